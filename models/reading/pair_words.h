// What the words between and beside two mentions tell of a pair, without any
// grammar.
#pragma once

#include "models/reading/lexicon.h"
#include "models/reading/pairs.h"

namespace redthread::reading {

class PairWords {
public:
    PairWords(const Draft& draft, const Sentence& sentence) : d(draft), m_s(&sentence) {}

    // Adds to the features and hints of `pair`; `inSentence`: how many entities meet there.
    void tell(Pair& pair, int inSentence);

private:
    const Token& at(int i) const { return d.tokens[i]; }
    QString shapeOf(int from, int to) const;
    QStringList nounsOf(const Place& p) const;
    void tellDistance(const Place& lo, const Place& hi, int inSentence);
    void tellBetween(const Place& lo, const Place& hi);
    void tellBeside(const Place& hi);
    void tellNouns(const Place& p, const QString& letter, const QString& other);
    void hint(const QString& word, const QHash<QString, std::vector<Pattern>>& patterns, const QString& way);
    void hintNoun(const QString& word, const QString& way);
    void hintVerb(int i, bool subjectFirst, const QString& where);
    void add(const QString& words) { m_pair->features.push_back(learning::feature(words)); }
    void both(const QString& words)
    {
        add(words);
        m_pair->own.push_back(learning::feature(words));
    }

    const Draft& d;
    const Sentence* m_s;
    Pair* m_pair = nullptr;
    // Of the pair at hand: kinds of subject and object, both, their order, their types of mention.
    QString m_subject, m_object, m_kinds, m_order, m_types;
    int m_between = 0, m_verbs = 0;
};

} // namespace redthread::reading
