#include "models/layout/multilevel.h"

#include "models/layout/coarsening.h"
#include "models/layout/measures.h"
#include "models/layout/starts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace redthread::layout {

using std::size_t;

namespace {

constexpr int coarsest = 40;

// How much work a mesh of that size is worth.
struct Effort {
    int fine = 0;          // steps on the finest level; more on coarser ones,
    int most = 0;          // as many at most
    int distanceSteps = 0; // on the finest level
    int pivots = 0;
    int coarsePivots = 0;
    int coarseSteps = 0;
    int starts = 0;     // that are refined until
    int sharedFrom = 0; // a level has more nodes than this
};

Effort effortFor(int nodes)
{
    if (nodes <= 5000)
        return {100, 200, 60, 200, 200, 40, 4, 2500};
    if (nodes < 50000)
        return {40, 120, 40, 64, 128, 20, 2, 800};
    if (nodes < 300000)
        return {20, 100, 18, 64, 96, 15, 2, 1000};
    return {20, 60, 0, 0, 64, 15, 2, 800};
}
constexpr int mostForCoarseDistances = 20000;

// Half at the parent, half at the mean of the neighbours' parents, and a little aside.
Bodies refined(const Mesh& mesh, const Coarser& coarser, const Bodies& coarse)
{
    const float aside = 0.15f * std::max(meanEdge(coarser.mesh, all(coarser.mesh), coarse.x, coarse.y), 1.0f);
    Random random{std::uint64_t(mesh.size())};
    Bodies fine;
    fine.resize(mesh.size());
    for (auto i = size_t(0); i < fine.x.size(); ++i) {
        const auto parent = size_t(coarser.parent[i]);
        float x = coarse.x[parent], y = coarse.y[parent];
        const int degree = mesh.degree(int(i));
        if (!coarser.isSun[i] && degree > 0) {
            float sumX = 0, sumY = 0;
            for (int k = mesh.offset[i]; k < mesh.offset[i + 1]; ++k) {
                const auto other = size_t(coarser.parent[size_t(mesh.neighbour[size_t(k)])]);
                sumX += coarse.x[other];
                sumY += coarse.y[other];
            }
            x = (x + sumX / float(degree)) / 2;
            y = (y + sumY / float(degree)) / 2;
        }
        fine.x[i] = x + aside * random.around();
        fine.y[i] = y + aside * random.around();
    }
    return fine;
}

// The levels of one mesh, and the way down them.
class Levels {
public:
    Levels(const Mesh& mesh, const ForceLaw& law, Relaxation& relaxation, const Interrupted& interrupted)
        : m_mesh(mesh),
          m_law(law),
          m_relaxation(relaxation),
          m_interrupted(interrupted),
          m_effort(effortFor(mesh.size()))
    {
        while (at(count()).size() > coarsest && !interrupted()) {
            Coarser next = coarsened(at(count()));
            if (next.mesh.size() > at(count()).size() * 9 / 10 || next.mesh.size() < 4)
                break;
            m_coarser.push_back(std::move(next));
        }
    }

    Bodies run()
    {
        // The last level whose mesh is small enough to be laid out several times.
        size_t shared = count();
        while (shared > 0 && at(shared - 1).size() <= std::min(m_effort.sharedFrom, m_mesh.size() / 2))
            --shared;
        std::vector<Bodies> starts = startsAt(count());
        Bodies bodies;
        if (starts.size() == 1 || shared == count()) {
            bodies = descended(count(), shared, std::move(starts.front()));
        } else {
            const Distances distances(at(shared), 64);
            float least = std::numeric_limits<float>::max();
            for (Bodies& start : starts) {
                Bodies next = descended(count(), shared, std::move(start));
                const float stress = distances.stress(next.x, next.y);
                if (bodies.x.empty() || stress < least) {
                    least = stress;
                    bodies = std::move(next);
                }
            }
        }
        bodies = descended(shared, 0, std::move(bodies));
        hold(m_mesh, bodies, m_law.distances, m_effort.pivots, m_effort.distanceSteps);
        return bodies;
    }

private:
    size_t count() const { return m_coarser.size(); }
    const Mesh& at(size_t level) const { return level == 0 ? m_mesh : m_coarser[level - 1].mesh; }

    std::vector<Bodies> startsAt(size_t level)
    {
        std::vector<Bodies> starts;
        const Mesh& mesh = at(level);
        constexpr int tries = 8, steps = 200;
        if (mesh.size() <= smallMesh) {
            for (Candidate& candidate : bestStarts(mesh, {}, m_relaxation, tries, steps, Judge::Stress,
                                                   size_t(m_effort.starts), m_interrupted))
                starts.push_back(std::move(candidate.bodies));
            return starts;
        }
        Random random{1};
        Bodies& bodies = starts.emplace_back();
        bodies.resize(mesh.size());
        scatter(bodies, random);
        anneal(mesh, bodies, m_relaxation, steps, m_interrupted);
        return starts;
    }

    Bodies descended(size_t from, size_t to, Bodies bodies)
    {
        for (size_t level = from; level-- > to;) {
            const Mesh& here = at(level);
            bodies = refined(here, m_coarser[level], bodies);
            const auto steps =
                int(float(m_effort.fine) * std::sqrt(float(m_mesh.size()) / float(here.size())));
            anneal(here, bodies, m_relaxation, std::clamp(steps, m_effort.fine, m_effort.most),
                   m_interrupted);
            if (level > 0 && here.size() <= mostForCoarseDistances)
                hold(here, bodies, m_law.coarseDistances, m_effort.coarsePivots, m_effort.coarseSteps);
        }
        return bodies;
    }

    void hold(const Mesh& mesh, Bodies& bodies, float share, int pivots, int steps)
    {
        if (share <= 0 || steps <= 0 || m_interrupted())
            return;
        const Distances distances(mesh, pivots);
        if (distances.isEmpty())
            return;
        m_relaxation.setDistances(&distances, share);
        anneal(mesh, bodies, m_relaxation, steps, m_interrupted);
        m_relaxation.setDistances(nullptr, 0);
    }

    const Mesh& m_mesh;
    const ForceLaw& m_law;
    Relaxation& m_relaxation;
    const Interrupted& m_interrupted;
    const Effort m_effort;
    std::vector<Coarser> m_coarser;
};

} // namespace

Bodies multilevel(const Mesh& mesh, const ForceLaw& law, Relaxation& relaxation,
                  const Interrupted& interrupted)
{
    relaxation.setAttraction(law.attraction);
    Bodies bodies = Levels(mesh, law, relaxation, interrupted).run();
    turnWide(bodies);
    return bodies;
}

} // namespace redthread::layout
