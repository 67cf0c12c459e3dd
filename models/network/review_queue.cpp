#include "models/network/review_queue.h"

#include "models/records/kinds.h"

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

double weightOf(const RelationshipRow& row, int degree)
{
    const Standing& s = row.standing;
    double weight = 1 + std::log2(1.0 + degree) / 4; // much hangs on entities of many lines
    weight += relationshipKind(row.kind).charges ? 1 : 0;
    weight += s.contested ? 1 : 0;
    // The only one there is decides whether the line is drawn.
    weight += 1.0 / std::max(1, s.claims - s.notReviewed + s.voices);
    return weight;
}

} // namespace

std::vector<ReviewItem> reviewQueue(const Network& network, bool possible)
{
    struct Line {
        RelationshipId id;
        double weight = 0;
        std::vector<Claim> claims;
    };
    const RelationshipModel& model = *network.relationships();
    const EntityModel& entities = *network.entities();
    std::vector<Line> lines;
    for (int r = 0; r < model.rowCount(); ++r) {
        const RelationshipRow& row = model.relationship(r);
        if (row.standing.notReviewed == 0)
            continue;
        Line line{row.id, 0, {}};
        double surest = 0;
        for (Claim& claim : network.claimsOf(row.id))
            if (claim.verdict == Verdict::Suggested && !claim.isPossibleLink()) {
                surest = std::max(surest, claim.confidence);
                line.claims.push_back(std::move(claim));
            }
        if (line.claims.empty())
            continue;
        int degree = 0;
        for (const EntityId end : {row.subject, row.object})
            if (const int at = entities.rowOf(end); at >= 0)
                degree += entities.degree(at);
        line.weight = weightOf(row, degree) + (1 - std::clamp(surest, 0.0, 1.0));
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
    });
    std::vector<ReviewItem> queue;
    for (const Line& line : lines)
        for (const Claim& claim : line.claims)
            queue.push_back({claim.id, line.id, line.weight});
    if (!possible)
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
