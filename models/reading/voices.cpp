#include "models/reading/voices.h"

#include "models/reading/parties.h"
#include "models/reading/speeches.h"
#include "models/records/kinds.h"

#include <algorithm>

namespace redthread::reading {

namespace {

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
    const bool isMain = word.head < 0 || word.relation == Relation::Parataxis; // "Y runs Z, X believes."
    const bool isVerb = word.upos == Upos::Verb || // "works" may be taken for a noun
                        lexicon().verbForms.contains(draft.tokens[claim.trigger].lower);
    int link = claim.trigger; // "… that X owns Y and that Z works for W"
    while (draft.words[link].relation == Relation::Conj && draft.words[link].head >= 0)
        link = draft.words[link].head;
    const Word& clause = draft.words[link];
    return isVerb && ((clause.relation == Relation::Ccomp && clause.head == speech.verb) ||
                      (isMain && speech.first <= claim.trigger && claim.trigger < speech.last));
}

// "X said X would support Y" is said by X; "X said it was a shame" is seen.
bool standsOutside(const Draft& draft, const DraftClaim& claim, const Speech& speech)
{
    if (claim.subjectMention < 0)
        return false;
    const DraftMention& mention = draft.mentions[claim.subjectMention];
    return mention.first < speech.first || mention.last > speech.last;
}

// Not only its own word is quoted: both whom it is about are, or spoken of by pronouns.
bool isQuotedWhole(const Draft& draft, const DraftClaim& claim)
{
    for (const int m : {claim.subjectMention, claim.objectMention})
        if (m >= 0 && !draft.tokens[draft.mentions[m].first].is(Token::Quoted))
            return false;
    return true;
}

// Who calls somebody so: the subject, of the passive the one after "by"; -1: not said.
int whoCalls(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    bool isPassive = false;
    int who = -1;
    for (int i = s.first; i < s.last; ++i) {
        const Word& word = draft.words[i];
        if (word.head != claim.caller)
            continue;
        isPassive |= word.relation == Relation::AuxPass || word.relation == Relation::NsubjPass;
        if (word.relation == Relation::Nsubj || word.relation == Relation::OblAgent)
            who = draft.entityAt(i) >= 0 ? draft.entityAt(i) : draft.pronounAt[i];
    }
    if (who < 0 && !isPassive && draft.words[claim.caller].relation != Relation::Acl)
        who = subjectOf(draft, s, claim.caller).entity;
    return who == claim.subject ? -1 : who;
}

} // namespace

void giveVoices(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop)
{
    const int count = int(draft.sentences.size());
    std::vector<std::vector<Speech>> speeches(count);
    std::vector<int> opener(count, -1), speaker(count, -1); // first and last who speaks in a sentence
    for (int i = 0; i < count && !stop.stop_requested(); ++i) {
        speeches[i] = speechesOf(draft, draft.sentences[i]);
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
        const bool isBackground = lexicon().backgrounds.contains(claim.kind) && !isQuoted && !claim.ascribed;
        if (claim.caller >= 0) {
            if (const int caller = whoCalls(draft, claim); caller >= 0)
                claim.claimant = caller;
            else
                claim.hearsay = true;
            continue;
        }
        std::vector<const Speech*> around;
        for (const Speech& speech : speeches[claim.sentence]) {
            const bool holds = speech.first <= claim.trigger && claim.trigger < speech.last;
            const bool itself = speech.verb == claim.trigger;
            // Who accuses is seen accusing by the article; and who owns what is told by the way, too.
            if (!(holds || itself) ||
                (isAct &&
                 (itself || (speech.speaker == claim.subject && standsOutside(draft, claim, speech))) &&
                 !isQuoted) ||
                // "police charged X; he denies it": charged he was
                (isAct && speech.saying == Saying::Deny && speech.last <= speech.verb && !isQuoted) ||
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
        // A quotation whose speaker is not found is not the author's word.
        const bool isPlain =
            lexicon().backgrounds.contains(claim.kind) && !relationshipKind(claim.kind).charges;
        if (voices.empty() && isQuoted && !isPlain && isQuotedWhole(draft, claim))
            claim.hearsay = true;
        if (voices.empty())
            continue;
        claim.claimant = voices.back();
        voices.pop_back();
        claim.via = voices;
    }
}

} // namespace redthread::reading
