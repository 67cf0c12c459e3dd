#include "models/reading/voices.h"

#include "models/reading/lexicon.h"
#include "models/reading/parties.h"

#include <algorithm>
#include <optional>

namespace redthread::reading {

namespace {

// A stretch of a sentence that somebody says.
struct Speech {
    int first = 0; // tokens, half open
    int last = 0;
    int speaker = -1;
    Saying saying = Saying::Plain;
    int verb = -1;
};

class Listener {
public:
    explicit Listener(const Draft& draft) : m_draft(draft) {}

    // What is said in a sentence by its own words.
    std::vector<Speech> speechesOf(const Sentence& s)
    {
        std::vector<Speech> speeches;
        m_s = &s;
        for (int i = s.first; i < s.last; ++i) {
            if (at(i).is(u"according") && i + 2 < s.last && at(i + 1).is(u"to")) {
                if (const Party who = partyRight(i + 2); who && mayspeak(who.entity))
                    speeches.push_back({s.first, s.last, who.entity, Saying::Plain, i});
                continue;
            }
            if (at(i).is(Token::Quoted) && i > s.first)
                continue;
            if (const auto saying = sayingAt(i))
                readVerb(speeches, i, *saying);
        }
        return speeches;
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    bool mayspeak(int entity) const
    {
        const QString& kind = m_draft.entities[entity].kind;
        return kind != u"place" && kind != u"event" && kind != u"law" && kind != u"object" &&
               kind != u"software";
    }

    std::optional<Saying> sayingAt(int i) const
    {
        if (m_draft.mentionAt[i] >= 0)
            return std::nullopt;
        const auto forms = lexicon().verbForms.constFind(at(i).lower);
        if (forms == lexicon().verbForms.constEnd())
            return std::nullopt;
        for (const VerbForm& form : *forms) {
            const auto saying = lexicon().sayings.constFind(form.lemma);
            if (saying == lexicon().sayings.constEnd())
                continue;
            if (i > m_s->first) {
                const QString& before = at(i - 1).lower;
                if (before == u"the" || before == u"a" || before == u"an" || before == u"its" ||
                    before == u"his" || before == u"this" || before == u"their" || before == u"her" ||
                    at(i - 1).is(Token::Possessive))
                    return std::nullopt; // "the report"
                if (before == u"is" || before == u"are" || before == u"was" || before == u"were" ||
                    before == u"been" || before == u"be" || before == u"to")
                    return std::nullopt; // "was told", "refused to say"
            }
            return *saying;
        }
        return std::nullopt;
    }

    Party partyRight(int from) const
    {
        for (int i = from; i < std::min(m_s->last, from + 7); ++i) {
            if (const int m = m_draft.mentionAt[i]; m >= 0) {
                if (m_draft.mentions[m].type == MentionType::Demonym)
                    continue;
                return {m_draft.mentions[m].entity, m, m_draft.mentions[m].first, m_draft.mentions[m].last};
            }
            if (m_draft.pronounAt[i] >= 0 && i == from)
                return {m_draft.pronounAt[i], -1, i, i + 1};
            if (!at(i).is(Token::Word) && !at(i).is(Token::Number))
                break;
            if (const char tag = lexicon().mostly(at(i).lower);
                tag == 'v' || (tag == 'f' && !at(i).is(u"the") && !at(i).is(u"a") && !at(i).is(u"an")))
                break;
        }
        return {};
    }

    void readVerb(std::vector<Speech>& speeches, int verb, Saying saying)
    {
        const Sentence& s = *m_s;
        // “…,” said X
        const bool closedBefore =
            verb > s.first && (at(verb - 1).is(u",") || at(verb - 1).is(Token::CloseQuote));
        if (closedBefore) {
            if (const Party who = partyRight(verb + 1); who && mayspeak(who.entity) && !doesSomething(who)) {
                speeches.push_back({s.first, verb, who.entity, saying, verb});
                quoteBehind(speeches, who.last, who.entity, saying, verb);
                return;
            }
        }
        const Party who = subjectOf(m_draft, s, verb);
        if (!who || !mayspeak(who.entity))
            return;
        // …, X said[.]
        int start = who.first;
        while (start > s.first && !at(start - 1).is(u",") && !at(start - 1).is(Token::CloseQuote) &&
               start > who.first - 8)
            --start;
        const bool tail = start > s.first &&
                          (at(start - 1).is(u",") || at(start - 1).is(Token::CloseQuote)) &&
                          start <= who.first;
        const bool nothingBehind = behindIsEnd(verb + 1);
        if (tail && nothingBehind) {
            speeches.push_back({s.first, start, who.entity, saying, verb});
            quoteBehind(speeches, verb + 1, who.entity, saying, verb);
            return;
        }
        speeches.push_back({verb + 1, s.last, who.entity, saying, verb});
        if (tail && start > s.first && at(start - 1).is(Token::CloseQuote))
            speeches.push_back({s.first, start, who.entity, saying, verb});
    }

    // "…, said Y had left": Y is in what is said, not who says it.
    bool doesSomething(const Party& who) const
    {
        if (who.last >= m_s->last)
            return false;
        const QString& word = at(who.last).lower;
        return lexicon().mostly(word) == 'x' || word == u"has" || word == u"had" || word == u"have" ||
               word.endsWith(u"n't") || (lexicon().mostly(word) == 'v' && lexicon().verbForms.contains(word));
    }

    // Whether the sentence or the clause ends here: "X said.", "X said on Tuesday."
    bool behindIsEnd(int from) const
    {
        for (int i = from; i < std::min(m_s->last, from + 5); ++i) {
            if (at(i).is(u".") || at(i).is(u",") || at(i).is(u";"))
                return true;
            if (m_draft.mentionAt[i] >= 0 || at(i).is(Token::OpenQuote) || at(i).is(u"that") ||
                at(i).is(u":"))
                return false;
        }
        return from >= m_s->last;
    }

    // “…,” said X. “…”: the second half of a quotation.
    void quoteBehind(std::vector<Speech>& speeches, int from, int speaker, Saying saying, int verb)
    {
        for (int i = from; i < m_s->last; ++i)
            if (at(i).is(Token::OpenQuote)) {
                speeches.push_back({i, m_s->last, speaker, saying, verb});
                return;
            }
    }

    const Draft& m_draft;
    const Sentence* m_s = nullptr;
};

Stance stanceOf(Saying saying)
{
    switch (saying) {
    case Saying::Allege:
        return Stance::Alleged;
    case Saying::Suppose:
        return Stance::Hypothetical;
    case Saying::Deny:
        return Stance::Denied;
    case Saying::Plain:
        break;
    }
    return Stance::Stated;
}

// What a document says its author says.
QHash<int, int> authorsOf(const Draft& draft, const std::vector<DraftClaim>& claims)
{
    QHash<int, int> authors;
    for (const DraftClaim& claim : claims)
        if (claim.kind == u"authored" && draft.entities[claim.object].kind == u"document" &&
            !authors.contains(claim.object))
            authors.insert(claim.object, claim.subject);
    return authors;
}

} // namespace

void giveVoices(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop)
{
    Listener listener(draft);
    const int count = int(draft.sentences.size());
    std::vector<std::vector<Speech>> speeches(count);
    std::vector<int> speaker(count, -1); // who speaks in the quotations of the sentence
    for (int i = 0; i < count && !stop.stop_requested(); ++i) {
        speeches[i] = listener.speechesOf(draft.sentences[i]);
        for (const Speech& speech : speeches[i])
            if (!draft.tokens[speech.verb].is(Token::Quoted) && speaker[i] < 0)
                speaker[i] = speech.speaker;
    }
    const auto quoted = [&](int sentence) {
        return draft.tokens[draft.sentences[sentence].first].is(Token::Quoted) ||
               draft.tokens[draft.sentences[sentence].first].is(Token::OpenQuote);
    };
    // A quotation goes on over several sentences; its speaker is named behind it or in front of it.
    std::vector<int> before(count, -1), behind(count, -1);
    for (int i = 1; i < count; ++i)
        if (draft.sentences[i].paragraph == draft.sentences[i - 1].paragraph)
            before[i] = speaker[i - 1] >= 0 ? speaker[i - 1] : before[i - 1];
    for (int i = count - 2; i >= 0; --i)
        if (draft.sentences[i].paragraph == draft.sentences[i + 1].paragraph &&
            draft.tokens[draft.sentences[i + 1].first].is(Token::Quoted))
            behind[i] = speaker[i + 1] >= 0 ? speaker[i + 1] : behind[i + 1];

    const QHash<int, int> authors = authorsOf(draft, claims);
    for (DraftClaim& claim : claims) {
        if (claim.background)
            continue;
        std::vector<const Speech*> around;
        for (const Speech& speech : speeches[claim.sentence])
            if (speech.first <= claim.trigger && claim.trigger < speech.last && speech.verb != claim.trigger)
                around.push_back(&speech);
        std::stable_sort(around.begin(), around.end(), [](const Speech* a, const Speech* b) {
            return a->last - a->first > b->last - b->first;
        });
        std::vector<int> voices;
        for (const Speech* speech : around) {
            const int voice = authors.value(speech->speaker, speech->speaker);
            if (std::find(voices.begin(), voices.end(), voice) == voices.end())
                voices.push_back(voice);
            const Stance stance = stanceOf(speech->saying);
            if (stance != Stance::Stated) {
                claim.stance = stance;
                claim.hedges.push_back(draft.tokens[speech->verb].range);
            }
        }
        if (voices.empty() && (draft.tokens[claim.trigger].is(Token::Quoted)) && quoted(claim.sentence)) {
            const int voice = behind[claim.sentence] >= 0 ? behind[claim.sentence] : before[claim.sentence];
            if (voice >= 0)
                voices.push_back(authors.value(voice, voice));
        }
        if (voices.empty())
            continue;
        claim.claimant = voices.back();
        voices.pop_back();
        claim.via = voices;
    }
}

} // namespace redthread::reading
