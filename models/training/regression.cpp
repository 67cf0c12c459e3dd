#include "models/training/regression.h"

#include <QSet>

#include <bit>
#include <cmath>
#include <deque>

namespace redthread::learning {

namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b)
{
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

// exp of a number not above 0, to 12 digits; most of the time of learning would be the library's.
double quickExp(double x)
{
    if (x < -700)
        return 0;
    const double k = std::nearbyint(x * 1.4426950408889634);
    const double r = x - k * 0.6931471805599453;
    double sum = 1;
    for (int i = 11; i > 0; --i)
        sum = 1 + sum * r / i;
    return sum * std::bit_cast<double>((qint64(k) + 1023) << 52);
}

// The choices with features numbered, all rows in one array.
class Problem {
public:
    Problem(const std::vector<Choice>& choices, const ChoiceRecipe& recipe) : m_c(recipe.c)
    {
        number(choices, recipe.minCount);
        m_rowStart.push_back(0);
        m_choiceStart.push_back(0);
        for (const Choice& choice : choices) {
            for (size_t r = 0; r < choice.rows.size(); ++r) {
                for (const Value& v : choice.rows[r])
                    if (const auto it = m_numbers.constFind(v.feature); it != m_numbers.constEnd())
                        m_cells.push_back({*it, v.value});
                m_rowStart.push_back(m_cells.size());
                m_targets.push_back(choice.target[r]);
            }
            m_choiceStart.push_back(m_targets.size());
            m_weights.push_back(choice.weight);
        }
        m_start.assign(m_features.size(), 0);
        for (auto it = recipe.start.constBegin(); it != recipe.start.constEnd(); ++it)
            if (const auto number = m_numbers.constFind(it.key()); number != m_numbers.constEnd())
                m_start[*number] = it.value();
    }

    const std::vector<Feature>& features() const { return m_features; }
    const Vector& start() const { return m_start; }

    double loss(const Vector& w, Vector& slope) const
    {
        double loss = 0;
        for (size_t i = 0; i < w.size(); ++i) {
            const double d = w[i] - m_start[i];
            loss += 0.5 * d * d / m_c;
            slope[i] = d / m_c;
        }
        Vector score, chance;
        for (size_t k = 0; k + 1 < m_choiceStart.size(); ++k) {
            const size_t first = m_choiceStart[k], last = m_choiceStart[k + 1];
            score.assign(last - first, 0);
            chance.clear();
            double most = -1e300, sum = 0;
            for (size_t r = first; r < last; ++r) {
                double& s = score[r - first];
                for (size_t c = m_rowStart[r]; c < m_rowStart[r + 1]; ++c)
                    s += w[m_cells[c].number] * m_cells[c].value;
                most = std::max(most, s);
            }
            for (const double s : score)
                sum += chance.emplace_back(quickExp(s - most));
            const double logSum = most + std::log(sum);
            for (size_t r = first; r < last; ++r) {
                loss -= m_weights[k] * m_targets[r] * (score[r - first] - logSum);
                const double error = m_weights[k] * (chance[r - first] / sum - m_targets[r]);
                if (std::fabs(error) > 1e-9)
                    for (size_t c = m_rowStart[r]; c < m_rowStart[r + 1]; ++c)
                        slope[m_cells[c].number] += error * m_cells[c].value;
            }
        }
        return loss;
    }

private:
    void number(const std::vector<Choice>& choices, int minCount)
    {
        QHash<Feature, int> counts;
        for (const Choice& choice : choices) {
            QSet<Feature> met;
            for (const Row& row : choice.rows)
                for (const Value& v : row)
                    if (v.value != 0)
                        met.insert(v.feature);
            for (const Feature f : met)
                ++counts[f];
        }
        for (const Choice& choice : choices)
            for (const Row& row : choice.rows)
                for (const Value& v : row)
                    if (counts.value(v.feature) >= minCount && !m_numbers.contains(v.feature)) {
                        m_numbers.insert(v.feature, quint32(m_features.size()));
                        m_features.push_back(v.feature);
                    }
    }

    struct Cell {
        quint32 number;
        float value;
    };
    double m_c;
    QHash<Feature, quint32> m_numbers;
    std::vector<Feature> m_features;
    std::vector<Cell> m_cells;
    std::vector<size_t> m_rowStart, m_choiceStart;
    std::vector<float> m_targets;
    std::vector<float> m_weights; // of the choices
    Vector m_start;
};

// The two-loop recursion: the slope turned by what the last steps taught of the curvature.
Vector direction(const Vector& slope, const std::deque<std::pair<Vector, Vector>>& steps)
{
    Vector d = slope, a(steps.size());
    for (size_t i = steps.size(); i-- > 0;) {
        const auto& [s, y] = steps[i];
        a[i] = dot(s, d) / dot(s, y);
        for (size_t k = 0; k < d.size(); ++k)
            d[k] -= a[i] * y[k];
    }
    if (!steps.empty()) {
        const auto& [s, y] = steps.back();
        const double scale = dot(s, y) / dot(y, y);
        for (double& x : d)
            x *= scale;
    }
    for (size_t i = 0; i < steps.size(); ++i) {
        const auto& [s, y] = steps[i];
        const double b = dot(y, d) / dot(s, y);
        for (size_t k = 0; k < d.size(); ++k)
            d[k] += s[k] * (a[i] - b);
    }
    return d;
}

} // namespace

WeightTable learnChoices(const std::vector<Choice>& choices, const ChoiceRecipe& recipe)
{
    const Problem problem(choices, recipe);
    const size_t n = problem.features().size();
    Vector w = problem.start(), slope(n), next(n), nextSlope(n);
    double loss = problem.loss(w, slope);
    std::deque<std::pair<Vector, Vector>> steps;
    for (int round = 0; round < recipe.rounds; ++round) {
        const Vector d = direction(slope, steps);
        const double descent = dot(d, slope);
        if (descent < 1e-6)
            break;
        double length = steps.empty() ? 1 / std::max(1.0, std::sqrt(dot(slope, slope))) : 1, nextLoss = loss;
        int tries = 0;
        for (; tries < 25; ++tries, length *= 0.5) {
            for (size_t i = 0; i < n; ++i)
                next[i] = w[i] - length * d[i];
            nextLoss = problem.loss(next, nextSlope);
            if (nextLoss <= loss - 1e-4 * length * descent)
                break;
        }
        if (tries == 25)
            break;
        Vector s(n), y(n);
        for (size_t i = 0; i < n; ++i) {
            s[i] = next[i] - w[i];
            y[i] = nextSlope[i] - slope[i];
        }
        if (dot(s, y) > 1e-10)
            steps.emplace_back(std::move(s), std::move(y));
        if (steps.size() > 8)
            steps.pop_front();
        const bool done = loss - nextLoss < 1e-6 * std::fabs(loss);
        w.swap(next);
        slope.swap(nextSlope);
        loss = nextLoss;
        if (done)
            break;
    }
    WeightTable table;
    table.classes = 1;
    for (size_t i = 0; i < n; ++i)
        if (std::fabs(w[i]) > 1e-3)
            table.add(problem.features()[i], 0, float(w[i]));
    return table;
}

} // namespace redthread::learning
