// Weights of a linear model, read in place from a model file: a feature has one
// weight for each class. A view; it lives as long as its ModelFile. Any number
// of threads may use it at once.
//
// Two forms are told apart inside (model_format.h): a dense table of rows, in
// which different features may share one, and a keyed table, which holds the
// features that were learnt and is silent about all others (but for one in
// 2^15). Nothing read here is trusted: whatever the bytes say, add() stays
// inside the section and inside `scores`.
#pragma once

#include "models/learning/features.h"

#include <span>

namespace redthread::learning {

struct WeightsHeader;

class Weights {
public:
    // Of a model that has learnt nothing: no classes, add() adds nothing.
    Weights() = default;

    int classes() const { return m_classes; }
    explicit operator bool() const { return m_classes > 0; }

    // Adds value × the feature's weights to scores[0 … classes()).
    // A shorter `scores` is left alone.
    void add(Feature feature, float value, std::span<float> scores) const;

    // Brings the feature's row near; ask a few features before add().
    void prefetch(Feature feature) const;

    // Whether a section of `size` bytes holds what its header promises;
    // only then may a view be made of it.
    static bool isSound(const uchar* section, quint64 size);
    explicit Weights(const uchar* soundSection, quint64 size);

private:
    void addDense(Feature feature, float value, float* scores) const;
    void addKeyed(Feature feature, float value, float* scores) const;

    int m_classes = 0;
    int m_shift = 0; // feature → row
    int m_codeBytes = 1;
    bool m_keyed = false;
    float m_scale = 0;
    const quint32* m_starts = nullptr; // keyed
    const uchar* m_rows = nullptr;
};

} // namespace redthread::learning
