#include "models/reading/governing.h"

#include "models/reading/parties.h"

#include <algorithm>

namespace redthread::reading {

bool isSubject(Relation r)
{
    return r == Relation::Nsubj || r == Relation::NsubjPass || r == Relation::NsubjOuter ||
           r == Relation::Csubj || r == Relation::CsubjPass;
}

bool isDistant(const Draft& draft, int would, int last)
{
    for (int i = would + 1; i < std::min(last, would + 4); ++i) {
        if (draft.tokens[i].is(u"have"))
            return true;
        if (draft.words[i].upos != Upos::Adv)
            return false;
    }
    return false;
}

bool isSoftened(const Draft& draft, const Sentence& sentence, int negation)
{
    if (negation + 1 >= sentence.last)
        return false;
    const QString& next = draft.tokens[negation + 1].lower;
    return next == u"only" || next == u"other" || next == u"just" || next == u"merely" || next == u"simply" ||
           next == u"necessarily";
}

std::optional<Governor> Governing::row(const char* part, const QString& lemma) const
{
    return lexicon().governor(part, lemma);
}

std::optional<Governor> Governing::rowOf(int n, bool clause) const
{
    if ((m_draft.mentionAt[n] >= 0 && word(n).upos == Upos::Propn) || isDismissal(m_draft, m_s, n))
        return std::nullopt;
    if (lower(n) == u"going" && !(n + 2 < m_s.last && lower(n + 1) == u"to" && word(n + 2).xpos == Xpos::Vb))
        return std::nullopt; // "the medal going to X"
    const Word& w = word(n);
    if (w.upos == Upos::Verb || w.upos == Upos::Aux) {
        for (const int c : m_tree.children(n))
            if (word(c).relation == Relation::CompoundPrt || word(c).relation == Relation::Advmod ||
                word(c).relation == Relation::Obl || word(c).relation == Relation::Obj ||
                (word(c).relation == Relation::Xcomp && word(c).upos == Upos::Adj)) // "stop short"
                for (const char* part : {"verb", "clause"}) {
                    if (const auto found = row(part, w.lemma + u' ' + lower(c)))
                        return found;
                    for (const int d : m_tree.children(c)) // "called on X to …"
                        if (word(d).relation == Relation::Case)
                            if (const auto found = row(part, w.lemma + u' ' + lower(d)))
                                return found;
                }
        if (clause)
            if (const auto found = row("clause", w.lemma))
                return found;
        if (const auto found = row("verb", w.lemma))
            return found;
        // "is suspected": a participle taken for an adjective's cousin
        return row("adjective", lower(n));
    }
    if (w.upos == Upos::Noun) {
        if (clause)
            if (const auto found = row("case", w.lemma))
                return found;
        // "X denies being …", with the verb taken for a noun
        if (const auto forms = lexicon().verbForms.constFind(lower(n));
            clause && w.xpos == Xpos::Nns && forms != lexicon().verbForms.constEnd())
            for (const VerbForm& form : *forms)
                if (const auto found = row("verb", form.lemma))
                    return found;
        return row("noun", w.lemma);
    }
    if (w.upos == Upos::Adj) {
        if (const auto found = row("adjective", lower(n)))
            return found;
        return row("adjective", w.lemma);
    }
    return std::nullopt;
}

bool Governing::isImperative(int n) const
{
    if (n != m_s.body || word(n).upos != Upos::Verb || word(n).lemma != lower(n))
        return false;
    const std::vector<int>& below = m_tree.children(n);
    return std::none_of(below.begin(), below.end(), [&](int c) { return isSubject(word(c).relation); });
}

bool Governing::isMistaken(int n) const
{
    const std::vector<int>& below = m_tree.children(n);
    return std::any_of(below.begin(), below.end(), [&](int c) {
        return word(c).relation == Relation::Advmod && row("mistaken", lower(c));
    });
}

bool Governing::isSaying(int n) const
{
    return lexicon().sayings.contains(word(n).lemma) && word(n).upos == Upos::Verb;
}

bool Governing::complementLike(int n, int head) const
{
    for (const int c : m_tree.children(n))
        if (word(c).relation == Relation::Mark && !row("mark", lower(c)))
            return (rowOf(head).has_value() || row("unreal", word(head).lemma)) &&
                   (lower(c) == u"of" || lower(c) == u"from" || lower(c) == u"for" || lower(c) == u"that" ||
                    lower(c) == u"to" || lower(c) == u"about" || lower(c) == u"against" ||
                    lower(c) == u"with" || lower(c) == u"on" || lower(c) == u"in") &&
                   (lower(c) != u"to" || head == n - 2 || word(head).upos == Upos::Adj);
    return false;
}

// "X, not Y, bought": the "not" is Y's.
bool Governing::contrasts(int c) const
{
    if (lower(c) != u"not" || c <= m_s.first || c + 1 >= m_s.last)
        return false;
    const QString& front = lower(c - 1);
    const Upos next = word(c + 1).upos;
    return (front == u"," || front == u"and" || front == u"but") &&
           (next == Upos::Det || next == Upos::Noun || next == Upos::Propn || next == Upos::Pron);
}

std::vector<Modifier> Governing::modifiersOf(int n, int below, bool onlyMarks) const
{
    std::vector<Modifier> found;
    for (const int c : m_tree.children(n)) {
        if (c == below)
            continue;
        const Relation r = word(c).relation;
        const QString form = lower(c).endsWith(u"n't") ? QStringLiteral("n't") : lower(c);
        const auto take = [&](const std::optional<Governor>& g, int at, bool worn = false) {
            if (g && Stance(g->affirmed) != Stance::Stated)
                found.push_back({g->affirmed, at, at + 1, worn});
        };
        if (r == Relation::Mark || (r == Relation::Advmod && word(c).upos == Upos::Sconj) ||
            (r == Relation::Case && word(n).upos == Upos::Verb)) {
            if (form != u"rather" && form != u"instead")
                take(row("mark", form), c);
        } else if (r == Relation::Case || r == Relation::Cc) {
            if (form == u"without" || form == u"instead" ||
                (form == u"rather" && c + 1 < m_s.last && lower(c + 1) == u"than"))
                take(row("mark", form), c);
        }
        if ((r == Relation::Mark || r == Relation::Aux || r == Relation::Cop) && form == u"to" &&
            c > m_s.first && word(c - 1).lemma == u"be" && word(n).xpos == Xpos::Vb)
            found.push_back({int(Stance::Hypothetical), c - 1, c + 1}); // "are to meet"
        if (onlyMarks)
            continue;
        if (r == Relation::Advmod || r == Relation::Cc || r == Relation::CcPreconj || r == Relation::Det ||
            r == Relation::Aux || r == Relation::Discourse) {
            if (softened(c) || contrasts(c))
                continue;
            if (r == Relation::Aux || (word(c).xpos == Xpos::Md)) {
                const auto g = row("auxiliary", form);
                if (g && form == u"would" && (m_distance || isDistant(m_draft, c, m_s.last)))
                    found.push_back({int(Stance::Alleged), c, c + 1});
                else
                    take(g, c);
            } else if (r == Relation::Det || r == Relation::CcPreconj || r == Relation::Cc) {
                if (r == Relation::Det || form == u"nor")
                    take(row(r == Relation::Det ? "determiner" : "adverb", form), c);
            } else if (form == u"longer" && c > m_s.first && lower(c - 1) == u"no") {
                found.push_back({int(Stance::Denied), c - 1, c + 1});
            } else {
                take(row("adverb", form), c, true);
            }
        } else if (r == Relation::Amod && !isNamed(c)) {
            take(rowOf(c), c, true);
        } else if (isSubject(r) || r == Relation::Obj || r == Relation::Obl) {
            // "nobody sold", "no minister sold", "sold to nobody"
            if (!softened(c))
                take(row("subject", lower(c)), c);
            for (const int d : m_tree.children(c))
                if (word(d).relation == Relation::Det || (word(d).relation == Relation::Advmod && d < c))
                    if (lower(d) == u"no" || (lower(d) == u"not" && !softened(d) && !contrasts(d)))
                        found.push_back({int(Stance::Denied), d, d + 1});
        }
    }
    // "far from certain", "anything but clear"
    if (!onlyMarks && word(n).upos == Upos::Adj && n - m_s.first >= 2 &&
        ((lower(n - 2) == u"far" && lower(n - 1) == u"from") ||
         (lower(n - 2) == u"anything" && lower(n - 1) == u"but")))
        found.push_back({int(Stance::Denied), n - 2, n, false});
    return found;
}

bool Governing::isNamed(int token) const
{
    const int m = m_draft.mentionAt[token];
    return m >= 0 && m_draft.mentions[m].type != MentionType::Description;
}

bool Governing::negated(int n, int below) const
{
    for (const Modifier& f : modifiersOf(n, below, false))
        if (Stance(f.stance) == Stance::Denied)
            return true;
    return false;
}

} // namespace redthread::reading
