#include "models/reading/scopes.h"

#include "models/reading/lexicon.h"

#include <algorithm>
#include <optional>

namespace redthread::reading {

namespace {

constexpr int mostSteps = 24;
constexpr int longestSentence = 1000;

bool isNominal(Relation r)
{
    switch (r) {
    case Relation::Nsubj:
    case Relation::NsubjPass:
    case Relation::NsubjOuter:
    case Relation::Obj:
    case Relation::Iobj:
    case Relation::Obl:
    case Relation::OblAgent:
    case Relation::OblUnmarked:
    case Relation::Nmod:
    case Relation::NmodPoss:
    case Relation::NmodDesc:
    case Relation::NmodUnmarked:
    case Relation::Amod:
    case Relation::Nummod:
        return true;
    default:
        return false;
    }
}

bool isFunction(Relation r) // a word that belongs to its head and says nothing by itself
{
    switch (r) {
    case Relation::Aux:
    case Relation::AuxPass:
    case Relation::Case:
    case Relation::Cc:
    case Relation::CcPreconj:
    case Relation::Cop:
    case Relation::Det:
    case Relation::DetPredet:
    case Relation::Fixed:
    case Relation::Flat:
    case Relation::Compound:
    case Relation::CompoundPrt:
    case Relation::Goeswith:
    case Relation::Mark:
    case Relation::Punct:
    case Relation::Advmod:
    case Relation::Expl:
        return true;
    default:
        return false;
    }
}

bool isSubject(Relation r)
{
    return r == Relation::Nsubj || r == Relation::NsubjPass || r == Relation::NsubjOuter ||
           r == Relation::Csubj || r == Relation::CsubjPass;
}

// "would have paid", "would also have been": what is told at a distance.
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

// "accused X of selling Y": what completes the verb is often hung on X by the parser, as if X were of that
// sort. The verb, where it is one that takes such a clause; else -1.
int verbCompletedBy(const Draft& draft, int clause)
{
    const Word& word = draft.words[clause];
    if (word.relation != Relation::Acl || word.head < 0 || clause == 0 ||
        !draft.tokens[clause].lower.endsWith(u"ing"))
        return -1;
    const Token& before = draft.tokens[clause - 1];
    const Word& noun = draft.words[word.head];
    if ((!before.is(u"of") && !before.is(u"from") && !before.is(u"for")) || noun.relation != Relation::Obj ||
        noun.head < 0)
        return -1;
    const Word& verb = draft.words[noun.head];
    const auto takesClause = [&](const char* part) {
        return lexicon().governors.contains(QLatin1String(part) + verb.lemma);
    };
    return verb.upos == Upos::Verb && (takesClause("verb ") || takesClause("clause ")) ? noun.head : -1;
}

int headOf(const Draft& draft, int n)
{
    const int verb = verbCompletedBy(draft, n);
    return verb >= 0 ? verb : draft.words[n].head;
}

class Climb {
public:
    Climb(const Draft& draft, const Dependents& tree, const Sentence& s, const QString& kind,
          bool keepsDistance, Scope& out)
        : m_draft(draft), m_tree(tree), m_s(s), m_kind(kind), m_out(out), m_distance(keepsDistance)
    {
    }

    // `until`: a token above which nothing is looked at any more; -1: up to the root.
    void from(int token, Start start, int until = -1)
    {
        m_start = start;
        m_seen.clear();
        int n = token;
        for (int k = 0; k < mostSteps && isFunction(word(n).relation) && word(n).head >= 0 &&
                        !(word(n).upos == Upos::Verb ||
                          (word(n).upos == Upos::Noun && k == 0 && word(n).relation != Relation::Compound));
             ++k)
            n = word(n).head;
        if (m_out.predicate < 0)
            m_out.predicate = n;
        if (const auto g = rowOf(n);
            g && start == Start::Trigger && word(n).upos == Upos::Verb && !saysKind(n) && !isSaying(n))
            add(negated(n, -1) ? g->negated : g->affirmed, Way::Lifted, n,
                n + 1); // "intends to …", with nothing nearer
        Way way = Way::Own;
        bool ownSubject = false;
        int below = -1;
        for (int step = 0; step < mostSteps && n >= 0; ++step) {
            if (n == until && way != Way::Lifted)
                return;
            if (std::find(m_seen.begin(), m_seen.end(), n) != m_seen.end())
                break; // no tree
            m_seen.push_back(n);
            if (way == Way::Lifted || way == Way::Noun)
                governed(n, below, way);
            else
                modifiers(n, below, way, way == Way::Shared && ownSubject);
            if (n == until)
                return;
            ownSubject = false;
            for (const int c : m_tree.children(n))
                ownSubject |= isSubject(word(c).relation);
            const int completed = verbCompletedBy(m_draft, n);
            const Relation r = completed >= 0 ? Relation::Advcl : word(n).relation;
            const int head = headOf(m_draft, n);
            if (head < 0) {
                question(n, way);
                return;
            }
            const Way before = way;
            if (r == Relation::Ccomp || r == Relation::Xcomp || r == Relation::Csubj ||
                r == Relation::CsubjPass || r == Relation::Acl || r == Relation::CsubjOuter)
                way = Way::Lifted;
            else if (r == Relation::Advcl && complementLike(n, head))
                way = Way::Lifted;
            else if (r == Relation::AclRelcl && head + 1 < m_s.last && lower(head + 1) == u"that" &&
                     row("noun", word(head).lemma))
                way = Way::Lifted; // "the claim that …"
            else if (r == Relation::Conj)
                way = before == Way::Noun ? Way::Noun : Way::Shared;
            else if (isNominal(r))
                way = Way::Noun;
            else if (r == Relation::Parataxis && isSaying(head) && n < head)
                way = Way::Lifted;
            else if (isFunction(r))
                way = before == Way::Lifted ? Way::Noun : before;
            else
                return; // told by the way
            if (way == Way::Shared && before == Way::Lifted)
                way = Way::Lifted;
            below = n;
            n = head;
        }
    }

    // From a mention up to where it meets the other: the cues of the nouns on the
    // way ("potential customers of X"), and those of the first predicate.
    void along(const std::vector<int>& way, int until)
    {
        m_start = Start::Path;
        for (size_t k = 1; k < way.size() && way[k - 1] != until; ++k) {
            const int n = way[k];
            if (n != until && isSubordinate(word(n).relation)) {
                from(n, Start::Path, until);
                return;
            }
            if (word(n).upos == Upos::Noun && m_draft.mentionAt[n] < 0)
                for (const Found& f : modifiersOf(n, way[k - 1], false))
                    add(f.stance, Way::Own, f.first, f.last, f.worn);
        }
    }

private:
    static bool isSubordinate(Relation r)
    {
        return r == Relation::Ccomp || r == Relation::Xcomp || r == Relation::Acl || r == Relation::Advcl ||
               r == Relation::AclRelcl || r == Relation::Csubj || r == Relation::Conj ||
               r == Relation::Parataxis;
    }

    const Word& word(int i) const { return m_draft.words[i]; }
    const QString& lower(int i) const { return m_draft.tokens[i].lower; }

    void add(int stance, Way way, int first, int last, bool worn = false)
    {
        const bool known = std::any_of(m_out.cues.begin(), m_out.cues.end(),
                                       [&](const Cue& c) { return c.first == first && c.way == way; });
        if (Stance(stance) != Stance::Stated && !known)
            m_out.cues.push_back({Stance(stance), way, first, last, m_start, worn});
    }

    std::optional<Governor> row(const char* part, const QString& lemma) const
    {
        const auto found = lexicon().governors.constFind(QLatin1String(part) + u' ' + lemma);
        if (found == lexicon().governors.constEnd())
            return std::nullopt;
        return *found;
    }

    std::optional<Governor> rowOf(int n, bool clause = true) const
    {
        if (m_draft.mentionAt[n] >= 0 && word(n).upos == Upos::Propn)
            return std::nullopt;
        const Word& w = word(n);
        if (w.upos == Upos::Verb || w.upos == Upos::Aux) {
            for (const int c : m_tree.children(n))
                if (word(c).relation == Relation::CompoundPrt || word(c).relation == Relation::Advmod ||
                    word(c).relation == Relation::Obl)
                    for (const char* part : {"verb", "clause"})
                        if (const auto found = row(part, w.lemma + u' ' + lower(c)))
                            return found;
            if (clause)
                if (const auto found = row("clause", w.lemma))
                    return found;
            if (const auto found = row("verb", w.lemma))
                return found;
            // "is suspected": a participle taken for an adjective's cousin
            return row("adjective", lower(n));
        }
        if (w.upos == Upos::Noun)
            return row("noun", w.lemma);
        if (w.upos == Upos::Adj) {
            if (const auto found = row("adjective", lower(n)))
                return found;
            return row("adjective", w.lemma);
        }
        return std::nullopt;
    }

    bool isImperative(int n) const
    {
        if (n != m_s.body || word(n).upos != Upos::Verb || word(n).lemma != lower(n))
            return false;
        const std::vector<int>& below = m_tree.children(n);
        return std::none_of(below.begin(), below.end(), [&](int c) { return isSubject(word(c).relation); });
    }

    bool isMistaken(int n) const
    {
        const std::vector<int>& below = m_tree.children(n);
        return std::any_of(below.begin(), below.end(), [&](int c) {
            return word(c).relation == Relation::Advmod && row("mistaken", lower(c));
        });
    }

    // Whether our own patterns have the word for the claim's kind.
    bool saysKind(int n) const
    {
        const auto holds = [&](const QHash<QString, std::vector<Pattern>>& patterns) {
            const auto rows = patterns.constFind(word(n).lemma);
            return rows != patterns.constEnd() &&
                   std::any_of(rows->begin(), rows->end(),
                               [&](const Pattern& p) { return p.kind == m_kind; });
        };
        return holds(lexicon().verbPatterns) || holds(lexicon().nounPatterns);
    }

    bool isSaying(int n) const
    {
        return lexicon().sayings.contains(word(n).lemma) && word(n).upos == Upos::Verb;
    }

    // "accused of selling", "blamed for selling": a clause with a preposition
    // that completes its verb.
    bool complementLike(int n, int head) const
    {
        for (const int c : m_tree.children(n))
            if (word(c).relation == Relation::Mark && !row("mark", lower(c)))
                return (rowOf(head).has_value() || row("unreal", word(head).lemma)) &&
                       (lower(c) == u"of" || lower(c) == u"from" || lower(c) == u"for" ||
                        lower(c) == u"that" || lower(c) == u"to" || lower(c) == u"about" ||
                        lower(c) == u"against") &&
                       (lower(c) != u"to" || head == n - 2 || word(head).upos == Upos::Adj);
        return false;
    }

    bool isNegation(int c) const
    {
        const auto found = row("adverb", lower(c).endsWith(u"n't") ? QStringLiteral("n't") : lower(c));
        return found && Stance(found->affirmed) == Stance::Denied && !softened(c);
    }

    bool softened(int c) const { return isSoftened(m_draft, m_s, c); }

    // "X, not Y, bought": the "not" is Y's.
    bool contrasts(int c) const
    {
        if (lower(c) != u"not" || c <= m_s.first || c + 1 >= m_s.last)
            return false;
        const QString& front = lower(c - 1);
        const Upos next = word(c + 1).upos;
        return (front == u"," || front == u"and" || front == u"but") &&
               (next == Upos::Det || next == Upos::Noun || next == Upos::Propn || next == Upos::Pron);
    }

    // What a child of a predicate does to it; the token of a negation.
    struct Found {
        int stance = 0;
        int first = -1;
        int last = -1;
        bool worn = false; // by an adjective or adverb
    };
    std::vector<Found> modifiersOf(int n, int below, bool onlyMarks) const
    {
        std::vector<Found> found;
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
            if (r == Relation::Advmod || r == Relation::Cc || r == Relation::CcPreconj ||
                r == Relation::Det || r == Relation::Aux || r == Relation::Discourse) {
                if (softened(c) || contrasts(c))
                    continue;
                if (r == Relation::Aux || (word(c).xpos == Xpos::Md)) {
                    const auto g = row("auxiliary", word(c).lemma.isEmpty() ? form : form);
                    if (g && form == u"would" && (m_distance || hasBeen(c)))
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
            } else if (r == Relation::Advcl && !onlyMarks) {
                continue;
            }
        }
        return found;
    }

    bool isNamed(int token) const
    {
        const int m = m_draft.mentionAt[token];
        return m >= 0 && m_draft.mentions[m].type != MentionType::Description;
    }

    bool hasBeen(int would) const { return isDistant(m_draft, would, m_s.last); }

    void modifiers(int n, int below, Way way, bool onlyMarks)
    {
        bool but = false; // "did not buy, but sold", "has never met him, and sold"
        const auto isJoined = [&](int c) { return word(c).relation == Relation::Conj; };
        const auto& here = m_tree.children(n);
        const bool isPair = std::count_if(here.begin(), here.end(), isJoined) == 1;
        if (way == Way::Shared && below >= 0)
            for (const int c : m_tree.children(below))
                but |= word(c).relation == Relation::Cc &&
                       (lower(c) == u"but" || lower(c) == u"yet" ||
                        (lower(c) == u"and" && isPair && c > m_s.first && lower(c - 1) == u","));
        for (const Found& f : modifiersOf(n, below, onlyMarks))
            if (!(but && Stance(f.stance) == Stance::Denied) && !(way == Way::Shared && f.first > below))
                add(f.stance, way, f.first, f.last, f.worn);
        for (const int c : m_tree.children(n)) {
            if (c == below)
                continue;
            if (word(c).relation == Relation::Advcl)
                for (const int d : m_tree.children(c))
                    if (word(d).relation == Relation::Mark || word(d).relation == Relation::Advmod)
                        if (const auto g = row("mark", lower(d));
                            g && Stance(g->affirmed) == Stance::Hypothetical && lower(d) != u"whether" &&
                            !(d > m_s.first && lower(d - 1) == u"even"))
                            add(g->affirmed, Way::Condition, d, d + 1);
            if (word(c).relation == Relation::Parataxis && c != below)
                if (const auto g = rowOf(c); g && isSaying(c))
                    add(negated(c, -1) ? g->negated : g->affirmed, Way::Aside, c, c + 1);
        }
    }

    bool negated(int n, int below) const
    {
        for (const Found& f : modifiersOf(n, below, false))
            if (Stance(f.stance) == Stance::Denied)
                return true;
        return false;
    }

    void governed(int n, int below, Way way)
    {
        auto g = rowOf(n, way == Way::Lifted);
        // "is said to have sold": nobody in particular says so.
        if (g && way == Way::Lifted && below >= 0 && isSaying(n) && word(below).relation == Relation::Xcomp &&
            Stance(g->affirmed) == Stance::Stated)
            for (const int c : m_tree.children(n))
                if (word(c).relation == Relation::AuxPass)
                    g->affirmed = int(Stance::Alleged);
        bool never = false; // a fact, whatever else is said
        if (const auto unreal = row("unreal", word(n).lemma);
            unreal && way == Way::Lifted && (isImperative(n) || word(n).lemma != u"suppose")) {
            g = unreal; // "pretended to …", "suppose that …"
            never = true;
        }
        if (g && isMistaken(n)) { // "was wrongly accused of …"
            g->affirmed = int(Stance::Denied);
            never = true;
        }
        // What is done to a definite thing says nothing of it: only words that take an event count.
        const std::vector<Found> found = modifiersOf(n, below, false);
        if (way == Way::Lifted)
            m_out.governors.push_back(n);
        if (!g) {
            // "repeated the claim that …", where the clause hangs on the verb
            for (const int c : m_tree.children(n))
                if (way == Way::Lifted && word(c).relation == Relation::Obj && c < below && c > below - 8 &&
                    word(c).upos == Upos::Noun)
                    if (const auto noun = row("noun", word(c).lemma))
                        add(negated(c, -1) ? noun->negated : noun->affirmed, way, c, c + 1);
            for (const Found& f : found)
                add(f.stance, way, f.first, f.last);
            return;
        }
        int no = -1;
        for (const Found& f : found)
            if (Stance(f.stance) == Stance::Denied)
                no = f.first;
        // "refused to confirm that …": not confirmed is not denied.
        if (way == Way::Lifted && no < 0 && below >= 0 && Stance(g->affirmed) == Stance::Denied && !never)
            if (const auto under = rowOf(below);
                under && m_out.governors.size() > 1 && m_out.governors[m_out.governors.size() - 2] == below)
                g->affirmed = under->negated;
        if (no >= 0) // "never denied that …" is neither a denial nor its contrary
            add(g->negated, way, std::min(no, n), std::max(no, n) + 1,
                Stance(g->affirmed) == Stance::Denied && way == Way::Lifted);
        else
            add(g->affirmed, way, n, n + 1, never);
        for (const Found& f : found)
            if (Stance(f.stance) != Stance::Denied)
                add(f.stance, way, f.first, f.last);
    }

    void question(int root, Way way)
    {
        int end = m_s.last - 1;
        while (end > m_s.first && m_draft.tokens[end].is(Token::CloseQuote))
            --end;
        const int first = std::min(m_s.body, m_s.last - 1);
        const bool why = lower(first) == u"why" || lower(first) == u"how";
        if (m_draft.tokens[end].is(u"?") && !why && root >= 0)
            add(int(Stance::Hypothetical), way == Way::Noun ? Way::Noun : Way::Question, end, end + 1);
    }

    const Draft& m_draft;
    const Dependents& m_tree;
    const Sentence& m_s;
    const QString& m_kind;
    Scope& m_out;
    const bool m_distance;
    std::vector<int> m_seen;
    Start m_start = Start::Trigger;
};

bool keepsDistance(const Draft& draft)
{
    int count = 0;
    for (const Sentence& s : draft.sentences) {
        int here = 0;
        for (int i = s.first; i < s.last && !draft.words.empty(); ++i) {
            if (draft.tokens[i].is(u"if")) {
                here = 0;
                break;
            }
            here += draft.tokens[i].is(u"would") && isDistant(draft, i, s.last);
        }
        count += here;
    }
    return count >= 2;
}

} // namespace

bool isSoftened(const Draft& draft, const Sentence& sentence, int negation)
{
    if (negation + 1 >= sentence.last)
        return false;
    const QString& next = draft.tokens[negation + 1].lower;
    return next == u"only" || next == u"other" || next == u"just" || next == u"merely" || next == u"simply" ||
           next == u"necessarily";
}

Scopes::Scopes(const Draft& draft) : m_draft(draft), m_keepsDistance(keepsDistance(draft)) {}

Scope Scopes::of(const DraftClaim& claim)
{
    Scope scope;
    const Draft& draft = m_draft;
    const Sentence& s = draft.sentences[claim.sentence];
    if (draft.words.empty() || s.last - s.first > longestSentence)
        return scope;
    if (claim.sentence != m_sentence)
        m_tree.emplace(draft, s);
    m_sentence = claim.sentence;
    Climb climb(draft, *m_tree, s, claim.kind, m_keepsDistance, scope);
    climb.from(std::clamp(claim.trigger, s.first, s.last - 1), Start::Trigger);
    if (claim.subjectMention < 0 || claim.objectMention < 0)
        return scope;
    // Where subject and object meet: the first head above both.
    std::vector<int> above;
    const auto inside = [&](const DraftMention& m) { return m.first >= s.first && m.last <= s.last; };
    const DraftMention& a = draft.mentions[claim.subjectMention];
    const DraftMention& b = draft.mentions[claim.objectMention];
    if (!inside(a) || !inside(b))
        return scope;
    const auto wayUp = [&](const DraftMention& m) {
        std::vector<int> way;
        for (int n = m_tree->headOf(m.first, m.last); way.size() < 64 && n >= 0; n = headOf(draft, n))
            way.push_back(n);
        return way;
    };
    const std::vector<int> left = wayUp(a), right = wayUp(b);
    const auto meet = std::find_if(left.begin(), left.end(), [&](int n) {
        return std::find(right.begin(), right.end(), n) != right.end();
    });
    if (meet == left.end())
        return scope;
    scope.inside = (*meet >= a.first && *meet < a.last) || (*meet >= b.first && *meet < b.last);
    // "X never met Y and accused Z": X and Z meet at "met", but what X did to Z is "accused".
    int joined = *meet;
    for (const std::vector<int>* way : {&left, &right})
        if (const auto at = std::find(way->begin(), way->end(), *meet); at != way->begin())
            if (const Word& below = draft.words[*(at - 1)];
                below.relation == Relation::Conj && below.upos == Upos::Verb)
                joined = *(at - 1);
    // "X did not deny bribing Y": they meet at "deny", which the word that says it is already under.
    bool isUnder = false;
    int up = scope.predicate;
    for (int k = 0; k < mostSteps && up >= 0 && up != *meet; ++k, up = headOf(draft, up))
        isUnder |= draft.words[up].relation == Relation::Xcomp;
    if (!isUnder || up != *meet)
        climb.from(joined, Start::Ends);
    for (const std::vector<int>& way : {left, right})
        climb.along(way, *meet);
    return scope;
}

} // namespace redthread::reading
