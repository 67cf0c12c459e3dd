#include "app/sheet_content.h"

#include "views/filters/filter_words.h"
#include "views/graph/scene_builder.h"
#include "views/graph/wording.h"

#include <QCoreApplication>
#include <QDate>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Sheet", text); }

// The claims that stand behind a line, denials as a whole included.
// These deny the line, whatever their own sentence states of another.
std::vector<Claim> evidenceOf(const Network& network, RelationshipId id)
{
    std::vector<Claim> claims;
    for (Claim& claim : network.claimsOf(id))
        if (claim.verdict != Verdict::Rejected)
            claims.push_back(std::move(claim));
    for (Claim& claim : network.denialsAsWhole(id)) {
        claim.stance = Stance::Denied;
        // "Le Desk says that Morocco denies the report": Morocco says so, through Le Desk.
        if (const auto denies = network.relationship(claim.relationship)) {
            if (claim.claimant && network.rootOf(claim.claimant) != network.rootOf(denies->subject))
                claim.via.append(claim.claimant);
            claim.claimant = denies->subject;
        }
        claims.push_back(std::move(claim));
    }
    return claims;
}

// "22 June 2020", "June 2020" or "2020".
QString readable(const QString& date)
{
    const QLocale locale;
    if (const QDate day = QDate::fromString(date, Qt::ISODate); day.isValid())
        return locale.toString(day, QStringLiteral("d MMMM yyyy"));
    if (const QDate month = QDate::fromString(date, QStringLiteral("yyyy-MM")); month.isValid())
        return locale.toString(month, QStringLiteral("MMMM yyyy"));
    return date;
}

FootnoteQuote quoteOf(const Network& network, const Claim& claim, const Passage& passage)
{
    const int row = network.documents()->rowOf(claim.document);
    const Document document = row < 0 ? Document() : network.documents()->document(row);
    FootnoteQuote quote;
    quote.stance = claim.stance;
    quote.quote = passage.quote;
    quote.claimant = network.claimantName(claim);
    for (const EntityId via : claim.via)
        if (const QString name = network.nameOf(via); !name.isEmpty())
            quote.via << name;
    quote.outlet = document.publisher.isEmpty() ? document.author : document.publisher;
    quote.title = document.title;
    quote.date = readable(document.date);
    quote.said = readable(claim.claimDate);
    quote.address = document.address;
    quote.reviewed = claim.verdict != Verdict::Suggested;
    return quote;
}

// Kinds and lines of what is drawn, each for itself: what a legend counts.
GraphScene openedOf(const Network& network, const GraphScene& scene)
{
    GraphScene opened;
    for (const SceneNode& node : scene.nodes)
        for (const EntityId id : entitiesOf(node)) {
            const int row = network.entities()->rowOf(id);
            opened.nodes.push_back({.id = id, .kind = row < 0 ? node.kind : network.entities()->entity(row).kind});
        }
    for (const SceneEdge& edge : scene.edges)
        for (const RelationshipId id : relationshipsOf(edge)) {
            opened.edges.push_back({.id = id, .from = edge.from, .to = edge.to, .kind = edge.kind, .standing = edge.standing});
            if (const int row = network.relationships()->rowOf(id); row >= 0)
                opened.edges.back().standing = network.relationships()->relationship(row).standing;
        }
    return opened;
}

} // namespace

std::vector<PassageId> passagesOf(const Network& network, const GraphScene& scene)
{
    std::vector<PassageId> ids;
    for (const SceneEdge& edge : scene.edges)
        for (const RelationshipId id : relationshipsOf(edge))
            for (const Claim& claim : evidenceOf(network, id))
                ids.push_back(claim.passage);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

SheetContent sheetContent(const Network& network, GraphScene scene, const PassagesById& passages,
                          const QString& title, const QString& date)
{
    SheetContent content;
    content.title = title;
    content.date = readable(date);
    content.claims = network.claimCount();
    content.notReviewed = network.notReviewedCount();
    for (const FilterChip& chip : filterChips(network.filter(), network))
        content.filters << chip.text;
    if (const int hidden = network.hiddenCount())
        content.filters << tr("Entities hidden: %1").arg(hidden);
    // None of those who stand alone is in the scene: they were left out.
    const EntityModel& entities = *network.entities();
    const bool anyAlone = std::any_of(scene.nodes.begin(), scene.nodes.end(), [&](const SceneNode& node) {
        const int row = entities.rowOf(node.id);
        return node.members.empty() && row >= 0 && entities.degree(row) == 0 && !node.pinned;
    });
    if (const int alone = aloneCount(entities); alone > 0 && !anyAlone)
        content.filters << tr("Entities without a relationship, left out: %1").arg(alone);
    const auto groups = std::count_if(scene.nodes.begin(), scene.nodes.end(),
                                      [](const SceneNode& node) { return !node.members.empty(); });
    if (groups > 0)
        content.legend = legendOf(openedOf(network, scene));
    if (groups > 0)
        content.filters << tr("Groups drawn as one: %1; lines marked × stand for so many relationships, "
                              "whose quotes are in the web page or the opened group").arg(groups);
    if (passages.isEmpty()) { // none was asked for, or there is none: none will be told
        content.scene = std::move(scene);
        return content;
    }
    for (const SceneEdge& edge : scene.edges) {
        for (const RelationshipId id : relationshipsOf(edge)) {
            Footnote footnote;
            footnote.relationship = id;
            footnote.line = edge.bundle.empty() ? RelationshipId() : edge.id;
            footnote.subject = scene.nodes[size_t(edge.from)].name;
            footnote.kind = edge.kind;
            footnote.object = scene.nodes[size_t(edge.to)].name;
            footnote.standing = edge.standing;
            if (const int row = network.relationships()->rowOf(id); row >= 0) {
                const RelationshipRow& relationship = network.relationships()->relationship(row);
                footnote.subject = relationship.subjectName();
                footnote.kind = relationship.kind;
                footnote.object = relationship.objectName();
                footnote.standing = relationship.standing;
            }
            for (const Claim& claim : evidenceOf(network, id))
                if (const auto passage = passages.constFind(claim.passage); passage != passages.constEnd())
                    footnote.quotes.push_back(quoteOf(network, claim, *passage));
            content.footnotes.push_back(std::move(footnote));
        }
    }
    content.scene = std::move(scene);
    return content;
}

DotGraph dotGraph(const Network& network, const GraphScene& scene, const PassagesById& passages,
                  const QString& title)
{
    DotGraph graph;
    graph.title = title;
    for (const SceneNode& node : scene.nodes)
        graph.nodes.push_back({node.id, node.name, node.kind, node.centre});
    for (const SceneEdge& edge : scene.edges) {
        DotEdge out;
        out.id = edge.id;
        out.subject = scene.nodes[size_t(edge.from)].id;
        out.object = scene.nodes[size_t(edge.to)].id;
        out.kind = edge.kind;
        out.stance = edge.standing.stance;
        out.contested = edge.standing.contested;
        out.voices = edge.standing.voices;
        out.claims = edge.standing.claims;
        if (!edge.bundle.empty()) { // no one sentence says what several lines say
            graph.edges.push_back(std::move(out));
            continue;
        }
        for (const Claim& claim : evidenceOf(network, edge.id)) {
            if (const auto passage = passages.constFind(claim.passage); passage != passages.constEnd()) {
                out.quote = passage->quote;
                break;
            }
        }
        graph.edges.push_back(std::move(out));
    }
    return graph;
}

QString projectTitle(const Network& network, const QString& storePath)
{
    if (network.documents()->rowCount() == 1)
        return network.documents()->document(0).title;
    return QFileInfo(storePath).completeBaseName();
}

} // namespace redthread
