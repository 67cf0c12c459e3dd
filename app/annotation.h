// Whether an annotation that is given to reading is of the article, and what of it cannot be used. Schema:
// reading_json.h; offsets count in `text`, the article's.
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace redthread {

// Where the annotation says that the article has words that it has not: it is of another one. Nothing: it is
// of this.
std::optional<QString> mismatch(const QJsonObject& annotation, const QString& text);

// Sentences: how many of its records are left out, because they lean on one that is not there or lie where no
// words are; how many have a kind that is none; how many mentions cut a word. Empty: all can be used.
QString faultsOf(const QJsonObject& annotation, const QString& text);

} // namespace redthread
