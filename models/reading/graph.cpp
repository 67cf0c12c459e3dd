#include "models/reading/graph.h"

#include <algorithm>
#include <queue>

namespace redthread::reading {

namespace {

bool isClause(Relation r)
{
    return r == Relation::Ccomp || r == Relation::Xcomp || r == Relation::Advcl || r == Relation::AdvclRelcl;
}

bool isSilent(Relation r)
{
    switch (r) {
    case Relation::Punct:
    case Relation::Det:
    case Relation::DetPredet:
    case Relation::Case:
    case Relation::Cc:
    case Relation::CcPreconj:
    case Relation::Mark:
    case Relation::Aux:
    case Relation::AuxPass:
    case Relation::Cop:
    case Relation::Discourse:
    case Relation::Fixed:
        return true;
    default:
        return false;
    }
}

bool isVerb(const Word& w) { return w.upos == Upos::Verb || w.upos == Upos::Aux; }

} // namespace

Graph::Graph(const Draft& draft, const Sentence& sentence)
    : d(draft), m_first(sentence.first), m_last(sentence.last), m_subject(size_t(m_last - m_first))
{
    const int n = m_last - m_first;
    m_childStart.assign(size_t(n) + 1, 0);
    const auto inside = [&](int head) { return head >= m_first && head < m_last; };
    for (int i = m_first; i < m_last; ++i)
        if (inside(d.words[i].head))
            ++m_childStart[size_t(d.words[i].head - m_first) + 1];
    for (int i = 0; i < n; ++i)
        m_childStart[size_t(i) + 1] += m_childStart[size_t(i)];
    m_children.resize(size_t(m_childStart.back()));
    std::vector<int> at(m_childStart.begin(), m_childStart.end() - 1);
    for (int i = m_first; i < m_last; ++i)
        if (inside(d.words[i].head))
            m_children[size_t(at[size_t(d.words[i].head - m_first)]++)] = i;
    treeArcs();
    sharedArcs();
    clauseArcs();
    index();
}

std::span<const int> Graph::children(int token) const
{
    const size_t i = size_t(token - m_first);
    return {m_children.data() + m_childStart[i], size_t(m_childStart[i + 1] - m_childStart[i])};
}

std::span<const Step> Graph::steps(int token) const
{
    const size_t i = size_t(token - m_first);
    return {m_steps.data() + m_stepStart[i], size_t(m_stepStart[i + 1] - m_stepStart[i])};
}

bool Graph::isPassive(int verb) const
{
    for (const int child : children(verb))
        if (d.words[child].relation == Relation::AuxPass || d.words[child].relation == Relation::NsubjPass)
            return true;
    return false;
}

int Graph::subjectOf(int verb) const { return m_subject[size_t(verb - m_first)].token; }

void Graph::add(int governor, int dependent, Role role, bool derived, int preposition)
{
    if (governor >= m_first && governor < m_last && governor != dependent)
        m_arcs.push_back({governor, dependent, role, derived, preposition});
}

Role Graph::roleOf(int token, int& preposition) const
{
    const Word& w = d.words[token];
    preposition = -1;
    switch (w.relation) {
    case Relation::NsubjPass:
    case Relation::CsubjPass:
    case Relation::Obj:
        return Role::Undergoer;
    case Relation::Nsubj:
    case Relation::NsubjOuter:
    case Relation::Csubj:
    case Relation::CsubjOuter:
        return w.head >= 0 && isVerb(d.words[w.head]) ? Role::Agent : Role::Theme;
    case Relation::Iobj:
        return Role::Recipient;
    case Relation::OblAgent:
        return Role::Agent;
    case Relation::Obl:
    case Relation::OblUnmarked:
    case Relation::Nmod:
    case Relation::NmodDesc:
    case Relation::NmodUnmarked: {
        for (const int child : children(token))
            if (child < token && d.words[child].relation == Relation::Case) {
                preposition = child;
                break;
            }
        const bool ofVerb = w.relation == Relation::Obl || w.relation == Relation::OblUnmarked;
        if (ofVerb && preposition >= 0 && d.tokens[preposition].lower == u"by" && w.head >= 0 &&
            isPassive(w.head)) {
            preposition = -1;
            return Role::Agent;
        }
        return ofVerb ? Role::Oblique : Role::Modifier;
    }
    case Relation::NmodPoss:
        return Role::Possessor;
    case Relation::Appos:
        return Role::Apposition;
    case Relation::Conj:
        return Role::Joined;
    case Relation::Compound:
        return Role::Compound;
    case Relation::Flat:
        return Role::Flat;
    case Relation::Amod:
        return Role::Adjective;
    case Relation::Ccomp:
    case Relation::Xcomp:
        return Role::Clause;
    case Relation::Advcl:
    case Relation::AdvclRelcl:
    case Relation::Parataxis:
    case Relation::List:
    case Relation::Dep:
        return Role::Aside;
    case Relation::AclRelcl:
        return Role::Relative;
    case Relation::Acl:
        return Role::Participle;
    default:
        return Role::Other;
    }
}

void Graph::treeArcs()
{
    for (int i = m_first; i < m_last; ++i) {
        const Word& w = d.words[i];
        if (w.head < m_first || w.head >= m_last || isSilent(w.relation))
            continue;
        int preposition = -1;
        const Role role = roleOf(i, preposition);
        add(w.head, i, role, false, preposition);
        if (w.relation == Relation::Nsubj || w.relation == Relation::NsubjPass)
            m_subject[size_t(w.head - m_first)] = {i, role};
    }
}

// What is joined by "and", and what stands in apposition.
void Graph::sharedArcs()
{
    std::vector<int> firstOf(size_t(m_last - m_first), -1); // of those joined
    const auto first = [&](int i) {
        std::vector<int> chain;
        int at = i;
        while (firstOf[size_t(at - m_first)] < 0 && d.words[at].relation == Relation::Conj &&
               d.words[at].head >= m_first && d.words[at].head < m_last &&
               int(chain.size()) < m_last - m_first) {
            chain.push_back(at);
            at = d.words[at].head;
        }
        const int found = firstOf[size_t(at - m_first)] < 0 ? at : firstOf[size_t(at - m_first)];
        for (const int c : chain)
            firstOf[size_t(c - m_first)] = found;
        return found;
    };
    for (int i = m_first; i < m_last; ++i) {
        const Word& w = d.words[i];
        if (w.head < m_first || w.head >= m_last ||
            (w.relation != Relation::Conj && w.relation != Relation::Appos))
            continue;
        const int model = w.relation == Relation::Conj ? first(i) : w.head;
        if (model == i)
            continue;
        int preposition = -1;
        const Role role = roleOf(model, preposition);
        if (d.words[model].relation != Relation::Root)
            add(d.words[model].head, i, role, true, preposition);
        const Subject subject = m_subject[size_t(model - m_first)];
        if (w.relation == Relation::Conj && isVerb(w) && subject.token >= 0 &&
            m_subject[size_t(i - m_first)].token < 0) {
            const Role its = isPassive(i) ? Role::Undergoer : Role::Agent;
            add(i, subject.token, its, true);
            m_subject[size_t(i - m_first)] = {subject.token, its};
        }
    }
}

// "accused X of selling Y", "kept X from selling Y": who sells is X.
bool Graph::completesObject(int verb) const
{
    if (d.words[verb].relation != Relation::Advcl || !d.tokens[verb].lower.endsWith(u"ing"))
        return false;
    for (const int child : children(verb))
        if (child < verb && (d.tokens[child].is(u"of") || d.tokens[child].is(u"from")))
            return true;
    return false;
}

// Clauses without a subject of their own.
void Graph::clauseArcs()
{
    for (int i = m_first; i < m_last; ++i) {
        const Word& w = d.words[i];
        const int noun = w.head;
        if (noun < m_first || noun >= m_last)
            continue;
        Subject& subject = m_subject[size_t(i - m_first)];
        if (w.relation == Relation::AclRelcl) {
            int pronoun = -1;
            bool object = false;
            for (const int child : children(i)) {
                const Word& c = d.words[child];
                object |= c.relation == Relation::Obj;
                if ((c.xpos == Xpos::Wdt || c.xpos == Xpos::Wp || d.tokens[child].lower == u"that") &&
                    (c.relation == Relation::Nsubj || c.relation == Relation::NsubjPass ||
                     c.relation == Relation::Obj))
                    pronoun = child;
            }
            int preposition = -1;
            if (pronoun >= 0) {
                const Role role = roleOf(pronoun, preposition);
                add(i, noun, role, true);
                if (role != Role::Undergoer || d.words[pronoun].relation == Relation::NsubjPass)
                    subject = {noun, role};
            } else if (subject.token < 0) {
                add(i, noun, isPassive(i) ? Role::Undergoer : Role::Agent, true);
            } else if (!object) {
                add(i, noun, Role::Undergoer, true);
            }
        } else if (w.relation == Relation::Acl) {
            add(i, noun, w.xpos == Xpos::Vbn ? Role::Undergoer : Role::Agent, true);
        } else if (isClause(w.relation) && w.relation != Relation::Ccomp && w.upos == Upos::Verb &&
                   subject.token < 0) {
            Subject from = m_subject[size_t(noun - m_first)];
            if (w.relation == Relation::Xcomp || completesObject(i))
                for (const int child : children(noun))
                    if (d.words[child].relation == Relation::Obj)
                        from.token = child;
            if (from.token >= 0 && from.token != i) {
                subject = {from.token, w.xpos == Xpos::Vbn || isPassive(i) ? Role::Undergoer : Role::Agent};
                add(i, subject.token, subject.role, true);
            }
        }
    }
}

void Graph::index()
{
    const size_t n = size_t(m_last - m_first);
    m_stepStart.assign(n + 1, 0);
    for (const Arc& a : m_arcs) {
        ++m_stepStart[size_t(a.governor - m_first) + 1];
        ++m_stepStart[size_t(a.dependent - m_first) + 1];
    }
    for (size_t i = 0; i < n; ++i)
        m_stepStart[i + 1] += m_stepStart[i];
    m_steps.resize(size_t(m_stepStart.back()));
    std::vector<int> at(m_stepStart.begin(), m_stepStart.end() - 1);
    for (const Arc& a : m_arcs) {
        m_steps[size_t(at[size_t(a.governor - m_first)]++)] = {a.dependent, a.role, false, a.derived,
                                                               a.preposition};
        m_steps[size_t(at[size_t(a.dependent - m_first)]++)] = {a.governor, a.role, true, a.derived,
                                                                a.preposition};
    }
}

Graph::Ways Graph::waysFrom(int token, int longest) const
{
    Ways ways;
    const size_t n = size_t(m_last - m_first);
    ways.m_first = m_first;
    ways.m_from = token;
    ways.m_cost.assign(n, -1);
    ways.m_before.assign(n, -1);
    ways.m_step.resize(n);
    struct Open {
        double cost;
        int length, token, before;
        Step step;
        bool operator>(const Open& o) const { return cost != o.cost ? cost > o.cost : token > o.token; }
    };
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    open.push({0, 0, token, -1, {}});
    while (!open.empty()) {
        const Open next = open.top();
        open.pop();
        double& cost = ways.m_cost[size_t(next.token - m_first)];
        if (cost >= 0)
            continue;
        cost = next.cost;
        ways.m_before[size_t(next.token - m_first)] = next.before;
        ways.m_step[size_t(next.token - m_first)] = next.step;
        if (next.length == longest)
            continue;
        for (const Step& step : steps(next.token))
            if (ways.m_cost[size_t(step.to - m_first)] < 0) {
                // Said plainly rather than through a detour; "and" and asides join what has little to do
                // with each other.
                const double price = 1 - (step.derived ? 0.05 : 0) +
                                     (step.role == Role::Joined || step.role == Role::Aside ? 0.3 : 0);
                open.push({next.cost + price, next.length + 1, step.to, next.token, step});
            }
    }
    return ways;
}

Path Graph::Ways::to(int token) const
{
    Path path;
    for (int at = token; at != m_from && at >= 0; at = m_before[size_t(at - m_first)])
        path.push_back(m_step[size_t(at - m_first)]);
    std::reverse(path.begin(), path.end());
    return path;
}

int headToken(const Draft& draft, int first, int last)
{
    if (draft.words.empty())
        return last - 1;
    for (int i = first; i < last; ++i)
        if ((draft.words[i].head < first || draft.words[i].head >= last) &&
            draft.words[i].relation != Relation::Punct && draft.words[i].relation != Relation::Case)
            return i;
    return last - 1;
}

QString nameOf(Role role)
{
    static const char* const names[] = {"Agent",      "Theme",     "Undergoer",  "Recipient", "Oblique",
                                        "Modifier",   "Possessor", "Apposition", "Joined",    "Compound",
                                        "Flat",       "Adjective", "Clause",     "Aside",     "Relative",
                                        "Participle", "Other"};
    return QString::fromLatin1(names[int(role)]);
}

QString told(const Draft& draft, const Path& path)
{
    QStringList steps;
    for (const Step& step : path) {
        QString one = (step.up ? u'^' : u'v') + nameOf(step.role);
        if (step.preposition >= 0)
            one += u':' + draft.tokens[step.preposition].lower;
        steps << one;
    }
    return steps.join(u' ');
}

} // namespace redthread::reading
