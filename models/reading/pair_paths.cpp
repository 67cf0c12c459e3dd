#include "models/reading/pair_paths.h"

#include "models/reading/lexicon.h"

#include <algorithm>

namespace redthread::reading {

namespace {

using learning::feature;

// How one end of the way stands to a word on it.
struct Side {
    bool attached = false; // below the word
    Role role = Role::Other;
    QString preposition;
    int steps = 0; // to the word
};

class Teller {
public:
    Teller(const Draft& draft, const Graph& graph, const Path& path, const QString& kinds, Pair& pair)
        : d(draft), m_graph(graph), m_path(path), m_kinds(kinds), m_pair(pair)
    {
        m_nodes.push_back(pair.subject.head);
        for (const Step& step : path)
            m_nodes.push_back(step.to);
    }

    void run()
    {
        tellShape();
        for (int i = 0; i < int(m_nodes.size()); ++i) {
            const bool end = i == 0 || i + 1 == int(m_nodes.size());
            const Word& w = d.words[m_nodes[i]];
            if (!end && (w.upos == Upos::Verb || w.upos == Upos::Aux || w.upos == Upos::Adj))
                tellVerb(i);
            if (w.upos == Upos::Noun || (w.upos == Upos::Propn && end)) {
                tellNoun(i);
                tellRole(i);
            }
        }
    }

private:
    void say(const QString& words) { m_pair.features.push_back(feature(words)); }

    void hint(const QString& kind, const QString& way)
    {
        m_pair.hints.push_back({kind, way});
        say(QStringLiteral("H") + way);
        say(QStringLiteral("H") + way + m_kinds);
    }

    void tellShape()
    {
        const QString whole = told(d, m_path);
        QStringList coarse;
        bool clause = false;
        for (const Step& step : m_path) {
            coarse << (step.up ? u'^' : u'v') + nameOf(step.role);
            clause |= step.role == Role::Clause || step.role == Role::Aside || step.role == Role::Relative;
        }
        say(QStringLiteral("L%1").arg(m_path.size()));
        say(QStringLiteral("P") + whole);
        say(QStringLiteral("PK") + whole + m_kinds);
        say(QStringLiteral("PC") + coarse.join(u' '));
        const QString first = coarse.value(0), last = coarse.isEmpty() ? QString() : coarse.last();
        say(QStringLiteral("Pf") + first);
        say(QStringLiteral("Pl") + last);
        say(QStringLiteral("Pfl") + first + last);
        say(QStringLiteral("Pc%1").arg(clause));
        for (size_t i = 1; i + 1 < m_nodes.size(); ++i) {
            const Word& w = d.words[m_nodes[i]];
            say(QStringLiteral("Pn") + w.lemma);
            m_pair.own.push_back(feature(QStringLiteral("Pn") + w.lemma));
            if (m_nodes.size() == 3)
                say(QStringLiteral("P1") + coarse.join(u' ') + w.lemma);
            if (lexicon().sayings.contains(w.lemma))
                say(QStringLiteral("Ps") + first + last);
        }
        if (m_path.size() <= 2)
            m_pair.hints.push_back({QString(), QStringLiteral("way ") + whole});
        m_pair.own.push_back(feature(QStringLiteral("P") + whole));
        m_pair.own.push_back(feature(QStringLiteral("PC") + coarse.join(u' ')));
    }

    Side subjectSide(int node) const
    {
        Side side{.steps = node};
        if (node == 0)
            return side;
        const Step& step = m_path[size_t(node - 1)];
        return sideOf(side, step, step.up);
    }

    Side objectSide(int node) const
    {
        Side side{.steps = int(m_path.size()) - node};
        if (side.steps == 0)
            return side;
        const Step& step = m_path[size_t(node)];
        return sideOf(side, step, !step.up);
    }

    Side sideOf(Side side, const Step& step, bool attached) const
    {
        side.attached = attached;
        side.role = step.role;
        if (step.preposition >= 0)
            side.preposition = d.tokens[step.preposition].lower;
        return side;
    }

    static bool fits(const Pattern& row, Slot slot, const Side& side)
    {
        if (!side.attached)
            return false;
        switch (slot) {
        case Slot::Subject:
            return side.role == Role::Agent || side.role == Role::Theme;
        case Slot::Object:
            return side.role == Role::Undergoer;
        case Slot::AfterPreposition:
            return (side.role == Role::Oblique || side.role == Role::Modifier ||
                    side.role == Role::Recipient) &&
                   (row.prepositions.contains(side.preposition) || side.role == Role::Recipient);
        default:
            return false;
        }
    }

    static QString deep(const Side& a, const Side& b, int least)
    {
        return QString::number(std::min(3, a.steps + b.steps - least));
    }

    // "+" as the row says, "-" the other way round; with "~" only one of the two fits.
    static QString sign(bool s, bool o, bool turnedS, bool turnedO)
    {
        return s && o               ? QStringLiteral("+")
               : turnedS && turnedO ? QStringLiteral("-")
               : s || o             ? QStringLiteral("~+")
               : turnedS || turnedO ? QStringLiteral("~-")
                                    : QStringLiteral("0");
    }

    void tellVerb(int node)
    {
        const int token = m_nodes[node];
        const Side s = subjectSide(node), o = objectSide(node);
        const auto rowsOf = [&](const QString& lemma) {
            const auto rows = lexicon().verbPatterns.constFind(lemma);
            if (rows == lexicon().verbPatterns.constEnd())
                return;
            for (const Pattern& row : *rows) {
                const QString way = sign(fits(row, row.subject, s), fits(row, row.object, o),
                                         fits(row, row.object, s), fits(row, row.subject, o));
                const Place& other = way.endsWith(u'-') ? m_pair.subject : m_pair.object;
                if (row.takes(d.entities[other.entity].kind))
                    hint(row.kind, QStringLiteral("seed verb ") + way + deep(s, o, 2));
            }
        };
        const QString& lower = d.tokens[token].lower;
        if (const auto forms = lexicon().verbForms.constFind(lower); forms != lexicon().verbForms.constEnd())
            for (const VerbForm& form : *forms)
                if (form.particle.isEmpty() ||
                    (token + 1 < int(d.tokens.size()) &&
                     form.particle.section(u' ', 0, 0) == d.tokens[token + 1].lower))
                    rowsOf(form.lemma);
        rowsOf(QStringLiteral("be ") + lower);
    }

    void tellNoun(int node)
    {
        const int token = m_nodes[node];
        const auto rows = lexicon().nounPatterns.constFind(d.tokens[token].lower);
        if (rows == lexicon().nounPatterns.constEnd())
            return;
        const Side s = subjectSide(node), o = objectSide(node);
        const auto does = [&](const Side& side) {
            return side.attached && (side.role == Role::Possessor || side.role == Role::Compound ||
                                     (side.role == Role::Modifier &&
                                      (side.preposition == u"by" || side.preposition == u"from")));
        };
        // "makes an accusation against": the one who makes it stands a verb away.
        const auto makes = [&](int end, const Side& side) {
            return side.steps == 2 && !side.attached && side.role == Role::Undergoer &&
                   m_path[size_t(end)].role == Role::Agent;
        };
        const bool subjectMakes = node == 2 && makes(0, s),
                   objectMakes = int(m_path.size()) - node == 2 && makes(int(m_path.size()) - 1, o);
        for (const Pattern& row : *rows)
            hint(row.kind, QStringLiteral("seed noun ") +
                               sign(does(s) || subjectMakes, fits(row, row.object, o),
                                    fits(row, row.object, s), does(o) || objectMakes) +
                               deep(s, o, 2));
    }

    // The longest role that ends at a token.
    const std::vector<Pattern>* roleAt(int token) const
    {
        const auto& roles = lexicon().rolePatterns;
        const auto find = [&](const QString& words) {
            const auto rows = roles.constFind(words);
            return rows == roles.constEnd() ? nullptr : &*rows;
        };
        for (int length = lexicon().longestRole; length > 1; --length)
            if (token - length + 1 >= 0)
                if (const auto* rows = find(d.joined(token - length + 1, token + 1)))
                    return rows;
        if (const auto* rows = find(d.tokens[token].lower))
            return rows;
        return find(d.words[token].lemma);
    }

    void tellRole(int node)
    {
        const std::vector<Pattern>* rows = roleAt(m_nodes[node]);
        if (!rows)
            return;
        const Side s = subjectSide(node), o = objectSide(node);
        const auto whole = [&](const Pattern& row, const Side& side) {
            return side.attached &&
                   (side.role == Role::Possessor || side.role == Role::Compound ||
                    side.role == Role::Adjective ||
                    (side.role == Role::Modifier && row.prepositions.contains(side.preposition)));
        };
        const auto bearer = [](const Side& side) {
            return side.steps == 0 || side.role == Role::Apposition || side.role == Role::Theme ||
                   side.role == Role::Flat || (side.role == Role::Compound && !side.attached);
        };
        for (const Pattern& row : *rows) {
            const bool bears = row.subject == Slot::Bearer;
            const bool right = bears ? bearer(s) && whole(row, o) : whole(row, s) && bearer(o);
            const bool wrong = bears ? bearer(o) && whole(row, s) : whole(row, o) && bearer(s);
            const bool near = bears ? whole(row, o) : whole(row, s);
            const bool turnedNear = bears ? whole(row, s) : whole(row, o);
            hint(row.kind, QStringLiteral("seed role ") + sign(right, right, wrong, wrong) +
                               (right || wrong ? QString()
                                : near         ? QStringLiteral("n+")
                                : turnedNear   ? QStringLiteral("n-")
                                               : QString()) +
                               deep(s, o, 1));
        }
    }

    const Draft& d;
    const Graph& m_graph;
    const Path& m_path;
    const QString& m_kinds;
    Pair& m_pair;
    std::vector<int> m_nodes;
};

} // namespace

void tellPath(const Draft& draft, const Graph& graph, const Path& path, const QString& kinds, Pair& pair)
{
    Teller(draft, graph, path, kinds, pair).run();
}

Path turned(const Path& path, int from)
{
    Path out;
    for (size_t i = path.size(); i-- > 0;) {
        Step step = path[i];
        step.to = i == 0 ? from : path[i - 1].to;
        step.up = !step.up;
        out.push_back(step);
    }
    return out;
}

} // namespace redthread::reading
