// Names found by what was learnt: two passes over a text, the second knowing
// what the first found for the same words. Read in place from a model file
// (sections names.lists, names.first, names.second); constant, any thread may
// use it. About 10 µs a word.
#pragma once

#include "models/learning/model_file.h"
#include "models/reading/names/name_features.h"

#include <stop_token>

namespace redthread::reading {

class NameModel {
public:
    NameModel() = default; // has learnt nothing
    explicit NameModel(const learning::ModelFile& file);

    bool isEmpty() const { return !m_first || !m_second; }
    // Labels (name_features.h) of the words of each sentence. Not of an empty
    // model. What was not read any more because of `stop` is outside of names.
    // Another `convention` than the first asks for names as that corpus marks them.
    std::vector<std::vector<quint8>> label(const std::vector<std::vector<NameWord>>& text,
                                           std::stop_token stop = {}, int convention = 0) const;

    // The feature that holds the weights of steps from a label.
    static learning::Feature stepFrom(int label) { return learning::combine(90, learning::Feature(label)); }

private:
    void pass(const learning::Weights& weights, const NameSteps& steps, std::span<const NameWord> sentence,
              const NameMemory* memory, int convention, std::vector<quint8>& out) const;

    learning::Weights m_lists, m_first, m_second;
    NameSteps m_firstSteps{}, m_secondSteps{};
};

} // namespace redthread::reading
