// Readings and annotations count as the file counts (UTF-16 units) outside the
// program, and as the article's text does within: the two differ where intake
// changed line ends or dropped characters (file_text.h).
#pragma once

#include "models/intake/file_text.h"
#include "models/reading/reading.h"

#include <QJsonObject>

namespace redthread {

// Mentions and passages of an article as they are in its file, quotes too.
void countInFile(Reading& reading, const FileText& file);
// An annotation of the file as one of the article's text; a range that is no
// number stays as it is.
QJsonObject countInArticle(QJsonObject annotation, const FileText& file);

} // namespace redthread
