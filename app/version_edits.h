// An article of the project with its text changed, as an Edit: what
// models/reading/new_version.h needs is brought together here. The answer comes
// on the GUI thread.
#pragma once

#include "app/prepared_article.h"
#include "app/project.h"
#include "models/reading/new_version.h"

#include <QFuture>

namespace redthread {

// `newer` was imported beside `older`; in one step of undo it becomes its text.
QFuture<Result<NewVersion>> newVersionOf(Project& project, DocumentId older, DocumentId newer);
// `newer` is not in the project.
QFuture<Result<NewVersion>> newVersionOf(Project& project, DocumentId older, PreparedArticle newer);

// The live document of which this one seems a later text: nearly the same words, and the same address or,
// where publishers do not differ, the same title. Null when there is none.
DocumentId olderVersion(const Network& network, const Document& newer);
DocumentId olderVersion(const std::vector<Document>& live, const Document& newer);

} // namespace redthread
