// Noun phrases that are entities worth linking ("the ministry", "30
// activists"): every phrase with a noun at its head is a candidate; what was
// learnt from annotated texts tells how likely a careful reader would keep it
// and what kind of entity it is (kept_phrases.h). Phrases found by rule (descriptions.h) are judged too.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/relation_models.h"

namespace redthread::reading {

struct Phrase {
    int sentence = 0;
    int first = 0, head = 0;                     // tokens; the phrase ends with its head
    int mention = -1;                            // of descriptions.h
    char found = 0;                              // 1: by its words, 2: by grammar, 3: by both
    bool pronoun = false;                        // of coreference.h
    std::vector<learning::Feature> features;     // is it kept?
    std::vector<learning::Feature> kindFeatures; // of which kind is it?
    QString nounKind;                            // what the list of nouns says of it
};

// In text order; entities and mentions of the draft found before.
std::vector<Phrase> findPhrases(const Draft& draft);

// The token a mention turns round; -1: none of the phrases.
int headOf(const std::vector<Phrase>& phrases, const Draft& draft, int first, int last);

} // namespace redthread::reading
