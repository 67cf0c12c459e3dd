// What grammar says of one token.
#pragma once

#include "models/reading/syntax/tags.h"

#include <QString>

namespace redthread::reading {

struct Word {
    Upos upos = Upos::X;
    Xpos xpos = Xpos::None;
    Relation relation = Relation::Dep;
    int head = -1; // token; -1: the sentence's root
    QString lemma; // lower case, names too
};

} // namespace redthread::reading
