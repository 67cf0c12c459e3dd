#include "app/version_edits.h"

#include "models/records/likeness.h"
#include "models/records/name_key.h"

#include <QSet>

namespace redthread {

namespace {

// Its mentions and claims are in the network, its text and passages in the store.
ArticleRecords recordsIn(const Network& network, DocumentId id)
{
    return {.document = {.id = id}, .passages = {}, .mentions = network.mentionsIn(id), .claims = network.claimsIn(id)};
}

Result<Done> complete(Store& store, ArticleRecords& records)
{
    Result<Document> document = store.document(records.document.id);
    if (!document)
        return document.error();
    Result<std::vector<Passage>> passages = store.passagesIn(records.document.id);
    if (!passages)
        return passages.error();
    records.document = *std::move(document);
    records.passages = *std::move(passages);
    return Done{};
}

// Entities of which nothing but this document speaks.
std::vector<Entity> ownEntities(const Network& network, const ArticleRecords& records)
{
    std::vector<Entity> own;
    QSet<EntityId> seen;
    for (const Mention& mention : records.mentions) {
        if (seen.contains(mention.entity))
            continue;
        seen.insert(mention.entity);
        const auto entity = network.entity(mention.entity);
        if (!entity || entity->mergedInto || !network.mergedInto(entity->id).empty())
            continue;
        const std::vector<Mention> all = network.mentionsOf(entity->id);
        bool alone = std::all_of(all.begin(), all.end(),
                                 [&](const Mention& m) { return m.document == records.document.id; });
        for (const RelationshipId id : network.relationshipsOf(entity->id)) {
            const std::vector<Claim> claims = network.claimsOf(id);
            alone = alone && std::all_of(claims.begin(), claims.end(), [&](const Claim& claim) {
                        return claim.document == records.document.id;
                    });
        }
        if (alone)
            own.push_back(*entity);
    }
    return own;
}

} // namespace

QFuture<Result<NewVersion>> newVersionOf(Project& project, DocumentId older, DocumentId newer)
{
    const Network& network = project.network();
    ArticleRecords next = recordsIn(network, newer);
    return project.store().ask([last = recordsIn(network, older), next, own = ownEntities(network, next),
                                known = network.storedRelationships()](Store& store) mutable -> Result<NewVersion> {
        for (ArticleRecords* records : {&last, &next})
            if (const Result<Done> done = complete(store, *records); !done)
                return done.error();
        AddRecords records;
        records.documents = {next.document};
        records.entities = std::move(own);
        records.passages = std::move(next.passages);
        records.mentions = std::move(next.mentions);
        records.claims = std::move(next.claims);
        return newVersion(last, records, true, known);
    });
}

QFuture<Result<NewVersion>> newVersionOf(Project& project, DocumentId older, PreparedArticle newer)
{
    const Network& network = project.network();
    return project.store().ask([last = recordsIn(network, older), next = addArticle(std::move(newer), network).edit,
                                known = network.storedRelationships()](Store& store) mutable -> Result<NewVersion> {
        if (const Result<Done> done = complete(store, last); !done)
            return done.error();
        return newVersion(last, next, false, known);
    });
}

DocumentId olderVersion(const Network& network, const Document& newer)
{
    std::vector<Document> live;
    for (int row = 0; row < network.documents()->rowCount(); ++row)
        live.push_back(network.documents()->document(row));
    return olderVersion(live, newer);
}

DocumentId olderVersion(const std::vector<Document>& live, const Document& newer)
{
    const auto differ = [](const QString& a, const QString& b) { return !a.isEmpty() && !b.isEmpty() && a != b; };
    std::pair<double, DocumentId> best{nearCopy, {}};
    for (const Document& document : live) {
        if (document.id == newer.id)
            continue;
        const bool sameAddress = !newer.address.isEmpty() && document.address == newer.address;
        const bool sameTitle = nameKey(document.title) == nameKey(newer.title) &&
                               !differ(nameKey(document.publisher), nameKey(newer.publisher)) &&
                               !differ(document.address, newer.address);
        if (sameAddress || sameTitle)
            best = std::max(best, {likeness(document.likeness, newer.likeness), document.id});
    }
    return best.second;
}

} // namespace redthread
