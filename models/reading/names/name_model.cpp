#include "models/reading/names/name_model.h"

namespace redthread::reading {

using learning::Feature;
using learning::Weights;

namespace {

NameSteps stepsOf(const Weights& weights)
{
    NameSteps steps{};
    for (int from = 0; from <= nameLabels; ++from)
        weights.add(NameModel::stepFrom(from), 1, steps[size_t(from)]);
    return steps;
}

// Weights of another number of labels would be of another program.
Weights fitting(const Weights& weights) { return weights.classes() == nameLabels ? weights : Weights(); }

} // namespace

NameModel::NameModel(const learning::ModelFile& file)
    : m_lists(file.weights(QStringLiteral("names.lists"))),
      m_first(fitting(file.weights(QStringLiteral("names.first")))),
      m_second(fitting(file.weights(QStringLiteral("names.second")))),
      m_firstSteps(stepsOf(m_first)),
      m_secondSteps(stepsOf(m_second))
{
}

void NameModel::pass(const Weights& weights, const NameSteps& steps, std::span<const NameWord> sentence,
                     const NameMemory* memory, int convention, std::vector<quint8>& out) const
{
    const ListMarks marks = namesOfLists(sentence, m_lists);
    std::vector<float> scores(sentence.size() * nameLabels);
    std::vector<Feature> features;
    for (size_t i = 0; i < sentence.size(); ++i) {
        nameFeatures(sentence, int(i), marks, memory, convention, features);
        for (const Feature feature : features)
            weights.prefetch(feature);
        for (const Feature feature : features)
            weights.add(feature, 1, std::span(scores).subspan(i * nameLabels, nameLabels));
    }
    bestLabels(scores, steps, out);
}

std::vector<std::vector<quint8>> NameModel::label(const std::vector<std::vector<NameWord>>& text,
                                                  std::stop_token stop, int convention) const
{
    std::vector<std::vector<quint8>> labels(text.size());
    NameMemory memory;
    for (size_t s = 0; s < text.size(); ++s) {
        labels[s].assign(text[s].size(), 0);
        if (stop.stop_requested())
            continue;
        pass(m_first, m_firstSteps, text[s], nullptr, convention, labels[s]);
        memory.note(text[s], labels[s]);
    }
    for (size_t s = 0; s < text.size() && !stop.stop_requested(); ++s)
        pass(m_second, m_secondSteps, text[s], &memory, convention, labels[s]);
    return labels;
}

} // namespace redthread::reading
