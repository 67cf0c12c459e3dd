// Learns tagger and parser from treebanks and measures them. Deterministic.
#pragma once

#include "models/reading/syntax/syntax_model.h"
#include "models/training/model_writer.h"
#include "models/training/treebank.h"

#include <functional>

namespace redthread::learning {

struct SyntaxRecipe {
    int tagRounds = 6;
    int parseRounds = 12;
    int folds = 4;      // the parser learns on tags from taggers that had not seen the sentence
    int minUpdates = 3; // features with fewer are dropped
    // Smaller weights are dropped: measured to cost less than 0.1 of LAS, and to
    // halve the file.
    float minTagWeight = 0.25f, minActionWeight = 1.9f, minRelationWeight = 0.5f;
};

// Adds the sections "syntax.*". `tell` gets a line of progress now and then.
void trainSyntax(const std::vector<TreebankSentence>& sentences, const SyntaxRecipe& recipe,
                 ModelWriter& writer, const std::function<void(const QString&)>& tell);

struct SyntaxScore {
    qsizetype words = 0;
    double upos = 0, xpos = 0, unlabelled = 0, labelled = 0; // per cent
    double wordsPerSecond = 0;
};
SyntaxScore scoreSyntax(const reading::SyntaxModel& model, const std::vector<TreebankSentence>& sentences);

} // namespace redthread::learning
