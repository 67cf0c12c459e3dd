// What reading has learnt of mentions and relationships, opened once. Without
// a file reading goes on by its rules alone. The file relations.model is looked
// for where models.h says.
// Sections: entity.kind, phrase.keep, phrase.kind, coreference, coreference.pronouns,
// pair.related, pair.kind, pair.kind.own, claim.stance
// (weights) and pair.prior (strings: "kind subject object value" rows).
#pragma once

#include "models/learning/model_file.h"

#include <memory>

namespace redthread::reading {

struct RelationModels {
    std::shared_ptr<const learning::ModelFile> file; // keeps the views alive
    QString trouble;                                 // a sentence, when it is not there or cannot be used
    learning::Weights keep, phraseKind, coreference, pronouns, related, kind, ownKind, stance, entityKind;
    QHash<QString, double> counts; // of kinds of relationship between kinds of entity, in the training texts

    RelationModels() = default;
    explicit RelationModels(std::shared_ptr<const learning::ModelFile> file);
    explicit operator bool() const { return bool(related); }
    double score(const learning::Weights& weights, const std::vector<learning::Feature>& features) const;
};

const RelationModels& relationModels(); // as it was when first asked

} // namespace redthread::reading
