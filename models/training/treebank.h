// Trees of a treebank in the CoNLL-U format (universaldependencies.org), made
// to look like what the program's own tokeniser finds: words joined by hyphens
// are one word, which hangs where the outward one of its parts hung.
#pragma once

#include "models/reading/syntax/word.h"
#include "models/records/result.h"

#include <vector>

namespace redthread::learning {

struct TreebankWord {
    QString form;
    reading::Word word; // head: index in the sentence, −1: root
    int id = 0;         // the treebank's own number; of joined words the outward one's
};

struct TreebankSentence {
    QString id; // "sent_id"; empty where the treebank gives none
    std::vector<TreebankWord> words;
};

// A bracket of GUM's "Entity" in the MISC column: "(12-person-new-…", "12)", "(12-…)". The entity's number,
// what is said of it behind that (-etype-infstat-salience-centering-minspan-link-identity; of closing ones
// nothing).
struct EntityBracket {
    QString id, said;
    bool opens = false, closes = false;
};
std::vector<EntityBracket> entityBracketsOf(const QString& misc);

// Which words of a treebank are one to the program, first and end of each:
// "state", "-", "owned" with no space between them.
struct HyphenPart {
    QString form;
    bool spaceAfter = true;
};
std::vector<std::pair<size_t, size_t>> joinedByHyphens(const std::vector<HyphenPart>& parts);

Result<std::vector<TreebankSentence>> readTreebank(const QString& path);
std::vector<TreebankSentence> treebankFrom(const QString& conllu);

} // namespace redthread::learning
