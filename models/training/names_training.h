// Learning where names stand in a text (models/reading/names) from texts whose
// names are marked, word by word (CoNLL columns: word, tab, label; an empty line
// between sentences). Each corpus marks by its own convention; what they share
// is learnt from all, what they do not from each alone. The same texts give the
// same weights. One thread.
#pragma once

#include "models/reading/names/name_model.h"
#include "models/reading/syntax/syntax_model.h"
#include "models/training/model_writer.h"

#include <functional>

namespace redthread::learning {

struct NamedSentence {
    QStringList words;
    std::vector<reading::Word> grammar; // parallel, or empty: nothing is known of it
    std::vector<quint8> labels;         // reading::nameLabels
    int convention = 0;
};

struct NameRecipe {
    int rounds = 5;
    int seeds = 4;   // perceptrons that are added up
    int folds = 2;   // for what the first pass finds in texts it has not learnt
    int window = 25; // sentences that are taken for one text
    int minUpdates = 2;
    float minWeight = 0.02f;
    // The part of a word's features it is learnt without, others each time (Srivastava et al., "Dropout",
    // 2014): measured by --dev of train_names, names kept out in four parts gain 1.1 of F1 (72.8 to 73.9).
    double untold = 0.2;
};

Result<std::vector<NamedSentence>> readNamed(const QString& path, int convention);
// Fills in what grammar says of each.
void parseNamed(std::vector<NamedSentence>& sentences, const reading::SyntaxModel& syntax);

// Writes the lists of names (rows: list, tab, name; lower case).
Result<Done> writeNameLists(const QString& path, ModelWriter& writer);

// Writes names.first and names.second; `lists` as written by writeNameLists.
void trainNames(const std::vector<NamedSentence>& sentences, const Weights& lists, const NameRecipe& recipe,
                ModelWriter& writer, const std::function<void(const QString&)>& tell);

struct NameScore {
    int right = 0, gold = 0, found = 0; // names with their type
    int bare = 0;                       // right, whatever the type
    double f1() const { return gold + found ? 200.0 * right / (gold + found) : 0; }
    double bareF1() const { return gold + found ? 200.0 * bare / (gold + found) : 0; }
};
// Each text is read by the convention of its first sentence.
NameScore scoreNames(const reading::NameModel& model, const std::vector<NamedSentence>& sentences,
                     bool others, int window = 25);

} // namespace redthread::learning
