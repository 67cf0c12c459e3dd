#include "models/network/review_queue.h"

#include "models/network/claim_table.h"
#include "models/records/kinds.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

double weightOf(const RelationshipRow& row, int degree, bool charges)
{
    const Standing& s = row.standing;
    double weight = 1 + std::log2(1.0 + degree) / 4; // much hangs on entities of many lines
    weight += charges ? 1 : 0;
    weight += s.contested ? 1 : 0;
    // The only one there is decides whether the line is drawn.
    weight += 1.0 / std::max(1, s.claims - s.notReviewed + s.voices);
    return weight;
}

} // namespace

std::vector<ReviewItem> reviewQueue(const Network& network, bool possible, size_t most)
{
    struct Line {
        const RelationshipRow* row;
        double weight = 0;
    };
    std::vector<Line> lines;
    quint32 surest = 0;
    int degrees = 0;
    QHash<QString, bool> known;
    const auto charges = [&](const QString& kind) {
        const auto it = known.constFind(kind);
        return it != known.constEnd() ? *it : *known.insert(kind, relationshipKind(kind).charges);
    };
    const auto finish = [&] {
        if (!lines.empty())
            lines.back().weight = weightOf(*lines.back().row, degrees, charges(lines.back().row->kind)) + (1 - surest / 255.0);
    };
    network.visitCounted([&](const DrawnLine& line, const CountedRow& claim) {
        if (claim.verdict != Verdict::Suggested)
            return;
        if (lines.empty() || lines.back().row != &line.row) {
            finish();
            lines.push_back({&line.row});
            surest = 0;
            degrees = line.subject.degree + line.object.degree;
        }
        surest = std::max<quint32>(surest, claim.sureness);
    });
    finish();
    const auto isBefore = [](const Line& a, const Line& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.row->id < b.row->id;
    };
    const size_t wanted = std::min(lines.size(), most); // each has a claim at least
    std::partial_sort(lines.begin(), lines.begin() + std::ptrdiff_t(wanted), lines.end(), isBefore);
    std::vector<ReviewItem> queue;
    for (size_t i = 0; i < wanted && queue.size() < most; ++i)
        for (const Claim& claim : network.claimsOf(lines[i].row->id))
            if (claim.verdict == Verdict::Suggested && !claim.isPossibleLink())
                queue.push_back({claim.id, lines[i].row->id, lines[i].weight});
    if (!possible || queue.size() >= most)
        return queue;
    std::vector<ReviewItem> links;
    for (const Claim& claim : network.possibleLinks())
        links.push_back({claim.id, claim.relationship, claim.confidence});
    std::sort(links.begin(), links.end(), [](const ReviewItem& a, const ReviewItem& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.claim < b.claim;
    });
    queue.insert(queue.end(), links.begin(), links.end());
    return queue;
}

} // namespace redthread
