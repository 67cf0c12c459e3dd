// The averaged perceptron over hashed features (Michael Collins, 2002; averaged
// as in Hal Daumé's thesis: a second sum weighted with the step of each update,
// taken off at the end). Only features that took part in an update are held.
// Deterministic: the same calls give the same weights. One thread.
#pragma once

#include "models/learning/features.h"
#include "models/training/model_writer.h"

#include <span>
#include <vector>

namespace redthread::learning {

class Perceptron {
public:
    explicit Perceptron(int classes);

    int classes() const { return m_classes; }

    // scores[k] = the sum of the features' weights for class k.
    void score(std::span<const Feature> features, std::span<float> scores) const;
    // Towards `right`, away from `wrong`; they differ.
    void update(std::span<const Feature> features, int right, int wrong);
    void step() { m_step += 1; } // after each decision, right or wrong

    // Replaces the weights by their averages; no update() may follow.
    void average();
    // What is left of the averages: features that took part in at least
    // `minUpdates` updates, weights of at least `minWeight`.
    WeightTable table(int minUpdates = 1, float minWeight = 0) const;

private:
    // A feature's cells lie side by side in m_cells; a row that grows out of its
    // room moves to the end.
    struct Slot {
        Feature feature = 0; // 0: empty; a feature of 0 is taken for 1
        quint32 first = 0;
        quint16 cells = 0;
        quint16 room = 0;
        quint32 updates = 0;
    };
    struct Cell {
        quint32 cls;
        float weight;
    };

    size_t slotOf(Feature feature) const;
    void change(Slot& slot, int cls, float by);
    void grow();

    int m_classes;
    double m_step = 1;
    size_t m_used = 0;
    std::vector<Slot> m_slots;
    std::vector<Cell> m_cells;
    std::vector<double> m_sums; // parallel
};

} // namespace redthread::learning
