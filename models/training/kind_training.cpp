#include "models/training/kind_training.h"

#include "models/reading/descriptions.h"
#include "models/reading/entities.h"
#include "models/reading/entity_kinds.h"
#include "models/reading/names.h"
#include "models/records/kinds.h"

#include <functional>

namespace redthread::learning {

using namespace reading;

namespace {

const QString section = QStringLiteral("entity.kind");
constexpr Storage exact{.denseBits = 0, .codeBytes = 2};

// The lesson's entities with names before anything was said of their kinds.
struct Named {
    std::vector<int> entities;
    std::vector<std::vector<Feature>> features;
    std::vector<QString> kinds; // as annotated; empty: nothing known
};

std::unique_ptr<Draft> bare(const Draft& draft)
{
    auto copy = std::make_unique<Draft>(draft.text);
    copy->tokens = draft.tokens;
    copy->words = draft.words;
    copy->sentences = draft.sentences;
    copy->mentionAt.assign(draft.tokens.size(), -1);
    copy->pronounAt.assign(draft.tokens.size(), -1);
    makeEntities(*copy, findNames(*copy, {}), {});
    return copy;
}

Named namedOf(const Draft& draft, const Draft& given)
{
    Named named;
    const std::vector<int> same = aligned(draft, given);
    for (int e = 0; e < int(draft.entities.size()); ++e)
        if (asksForKind(draft, e) && same[e] >= 0) {
            named.entities.push_back(e);
            named.features.push_back(entityKindFeatures(draft, e));
            named.kinds.push_back(given.entities[same[e]].kind);
        }
    return named;
}

WeightTable learn(const std::vector<Named>& all, const std::function<bool(size_t)>& with)
{
    std::vector<Choice> choices;
    for (size_t i = 0; i < all.size(); ++i)
        for (size_t k = 0; with(i) && k < all[i].kinds.size(); ++k)
            choices.push_back(kindChoice(all[i].features[k], entityKinds(), {all[i].kinds[k]}));
    return learnChoices(choices, {.c = 0.1, .rounds = 40, .minCount = 2});
}

} // namespace

void learnKinds(std::vector<Lesson>& lessons, ModelWriter& writer)
{
    std::vector<std::unique_ptr<Draft>> drafts;
    std::vector<Named> all;
    for (const Lesson& lesson : lessons) {
        drafts.push_back(bare(*lesson.read));
        all.push_back(namedOf(*drafts.back(), *lesson.given));
    }
    writer.addWeights(section, learn(all, [](size_t) { return true; }), exact);
    for (size_t part = 0; part < parts; ++part) {
        ModelWriter partly;
        partly.addWeights(section, learn(all, [&](size_t i) { return i % parts != part; }), exact);
        const auto file = reopened(partly);
        if (!file)
            continue;
        const RelationModels models(file);
        for (size_t i = part; i < lessons.size(); i += parts) {
            giveEntityKinds(*drafts[i], models);
            findDescriptions(*drafts[i], {});
            lessons[i].read = std::move(drafts[i]);
        }
    }
}

KindScore scoreKinds(const std::vector<Lesson>& lessons, bool invented)
{
    std::vector<std::unique_ptr<Draft>> drafts;
    std::vector<Named> all;
    for (const Lesson& lesson : lessons) {
        drafts.push_back(bare(*lesson.read));
        all.push_back(namedOf(*drafts.back(), *lesson.given));
    }
    KindScore score;
    for (size_t left = 0; left < lessons.size(); ++left) {
        if (lessons[left].source->invented != invented)
            continue;
        ModelWriter writer;
        writer.addWeights(section, learn(all, [&](size_t i) { return i != left; }), exact);
        const auto file = reopened(writer);
        if (!file)
            continue;
        giveEntityKinds(*drafts[left], RelationModels(file));
        for (size_t k = 0; k < all[left].entities.size(); ++k) {
            const DraftEntity& entity = drafts[left]->entities[size_t(all[left].entities[k])];
            const QString& is = all[left].kinds[k];
            ++score.all;
            if (goldKeyOf(entity.kind) == goldKeyOf(is))
                ++score.right;
            else
                score.wrong.push_back(QStringLiteral("%1: %2 is %3, read as %4")
                                          .arg(lessons[left].source->name, entity.name, is, entity.kind));
        }
    }
    return score;
}

} // namespace redthread::learning
