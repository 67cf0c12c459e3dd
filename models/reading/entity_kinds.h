// Of which kind is an entity that has a name? What its words, the lists and
// its surroundings say, weighed by what was learnt from annotated texts. What
// the rules of entities.h found is one voice among them; without a model it is
// the only one. A country that the list of countries knows stays one.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/relation_models.h"

namespace redthread::reading {

// What is said of an entity with a name, by its mentions so far (names).
std::vector<learning::Feature> entityKindFeatures(const Draft& draft, int entity);

// Whether its kind is asked for at all.
bool asksForKind(const Draft& draft, int entity);

// The likeliest kind by DraftEntity::kindOdds. A journalist whom the rules know stays one where a person is
// likeliest.
void takeLikeliest(DraftEntity& entity);

// Gives each its odds and the likeliest kind.
void giveEntityKinds(Draft& draft, const RelationModels& models);

// What a common noun mostly means: a plural of persons is a group. Empty: unknown.
QString kindOfNoun(const QString& noun);

} // namespace redthread::reading
