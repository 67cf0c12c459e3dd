#include "models/reading/voices.h"

#include "models/reading/lexicon.h"
#include "models/reading/parties.h"
#include "models/records/kinds.h"

#include <algorithm>
#include <optional>

namespace redthread::reading {

namespace {

// A voice that is no entity: "conspiracy theorists say", "according to an unsigned letter". What it says is
// no more than alleged; a record ("according to official figures") says what it says.
constexpr int nobody = -2;

// A stretch of a sentence that somebody says.
struct Speech {
    int first = 0; // tokens, half open
    int last = 0;
    int speaker = -1;
    Saying saying = Saying::Plain;
    int verb = -1;
    bool isHearsay = false; // by nobody with a name: "anonymous sources", "an unsigned letter"
};

class Listener {
public:
    explicit Listener(const Draft& draft) : m_draft(draft) {}

    // What is said in a sentence by its own words.
    std::vector<Speech> speechesOf(const Sentence& s)
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
        separate(speeches);
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
                if (at(i).lower.endsWith(u"ing") &&
                    (before == u"of" || before == u"without" || before == u"from"))
                    return std::nullopt; // "stopped short of saying"
            }
            return *saying;
        }
        return std::nullopt;
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
                if ((next < m_s->last && at(next).is(Token::Possessive)) || !mayspeak(mention.entity)) {
                    if (!owner && mayspeak(mention.entity))
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
        if (!who) // somebody says so, if we only knew who
            who = {nobody, -1, at0 + 2, endOfPhrase(at0 + 2)};
        const bool hearsay = isHearsay(who) || (who.entity == nobody && !isRecord(who.first, who.last));
        const bool leads = at0 <= s.body + 1;
        const bool inside = at0 > s.first && (at(at0 - 1).is(u"which") || at(at0 - 1).is(u"that") ||
                                              at(at0 - 1).is(u"who") || at(at0 - 1).is(u"and"));
        if (!leads && !inside)
            speeches.push_back({s.first, at0, who.entity, Saying::Plain, at0, hearsay});
        const bool goesOn = who.last < s.last && (at(who.last).is(u",") || isVerbLike(m_draft, who.last));
        if (leads || inside || goesOn)
            speeches.push_back({who.last, s.last, who.entity, Saying::Plain, at0, hearsay});
    }

    bool isRecord(int first, int last) const
    {
        for (int i = first; i < last && !at(i).is(u"of") && !at(i).is(u"from") && !at(i).is(u"by"); ++i)
            if (lexicon().recordWords.contains(at(i).lower))
                return true;
        return false;
    }

    // "anonymous sources", "conspiracy theorists", "rumours"
    bool isHearsay(const Party& who) const
    {
        for (int i = phraseStart(m_draft, *m_s, who.first); i < who.last && who.entity >= 0; ++i)
            if (lexicon().hearsayWords.contains(at(i).lower))
                return true;
        return false;
    }

    // Whether somebody who is no entity says so: "conspiracy theorists insist that …".
    bool isSaidBySomebody(int verb) const
    {
        for (int i = m_s->first; i < verb && !m_draft.words.empty(); ++i) {
            const Word& word = m_draft.words[i];
            if (word.head == verb && word.relation == Relation::Nsubj && word.upos == Upos::Noun)
                return m_draft.mentionAt[i] < 0 && !isRecord(i, i + 1);
        }
        return false;
    }

    int endOfPhrase(int from) const
    {
        while (from < m_s->last && !at(from).is(u",") && !isVerbLike(m_draft, from))
            ++from;
        return from;
    }

    // "Mary Holm: X sold Y.", as headlines and interviews have it.
    void readColon(std::vector<Speech>& speeches) const
    {
        const Sentence& s = *m_s;
        const int m = s.body < s.last ? m_draft.mentionAt[s.body] : -1;
        if (m < 0)
            return;
        const DraftMention& mention = m_draft.mentions[m];
        const QString& kind = m_draft.entities[mention.entity].kind;
        if (mention.type == MentionType::Name && mention.last + 2 < s.last && at(mention.last).is(u":") &&
            mayspeak(mention.entity) && kind != u"country" && kind != u"document")
            speeches.push_back({mention.last + 1, s.last, mention.entity, Saying::Plain, mention.last});
    }

    // "quoting X", "quotes Y as saying that …", "identified by X"
    void readPassedOn(std::vector<Speech>& speeches, int i) const
    {
        const Sentence& s = *m_s;
        if (i + 1 >= s.last)
            return;
        if (at(i).is(u"quoting") || at(i).is(u"citing")) {
            if (const Party who = partyRight(i + 1))
                speeches.push_back({who.last, s.last, who.entity, Saying::Plain, i});
        } else if (at(i).is(u"as") && i > s.first &&
                   (at(i + 1).is(u"saying") || at(i + 1).is(u"telling") || at(i + 1).is(u"claiming") ||
                    at(i + 1).is(u"alleging"))) {
            for (int k = i - 1; k >= std::max(s.first, i - 3); --k)
                if (const Party who = partyAt(m_draft, k); who && mayspeak(who.entity)) {
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
            if (const Party who = partyAt(m_draft, k); who && mayspeak(who.entity)) {
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
        if (closedBefore) {
            if (const Party who = partyRight(verb + 1);
                who && mayspeak(who.entity) && !doesSomething(who) && !at(verb).lower.endsWith(u"ing")) {
                speeches.push_back({s.first, verb, who.entity, saying, verb, isHearsay(who)});
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
                    first && mayspeak(first.entity) && m_draft.entities[first.entity].kind != u"country")
                    who = first;
        if (!who && goesOn)
            who = subjectOf(m_draft, s, verb);
        if (!who && isSaidBySomebody(verb)) {
            speeches.push_back({verb + 1, s.last, nobody, saying, verb, true});
            if (behindIsEnd(verb + 1))
                speeches.push_back({s.first, verb, nobody, saying, verb, true});
            return;
        }
        if (!who || !mayspeak(who.entity))
            return;
        const bool hearsay = isHearsay(who);
        // "contrary to what X wrote": that is what X does not say
        for (int k = std::max(s.first, who.first - 4); k + 1 < who.first; ++k)
            if (at(k).is(u"contrary") && at(k + 1).is(u"to"))
                return;
        // "as X maintains", "so X says"
        const int phrase = phraseStart(m_draft, s, who.first);
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
        const bool tail = start > s.first &&
                          (at(start - 1).is(u",") || at(start - 1).is(Token::CloseQuote)) &&
                          start <= who.first;
        const bool nothingBehind = behindIsEnd(verb + 1);
        if (tail && nothingBehind) {
            speeches.push_back({s.first, start, who.entity, saying, verb, hearsay});
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

// Whether the two parties are joined by a verb, not by standing side by side.
bool verbBetween(const Draft& draft, const DraftClaim& claim)
{
    if (claim.subjectMention < 0 || claim.objectMention < 0)
        return true;
    const DraftMention& a = draft.mentions[claim.subjectMention];
    const DraftMention& b = draft.mentions[claim.objectMention];
    for (int i = std::min(a.last, b.last); i < std::max(a.first, b.first); ++i)
        if (isVerbLike(draft, i))
            return true;
    return false;
}

// "X said that Y runs Z": that Y runs Z is what is said, and not told by the way.
bool isWhatIsSaid(const Draft& draft, const DraftClaim& claim, const Speech& speech)
{
    if (draft.words.empty())
        return false;
    const Word& word = draft.words[claim.trigger];
    return word.upos == Upos::Verb && word.relation == Relation::Ccomp && word.head == speech.verb;
}

// "X said X would support Y" is said by X; "X said it was a shame" is seen.
bool standsOutside(const Draft& draft, const DraftClaim& claim, const Speech& speech)
{
    if (claim.subjectMention < 0)
        return false;
    const DraftMention& mention = draft.mentions[claim.subjectMention];
    return mention.first < speech.first || mention.last > speech.last;
}

} // namespace

void giveVoices(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop)
{
    Listener listener(draft);
    const int count = int(draft.sentences.size());
    std::vector<std::vector<Speech>> speeches(count);
    std::vector<int> opener(count, -1), speaker(count, -1); // first and last who speaks in a sentence
    for (int i = 0; i < count && !stop.stop_requested(); ++i) {
        speeches[i] = listener.speechesOf(draft.sentences[i]);
        for (const Speech& speech : speeches[i])
            if (!draft.tokens[speech.verb].is(Token::Quoted) && speech.speaker != nobody) {
                if (opener[i] < 0)
                    opener[i] = speech.speaker;
                speaker[i] = speech.speaker;
            }
    }
    const auto quoted = [&](int sentence) {
        const Token& first = draft.tokens[draft.sentences[sentence].first];
        return first.is(Token::Quoted) || first.is(Token::OpenQuote);
    };
    const auto sameParagraph = [&](int a, int b) {
        return draft.sentences[a].paragraph == draft.sentences[b].paragraph;
    };
    // A quotation goes on over several sentences, and over paragraphs that open
    // with a quotation; its speaker is named in front of it or behind it.
    std::vector<int> before(count, -1), behind(count, -1);
    for (int i = 1; i < count; ++i)
        if (sameParagraph(i, i - 1) || quoted(i))
            before[i] = speaker[i - 1] >= 0                        ? speaker[i - 1]
                        : sameParagraph(i, i - 1) || quoted(i - 1) ? before[i - 1]
                                                                   : -1;
    for (int i = count - 2; i >= 0; --i)
        if (sameParagraph(i, i + 1) && quoted(i + 1))
            behind[i] = opener[i + 1] >= 0 ? opener[i + 1] : behind[i + 1];

    const QHash<int, int> authors = authorsOf(draft, claims);
    for (DraftClaim& claim : claims) {
        if (claim.background)
            continue;
        const bool isQuoted = draft.tokens[claim.trigger].is(Token::Quoted);
        const bool isAct = lexicon().acts.contains(claim.kind);
        const bool isBackground = lexicon().backgrounds.contains(claim.kind) && !isQuoted;
        std::vector<const Speech*> around;
        for (const Speech& speech : speeches[claim.sentence]) {
            const bool holds = speech.first <= claim.trigger && claim.trigger < speech.last;
            const bool itself = speech.verb == claim.trigger;
            // Who accuses is seen accusing by the article; and who owns what is told by the way, too.
            if (!(holds || itself) ||
                (isAct &&
                 (itself || (speech.speaker == claim.subject && standsOutside(draft, claim, speech))) &&
                 !isQuoted) ||
                (isBackground && !isWhatIsSaid(draft, claim, speech) &&
                 (speech.saying == Saying::Plain || itself || !verbBetween(draft, claim))))
                continue;
            around.push_back(&speech);
        }
        std::stable_sort(around.begin(), around.end(), [](const Speech* a, const Speech* b) {
            return a->last - a->first > b->last - b->first;
        });
        std::vector<int> voices;
        for (const Speech* speech : around) {
            const int voice = authors.value(speech->speaker, speech->speaker);
            if (voice != nobody && std::find(voices.begin(), voices.end(), voice) == voices.end())
                voices.push_back(voice);
            Stance stance = stanceOf(speech->saying);
            if (stance == Stance::Stated && speech->speaker == nobody && relationshipKind(claim.kind).charges)
                stance = Stance::Alleged; // even by official figures
            if (stance == Stance::Stated && speech->isHearsay)
                stance = Stance::Alleged;
            claim.hearsay |= speech->isHearsay;
            if (stance != Stance::Stated) {
                claim.stance = stance;
                claim.hedges.push_back(draft.tokens[speech->verb].range);
            }
        }
        if (voices.empty() && isQuoted && quoted(claim.sentence)) {
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
