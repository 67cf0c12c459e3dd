// How a word looks, as features: what tagger and parser know of a word before
// anything is learnt. Numbers keep their form only ("2019" looks like "1984"),
// all kinds of quotation marks and dashes look alike.
#pragma once

#include "models/learning/features.h"

#include <QString>

#include <span>
#include <vector>

namespace redthread::reading {

struct Look {
    learning::Feature word = 0; // case folded
    learning::Feature form = 0; // as written
    learning::Feature shape = 0;
    learning::Feature lexical = 0;                 // what the lists of words say of it
    learning::Feature prefix[3] = {0, 0, 0};       // 1 … 3 letters; 0: the word is shorter
    learning::Feature suffix[5] = {0, 0, 0, 0, 0}; // 1 … 5
};

// `lower` is the token's case folded form.
Look lookOf(QStringView form, const QString& lower);

} // namespace redthread::reading
