// Paragraphs, sentences and tokens of a text, with exact offsets (UTF-16
// units, half open). A token is a word, a number, a possessive ending, one half
// of a contraction ("did" "n't", "they" "'re", "can" "not") or one mark of
// punctuation. Tokens never overlap and never hold white space.
//
// A quotation that is opened and never closed ends with its paragraph. A
// sentence is never longer than maxSentenceTokens, so that work inside a
// sentence stays bounded on hostile text.
#pragma once

#include "models/records/records.h"

#include <QString>

#include <stop_token>
#include <vector>

namespace redthread::reading {

inline constexpr int maxSentenceTokens = 250;

struct Token {
    enum Flag : quint8 {
        Word = 1,    // begins with a letter, or is the end of a contraction
        Capital = 2, // begins with a capital, or a digit with a capital ("2M")
        AllCaps = 4, // two capitals or more, no small letter
        Number = 8,  // begins with a digit
        Quoted = 16, // stands inside quotation marks
        OpenQuote = 32,
        CloseQuote = 64,
        Possessive = 128, // 's or ’
    };
    TextRange range;
    QString lower; // case folded, typewriter apostrophe
    quint8 flags = 0;

    bool is(Flag flag) const { return flags & flag; }
    bool is(QStringView word) const { return lower == word; }
};

struct Sentence {
    int first = 0; // tokens, half open
    int last = 0;
    int paragraph = 0;
    TextRange range; // without white space at the ends
    int body = 0;    // first token behind a dateline ("HVIDSUND, March 12 –"); else first
};

struct Tokens {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
};

// Nothing more is read once `stop` was asked for.
Tokens tokenise(const QString& text, std::stop_token stop = {});

} // namespace redthread::reading
