#include "models/reading/speeches.h"

#include "models/reading/attributions.h"
#include "models/reading/function_words.h"
#include "models/reading/parties.h"

#include <algorithm>
#include <optional>

namespace redthread::reading {

namespace {

class Listener {
public:
    explicit Listener(const Draft& draft) : m_draft(draft) {}

    std::vector<Speech> run(const Sentence& s)
    {
        std::vector<Speech> speeches;
        m_s = &s;
        readColon(speeches);
        for (int i = s.first; i < s.last; ++i) {
            if (at(i).is(u"according") && i + 2 < s.last && at(i + 1).is(u"to")) {
                readAccording(speeches, i);
                continue;
            }
            if (at(i).is(Token::Quoted) && i > s.first)
                continue;
            readPassedOn(speeches, i);
            readTitle(speeches, i);
            if (const auto saying = sayingAt(i))
                readVerb(speeches, i, *saying);
        }
        for (const Speech& speech : attributionsOf(m_draft, s))
            speeches.push_back(speech);
        separate(speeches);
        return speeches;
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    bool isNo(int i) const
    {
        return at(i).is(u"not") || at(i).lower.endsWith(u"n't") || at(i).is(u"never") ||
               at(i).is(u"nobody") || at(i).is(u"none") ||
               (at(i).is(u"one") && i > m_s->first && at(i - 1).is(u"no"));
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
            if (form.lemma == u"call" && i + 1 < m_s->last && at(i + 1).is(u"to"))
                continue; // "called to help"
            if (i > m_s->first) {
                for (int k = i - 1; k >= std::max(m_s->first, i - 3) && at(k).is(Token::Word); --k)
                    if (isNo(k))
                        return std::nullopt; // "would not say whether …", "nobody denies": nothing is said
                int front = i - 1;           // "were twice denied"
                while (front > m_s->first &&
                       (lexicon().mostly(at(front).lower) == 'r' || at(front).is(u"twice") ||
                        at(front).lower.endsWith(u"ly")) &&
                       front > i - 3)
                    --front;
                const QString& before = at(front).lower;
                if (before == u"the" || before == u"a" || before == u"an" || before == u"its" ||
                    before == u"his" || before == u"this" || before == u"their" || before == u"her" ||
                    at(i - 1).is(Token::Possessive))
                    return std::nullopt; // "the report"
                if (before == u"is" || before == u"are" || before == u"was" || before == u"were" ||
                    before == u"been" || before == u"be" || before == u"to")
                    return std::nullopt; // "was told", "refused to say"
                if (words().prepositions.contains(before) && !m_draft.words.empty() &&
                    m_draft.words[i].upos == Upos::Noun)
                    return std::nullopt; // "after reports that …"
                if (!m_draft.words.empty() && m_draft.words[i].upos == Upos::Noun &&
                    m_draft.words[i].relation == Relation::Obj)
                    return std::nullopt; // "investigates claims that …"
                if (before == u"stands" || before == u"stood" || before == u"remains" ||
                    before == u"standing")
                    return std::nullopt; // "stands accused of"
                if (lexicon().governors.contains(QStringLiteral("mistaken ") + at(i - 1).lower))
                    return std::nullopt; // "falsely told": not as he says
                if (at(i).lower.endsWith(u"ing") &&
                    (before == u"of" || before == u"without" || before == u"from"))
                    return std::nullopt; // "stopped short of saying"
            }
            return isDismissal(m_draft, *m_s, i) ? std::nullopt : std::optional<Saying>(*saying);
        }
        return std::nullopt;
    }

    // "Oxford historian Tom Reed": Oxford says nothing.
    bool isWhoseOwn(const DraftMention& mention) const
    {
        const int next = mention.last;
        if (mention.type != MentionType::Name || next + 1 >= m_s->last || at(next).is(Token::Capital) ||
            !at(next).is(Token::Word))
            return false;
        for (int i = next; i < std::min(m_s->last, next + 3); ++i) {
            if (const int m = m_draft.mentionAt[i]; m >= 0 && m_draft.mentions[m].type == MentionType::Name) {
                const QString& kind = m_draft.entities[m_draft.mentions[m].entity].kind;
                return i > next && (kind == u"person" || kind == u"journalist");
            }
            if (lexicon().isFunctionWord(at(i).lower) || !at(i).is(Token::Word))
                return false;
        }
        return false;
    }

    // The nearest party right of `from`. A possessor gives way to what is its
    // own: "the team's coach, Alireza Mehraban".
    Party partyRight(int from) const
    {
        Party owner;
        for (int i = from; i < std::min(m_s->last, from + 8); ++i) {
            if (const int m = m_draft.mentionAt[i]; m >= 0) {
                const DraftMention& mention = m_draft.mentions[m];
                const Party party{mention.entity, m, mention.first, mention.last};
                const int next = std::max(i + 1, mention.last);
                if (mention.type == MentionType::Demonym)
                    continue;
                if ((next < m_s->last && at(next).is(Token::Possessive)) || isWhoseOwn(mention) ||
                    !maySpeak(m_draft, mention.entity)) {
                    if (!owner && maySpeak(m_draft, mention.entity))
                        owner = party;
                    i = next;
                    continue;
                }
                return party;
            }
            if (m_draft.pronounAt[i] >= 0 && i == from)
                return {m_draft.pronounAt[i], -1, i, i + 1};
            if (owner && at(i).is(u","))
                continue;
            if (!at(i).is(Token::Word) && !at(i).is(Token::Number) && !at(i).is(Token::Possessive))
                break;
            if (const char tag = lexicon().mostly(at(i).lower);
                tag == 'v' || (tag == 'f' && !at(i).is(u"the") && !at(i).is(u"a") && !at(i).is(u"an") &&
                               !at(i).is(u"of") && !at(i).is(u"to")))
                break;
        }
        return owner;
    }

    // "According to X, …", "…, according to X", "which according to X is …"
    void readAccording(std::vector<Speech>& speeches, int at0)
    {
        const Sentence& s = *m_s;
        Party who = partyRight(at0 + 2);
        if (!who) // a place speaks for who sits there: "according to Kyiv"
            for (int i = at0 + 2; i < std::min(m_s->last, at0 + 6) && !who && !at(i).is(u","); ++i)
                if (partyAt(m_draft, i) && kindOf(m_draft, partyAt(m_draft, i)) == u"place")
                    who = partyAt(m_draft, i);
        // "according to documents leaked to X": not to X
        if (const int end = endOfPhrase(at0 + 2); who && who.first > at0 + 2 && toldTo(at0 + 2, who.first))
            who = {nobody, -1, at0 + 2, end};
        if (!who) // somebody says so, if we only knew who
            who = {nobody, -1, at0 + 2, endOfPhrase(at0 + 2)};
        const bool hearsay = isHearsay(m_draft, *m_s, who) ||
                             (who.entity == nobody && !isRecord(m_draft, who.first, who.last));
        const bool leads = at0 <= s.body + 1;
        const bool inside = at0 > s.first && (at(at0 - 1).is(u"which") || at(at0 - 1).is(u"that") ||
                                              at(at0 - 1).is(u"who") || at(at0 - 1).is(u"and"));
        if (!leads && !inside)
            speeches.push_back({s.first, at0, who.entity, Saying::Plain, at0, hearsay});
        const bool goesOn = who.last < s.last && (at(who.last).is(u",") || isVerbLike(m_draft, who.last));
        if (leads || inside || goesOn)
            speeches.push_back({who.last, s.last, who.entity, Saying::Plain, at0, hearsay});
    }

    // "documents leaked to", "sources close to", "invoices seen by"
    bool toldTo(int first, int last) const
    {
        bool noun = false;
        for (int i = first; i < last && !m_draft.words.empty(); ++i) {
            const Word& word = m_draft.words[i];
            if (noun && (word.relation == Relation::Acl || word.xpos == Xpos::Vbn || word.xpos == Xpos::Vbd))
                return true;
            noun |= word.upos == Upos::Noun && m_draft.mentionAt[i] < 0;
        }
        return false;
    }

    int commasBetween(int first, int last) const
    {
        return int(std::count_if(m_draft.tokens.begin() + first,
                                 m_draft.tokens.begin() + std::max(first, last),
                                 [](const Token& t) { return t.is(u","); }));
    }

    // Whether somebody who is no entity says so: "conspiracy theorists insist that …".
    bool isSaidBySomebody(int verb) const
    {
        for (int i = m_s->first; i < verb && !m_draft.words.empty(); ++i) {
            const Word& word = m_draft.words[i];
            const bool isMany =
                at(i).is(u"some") || at(i).is(u"many") || at(i).is(u"others") || at(i).is(u"several");
            const bool isHe =
                (at(i).is(u"he") || at(i).is(u"she") || at(i).is(u"they")) && m_draft.pronounAt[i] < 0;
            if (word.head == verb && word.relation == Relation::Nsubj &&
                (word.upos == Upos::Noun || isMany || isHe))
                return m_draft.mentionAt[i] < 0 && !isRecord(m_draft, i, i + 1);
        }
        return false;
    }

    // Who the tree says is the subject; of "the minister, Tom Reed," he who is named.
    Party subjectByTree(int verb) const
    {
        if (m_draft.words.empty())
            return {};
        for (int i = m_s->first; i < verb; ++i) {
            if (m_draft.words[i].head != verb || m_draft.words[i].relation != Relation::Nsubj)
                continue;
            for (int k = i + 1; k < verb; ++k)
                if (m_draft.words[k].head == i && m_draft.words[k].relation == Relation::Appos)
                    if (const Party named = partyAt(m_draft, k);
                        named.mention >= 0 && maySpeak(m_draft, named.entity) &&
                        m_draft.mentions[named.mention].type == MentionType::Name)
                        return named;
            const Party who = partyAt(m_draft, i);
            return who && maySpeak(m_draft, who.entity) ? who : Party{};
        }
        return {};
    }

    int endOfPhrase(int from) const
    {
        while (from < m_s->last && !at(from).is(u",") && !isVerbLike(m_draft, from))
            ++from;
        return from;
    }

    // "Mary Holm: X sold Y.", as headlines and interviews have it; "Mary Holm, mayor of Lund: “X sold Y.”"
    void readColon(std::vector<Speech>& speeches) const
    {
        constexpr int LongestAside = 12;
        const Sentence& s = *m_s;
        const int m = s.body < s.last ? m_draft.mentionAt[s.body] : -1;
        if (m < 0)
            return;
        const DraftMention& mention = m_draft.mentions[m];
        const QString& kind = m_draft.entities[mention.entity].kind;
        if (mention.type != MentionType::Name || !maySpeak(m_draft, mention.entity) || kind == u"country" ||
            kind == u"document")
            return;
        int colon = mention.last;
        if (colon < s.last && (at(colon).is(u",") || at(colon).is(u"(")))
            while (colon < std::min(s.last, mention.last + LongestAside) && !at(colon).is(u":") &&
                   !(m_draft.mentionAt[colon] < 0 && isVerbLike(m_draft, colon)))
                ++colon;
        const bool isAside = colon > mention.last;
        if (colon + 2 < s.last && at(colon).is(u":") && (!isAside || at(colon + 1).is(Token::OpenQuote)))
            speeches.push_back({colon + 1, s.last, mention.entity, Saying::Plain, colon});
    }

    // "quoting X", "quotes Y as saying that …", "identified by X"
    void readPassedOn(std::vector<Speech>& speeches, int i) const
    {
        const Sentence& s = *m_s;
        if (i + 1 >= s.last)
            return;
        if ((at(i).is(u"put") || at(i).is(u"puts")) && i + 4 < s.last && at(i + 1).is(u"it") &&
            at(i + 2).is(u"to")) {
            const Party who = subjectOf(m_draft, s, i);
            const bool isKnown = who && maySpeak(m_draft, who.entity);
            for (int that = i + 3; that < std::min(s.last, i + 9); ++that)
                if (at(that).is(u"that")) {
                    speeches.push_back(
                        {that + 1, s.last, isKnown ? who.entity : nobody, Saying::Allege, i, !isKnown});
                    break;
                }
        } else if (at(i).is(u"quoting") || at(i).is(u"citing")) {
            if (const Party who = partyRight(i + 1))
                speeches.push_back({who.last, s.last, who.entity, Saying::Plain, i});
        } else if (at(i).is(u"as") && i > s.first &&
                   (at(i + 1).is(u"saying") || at(i + 1).is(u"telling") || at(i + 1).is(u"claiming") ||
                    at(i + 1).is(u"alleging"))) {
            for (int k = i - 1; k >= std::max(s.first, i - 3); --k)
                if (const Party who = partyAt(m_draft, k); who && maySpeak(m_draft, who.entity)) {
                    const bool alleges = at(i + 1).is(u"claiming") || at(i + 1).is(u"alleging");
                    speeches.push_back(
                        {i + 2, s.last, who.entity, alleges ? Saying::Allege : Saying::Plain, i + 1});
                    break;
                }
        } else if (at(i).is(u"by") && i > s.first && m_draft.mentionAt[i - 1] < 0) {
            static const QSet<QString> told = {
                QStringLiteral("identified"), QStringLiteral("attributed"), QStringLiteral("revealed"),
                QStringLiteral("reported"),   QStringLiteral("alleged"),    QStringLiteral("claimed"),
                QStringLiteral("described"),  QStringLiteral("disclosed"),  QStringLiteral("confirmed")};
            int verb = -1;
            for (int k = i - 1; k >= std::max(s.first, i - 16) && verb < 0; --k) {
                if (told.contains(at(k).lower))
                    verb = k;
                else if (k < i - 1 && (at(k).is(u",") || isVerbLike(m_draft, k)))
                    break;
            }
            if (const Party who = verb >= 0 ? partyRight(i + 1) : Party{}; who && verb > s.first + 1)
                speeches.push_back(
                    {verb - 3 < s.first ? s.first : verb - 3, s.last, who.entity,
                     at(verb).is(u"alleged") || at(verb).is(u"claimed") ? Saying::Allege : Saying::Plain,
                     verb});
        }
    }

    // A title in quotation marks says what its document says.
    void readTitle(std::vector<Speech>& speeches, int i) const
    {
        const Sentence& s = *m_s;
        if (!at(i).is(u"title") && !at(i).is(u"titled") && !at(i).is(u"entitled") && !at(i).is(u"headline") &&
            !at(i).is(u"headlined"))
            return;
        int open = i + 1;
        while (open < std::min(s.last, i + 4) && !at(open).is(Token::OpenQuote))
            ++open;
        if (open >= s.last || !at(open).is(Token::OpenQuote))
            return;
        int close = open + 1;
        while (close < s.last && !at(close).is(Token::CloseQuote))
            ++close;
        int document = -1, first = -1;
        for (int k = s.first; k < i; ++k)
            if (const Party who = partyAt(m_draft, k); who && maySpeak(m_draft, who.entity)) {
                first = first < 0 ? who.entity : first;
                if (kindOf(m_draft, who) == u"document")
                    document = who.entity;
            }
        if (const int speaker = document >= 0 ? document : first; speaker >= 0)
            speeches.push_back({open, close, speaker, Saying::Plain, i});
    }

    // "X said …, but Y says …": the one ends where the other begins.
    void separate(std::vector<Speech>& speeches) const
    {
        static const QSet<QString> turns = {QStringLiteral(";"), QStringLiteral("but"),
                                            QStringLiteral("while"), QStringLiteral("whereas"),
                                            QStringLiteral("although")};
        for (Speech& one : speeches)
            for (Speech& other : speeches) {
                if (other.verb <= one.verb || other.speaker == one.speaker)
                    continue;
                for (int i = one.verb + 1; i < other.verb; ++i)
                    if (turns.contains(at(i).lower) && !at(i).is(Token::Quoted)) {
                        if (one.first > one.verb && one.last > i)
                            one.last = std::max(one.first, i);
                        if (other.first < i && other.last > i)
                            other.first = i + 1;
                        break;
                    }
            }
    }

    void readVerb(std::vector<Speech>& speeches, int verb, Saying saying)
    {
        const Sentence& s = *m_s;
        // “…,” said X
        const bool closedBefore =
            verb > s.first && (at(verb - 1).is(u",") || at(verb - 1).is(Token::CloseQuote));
        const Party bySubject = subjectByTree(verb);
        // "Tom Reed, 54, said …", not "Zorn Bank, says Tom Reed, …"; and who was told in "…, told reporters"
        // says nothing.
        const bool isAside = bySubject && commasBetween(bySubject.last, verb) > 1;
        if (closedBefore && !isAside && !isSaidBySomebody(verb) && !lexicon().isTelling(at(verb).lower)) {
            if (const Party who = partyRight(verb + 1); who && maySpeak(m_draft, who.entity) &&
                                                        !doesSomething(who) &&
                                                        !at(verb).lower.endsWith(u"ing")) {
                speeches.push_back({s.first, verb, who.entity, saying, verb, isHearsay(m_draft, *m_s, who)});
                if (at(verb - 1).is(u",") && who.last < s.last &&
                    at(who.last).is(u",")) // "X, says Y, owns Z"
                    speeches.push_back(
                        {who.last, s.last, who.entity, saying, verb, isHearsay(m_draft, *m_s, who)});
                quoteBehind(speeches, who.last, who.entity, saying, verb);
                return;
            }
        }
        // "X sued Y in May, claiming that …": whose sentence it is.
        const bool goesOn = closedBefore && at(verb).lower.endsWith(u"ing");
        Party who = goesOn ? Party{} : subjectOf(m_draft, s, verb);
        if (goesOn)
            for (int k = s.body; k < verb && !who; ++k)
                if (const Party first = partyAt(m_draft, k);
                    first && maySpeak(m_draft, first.entity) &&
                    m_draft.entities[first.entity].kind != u"country")
                    who = first;
        if (!who && goesOn)
            who = subjectOf(m_draft, s, verb);
        if (who && commasBetween(who.last, verb) > 0 && isSaidBySomebody(verb)) // "…, the prosecutor argued"
            who = {};
        if (!who) // "Tom Reed, 54, told …"
            who = bySubject;
        if (!who && lexicon().isTelling(at(verb).lower) && verb > s.first + 1 &&
            at(verb - 1).is(u",")) // "the minister, Tom Reed, told …"
            who = partyAt(m_draft, verb - 2);
        if (!who && isSaidBySomebody(verb)) {
            speeches.push_back({verb + 1, s.last, nobody, saying, verb, true});
            if (behindIsEnd(verb + 1))
                speeches.push_back({s.first, verb, nobody, saying, verb, true});
            return;
        }
        if (who && !maySpeak(m_draft, who.entity) && isHearsay(m_draft, *m_s, who)) // "the lawsuit says"
            speeches.push_back({verb + 1, s.last, nobody, saying, verb, true});
        if (!who || !maySpeak(m_draft, who.entity))
            return;
        const bool hearsay = isHearsay(m_draft, *m_s, who);
        // "contrary to what X wrote": that is what X does not say
        for (int k = std::max(s.first, who.first - 4); k + 1 < who.first; ++k)
            if (at(k).is(u"contrary") && at(k + 1).is(u"to"))
                return;
        // "as X maintains", "so X says"
        const int phrase = phraseStart(m_draft, s, who.first);
        if (phrase > s.first + 2 && at(phrase - 1).is(u"as") && at(phrase - 2).is(u",") && isNo(phrase - 3))
            return; // "is not, as X claims, …"
        if (phrase > s.first && (at(phrase - 1).is(u"as") || at(phrase - 1).is(u"so"))) {
            speeches.push_back({s.first, phrase, who.entity, saying, verb, hearsay});
            speeches.push_back({verb + 1, s.last, who.entity, saying, verb, hearsay});
            return;
        }
        // …, X said[.]
        int start = who.first;
        while (start > s.first && !at(start - 1).is(u",") && !at(start - 1).is(Token::CloseQuote) &&
               start > who.first - 8)
            --start;
        const bool another =
            at(start).is(u"which") || at(start).is(u"who") || at(start).is(u"and") || at(start).is(u"but");
        const bool tail = start > s.first && !another &&
                          (at(start - 1).is(u",") || at(start - 1).is(Token::CloseQuote)) &&
                          start <= who.first;
        const bool nothingBehind = behindIsEnd(verb + 1);
        if (tail && nothingBehind) {
            speeches.push_back({s.first, start, who.entity, saying, verb, hearsay});
            if (verb + 1 < s.last && at(verb + 1).is(u",") && !saysSomething(s.body, start))
                speeches.push_back(
                    {verb + 2, s.last, who.entity, saying, verb, hearsay}); // "X, Y said, owns Z"
            quoteBehind(speeches, verb + 1, who.entity, saying, verb);
            return;
        }
        speeches.push_back({verb + 1, s.last, who.entity, saying, verb, hearsay});
        if (tail && start > s.first && at(start - 1).is(Token::CloseQuote))
            speeches.push_back({s.first, start, who.entity, saying, verb, hearsay});
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

    bool saysSomething(int first, int last) const
    {
        for (int i = first; i < last; ++i)
            if (isVerbLike(m_draft, i) || isPredicate(m_draft, i))
                return true;
        return false;
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

} // namespace

std::vector<Speech> speechesOf(const Draft& draft, const Sentence& sentence)
{
    return Listener(draft).run(sentence);
}

} // namespace redthread::reading
