// What is told of a claim before its stance is weighed; training and reading
// see the same.
#pragma once

#include "models/learning/features.h"
#include "models/reading/relation_models.h"
#include "models/reading/scopes.h"

#include <array>

namespace redthread::reading {

inline constexpr int stanceCount = 4;
using StanceChances = std::array<double, stanceCount>; // by Stance

// The claim as it is after giveVoices(): with claimant and the voice's stance.
std::vector<learning::Feature> stanceFeatures(const Draft& draft, const DraftClaim& claim,
                                              const Scope& scope);
// As learnt; what one stance is told of a feature is combine(feature, stance).
StanceChances stanceChances(const RelationModels& models, const std::vector<learning::Feature>& features);
// How likely *stated* must be to be said of a claim of that kind, since a hedge
// lost costs more than one too many: more of a charge against somebody
// (cues.tsv), and more where the rules found a hedge.
double statedFrom(const QString& kind, Stance ruled);
// The likeliest, but stated only where it is at least that likely. Where stated
// is likeliest and not likely enough: what the rules found, else alleged or
// hypothetical.
Stance safest(const StanceChances& chances, double statedFrom, Stance ruled);

} // namespace redthread::reading
