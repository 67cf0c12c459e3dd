// bench_store FILE ENTITIES RELATIONSHIPS CLAIMS [SEED] [--placed]: a project as
// large as a leak, made up: communities with hubs, documents with a sentence
// for each claim, all kinds, all stances, most claims not reviewed. The same
// numbers give the same project, but for the ids. --placed lays it out first.

#include "models/layout/layout_thread.h"
#include "models/layout/random.h"
#include "models/records/edit.h"
#include "models/records/kinds.h"
#include "models/store/store.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <unordered_set>

using namespace redthread;

namespace {

struct Pair {
    int a, b;
};

// Communities of a few to some hundred; inside, the better known are met more
// often; a tenth of the ties leads out.
std::vector<Pair> pairsOf(int entities, int wanted, layout::Random& random)
{
    std::vector<int> firstOf, sizeOf, communityOf;
    for (int first = 0; first < entities;) {
        const int size = std::min(entities - first, 4 + int(40 / (0.05f + random.unit())));
        for (int i = 0; i < size; ++i)
            communityOf.push_back(int(firstOf.size()));
        firstOf.push_back(first);
        sizeOf.push_back(size);
        first += size;
    }
    std::vector<Pair> pairs;
    std::unordered_set<qint64> known;
    const auto add = [&](int a, int b) {
        if (a != b && known.insert(qint64(std::min(a, b)) * entities + std::max(a, b)).second)
            pairs.push_back({a, b});
    };
    const auto wellKnown = [&](int community) {
        const float u = random.unit();
        return firstOf[size_t(community)] + int(u * u * u * float(sizeOf[size_t(community)]));
    };
    for (int i = 1; i < entities; ++i) // nobody stands alone
        add(i, i == firstOf[size_t(communityOf[size_t(i)])] ? random.below(i)
                                                            : wellKnown(communityOf[size_t(i)]) % i);
    for (int tries = 0; int(pairs.size()) < wanted && tries < 20 * wanted; ++tries) {
        const int a = random.below(entities);
        const bool leadsOut = random.unit() < 0.1f;
        add(a, wellKnown(leadsOut ? random.below(int(firstOf.size())) : communityOf[size_t(a)]));
    }
    return pairs;
}

const QString& word(layout::Random& random)
{
    static const QStringList words =
        QStringLiteral("Alder Birch Cedar Dahlia Elm Fir Gorse Hazel Iris Juniper "
                       "Kelp Larch Maple Nettle Oak Pine Quince Rowan Sage Teak")
            .split(u' ');
    return words[random.below(int(words.size()))];
}

class Maker {
public:
    Maker(Store& store, int entities, int relationships, int claims, std::uint64_t seed)
        : m_store(store),
          m_random(seed),
          m_pairs(pairsOf(entities, relationships, m_random)),
          m_claims(claims),
          m_ids(size_t(entities))
    {
    }

    Result<Done> run(bool isPlaced)
    {
        if (auto done = addEntities(isPlaced); !done)
            return done;
        if (auto done = addRelationships(); !done)
            return done;
        return addClaims();
    }

private:
    static constexpr int batch = 20'000;

    Result<Done> apply(AddRecords add)
    {
        add.what = QStringLiteral("Made up");
        auto applied = m_store.apply(Edit{std::move(add)}, m_store.revision());
        if (!applied)
            return applied.error();
        return Done{};
    }

    std::vector<layout::Point> places() const
    {
        layout::LayoutGraph graph;
        graph.nodes.resize(m_ids.size());
        for (const Pair pair : m_pairs)
            graph.edges.push_back({pair.a, pair.b, 1});
        return layout::settle(std::move(graph));
    }

    Result<Done> addEntities(bool isPlaced)
    {
        const std::vector<layout::Point> points = isPlaced ? places() : std::vector<layout::Point>{};
        static const char* const kinds[] = {"person", "company", "ngo", "journalist", "government", "media"};
        for (size_t first = 0; first < m_ids.size(); first += batch) {
            AddRecords add;
            for (size_t i = first; i < std::min(first + batch, m_ids.size()); ++i) {
                m_ids[i] = mintId<EntityId>();
                Entity entity{.id = m_ids[i],
                              .kind = QString::fromLatin1(kinds[m_random.below(6)]),
                              .name = QStringLiteral("%1 %2 %3").arg(word(m_random), word(m_random)).arg(i)};
                if (isPlaced)
                    entity.position = QPointF(points[i].x, points[i].y);
                add.entities.push_back(std::move(entity));
            }
            if (auto done = apply(std::move(add)); !done)
                return done;
        }
        return Done{};
    }

    Result<Done> addRelationships()
    {
        static const char* const kinds[] = {"works_for",       "owns",   "member_of", "pays",
                                            "cooperates_with", "accuses"};
        for (size_t first = 0; first < m_pairs.size(); first += batch) {
            AddRecords add;
            for (size_t i = first; i < std::min(first + batch, m_pairs.size()); ++i) {
                m_relationships.push_back(mintId<RelationshipId>());
                add.relationships.push_back({.id = m_relationships.back(),
                                             .subject = m_ids[size_t(m_pairs[i].a)],
                                             .kind = QString::fromLatin1(kinds[m_random.below(6)]),
                                             .object = m_ids[size_t(m_pairs[i].b)]});
            }
            if (auto done = apply(std::move(add)); !done)
                return done;
        }
        return Done{};
    }

    // Each relationship has one claim, what is left falls where it will.
    Result<Done> addClaims()
    {
        for (int first = 0; first < m_claims; first += batch) {
            AddRecords add;
            Document document{.id = mintId<DocumentId>(),
                              .title = QStringLiteral("Report %1").arg(first / batch + 1),
                              .publisher = word(m_random),
                              .date = QStringLiteral("20%1-06-01").arg(10 + first / batch % 15)};
            for (int i = first; i < std::min(first + batch, m_claims); ++i) {
                const int at = i < int(m_pairs.size()) ? i : m_random.below(int(m_pairs.size()));
                const QString sentence = QStringLiteral("It is said that %1 and %2 met. ")
                                             .arg(m_pairs[size_t(at)].a)
                                             .arg(m_pairs[size_t(at)].b);
                const qsizetype start = document.text.size();
                document.text += sentence;
                Passage passage{.id = mintId<PassageId>(),
                                .document = document.id,
                                .range = {start, start + sentence.size() - 1},
                                .quote = sentence.chopped(1)};
                const float chance = m_random.unit();
                Claim claim{.id = mintId<ClaimId>(),
                            .relationship = m_relationships[size_t(at)],
                            .document = document.id,
                            .passage = passage.id};
                claim.stance = chance < 0.8f    ? Stance::Stated
                               : chance < 0.92f ? Stance::Alleged
                               : chance < 0.96f ? Stance::Hypothetical
                                                : Stance::Denied;
                claim.verdict = m_random.unit() < 0.2f ? Verdict::Accepted : Verdict::Suggested;
                if (m_random.unit() < 0.3f)
                    claim.claimant = m_ids[size_t(m_random.below(int(m_ids.size())))];
                add.passages.push_back(std::move(passage));
                add.claims.push_back(std::move(claim));
            }
            document.fileHash = document.textHash = QStringLiteral("made-up-%1").arg(first);
            add.documents.push_back(std::move(document));
            if (auto done = apply(std::move(add)); !done)
                return done;
        }
        return Done{};
    }

    Store& m_store;
    layout::Random m_random;
    std::vector<Pair> m_pairs;
    int m_claims;
    std::vector<EntityId> m_ids;
    std::vector<RelationshipId> m_relationships;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QStringList arguments = app.arguments().mid(1);
    const bool isPlaced = arguments.removeAll(QStringLiteral("--placed")) > 0;
    if (arguments.size() < 4 || arguments.size() > 5) {
        std::fprintf(stderr, "usage: bench_store FILE ENTITIES RELATIONSHIPS CLAIMS [SEED] [--placed]\n");
        return 2;
    }
    const QString path = arguments[0];
    if (QFile::exists(path)) {
        std::fprintf(stderr, "bench_store: %s is there already\n", qPrintable(path));
        return 1;
    }
    auto store = Store::open(path);
    const auto made = store ? Maker(**store, arguments[1].toInt(), arguments[2].toInt(), arguments[3].toInt(),
                                    arguments.value(4, QStringLiteral("1")).toULongLong())
                                  .run(isPlaced)
                            : Result<Done>(store.error());
    if (!made) {
        std::fprintf(stderr, "bench_store: %s\n", qPrintable(made.error().text));
        return 1;
    }
}
