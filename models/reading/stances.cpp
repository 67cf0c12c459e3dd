#include "models/reading/stances.h"

#include "models/reading/lexicon.h"

#include <algorithm>

namespace redthread::reading {

namespace {

bool endsClause(const Token& t)
{
    return t.is(u",") || t.is(u";") || t.is(u":") || t.is(u"(") || t.is(u")") || t.is(u"—") || t.is(u"–") ||
           t.is(u"but") || t.is(u"because") || t.is(u"while") || t.is(u"although") || t.is(u"though") ||
           t.is(u"whereas") || t.is(Token::OpenQuote) || t.is(Token::CloseQuote);
}

struct Cue {
    Stance stance = Stance::Stated;
    int first = 0;
    int last = 0;
};

// The cue that begins at a token; stated: none.
Cue cueAt(const Draft& draft, const Sentence& s, int i)
{
    QString word = draft.tokens[i].lower;
    if (word.endsWith(u"n't"))
        word = QStringLiteral("n't");
    const auto rows = lexicon().cues.constFind(word);
    if (rows == lexicon().cues.constEnd() || draft.mentionAt[i] >= 0)
        return {};
    Cue best;
    for (const auto& [words, stance] : *rows) {
        if (i + words.size() > s.last)
            continue;
        bool all = true;
        for (int k = 1; k < words.size(); ++k)
            all &= draft.tokens[i + k].lower == words[k];
        if (all && int(words.size()) > best.last - best.first)
            best = {Stance(stance), i, i + int(words.size())};
    }
    return best;
}

void readCues(const Draft& draft, DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    int first = claim.trigger, last = claim.trigger + 1;
    while (first > s.first && !endsClause(draft.tokens[first - 1]))
        --first;
    while (last < s.last && !endsClause(draft.tokens[last]))
        ++last;
    Cue found;
    for (int i = first; i < last; ++i) {
        const Cue cue = cueAt(draft, s, i);
        if (cue.stance == Stance::Stated)
            continue;
        const int distance = claim.trigger - i; // how far in front
        bool counts = false;
        switch (cue.stance) {
        case Stance::Denied: // "never owned", "holds no shares"
            counts = (distance > 0 && distance <= 4) || (distance < 0 && distance >= -2);
            break;
        case Stance::Hypothetical:
            counts = distance > 0 || draft.tokens[i].is(u"if") || draft.tokens[i].is(u"whether");
            break;
        default:
            counts = distance >= 0 ? distance <= 10 : distance >= -3;
            break;
        }
        if (counts && (found.stance == Stance::Stated || cue.stance == Stance::Denied))
            found = cue;
    }
    if (found.stance == Stance::Stated)
        return;
    claim.stance = found.stance;
    claim.hedges.push_back({draft.tokens[found.first].range.start, draft.tokens[found.last - 1].range.end});
}

} // namespace

void giveStances(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop)
{
    for (DraftClaim& claim : claims) {
        if (stop.stop_requested())
            return;
        if (claim.stance != Stance::Denied && !claim.background)
            readCues(draft, claim);
    }
}

} // namespace redthread::reading
