#include "models/reading/parties.h"

#include "models/reading/function_words.h"
#include "models/reading/lexicon.h"

#include <QSet>

#include <algorithm>

namespace redthread::reading {

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

bool isPredicate(const Draft& d, int i)
{
    if (d.words.empty() || d.mentionAt[i] >= 0)
        return false;
    const Word& w = d.words[i];
    return w.upos == Upos::Verb && w.relation != Relation::Amod && w.relation != Relation::Compound &&
           (w.relation == Relation::Root || w.xpos == Xpos::Vbd || w.xpos == Xpos::Vbz ||
            w.xpos == Xpos::Vbp);
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

static bool afterPreposition(const Draft& d, const Sentence& s, int first)
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

// "X, controlled by Y, paid": from the comma before the verb to the last token of X; the comma itself where
// nothing of that sort stands between two commas.
static int beforeAside(const Draft& d, const Sentence& s, int comma)
{
    constexpr int longest = 24; // tokens
    for (int k = comma - 2; k > s.body && k >= comma - longest; --k) {
        const Token& t = d.tokens[k];
        if (t.is(u";") || t.is(u":") || t.is(Token::OpenQuote) || t.is(Token::CloseQuote))
            break;
        if (!t.is(u",") || d.mentionAt[k - 1] < 0 || d.mentionAt[k + 1] >= 0)
            continue;
        const auto forms = lexicon().verbForms.constFind(d.tokens[k + 1].lower);
        const bool isParticiple = forms != lexicon().verbForms.constEnd() &&
                                  std::any_of(forms->begin(), forms->end(), [](const VerbForm& form) {
                                      return form.shapes & (VerbForm::Participle | VerbForm::Ing);
                                  });
        if (isParticiple || words().relative.contains(d.tokens[k + 1].lower))
            return k - 1;
    }
    return comma;
}

bool saysKind(const Draft& d, int token, const QString& kind)
{
    const QString& word = d.tokens[token].lower;
    const auto holds = [&](const QHash<QString, std::vector<Pattern>>& patterns, const QString& lemma) {
        const auto rows = patterns.constFind(lemma);
        return rows != patterns.constEnd() &&
               std::any_of(rows->begin(), rows->end(), [&](const Pattern& p) { return p.kind == kind; });
    };
    if (const auto forms = lexicon().verbForms.constFind(word); forms != lexicon().verbForms.constEnd())
        for (const VerbForm& form : *forms)
            if (holds(lexicon().verbPatterns, form.lemma))
                return true;
    return holds(lexicon().nounPatterns, word) || holds(lexicon().rolePatterns, word);
}

bool isDismissal(const Draft& d, const Sentence& s, int verb)
{
    constexpr int farthest = 6; // tokens, for titles and adjectives
    const auto forms = lexicon().verbForms.constFind(d.tokens[verb].lower);
    if (forms == lexicon().verbForms.constEnd() ||
        std::none_of(forms->begin(), forms->end(),
                     [](const VerbForm& form) { return form.lemma == u"dismiss"; }))
        return false;
    for (int k = verb + 1; k < std::min(s.last, verb + farthest); ++k) {
        const Token& t = d.tokens[k];
        if (const Party party = partyAt(d, k)) {
            const QString& kind = kindOf(d, party);
            return (kind == u"person" || kind == u"journalist") &&
                   !(party.last < s.last && d.tokens[party.last].is(Token::Possessive));
        }
        if (!t.is(Token::Word) || (lexicon().mostly(t.lower) == 'n' && !t.is(Token::Capital)))
            return false;
    }
    return false;
}

bool saysWhatIsBefore(const Draft& d, const Sentence& s, int last)
{
    return last < s.last && d.mentionAt[last] < 0 && isVerbLike(d, last) && isSaying(d, last);
}

Party controlledBy(const Draft& d, const Sentence& s, int verb)
{
    static const QSet<QString> controls = {
        QStringLiteral("call"),      QStringLiteral("urge"),     QStringLiteral("ask"),
        QStringLiteral("order"),     QStringLiteral("tell"),     QStringLiteral("force"),
        QStringLiteral("allow"),     QStringLiteral("press"),    QStringLiteral("persuade"),
        QStringLiteral("invite"),    QStringLiteral("request"),  QStringLiteral("require"),
        QStringLiteral("pressure"),  QStringLiteral("instruct"), QStringLiteral("advise"),
        QStringLiteral("encourage"), QStringLiteral("permit"),   QStringLiteral("enable"),
        QStringLiteral("help"),      QStringLiteral("warn")};
    Party none;
    none.first = -1;
    if (d.words.empty() || verb <= s.first)
        return none;
    const bool infinitive = d.tokens[verb - 1].is(u"to"), gerund = d.tokens[verb].lower.endsWith(u"ing");
    int head = d.words[verb].head;
    // "on suspicion of killing": the clause hangs on the noun, that on the verb
    const auto isNounBelow = [&](int n, Relation relation) {
        return n >= s.first && d.words[n].upos == Upos::Noun && d.words[n].relation == relation;
    };
    bool onNoun = gerund && d.mentionAt[std::max(head, s.first)] < 0;
    if (onNoun && isNounBelow(head, Relation::Obl))
        head = d.words[head].head;
    else if (onNoun && isNounBelow(head, Relation::Nmod) && isNounBelow(d.words[head].head, Relation::Obj))
        head = d.words[d.words[head].head].head;
    else
        onNoun = false;
    if (head < s.first || head >= verb || d.words[head].upos != Upos::Verb)
        return none;
    const Token& before = d.tokens[verb - 1];
    if (!(infinitive && controls.contains(d.words[head].lemma)) &&
        !(gerund &&
          (onNoun || before.is(u"for") || before.is(u"with") || before.is(u"of") || before.is(u"from"))))
        return none;
    for (int i = head + 1; i < verb; ++i) {
        const Relation r = d.words[i].relation;
        const bool isOn = infinitive && r == Relation::Obl && d.words[head].lemma == u"call";
        if (d.words[i].head != head || (r != Relation::Obj && r != Relation::Iobj && !isOn))
            continue;
        const Party party = partyAt(d, i);
        if (!party)
            return {};
        return party;
    }
    return none;
}

// Walks left from the verb to the nearest party that may do it.
Party leftParty(const Draft& d, const Sentence& s, int verb, const Fits& fits, int depth)
{
    int i = verb - 1;
    while (i >= s.body && (words().auxiliaries.contains(d.tokens[i].lower) ||
                           (d.tokens[i].is(Token::Word) && d.mentionAt[i] < 0 && d.pronounAt[i] < 0 &&
                            d.tokens[i].lower.endsWith(u"ly"))))
        --i;
    if (i < s.body)
        return {};
    if (const Party controlled = controlledBy(d, s, verb); controlled.first >= 0)
        return controlled && fits(controlled) ? controlled : Party{};
    // "beaten by men working for X": they do, not who was beaten.
    if (!d.words.empty() && d.words[verb].relation == Relation::Acl && d.words[verb].head >= s.first &&
        d.words[verb].head < verb && d.tokens[verb].lower.endsWith(u"ing")) {
        const Party doer = partyAt(d, d.words[verb].head);
        return doer && fits(doer) ? doer : Party{};
    }
    // Somebody does it, but who is not known: "bribed the mayor, it funded".
    if (d.mentionAt[i] < 0 && d.pronounAt[i] < 0 && words().subjects.contains(d.tokens[i].lower))
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
    if (d.tokens[i].is(u","))
        i = beforeAside(d, s, i);
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
        // "accused X of selling", "kept X from selling": X does.
        if ((before.is(u"of") || before.is(u"from")) && i > s.body && d.tokens[verb].lower.endsWith(u"ing"))
            if (const Party accused = partyAt(d, i - 1); accused && accused.last == i && fits(accused))
                if (const int start = phraseStart(d, s, accused.first);
                    start > s.body && isVerbLike(d, start - 1))
                    return accused;
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
    return {};
}

Party subjectOf(const Draft& draft, const Sentence& sentence, int verb)
{
    return leftParty(draft, sentence, verb, [&](const Party& party) {
        const QString& kind = kindOf(draft, party);
        return kind != u"place" && kind != u"object" && kind != u"event" && kind != u"software" &&
               kind != u"law";
    });
}

std::vector<Party> Parties::together(const Party& party, bool leftwards) const
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

bool Parties::hasAnd(const std::vector<Party>& all, bool leftwards) const
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

QString Parties::kindFamily(const Party& party) const
{
    const QString& kind = kindOf(m_draft, party);
    return kind == u"journalist"                                         ? QStringLiteral("person")
           : kind == u"person" || kind == u"place" || kind == u"country" ? kind
                                                                         : QStringLiteral("other");
}

Party Parties::joinedAfter(const Party& party) const
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

Party Parties::joinedBefore(const Party& party) const
{
    int i = phraseStart(m_draft, *m_s, party.first) - 1;
    if (i < m_s->first || !(at(i).is(u"and") || at(i).is(u"or") || at(i).is(u",")))
        return {};
    --i;
    if (i >= m_s->first && at(i).is(u","))
        --i;
    return i >= m_s->first ? partyAt(m_draft, i) : Party{};
}

// "the activities of X"; "a stake in X" and "half of X" are X.
bool Parties::isOfAnother(int from, const Party& party) const
{
    static const QSet<QString> parts{
        QStringLiteral("share"),    QStringLiteral("shares"), QStringLiteral("stake"),
        QStringLiteral("majority"), QStringLiteral("half"),   QStringLiteral("part"),
        QStringLiteral("all"),      QStringLiteral("most"),   QStringLiteral("control")};
    const int of = phraseStart(m_draft, *m_s, party.first) - 1;
    return of > from && at(of).is(u"of") && m_draft.mentionAt[of - 1] < 0 &&
           !parts.contains(at(of - 1).lower) && lexicon().mostly(at(of - 1).lower) == 'n';
}

Party Parties::rightParty(int from, int limit, const QString& kind) const
{
    const Party party = nearestRight(from, limit);
    if (!party || party.last >= m_s->last)
        return party;
    if (lexicon().itself.contains(kind) && isOfAnother(from, party))
        return {};
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

Party Parties::nearestRight(int from, int limit) const
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

int Parties::findPreposition(const QStringList& prepositions, int from, int limit) const
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

} // namespace redthread::reading
