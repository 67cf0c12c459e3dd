#include "models/reading/scopes.h"

#include "models/reading/governing.h"
#include "models/reading/parties.h"

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

// "accused X of selling Y": what completes the verb is often hung on X by the parser, as if X were of that
// sort. The verb, where it is one that takes such a clause; else -1.
int verbCompletedBy(const Draft& draft, int clause)
{
    const Word& word = draft.words[clause];
    // "is believed by police to have bribed"
    if (word.relation == Relation::Acl && word.head >= 0 &&
        draft.words[word.head].relation == Relation::OblAgent)
        for (int i = word.head + 1; i < clause; ++i)
            if (draft.tokens[i].is(u"to"))
                return draft.words[word.head].head;
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
        : m_draft(draft),
          m_tree(tree),
          m_s(s),
          m_kind(kind),
          m_out(out),
          m_words(draft, tree, s, keepsDistance)
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
        if (const auto g = m_words.rowOf(n); g && start == Start::Trigger && word(n).upos == Upos::Verb &&
                                             !saysKind(n) && !m_words.isSaying(n))
            add(m_words.negated(n, -1) ? g->negated : g->affirmed, Way::Lifted, n,
                n + 1); // "intends to …", with nothing nearer
        infinitive(n);
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
            const Relation r = completed < 0     ? word(n).relation
                               : isInfinitive(n) ? Relation::Xcomp
                                                 : Relation::Advcl;
            const int head = headOf(m_draft, n);
            if (head < 0) {
                question(n, way);
                return;
            }
            const Way before = way;
            if (r == Relation::Ccomp || r == Relation::Xcomp || r == Relation::Csubj ||
                r == Relation::CsubjPass || r == Relation::Acl || r == Relation::CsubjOuter)
                way = Way::Lifted;
            else if (r == Relation::Advcl &&
                     (m_words.complementLike(n, head) ||
                      (opensWith(n, u"to") && controlledBy(m_draft, m_s, n).first >= 0)))
                way = Way::Lifted;
            else if (r == Relation::Advcl && opensWith(n, u"against")) // "decided against charging X"
                add(int(Stance::Denied), way = Way::Lifted, head, head + 1, true);
            else if (r == Relation::AclRelcl && head + 1 < m_s.last && lower(head + 1) == u"that" &&
                     m_words.row("noun", word(head).lemma))
                way = Way::Lifted; // "the claim that …"
            else if (r == Relation::Conj)
                way = before == Way::Noun ? Way::Noun : Way::Shared;
            else if (isNominal(r)) // "cleared of being a member"
                way = opensWith(n, u"being") && m_words.rowOf(head) ? Way::Lifted : Way::Noun;
            else if (r == Relation::Parataxis &&
                     ((m_words.isSaying(head) && n < head) || opensWith(n, u"that")))
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
                for (const Modifier& f : m_words.modifiersOf(n, way[k - 1], false))
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
        for (const Modifier& f : m_words.modifiersOf(n, below, onlyMarks))
            if (!(but && Stance(f.stance) == Stance::Denied) && !(way == Way::Shared && f.first > below))
                add(f.stance, way, f.first, f.last, f.worn);
        for (const int c : m_tree.children(n)) {
            if (c == below)
                continue;
            if (word(c).relation == Relation::Advcl)
                for (const int d : m_tree.children(c))
                    if (word(d).relation == Relation::Mark || word(d).relation == Relation::Advmod)
                        if (const auto g = m_words.row("mark", lower(d));
                            g && Stance(g->affirmed) == Stance::Hypothetical && lower(d) != u"whether" &&
                            !(d > m_s.first && lower(d - 1) == u"even"))
                            add(g->affirmed, Way::Condition, d, d + 1);
            if (word(c).relation == Relation::Parataxis && c != below)
                if (const auto g = m_words.rowOf(c); g && m_words.isSaying(c))
                    add(m_words.negated(c, -1) ? g->negated : g->affirmed, Way::Aside, c, c + 1);
        }
    }

    // "Norvik to buy Baltcom": a headline of what is still to come.
    void infinitive(int n)
    {
        if (word(n).xpos != Xpos::Vb || word(n).relation != Relation::Root)
            return;
        bool subject = false;
        int to = -1;
        for (const int c : m_tree.children(n)) {
            subject |= isSubject(word(c).relation);
            if (lower(c) == u"to" && c < n)
                to = c;
        }
        if (subject && to >= 0)
            add(int(Stance::Hypothetical), Way::Own, to, to + 1, true);
    }

    bool hasMark(int n) const
    {
        const auto& children = m_tree.children(n);
        return std::any_of(children.begin(), children.end(),
                           [&](int c) { return word(c).relation == Relation::Mark; });
    }

    bool opensWith(int n, QStringView word) const
    {
        const auto& children = m_tree.children(n);
        return std::any_of(children.begin(), children.end(),
                           [&](int c) { return c < n && lower(c) == word; });
    }

    // "it was reported", by nobody.
    bool isImpersonal(int n) const
    {
        bool it = false, by = false;
        for (const int c : m_tree.children(n)) {
            it |= lower(c) == u"it" && c < n;
            by |= word(c).relation == Relation::OblAgent;
        }
        return it && !by && m_words.row("hearsay", word(n).lemma);
    }

    // "is said to own", also where the tree hangs it on who says so.
    bool isInfinitive(int n) const
    {
        return word(n).relation == Relation::Xcomp ||
               (verbCompletedBy(m_draft, n) >= 0 && !lower(n).endsWith(u"ing"));
    }

    void governed(int n, int below, Way way)
    {
        // "the complaint filed in May" has no clause, "the trial for bribing" has.
        const bool isPlain = below >= 0 && word(below).relation == Relation::Acl && !hasMark(below);
        auto g = m_words.rowOf(n, way == Way::Lifted && !(isPlain && word(n).upos == Upos::Noun));
        // "is said to have sold", "it was reported that": nobody in particular says so.
        const auto hearsay = m_words.row("hearsay", word(n).lemma);
        if (way == Way::Lifted && below >= 0 && (m_words.isSaying(n) || hearsay) &&
            (isInfinitive(below) || isImpersonal(n) || word(n).lemma == u"tell") &&
            (!g || Stance(g->affirmed) == Stance::Stated))
            for (const int c : m_tree.children(n))
                if (word(c).relation == Relation::AuxPass)
                    g = Governor{int(Stance::Alleged), hearsay ? hearsay->negated : g ? g->negated : 0};
        bool never = false; // a fact, whatever else is said
        if (const auto unreal = m_words.row("unreal", word(n).lemma);
            unreal && way == Way::Lifted && (m_words.isImperative(n) || word(n).lemma != u"suppose")) {
            g = unreal; // "pretended to …", "suppose that …"
            never = true;
        }
        if (g && m_words.isMistaken(n)) { // "was wrongly accused of …"
            g->affirmed = int(Stance::Denied);
            never = true;
        }
        // What is done to a definite thing says nothing of it: only words that take an event count.
        const std::vector<Modifier> found = m_words.modifiersOf(n, below, false);
        if (way == Way::Lifted)
            m_out.governors.push_back(n);
        if (!g) {
            // "repeated the claim that …", where the clause hangs on the verb
            for (const int c : m_tree.children(n))
                if (way == Way::Lifted && word(c).relation == Relation::Obj && c < below && c > below - 8 &&
                    word(c).upos == Upos::Noun)
                    if (const auto noun = m_words.row("noun", word(c).lemma))
                        add(m_words.negated(c, -1) ? noun->negated : noun->affirmed, way, c, c + 1);
            for (const Modifier& f : found)
                add(f.stance, way, f.first, f.last);
            return;
        }
        int no = -1;
        for (const Modifier& f : found)
            if (Stance(f.stance) == Stance::Denied)
                no = f.first;
        // "refused to confirm that …": not confirmed is not denied.
        if (way == Way::Lifted && no < 0 && below >= 0 && Stance(g->affirmed) == Stance::Denied && !never)
            if (const auto under = m_words.rowOf(below);
                under && m_out.governors.size() > 1 && m_out.governors[m_out.governors.size() - 2] == below)
                g->affirmed = under->negated;
        if (no >= 0) // "never denied that …" is neither a denial nor its contrary
            add(g->negated, way, std::min(no, n), std::max(no, n) + 1,
                Stance(g->affirmed) == Stance::Denied && way == Way::Lifted);
        else
            add(g->affirmed, way, n, n + 1, never);
        for (const Modifier& f : found)
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
    const Governing m_words;
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
