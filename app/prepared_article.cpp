#include "app/prepared_article.h"

#include "models/records/likeness.h"

#include "models/reading/alike.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace redthread {

namespace {

QString either(const QString& given, const QString& found) { return given.isEmpty() ? found : given; }

} // namespace

Result<PreparedArticle> prepareArticle(const QString& path, const GivenDetails& details, std::stop_token stop,
                                       const ExternalReader& reader, const ReadingProgress& progress)
{
    Result<Article> article = readArticle(path);
    if (!article)
        return article.error();
    return prepareArticle(*std::move(article), details, stop, reader, progress);
}

Result<PreparedArticle> prepareArticle(Article article, const GivenDetails& details, std::stop_token stop,
                                       const ExternalReader& reader, const ReadingProgress& progress)
{
    PreparedArticle prepared;
    Document& document = prepared.document;
    document.id = mintId<DocumentId>();
    document.title = either(details.title, article.title);
    document.publisher = details.publisher;
    document.author = details.author;
    document.date = either(details.date, article.date);
    document.address = details.address;
    document.fileHash = article.fileHash;
    document.textHash = article.textHash;
    document.text = std::move(article.text);
    document.likeness = likenessOf(document.text);

    const ArticleDetails known{.document = document.id,
                               .date = document.date,
                               .publisher = document.publisher,
                               .author = document.author,
                               .possible = details.possibleLinks};
    if (!reader.command.isEmpty()) {
        Result<CheckedReading> checked = readWith(reader, document.text, known, stop);
        if (!checked)
            return checked.error();
        prepared.note = refusedSentence(reader, *checked);
        prepared.reading = std::move(checked->reading);
        return prepared;
    }
    Result<Reading> own = readText(document.text, known, stop, progress);
    if (!own)
        return own.error();
    prepared.reading = *std::move(own);
    prepared.note = prepared.reading.notes.join(u' ');
    return prepared;
}

ArticleEdit addArticle(PreparedArticle prepared, const std::vector<Entity>& known,
                       const std::vector<Relationship>& knownRelationships)
{
    std::vector<Proposal> alike = alikeWithin(prepared.reading);
    Joined joined = joinKnown(std::move(prepared.reading), known, knownRelationships);
    ArticleEdit result;
    result.joins = std::move(joined.joins);
    result.proposals = std::move(joined.proposals);
    // Of the article's own names, under which they are now.
    QHash<EntityId, EntityId> target;
    for (const auto& [newcomer, known] : result.joins)
        target.insert(newcomer, known);
    for (Proposal& proposal : alike) {
        proposal.newcomer = target.value(proposal.newcomer, proposal.newcomer);
        proposal.known = target.value(proposal.known, proposal.known);
        if (proposal.newcomer != proposal.known)
            result.proposals.push_back(proposal);
    }
    AddRecords& edit = result.edit;
    edit.what = prepared.document.title;
    edit.documents.push_back(std::move(prepared.document));
    edit.entities = std::move(joined.reading.entities);
    edit.passages = std::move(joined.reading.passages);
    edit.mentions = std::move(joined.reading.mentions);
    edit.relationships = std::move(joined.reading.relationships);
    edit.claims = std::move(joined.reading.claims);
    QSet<RelationshipId> claimed;
    for (const Claim& claim : edit.claims)
        if (claim.isPossibleLink()) {
            ++result.possible;
        } else {
            ++result.claims;
            claimed.insert(claim.relationship);
        }
    result.relationships = std::count_if(edit.relationships.begin(), edit.relationships.end(),
                                         [&](const Relationship& r) { return claimed.contains(r.id); });
    return result;
}

ArticleEdit addArticle(PreparedArticle prepared, const Network& network)
{
    std::vector<Entity> entities;
    for (int row = 0; row < network.entities()->rowCount(); ++row)
        entities.push_back(network.entities()->entity(row));
    return addArticle(std::move(prepared), entities, network.storedRelationships());
}

} // namespace redthread
