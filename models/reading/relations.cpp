#include "models/reading/relations.h"

#include "models/reading/lexicon.h"

#include <algorithm>
#include <functional>

namespace redthread::reading {

namespace {

struct Words {
    QSet<QString> subordinators, portions, auxiliaries, be, prepositions, relative, conjunctions, boundaries,
        determiners;
};

const Words& words()
{
    static const Words loaded = [] {
        const auto make = [](const char* list) {
            QSet<QString> set;
            for (const QString& word : QString::fromLatin1(list).split(u' '))
                set.insert(word);
            return set;
        };
        Words w;
        w.auxiliaries = make("is are was were be been being am has have had having do does did will would "
                             "could may might can should must shall to not "
                             "never n't no longer also then still already just now only allegedly reportedly "
                             "once twice repeatedly even ever "
                             "later often always again long since previously recently currently formerly "
                             "first jointly publicly strongly secretly "
                             "has'nt don't didn't doesn't wasn't weren't isn't hadn't hasn't haven't won't "
                             "wouldn't couldn't cannot can't get got");
        w.subordinators = make("after before since until as because than once");
        w.portions = make("content contents findings part parts rest majority activities work conclusions");
        w.be = make("is are was were be been being get got gets");
        w.prepositions = make("of in on at by for with from to into about against over under between through "
                              "during after before since until "
                              "within without among as like than via towards toward near behind alongside "
                              "around despite upon including because");
        w.relative = make("who which that whom");
        w.conjunctions = make("and or but");
        w.boundaries =
            make("; : ( ) [ ] because while whereas although though when where if unless whether but so");
        w.determiners = make("the a an this that these those its his her their our some several many any all "
                             "both one two three");
        return w;
    }();
    return loaded;
}

Party partyAt(const Draft& d, int token)
{
    if (const int m = d.mentionAt[token]; m >= 0)
        return {d.mentions[m].entity, m, d.mentions[m].first, d.mentions[m].last};
    if (const int e = d.pronounAt[token]; e >= 0)
        return {e, -1, token, token + 1};
    return {};
}

const QString& kindOf(const Draft& d, const Party& party) { return d.entities[party.entity].kind; }

bool isVerbLike(const Draft& d, int i)
{
    if (d.mentionAt[i] >= 0)
        return false;
    const Token& t = d.tokens[i];
    return t.is(Token::Word) && !words().auxiliaries.contains(t.lower) &&
           (lexicon().mostly(t.lower) == 'v' ||
            (lexicon().verbForms.contains(t.lower) && lexicon().mostly(t.lower) != 'n'));
}

// The first token of the noun phrase that ends with this mention or holds it:
// "of the ferry operator Tolvig Line" → the token of "the".
int phraseStart(const Draft& d, const Sentence& s, int first)
{
    int i = first;
    while (i > s.first) {
        const Token& t = d.tokens[i - 1];
        if (d.mentionAt[i - 1] >= 0) {
            if (d.mentions[d.mentionAt[i - 1]].type != MentionType::Demonym)
                break;
            --i;
            continue;
        }
        if (words().determiners.contains(t.lower)) {
            --i;
            break;
        }
        if (words().prepositions.contains(t.lower))
            break;
        const char tag = lexicon().mostly(t.lower);
        if (!t.is(Token::Word) || t.is(Token::Possessive) || words().auxiliaries.contains(t.lower) ||
            (tag != 'n' && tag != 'a' && tag != '\0' && !t.is(Token::Capital)))
            break;
        --i;
    }
    return i;
}

bool afterPreposition(const Draft& d, const Sentence& s, int first)
{
    const int start = phraseStart(d, s, first);
    return start > s.first && words().prepositions.contains(d.tokens[start - 1].lower) &&
           !words().subordinators.contains(d.tokens[start - 1].lower);
}

bool isSaying(const Draft& d, int token)
{
    const auto forms = lexicon().verbForms.constFind(d.tokens[token].lower);
    return forms != lexicon().verbForms.constEnd() &&
           std::any_of(forms->begin(), forms->end(),
                       [](const VerbForm& form) { return lexicon().sayings.contains(form.lemma); });
}

using Fits = std::function<bool(const Party&)>;

// Walks left from the verb to the nearest party that may do it.
Party leftParty(const Draft& d, const Sentence& s, int verb, const Fits& fits, int depth = 0)
{
    int i = verb - 1;
    while (i >= s.body && (words().auxiliaries.contains(d.tokens[i].lower) ||
                           (d.tokens[i].is(Token::Word) && d.mentionAt[i] < 0 && d.pronounAt[i] < 0 &&
                            d.tokens[i].lower.endsWith(u"ly"))))
        --i;
    if (i < s.body)
        return {};
    // A noun that means nobody known does it: "his client had bought".
    if (d.mentionAt[i] < 0 && d.pronounAt[i] < 0 && depth == 0 &&
        lexicon().mostly(d.tokens[i].lower) == 'n' && !d.tokens[i].is(Token::Capital)) {
        const int start = phraseStart(d, s, i);
        if (start <= s.body || !words().prepositions.contains(d.tokens[start - 1].lower))
            return {};
    }
    // "X, she said, had bought": what stands between commas is no part of it.
    if (d.tokens[i].is(u",")) {
        for (int k = i - 1; k > s.first && k >= i - 6; --k)
            if (d.tokens[k].is(u",")) {
                bool said = false;
                for (int v = k + 1; v < i; ++v)
                    if (const auto forms = lexicon().verbForms.constFind(d.tokens[v].lower);
                        forms != lexicon().verbForms.constEnd() && d.mentionAt[v] < 0)
                        for (const VerbForm& form : *forms)
                            said |= lexicon().sayings.contains(form.lemma);
                if (said)
                    i = k - 1;
                break;
            }
    }
    const Token& before = d.tokens[i];
    // "who", "which": what they stand for.
    if (words().relative.contains(before.lower) && d.mentionAt[i] < 0) {
        int k = i - 1;
        if (k >= s.first && d.tokens[k].is(u","))
            --k;
        if (k >= s.first) {
            if (const Party party = partyAt(d, k); party && fits(party))
                return party;
            // "the head of the agency, who …"
            for (int back = k; back >= std::max(s.first, k - 6); --back)
                if (const Party party = partyAt(d, back); party && fits(party))
                    return party;
        }
        if (before.lower != u"that")
            return {};
        --i;
    } else if ((words().conjunctions.contains(before.lower) || words().prepositions.contains(before.lower)) &&
               depth < 3) {
        // "bought X and sold Y", "accused of selling": who does the verb before it.
        const bool mainClause =
            words().conjunctions.contains(before.lower) && i > s.body && d.tokens[i - 1].is(u",");
        for (int k = i - 1; mainClause && k >= s.body; --k) // "said that …, and accused": who said it
            if (isVerbLike(d, k) && isSaying(d, k))
                return leftParty(d, s, k, fits, depth + 1);
        for (int k = i - 1; k >= s.body; --k) {
            if (d.tokens[k].is(u";") || d.tokens[k].is(Token::OpenQuote))
                return {};
            if (isVerbLike(d, k))
                return leftParty(d, s, k, fits, depth + 1);
        }
        if (!words().conjunctions.contains(before.lower))
            return {};
    }
    Party fallback;
    for (; i >= s.body; --i) {
        const Token& t = d.tokens[i];
        if (t.is(u";") || t.is(u":") || t.is(Token::OpenQuote) || t.is(Token::CloseQuote))
            break;
        if (d.mentionAt[i] < 0 && (t.is(u"that") || t.is(u"because") || t.is(u"if") || t.is(u"whether") ||
                                   t.is(u"while") || t.is(u"when")))
            break;
        const Party party = partyAt(d, i);
        if (!party)
            continue;
        i = party.first;
        const bool possessor =
            party.last < s.last &&
            (d.tokens[party.last].is(Token::Possessive) || d.tokens[party.first].is(u"its") ||
             d.tokens[party.first].is(u"his") || d.tokens[party.first].is(u"their"));
        if (party.mention < 0) {
            const QString& w = d.tokens[party.first].lower;
            if (w == u"its" || w == u"his" || w == u"their" || w == u"him" || w == u"them")
                continue;
            if (w == u"her" && verb - party.first > 1)
                continue;
        }
        if (possessor || (party.mention >= 0 && d.mentions[party.mention].type == MentionType::Demonym) ||
            !fits(party))
            continue;
        if (afterPreposition(d, s, party.first)) {
            continue;
        }
        return party;
    }
    return fallback;
}

class Reader {
public:
    Reader(const Draft& draft, std::stop_token stop) : m_draft(draft), m_stop(std::move(stop)) {}

    std::vector<DraftClaim> run()
    {
        for (m_index = 0; m_index < int(m_draft.sentences.size()) && !m_stop.stop_requested(); ++m_index) {
            m_s = &m_draft.sentences[m_index];
            for (int i = m_s->first; i < m_s->last; ++i) {
                readVerb(i);
                readNoun(i);
                readRole(i);
                readNeighbours(i);
            }
        }
        return std::move(m_claims);
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    void emitClaim(const QString& kind, const Party& subject, const Party& object, int trigger,
                   double confidence, bool background = false)
    {
        if (!subject || !object || subject.entity == object.entity)
            return;
        if (!lexicon().fits(kind, kindOf(m_draft, subject), kindOf(m_draft, object)))
            return;
        for (auto it = m_claims.rbegin(); it != m_claims.rend() && it->sentence == m_index; ++it)
            if (it->kind == kind && it->subject == subject.entity && it->object == object.entity)
                return;
        DraftClaim claim;
        claim.subject = subject.entity;
        claim.object = object.entity;
        claim.subjectMention = subject.mention;
        claim.objectMention = object.mention;
        claim.kind = kind;
        claim.sentence = m_index;
        claim.trigger = trigger;
        claim.confidence = confidence;
        claim.background = background && !at(trigger).is(Token::Quoted);
        m_claims.push_back(claim);
    }

    void emitAll(const QString& kind, const std::vector<Party>& subjects, const std::vector<Party>& objects,
                 int trigger, double confidence)
    {
        for (const Party& subject : subjects)
            for (const Party& object : objects)
                emitClaim(kind, subject, object, trigger, confidence);
    }

    // The parties joined to this one: "X, Y and Z".
    std::vector<Party> together(const Party& party, bool leftwards) const
    {
        std::vector<Party> all{party};
        if (!party)
            return {};
        Party last = party;
        for (int n = 0; n < 6; ++n) {
            const Party next = leftwards ? joinedBefore(last) : joinedAfter(last);
            if (!next || kindFamily(next) != kindFamily(party))
                break;
            all.push_back(next);
            last = next;
        }
        // "X, Y" alone may be an apposition: a list has an "and".
        if (all.size() > 1 && !hasAnd(all, leftwards))
            all.resize(1);
        return all;
    }

    bool hasAnd(const std::vector<Party>& all, bool leftwards) const
    {
        for (size_t i = 1; i < all.size(); ++i) {
            const int from = leftwards ? all[i].last : all[i - 1].last,
                      to = leftwards ? all[i - 1].first : all[i].first;
            for (int k = from; k < to; ++k)
                if (at(k).is(u"and") || at(k).is(u"or"))
                    return true;
        }
        return false;
    }

    QString kindFamily(const Party& party) const
    {
        const QString& kind = kindOf(m_draft, party);
        return kind == u"journalist"                                         ? QStringLiteral("person")
               : kind == u"person" || kind == u"place" || kind == u"country" ? kind
                                                                             : QStringLiteral("other");
    }

    Party joinedAfter(const Party& party) const
    {
        int i = party.last;
        bool linked = false;
        for (int n = 0; n < 5 && i < m_s->last; ++n, ++i) {
            if (at(i).is(u"and") || at(i).is(u"or") || at(i).is(u",")) {
                linked = true;
                continue;
            }
            if (const Party next = partyAt(m_draft, i))
                return linked && !(i + 1 < m_s->last &&
                                   at(next.last < m_s->last ? next.last : i).is(Token::Possessive))
                           ? next
                           : Party{};
            const char tag = lexicon().mostly(at(i).lower);
            if (!words().determiners.contains(at(i).lower) && tag != 'a' && tag != 'n')
                break;
        }
        return {};
    }

    Party joinedBefore(const Party& party) const
    {
        int i = phraseStart(m_draft, *m_s, party.first) - 1;
        if (i < m_s->first || !(at(i).is(u"and") || at(i).is(u"or") || at(i).is(u",")))
            return {};
        --i;
        if (i >= m_s->first && at(i).is(u","))
            --i;
        return i >= m_s->first ? partyAt(m_draft, i) : Party{};
    }

    // The nearest party right of `from`, with only its own phrase between. A
    // possessor stands for its own only where the kind allows it.
    Party rightParty(int from, int limit = 8, const QString& kind = {}) const
    {
        const Party party = nearestRight(from, limit);
        if (!party || party.last >= m_s->last)
            return party;
        const QString& own = at(party.first).lower;
        const bool possessor = at(party.last).is(Token::Possessive) ||
                               (party.mention < 0 && (own == u"its" || own == u"his" || own == u"their"));
        if (!possessor)
            return party;
        const int behind = at(party.last).is(Token::Possessive) ? party.last + 1 : party.last;
        if (const Party owned = nearestRight(behind, 4); owned && owned.mention >= 0)
            return owned;
        return lexicon().throughOwner.contains(kind) ? party : Party{};
    }

    Party nearestRight(int from, int limit) const
    {
        for (int i = from, n = 0; i < m_s->last && n < limit; ++i, ++n) {
            if (const Party party = partyAt(m_draft, i)) {
                if (party.mention >= 0 && m_draft.mentions[party.mention].type == MentionType::Demonym)
                    continue;
                return party;
            }
            const Token& t = at(i);
            if (t.is(Token::Possessive) || t.is(Token::OpenQuote) || t.is(u"-"))
                continue;
            if (t.is(u"of") && i > from && words().portions.contains(at(i - 1).lower))
                continue;
            if (!t.is(Token::Word) && !t.is(Token::Number))
                return {};
            if (words().prepositions.contains(t.lower) || words().relative.contains(t.lower) ||
                words().boundaries.contains(t.lower) || words().conjunctions.contains(t.lower))
                return {};
            const char tag = lexicon().mostly(t.lower);
            if (tag == '\0' && t.lower.endsWith(u"ing") && lexicon().verbForms.contains(t.lower))
                return {};
            if (tag == 'x' || (tag == 'v' && !t.lower.endsWith(u"ed")))
                return {};
        }
        return {};
    }

    int findPreposition(const QStringList& prepositions, int from, int limit) const
    {
        for (int i = from; i < std::min(m_s->last, from + limit); ++i) {
            const Token& t = at(i);
            if (prepositions.contains(t.lower) && m_draft.mentionAt[i] < 0)
                return i;
            if (t.is(u";") || t.is(u":") || t.is(u".") || t.is(Token::CloseQuote) ||
                words().relative.contains(t.lower))
                return -1;
            if (i > from && isVerbLike(m_draft, i) && !t.lower.endsWith(u"ed"))
                return -1;
        }
        return -1;
    }

    void readVerb(int i)
    {
        if (m_draft.mentionAt[i] >= 0)
            return;
        const auto forms = lexicon().verbForms.constFind(at(i).lower);
        if (forms == lexicon().verbForms.constEnd())
            return;
        // A noun has its article, adjective or owner in front of it.
        int before = i - 1;
        while (before >= m_s->first && at(before).lower.endsWith(u"ly"))
            --before;
        const QString previous = before >= m_s->first ? at(before).lower : QString();
        const bool nounPlace = before >= m_s->first &&
                               (words().determiners.contains(previous) || at(before).is(Token::Possessive) ||
                                (lexicon().mostly(previous) == 'a' && m_draft.mentionAt[before] < 0));
        bool passiveAux = false, haveAux = false;
        for (int k = i - 1; k >= std::max(m_s->first, i - 5); --k) {
            if (m_draft.mentionAt[k] >= 0 ||
                !(words().auxiliaries.contains(at(k).lower) || at(k).lower.endsWith(u"ly")))
                break;
            passiveAux |= words().be.contains(at(k).lower);
            haveAux |= at(k).is(u"has") || at(k).is(u"have") || at(k).is(u"had") || at(k).is(u"having");
        }
        for (const VerbForm& form : *forms) {
            const auto patterns = lexicon().verbPatterns.constFind(form.lemma);
            if (patterns == lexicon().verbPatterns.constEnd())
                continue;
            int after = i + 1;
            if (!form.particle.isEmpty()) {
                const QStringList particle = form.particle.split(u' ');
                bool all = true;
                for (int k = 0; k < particle.size(); ++k)
                    all &= after + k < m_s->last && at(after + k).lower == particle[k];
                if (!all)
                    continue;
                after += int(particle.size());
            }
            const bool participle = form.shapes & VerbForm::Participle;
            const bool ing = form.shapes & VerbForm::Ing;
            if (nounPlace && !(participle && passiveAux) && !ing)
                continue;
            if (nounPlace && ing && (words().determiners.contains(previous)))
                continue;
            // "is owned by": passive. "developed by X": the same without its auxiliary.
            const bool byFollows = after < m_s->last && (at(after).is(u"by") ||
                                                         (after + 1 < m_s->last && at(after + 1).is(u"by")));
            const bool passive = participle && ((passiveAux && !ing) || (!haveAux && byFollows));
            for (const Pattern& pattern : *patterns)
                if (readVerbPattern(pattern, form, i, after, passive))
                    break;
        }
    }

    bool readVerbPattern(const Pattern& pattern, const VerbForm& form, int verb, int after, bool passive)
    {
        Q_UNUSED(form)
        const size_t count = m_claims.size();
        const bool prepositional = !pattern.prepositions.isEmpty();
        Party prep;
        int prepAt = -1;
        if (prepositional) {
            prepAt = findPreposition(
                pattern.prepositions, after,
                pattern.subject == Slot::AfterPreposition || pattern.object == Slot::Object ? 12 : 5);
            if (prepAt < 0)
                return false;
            prep = rightParty(prepAt + 1, 8, pattern.kind);
            if (!prep)
                return false;
        }
        const auto parties = [&](Slot slot) -> std::vector<Party> {
            if (slot == Slot::AfterPreposition)
                return together(prep, false);
            if (slot == (passive ? Slot::Object : Slot::Subject)) {
                const Party left = leftParty(m_draft, *m_s, verb,
                                             [&](const Party& party) { return maybe(pattern, slot, party); });
                return together(left, true);
            }
            if (passive) { // the one after "by"
                const int by = findPreposition({QStringLiteral("by")}, after, 10);
                return by < 0 ? std::vector<Party>{} : together(rightParty(by + 1), false);
            }
            return together(rightParty(after, 8, pattern.kind), false);
        };
        const std::vector<Party> subjects = parties(pattern.subject), objects = parties(pattern.object);
        emitAll(pattern.kind, subjects, objects, verb, 0.7);
        return m_claims.size() > count;
    }

    // Whether a party can take this place at all, whatever the other one is.
    bool maybe(const Pattern& pattern, Slot slot, const Party& party) const
    {
        const auto it = lexicon().signatures.constFind(pattern.kind);
        if (it == lexicon().signatures.constEnd())
            return false;
        const bool other = pattern.form == Form::Role ? slot == Slot::Whole : slot == pattern.object;
        if (other && !pattern.others.isEmpty() && !pattern.others.contains(kindOf(m_draft, party)))
            return false;
        return (slot == pattern.subject ? it->first : it->second).contains(kindOf(m_draft, party));
    }

    void readNoun(int i)
    {
        const auto patterns = lexicon().nounPatterns.constFind(at(i).lower);
        if (patterns == lexicon().nounPatterns.constEnd())
            return;
        if (m_draft.mentionAt[i] >= 0 && m_draft.mentions[m_draft.mentionAt[i]].type == MentionType::Name)
            return;
        for (const Pattern& pattern : *patterns) {
            const int prepAt = findPreposition(pattern.prepositions, i + 1, 3);
            if (prepAt < 0)
                continue;
            const std::vector<Party> objects = together(rightParty(prepAt + 1, 8, pattern.kind), false);
            if (objects.empty())
                continue;
            Party owner = ownerOf(i);
            std::vector<Party> against = objects;
            const int by = findPreposition({QStringLiteral("by"), QStringLiteral("from")}, i + 1, 14);
            const Party byWhom = by >= 0 ? rightParty(by + 1) : Party{};
            for (int k = i - 1; !owner && k >= std::max(m_s->body, i - 8); --k) { // "X gives a denial of …"
                if (words().boundaries.contains(at(k).lower) || at(k).is(u","))
                    break;
                if (isVerbLike(m_draft, k)) {
                    owner = leftParty(m_draft, *m_s, k, [&](const Party& party) {
                        return maybe(pattern, pattern.subject, party);
                    });
                    // "… of the report by Y": it is Y who is denied
                    if (owner && byWhom && kindOf(m_draft, objects.front()) == u"document")
                        against = {byWhom};
                    break;
                }
            }
            if (!owner)
                owner = byWhom;
            if (!owner)
                continue;
            const size_t count = m_claims.size();
            emitAll(pattern.kind, {owner}, against, i, 0.6);
            if (m_claims.size() > count)
                return;
        }
    }

    // "X's [new] report", "its report", "an Amnesty report".
    Party ownerOf(int noun) const
    {
        for (int k = noun - 1; k >= std::max(m_s->first, noun - 4); --k) {
            if (at(k).is(Token::Possessive))
                return k > m_s->first ? partyAt(m_draft, k - 1) : Party{};
            if (const Party party = partyAt(m_draft, k))
                return party;
            const char tag = lexicon().mostly(at(k).lower);
            if (!at(k).is(Token::Word) || (tag != 'a' && tag != 'n'))
                return {};
        }
        return {};
    }

    void readRole(int i)
    {
        const Lexicon& l = lexicon();
        int length = std::min(l.longestRole, i - m_s->first + 1);
        QString role;
        if (!l.roleEnds.contains(at(i).lower))
            return;
        for (; length > 0; --length) {
            role = m_draft.joined(i - length + 1, i + 1);
            if (l.rolePatterns.contains(role))
                break;
            if (role.endsWith(u's') && l.rolePatterns.contains(role.chopped(1))) {
                role.chop(1);
                break;
            }
        }
        if (length <= 0)
            return;
        // "chief executive": the longer role is read at its own end.
        if (i + 1 < m_s->last && l.rolePatterns.contains(role + u' ' + at(i + 1).lower))
            return;
        const int start = i - length + 1;
        if (m_draft.mentionAt[i] >= 0 && m_draft.mentions[m_draft.mentionAt[i]].type == MentionType::Name)
            return;
        for (const Pattern& pattern : *l.rolePatterns.constFind(role))
            if (readRolePattern(pattern, start, i))
                return;
    }

    bool readRolePattern(const Pattern& pattern, int start, int end)
    {
        const size_t count = m_claims.size();
        Party whole, bearer;
        int afterWhole = end + 1;
        const Slot wholeSlot = Slot::Whole;
        const auto wholeFits = [&](const Party& party) { return party && maybe(pattern, wholeSlot, party); };
        // Whose: "director of W", "W's director", "its director", "W director".
        if (end + 1 < m_s->last && pattern.prepositions.contains(at(end + 1).lower) &&
            m_draft.mentionAt[end + 1] < 0) {
            whole = rightParty(end + 2, 6);
            if (whole)
                afterWhole = whole.last;
        }
        if (!wholeFits(whole)) {
            whole = {};
            for (int k = start - 1; k >= std::max(m_s->first, start - 4); --k) {
                if (at(k).is(Token::Possessive)) {
                    whole = k > m_s->first ? partyAt(m_draft, k - 1) : Party{};
                    break;
                }
                if (const Party party = partyAt(m_draft, k)) {
                    const QString& w = at(k).lower;
                    if (party.mention < 0 && w != u"its" && w != u"his" && w != u"her" && w != u"their")
                        break;
                    whole = party;
                    break;
                }
                const char tag = lexicon().mostly(at(k).lower);
                if (!at(k).is(Token::Word) ||
                    (tag != 'a' && tag != 'n' && tag != '\0' && !at(k).is(Token::Capital)) ||
                    words().determiners.contains(at(k).lower))
                    break;
            }
            afterWhole = end + 1;
            if (!wholeFits(whole))
                return false;
        }
        // Who: the name behind it, or the one in front with a comma or "is" between, or the phrase itself.
        const auto bearerFits = [&](const Party& party) {
            return party && party.entity != whole.entity && maybe(pattern, Slot::Bearer, party);
        };
        int k = afterWhole;
        if (k + 1 < m_s->last && at(k).is(u"in")) // "the director of W in Morocco, X"
            if (const Party where = partyAt(m_draft, k + 1);
                where && (kindOf(m_draft, where) == u"country" || kindOf(m_draft, where) == u"place"))
                k = where.last;
        if (k < m_s->last && at(k).is(u","))
            ++k;
        for (int n = 0; n < 2 && k < m_s->last && !bearer; ++n, ++k)
            if (const Party party = partyAt(m_draft, k);
                bearerFits(party) && party.mention >= 0 &&
                m_draft.mentions[party.mention].type == MentionType::Name)
                bearer = party;
            else if (party || !at(k).is(Token::Word) ||
                     !(lexicon().kindWords.contains(at(k).lower) || at(k).is(Token::Capital)))
                break;
        std::vector<Party> bearers;
        bool copula = false;
        if (bearer) {
            bearers = together(bearer, false);
        } else {
            int b = phraseStart(m_draft, *m_s, std::min(start, whole.first)) - 1;
            if (b >= m_s->first && (at(b).is(u"a") || at(b).is(u"the") || at(b).is(u"an")))
                --b;
            if (b >= m_s->body && words().be.contains(at(b).lower)) { // "X, who …, is the owner of Y"
                bearers = together(leftParty(m_draft, *m_s, b, bearerFits), true);
                copula = !bearers.empty();
            }
            bool link = false;
            while (b >= m_s->first &&
                   (at(b).is(u",") || at(b).is(u"as") || at(b).is(u"is") || at(b).is(u"was") ||
                    at(b).is(u"became") || at(b).is(u"become") || at(b).is(u"remains") || at(b).is(u"(") ||
                    at(b).is(u"been") || at(b).is(u"who") || at(b).is(u"and"))) {
                link = true;
                --b;
            }
            if (bearers.empty() && link && b >= m_s->first)
                if (const Party party = partyAt(m_draft, b); bearerFits(party))
                    bearers = {party};
            if (bearers.empty())
                if (const Party party = partyAt(m_draft, end); bearerFits(party) && party.mention >= 0)
                    bearers = {party};
        }
        for (const Party& party : bearers) {
            const bool bearerFirst = pattern.subject == Slot::Bearer;
            emitClaim(pattern.kind, bearerFirst ? party : whole, bearerFirst ? whole : party, end, 0.8,
                      !copula);
        }
        return m_claims.size() > count;
    }

    // Rows of form "beside": two mentions with nothing but a preposition, a comma, a possessive or a bracket
    // between.
    void readNeighbours(int i)
    {
        const int index = m_draft.mentionAt[i];
        if (index < 0 || m_draft.mentions[index].first != i)
            return;
        const DraftMention& m = m_draft.mentions[index];
        const Party first{m.entity, index, m.first, m.last};
        if (m.last >= m_s->last)
            return;
        const bool demonym = m.type == MentionType::Demonym;
        Party next;
        QString link;
        if (demonym || m_draft.mentionAt[m.last] >= 0) {
            int k = m.last;
            while (demonym && k < m_s->last && k < m.last + 4 && m_draft.mentionAt[k] < 0 &&
                   isNounOrAdjective(k))
                ++k;
            if (k < m_s->last && m_draft.mentionAt[k] >= 0)
                next = partyAt(m_draft, k);
            link = QStringLiteral("+");
        } else {
            next = rightPartyBeside(m.last + 1);
            link = at(m.last).is(Token::Possessive) ? QStringLiteral("'s") : at(m.last).lower;
        }
        if (!next && demonym)
            next = namedInFront(m);
        if (!next || (link == u"'s" && m_draft.mentions[next.mention].type != MentionType::Name))
            return;
        for (const Beside& row : lexicon().besides) {
            if (demonym && isState(next) && row.kind == u"part_of")
                continue;
            if (!row.links.contains(link) || !row.left.contains(kindOf(m_draft, first)) ||
                !row.right.contains(kindOf(m_draft, next)))
                continue;
            if (demonym != row.demonym)
                continue;
            if (!row.swapped)
                emitClaim(row.kind, first, next, m.last, 0.6, true);
            else
                for (const Party& party : together(next, false))
                    emitClaim(row.kind, party, first, m.last, 0.6, true);
            return;
        }
    }

    // "The Moroccan authorities" are the state that acts, not a part of it.
    bool isState(const Party& party) const
    {
        const QString& word = at(party.last - 1).lower;
        return word == u"authorities" || word == u"government";
    }

    bool isNounOrAdjective(int i) const
    {
        const char tag = lexicon().mostly(at(i).lower);
        return at(i).is(Token::Word) && (tag == 'n' || tag == 'a' || tag == '\0');
    }

    // "X, a French company": X, of a demonym.
    Party namedInFront(const DraftMention& demonym) const
    {
        int k = demonym.first - 1;
        if (k <= m_s->first || !(at(k).is(u"a") || at(k).is(u"an") || at(k).is(u"the")) ||
            !at(k - 1).is(u","))
            return {};
        return k - 2 >= m_s->first && m_draft.mentionAt[k - 2] >= 0 ? partyAt(m_draft, k - 2) : Party{};
    }

    Party rightPartyBeside(int from) const
    {
        int i = from;
        if (i < m_s->last && at(i).is(u"the"))
            ++i;
        return i < m_s->last && m_draft.mentionAt[i] >= 0 ? partyAt(m_draft, i) : Party{};
    }

    const Draft& m_draft;
    std::stop_token m_stop;
    const Sentence* m_s = nullptr;
    int m_index = 0;
    std::vector<DraftClaim> m_claims;
};

} // namespace

std::vector<DraftClaim> findRelations(const Draft& draft, std::stop_token stop)
{
    return Reader(draft, std::move(stop)).run();
}

Party subjectOf(const Draft& draft, const Sentence& sentence, int verb)
{
    return leftParty(draft, sentence, verb, [&](const Party& party) {
        const QString& kind = kindOf(draft, party);
        return kind != u"place" && kind != u"object" && kind != u"event" && kind != u"software" &&
               kind != u"law";
    });
}

} // namespace redthread::reading
