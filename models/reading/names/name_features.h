// What is said of each word of a sentence to find names in it: the word, how it
// looks, its neighbours, the lists of names it stands in and, in the second
// pass, what the first pass found for the same word elsewhere in the text.
// Reader and training share this; a change asks for a new model.
#pragma once

#include "models/learning/weights.h"
#include "models/reading/syntax/look.h"
#include "models/reading/syntax/word.h"

#include <QHash>

#include <array>

namespace redthread::reading {

// Labels of words: outside, then begin and inside of each type.
enum class NameType : qint8 { None = -1, Person, Organisation, Place, Other };
inline constexpr int nameTypes = 4;
inline constexpr int nameLabels = 1 + 2 * nameTypes;
constexpr int beginOf(NameType type) { return 1 + 2 * int(type); }
constexpr int insideOf(NameType type) { return 2 + 2 * int(type); }
constexpr NameType typeOf(int label) { return label == 0 ? NameType::None : NameType((label - 1) / 2); }
constexpr bool isInside(int label) { return label > 0 && label % 2 == 0; }
constexpr bool mayFollow(int before, int label)
{
    return !isInside(label) || (before > 0 && typeOf(before) == typeOf(label));
}

struct NameWord {
    Look look;
    bool capital = false;
    bool small = false; // holds a small letter
    // What grammar says: tag, and the word it hangs on (of the sentence; −1: root).
    learning::Feature tag = 0, relation = 0;
    int head = -1;
};

NameWord nameWordOf(QStringView form, const QString& lower);
// `first`: the token of the sentence's first word, from which its heads count.
void giveGrammar(NameWord& word, const Word& grammar, int first);

// What the first pass found, by word and by pair of words.
class NameMemory {
public:
    void note(std::span<const NameWord> sentence, std::span<const quint8> labels);
    // Adds what is remembered of the word at `i`.
    void say(std::span<const NameWord> sentence, int i, std::vector<learning::Feature>& out) const;

private:
    // Small, capital but no name, then the types.
    using Counts = std::array<quint16, 2 + nameTypes>;
    using Labels = std::array<quint16, nameLabels>;
    QHash<learning::Feature, Counts> m_words;
    QHash<learning::Feature, Labels> m_pairs;
};

// The key of words in the lists of names; begin with 0.
inline learning::Feature listKey(learning::Feature before, learning::Feature word)
{
    return learning::combine(before, word);
}
inline constexpr int longestListed = 6;

// The marks of `lists` (one class a list) for each word: list and whether the
// word is the whole of the name, its begin, its inside or its end.
using ListMarks = std::vector<std::vector<quint8>>;
ListMarks namesOfLists(std::span<const NameWord> sentence, const learning::Weights& lists);

// `memory` null: the first pass. `convention`: which corpus' idea of a name is
// asked for; 0 when reading.
void nameFeatures(std::span<const NameWord> sentence, int i, const ListMarks& marks, const NameMemory* memory,
                  int convention, std::vector<learning::Feature>& out);

// The likeliest labels of n words: `scores` n rows of nameLabels, `steps` from
// label (the last row: from the start) to label.
using NameSteps = std::array<std::array<float, nameLabels>, nameLabels + 1>;
void bestLabels(std::span<const float> scores, const NameSteps& steps, std::vector<quint8>& out);

} // namespace redthread::reading
