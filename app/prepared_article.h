// From a file to an Edit, in the two steps that run on different threads:
// prepareArticle() reads (any thread, slow, pure), addArticle() joins the result with what
// the project holds (where the project's records are at hand, fast).
#pragma once

#include "app/article_details.h"
#include "app/external_reader.h"
#include "models/intake/article.h"
#include "models/network/network.h"
#include "models/reading/joining.h"
#include "models/records/edit.h"
#include "models/records/result.h"

#include <stop_token>

namespace redthread {

struct PreparedArticle {
    Document document; // with its text
    Reading reading;
    QString note; // what a person should know of how it was read; empty: nothing
};

// A reader with a command reads instead of Redthread's own reading.
Result<PreparedArticle> prepareArticle(const QString& path, const GivenDetails& details,
                                       std::stop_token stop = {}, const ExternalReader& reader = {},
                                       const ReadingProgress& progress = {});
Result<PreparedArticle> prepareArticle(Article article, const GivenDetails& details,
                                       std::stop_token stop = {}, const ExternalReader& reader = {},
                                       const ReadingProgress& progress = {});

struct ArticleEdit {
    AddRecords edit;
    std::vector<std::pair<EntityId, EntityId>> joins;
    std::vector<Proposal> proposals;
    qsizetype relationships = 0, claims = 0,
              possible = 0; // new ones; possible links are neither of the first two
};

// `known` and `knownRelationships` as joining.h asks for.
ArticleEdit addArticle(PreparedArticle prepared, const std::vector<Entity>& known,
                       const std::vector<Relationship>& knownRelationships);
// Joined with all that the network holds.
ArticleEdit addArticle(PreparedArticle prepared, const Network& network);

} // namespace redthread
