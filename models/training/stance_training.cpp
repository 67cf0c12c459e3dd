#include "models/training/stance_training.h"

#include "models/reading/stance_features.h"
#include "models/training/choices.h"

namespace redthread::learning {

WeightTable learnStances(const std::vector<const reading::StanceExample*>& examples)
{
    std::vector<Choice> choices;
    for (const reading::StanceExample* example : examples) {
        Choice choice;
        for (int k = 0; k < reading::stanceCount; ++k) {
            std::vector<Feature> own;
            for (const Feature f : example->features)
                own.push_back(combine(f, Feature(k)));
            choice.rows.push_back(rowOf(own));
            choice.target.push_back(k == int(example->stance) ? 1 : 0);
        }
        choices.push_back(std::move(choice));
    }
    return learnChoices(choices, {.c = 0.1});
}

void learnStances(const std::vector<AnnotatedText>& texts, ModelWriter& writer)
{
    std::vector<reading::StanceExample> examples;
    for (const AnnotatedText& text : texts)
        for (reading::StanceExample& example : reading::stanceExamples(text.text, text.gold))
            examples.push_back(std::move(example));
    std::vector<const reading::StanceExample*> all;
    for (const reading::StanceExample& example : examples)
        all.push_back(&example);
    writer.addWeights(QStringLiteral("claim.stance"), learnStances(all), {.denseBits = 0, .codeBytes = 2});
}

} // namespace redthread::learning
