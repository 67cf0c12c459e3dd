// A scene of about thirty invented entities, with every stance, for tests that
// need a full picture and for looking at it. And metrics that are the same on
// every machine.
#pragma once

#include "models/records/kinds.h"
#include "views/graph/scene.h"
#include "views/graph/sheet.h"
#include "views/graph/text_metrics.h"

namespace redthread {

// Every letter is 0.55 em wide.
class FixedMetrics : public TextMetrics {
public:
    double width(const QString& text, const TextFont& font) const override
    {
        return 0.55 * font.size * double(text.size());
    }
    double ascent(const TextFont& font) const override { return 0.9 * font.size; }
    double descent(const TextFont& font) const override { return 0.25 * font.size; }
};

inline Standing standing(Stance stance, int voices, int denying = 0, bool reviewed = true)
{
    Standing s;
    s.drawn = true;
    s.stance = stance;
    s.voices = voices;
    s.denyingVoices = denying;
    s.contested = voices > 0 && denying > 0;
    s.claims = voices + denying;
    s.notReviewed = reviewed ? 0 : s.claims;
    s.claimsByStance[size_t(stance)] = voices;
    s.claimsByStance[size_t(Stance::Denied)] += denying;
    return s;
}

class SceneMaker {
public:
    // Returns the index of the node.
    int entity(const QString& name, const QString& kind, double x, double y)
    {
        const int at = int(scene.nodes.size());
        scene.nodes.push_back({.id = EntityId{at + 1}, .name = name, .kind = kind, .centre = {x, y}});
        return at;
    }
    SceneEdge& relationship(int from, const QString& kind, int to, const Standing& how)
    {
        scene.edges.push_back({.id = RelationshipId{qint64(scene.edges.size()) + 101},
                               .from = from,
                               .to = to,
                               .kind = kind,
                               .standing = how});
        scene.nodes[size_t(from)].weight += how.voices;
        scene.nodes[size_t(to)].weight += how.voices;
        return scene.edges.back();
    }

    GraphScene scene;
};

inline GraphScene sampleScene()
{
    using enum Stance;
    SceneMaker m;
    const int land = m.entity("Veldoria", "country", 647, 357);
    const int radi = m.entity("Tomas Arden", "journalist", 840, 326);
    const int watch = m.entity("Witness International", "ngo", 490, 444);
    const int vendor = m.entity("Halcyon Group", "company", 673, 549);
    const int tool = m.entity("Skylark", "software", 849, 505);
    const int paper = m.entity("The Lantern", "media", 779, 226);
    const int stories = m.entity("Open Stories", "ngo", 761, 158);
    const int lab = m.entity("Signal Lab", "ngo", 713, 440);
    const int citizens = m.entity("Citizen Bench", "ngo", 582, 480);
    const int service = m.entity("Veldorian security services", "government", 796, 397);
    const int mounir = m.entity("Maël Orrin", "person", 945, 423);
    const int sister = m.entity("Atlas", "software", 949, 506);
    const int chat = m.entity("ChatFold", "company", 962, 585);
    const int saud = m.entity("Sorrania", "country", 840, 611);
    const int pan = m.entity("Port Amaro", "country", 761, 641);
    const int lawyer = m.entity("Abel Bouchard-Lindqvist", "person", 678, 667);
    const int mex = m.entity("Mestova", "country", 590, 628);
    const int uni = m.entity("United Emirates of Rhaal", "country", 508, 584);
    const int court = m.entity("Harbour District Court", "government", 425, 532);
    const int defence = m.entity("Ministry of Defence of Ostrava Bay", "government", 455, 313);
    const int j1 = m.entity("Hamid Elmar", "journalist", 499, 239);
    const int j2 = m.entity("Mohan Hilal", "journalist", 538, 182);
    const int j3 = m.entity("Rabia Ablak", "journalist", 604, 226);
    const int j4 = m.entity("Jawad Sabir", "journalist", 687, 195);
    const int j5 = m.entity("Cécile Schilling-Gallo", "journalist", 647, 134);
    const int j6 = m.entity("Phineas Ruck", "journalist", 888, 134);
    const int j7 = m.entity("عمر الراضي", "journalist", 927, 208);
    const int hirak = m.entity("Harvest Movement", "organisation", 967, 283);
    const int sekt = m.entity("Momo Sektar", "person", 538, 348);
    const int demo = m.entity("30 activists", "group", 380, 400);
    const int report = m.entity("Forensic report", "document", 360, 250);
    const int law = m.entity("Press Act 2011", "law", 900, 700);

    m.relationship(land, "targets", radi, standing(Alleged, 4, 1)).selected = true;
    m.relationship(land, "client_of", vendor, standing(Alleged, 3, 1));
    m.relationship(land, "denies", watch, standing(Denied, 0, 1));
    m.relationship(watch, "investigates", land, standing(Stated, 2));
    m.relationship(watch, "accuses", vendor, standing(Stated, 2));
    m.relationship(watch, "sues", vendor, standing(Stated, 1));
    m.relationship(watch, "authored", report, standing(Stated, 1));
    m.relationship(vendor, "develops", tool, standing(Stated, 3));
    m.relationship(tool, "targets", radi, standing(Alleged, 2));
    m.relationship(tool, "targets", mounir, standing(Alleged, 1));
    m.relationship(sister, "linked_to", tool, standing(Hypothetical, 1));
    m.relationship(sister, "targets", service, standing(Alleged, 1, 0, false));
    m.relationship(tool, "uses", chat, standing(Stated, 1));
    m.relationship(saud, "client_of", vendor, standing(Alleged, 1));
    m.relationship(pan, "client_of", vendor, standing(Alleged, 1, 0, false));
    m.relationship(mex, "client_of", vendor, standing(Alleged, 1));
    m.relationship(uni, "client_of", vendor, standing(Hypothetical, 1));
    m.relationship(vendor, "sues", lawyer, standing(Alleged, 1));
    m.relationship(citizens, "investigates", vendor, standing(Stated, 1));
    m.relationship(citizens, "reports_on", land, standing(Hypothetical, 1, 1));
    m.relationship(watch, "responds_to", court, standing(Stated, 1, 0, false));
    m.relationship(watch, "criticises", defence, standing(Stated, 1));
    for (int journalist : {j1, j2, j3, j4})
        m.relationship(land, "prosecutes", journalist, standing(Stated, 1));
    m.relationship(paper, "reports_on", land, standing(Stated, 2));
    m.relationship(stories, "cooperates_with", paper, standing(Stated, 2));
    m.relationship(j5, "works_for", stories, standing(Stated, 1));
    m.relationship(j6, "works_for", stories, standing(Stated, 1));
    m.relationship(j7, "works_for", paper, standing(Stated, 1));
    m.relationship(radi, "works_for", paper, standing(Stated, 1));
    m.relationship(radi, "reports_on", hirak, standing(Stated, 1, 0, false));
    m.relationship(service, "investigates", land, standing(Stated, 1));
    m.relationship(service, "targets", mounir, standing(Alleged, 1));
    m.relationship(lab, "part_of", watch, standing(Stated, 1));
    m.relationship(lab, "investigates", radi, standing(Stated, 1));
    m.relationship(land, "targets", sekt, standing(Stated, 1));
    m.relationship(sekt, "member_of", watch, standing(Stated, 1));
    m.relationship(land, "prosecutes", demo, standing(Stated, 2, 1));
    m.relationship(law, "regulates", vendor, standing(Stated, 1, 0, false));
    m.scene.nodes[size_t(land)].selected = m.scene.nodes[size_t(radi)].selected = true;
    m.scene.nodes[size_t(vendor)].pinned = true;
    m.scene.nodes[size_t(vendor)].hiddenNeighbours = 3;
    return m.scene;
}

// A footnote with one or two quotes for every relationship.
inline SheetContent sampleSheet(const GraphScene& scene)
{
    SheetContent content;
    content.title = QStringLiteral("Skylark in Veldoria");
    content.date = QStringLiteral("24 November 2026");
    content.scene = scene;
    content.claims = 81;
    content.notReviewed = 12;
    content.filters = {QStringLiteral("according to: anyone"), QStringLiteral("3 entities are hidden")};
    for (const SceneEdge& edge : scene.edges) {
        Footnote note{edge.id,       scene.nodes[size_t(edge.from)].name,
                      edge.kind,     scene.nodes[size_t(edge.to)].name,
                      edge.standing, {}};
        FootnoteQuote quote;
        quote.stance = edge.standing.stance;
        quote.quote =
            QStringLiteral("The authorities of %1 would therefore have had a hand in what happened to %2, "
                           "using software that was developed elsewhere.")
                .arg(note.subject, note.object);
        quote.claimant = QStringLiteral("Witness International");
        quote.via = {QStringLiteral("The Lantern")};
        quote.outlet = QStringLiteral("The Lantern");
        quote.title = QStringLiteral("After a report on Skylark, questions arise");
        quote.date = QStringLiteral("22 June 2020");
        quote.address = QStringLiteral("https://lantern.example/2020/06/skylark?page=%1").arg(edge.id.value);
        quote.reviewed = !edge.isSuggestion();
        note.quotes.push_back(quote);
        if (edge.standing.denyingVoices > 0) {
            quote.stance = Stance::Denied;
            quote.claimant = QStringLiteral("Veldorian authorities");
            quote.via = {};
            quote.quote =
                QStringLiteral("The authorities oppose a firm and categorical denial of this report.");
            note.quotes.push_back(quote);
        }
        content.footnotes.push_back(note);
    }
    return content;
}

} // namespace redthread
