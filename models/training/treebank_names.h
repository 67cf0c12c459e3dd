// Names out of the entities GUM marks in its MISC column (Zeldes 2017, "The GUM
// corpus"): an entity whose head is a proper noun, from the first to the last
// word of its name, in one piece ("Durham University", "the [United Nations]",
// "[Ministry of Trade and Industry]"); of names inside names the outer one. The
// columns that were made of the same texts (names/gum_*.conll) mark the inner
// one and leave the rest ("[Kyoto] University"), and nothing where the first
// word is no proper noun to the treebank ("United States").
#pragma once

#include "models/training/names_training.h"

namespace redthread::learning {

// The sentences of a CoNLL-U text, words joined by hyphens as one (treebank.h);
// `of` names the documents (newdoc id) that are wanted.
std::vector<NamedSentence> treebankNames(const QString& conllu, int convention,
                                         const std::function<bool(const QString&)>& of);

} // namespace redthread::learning
