#include "models/reading/camps.h"

#include "models/reading/lexicon.h"
#include "models/reading/nouns.h"

#include <algorithm>

namespace redthread::reading {

namespace {

constexpr double wordConfidence = 0.8; // of a word that stands for the camp
constexpr int ownLetters = 6;          // what all forms of such a word share
constexpr int otherLetters = 3;        // what may differ behind: "-y", "-tic", "-ts"

struct Camp {
    int entity;
    QString word; // "localist"
};

// "localist", "localists"; "pan-democracy", "pan-democratic".
bool isFormOf(const QString& word, const QString& other)
{
    if (word == other)
        return true;
    const auto differs = std::mismatch(word.begin(), word.end(), other.begin(), other.end());
    const qsizetype shared = differs.first - word.begin();
    return shared >= ownLetters && word.size() - shared <= otherLetters &&
           other.size() - shared <= otherLetters;
}

// The one word that tells a camp from others; empty: there is none that is its own.
QString wordOf(const Draft& d, const DraftMention& m)
{
    const int head = m.last - 1;
    if (m.type != MentionType::Description || head <= m.first ||
        !lexicon().camps.contains(singularOf(d.tokens[head].lower)))
        return {};
    int first = m.first;
    while (first < head && !determinerClass(d.tokens[first].lower).isEmpty())
        ++first;
    const QString& word = d.tokens[first].lower;
    const bool own = first + 1 == head && d.tokens[first].is(Token::Word) && word.size() >= ownLetters &&
                     (word.contains(u'-') || !lexicon().isCommon(word));
    return own ? word : QString();
}

} // namespace

void addCampWords(Draft& draft)
{
    std::vector<Camp> camps;
    for (const DraftMention& m : draft.mentions)
        if (const QString word = wordOf(draft, m); !word.isEmpty())
            camps.push_back({m.entity, word});
    if (camps.empty())
        return;
    std::vector<DraftMention> found;
    for (int s = 0; s < int(draft.sentences.size()); ++s)
        for (int i = draft.sentences[s].first; i < draft.sentences[s].last; ++i) {
            if (!draft.tokens[i].is(Token::Word))
                continue;
            const auto camp = std::find_if(camps.begin(), camps.end(), [&](const Camp& c) {
                return isFormOf(draft.tokens[i].lower, c.word);
            });
            if (camp == camps.end())
                continue;
            const bool taken =
                std::any_of(draft.mentions.begin(), draft.mentions.end(), [&](const DraftMention& m) {
                    return m.first <= i && i < m.last &&
                           (m.entity == camp->entity || m.type != MentionType::Description);
                });
            if (!taken)
                found.push_back({camp->entity, s, i, i + 1, MentionType::Description, wordConfidence, true});
        }
    for (const DraftMention& m : found) {
        if (draft.mentionAt[m.first] < 0)
            draft.mentionAt[m.first] = int(draft.mentions.size());
        draft.entities[m.entity].mentions.push_back(int(draft.mentions.size()));
        draft.mentions.push_back(m);
    }
}

} // namespace redthread::reading
