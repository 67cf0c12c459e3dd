// Reads who says it, how surely and when, for relationships that are given:
// the gate that measures voices, stances and dates by themselves, free of what
// names and relationships miss. Entities, mentions, relationships and passages
// come from an annotation in the schema of reading_json.h; its claimant, via,
// certainty and dates are not looked at.
#pragma once

#include "models/learning/features.h"
#include "models/reading/reading.h"

#include <QJsonObject>

namespace redthread {

// Claims come out in the annotation's order; those whose relationship or range
// is not there are left out. An Error only when stopped.
Result<Reading> readGivenRelations(const QString& text, const ArticleDetails& details,
                                   const QJsonObject& gold, std::stop_token stop = {});

namespace reading {

// What stances are learnt from: the claims of an annotation.
struct StanceExample {
    std::vector<learning::Feature> features;
    Stance stance = Stance::Stated; // as annotated
    Stance ruled = Stance::Stated;  // by rules alone
    bool worn = false;              // and for good: nothing learnt is asked
    QString kind;
    QString about; // for people: what is claimed, where, and the cues that govern it
};
std::vector<StanceExample> stanceExamples(const QString& text, const QJsonObject& gold);

} // namespace reading

} // namespace redthread
