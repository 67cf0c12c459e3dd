#include "models/reading/pairs.h"

#include "models/reading/graph.h"
#include "models/reading/pair_paths.h"
#include "models/reading/pair_words.h"
#include "models/records/kinds.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace redthread::reading {

namespace {

using learning::feature;

constexpr int farthest = 80;                      // tokens between two mentions of a pair
constexpr int mostPlaces = 60, mostEntities = 40; // of one sentence, the first ones
constexpr double noWay = 9;                       // as if so many steps lay between

char letter(MentionType type)
{
    return type == MentionType::Name ? 'n' : type == MentionType::Demonym ? 'g' : 'd';
}

class PairFinder {
public:
    PairFinder(const Draft& draft, const std::vector<DraftClaim>& rules, std::stop_token stop)
        : d(draft), m_stop(std::move(stop))
    {
        takePlaces();
        for (const DraftClaim& rule : rules)
            m_rules[{rule.sentence, rule.subject, rule.object}].push_back(&rule);
    }

    std::vector<Pair> run()
    {
        for (m_sentence = 0; m_sentence < int(d.sentences.size()) && !m_stop.stop_requested(); ++m_sentence)
            if (m_places[m_sentence].size() > 1)
                readSentence();
        std::map<std::pair<int, int>, int> together;
        for (const Pair& p : m_out)
            ++together[{p.subject.entity, p.object.entity}];
        for (Pair& p : m_out)
            p.features.push_back(feature(
                QStringLiteral("co%1").arg(std::min(3, together[{p.subject.entity, p.object.entity}]))));
        return std::move(m_out);
    }

private:
    void takePlaces()
    {
        m_times.assign(d.entities.size(), 0);
        m_places.resize(d.sentences.size());
        for (int i = 0; i < int(d.mentions.size()); ++i) {
            const DraftMention& m = d.mentions[i];
            ++m_times[m.entity];
            m_places[m.sentence].push_back(
                {m.entity, i, m.first, m.last, letter(m.type), m.confidence, headToken(d, m.first, m.last)});
        }
        for (int s = 0; s < int(d.sentences.size()); ++s) {
            for (int i = d.sentences[s].first; i < d.sentences[s].last; ++i)
                if (d.pronounAt[i] >= 0 && d.entityAt(i) != d.pronounAt[i]) // "its" in "its spokesman" too
                    m_places[s].push_back({d.pronounAt[i], -1, i, i + 1, 'p', 0.7, i});
            std::stable_sort(m_places[s].begin(), m_places[s].end(),
                             [](const Place& a, const Place& b) { return a.first < b.first; });
            if (m_places[s].size() > mostPlaces)
                m_places[s].resize(mostPlaces);
        }
    }

    struct Meeting {
        const Place *a = nullptr, *b = nullptr;
        std::pair<double, int> cost{1e9, 0};
        std::optional<Path> path; // from a to b
    };

    // For each two entities the two places that have most to do with each other.
    void readSentence()
    {
        const Sentence& sentence = d.sentences[m_sentence];
        const std::vector<Place>& places = m_places[m_sentence];
        std::vector<int> entities;
        for (const Place& p : places)
            if (std::find(entities.begin(), entities.end(), p.entity) == entities.end() &&
                int(entities.size()) < mostEntities)
                entities.push_back(p.entity);
        if (entities.size() < 2)
            return;
        std::optional<Graph> graph;
        if (!d.words.empty())
            graph.emplace(d, sentence);
        std::map<std::pair<int, int>, Meeting> meetings; // by place in `entities`
        const auto number = [&](const Place& p) {
            return int(std::find(entities.begin(), entities.end(), p.entity) - entities.begin());
        };
        for (size_t i = 0; i < places.size(); ++i) {
            std::optional<Graph::Ways> ways;
            if (graph)
                ways = graph->waysFrom(places[i].head);
            for (size_t k = i + 1; k < places.size(); ++k) {
                const Place &a = places[i], &b = places[k];
                const int gap = b.first - a.last, na = number(a), nb = number(b);
                if (na == nb || gap > farthest || std::max(na, nb) == int(entities.size()))
                    continue;
                const bool nested = isInside(a, b) || isInside(b, a),
                           pronoun = a.type == 'p' || b.type == 'p';
                const bool reached = ways && ways->reaches(b.head);
                const double way = !ways ? 0 : reached ? ways->cost(b.head) : noWay;
                Meeting& meeting = meetings[std::minmax(na, nb)];
                const std::pair<double, int> cost{way + (pronoun ? 0.4 : 0) - (nested ? 0.5 : 0), gap};
                if (cost >= meeting.cost)
                    continue;
                meeting = {&a, &b, cost, {}};
                if (reached)
                    meeting.path = ways->to(b.head);
            }
        }
        PairWords words(d, sentence);
        for (const auto& [ends, meeting] : meetings) {
            if (!meeting.a)
                continue;
            std::optional<Path> back;
            if (meeting.path)
                back = turned(*meeting.path, meeting.a->head);
            describe(*meeting.a, *meeting.b, words, graph, meeting.path, int(entities.size()));
            describe(*meeting.b, *meeting.a, words, graph, back, int(entities.size()));
        }
    }

    void describe(const Place& s, const Place& o, PairWords& words, const std::optional<Graph>& graph,
                  const std::optional<Path>& path, int inSentence)
    {
        Pair p;
        p.sentence = m_sentence;
        p.subject = s;
        p.object = o;
        words.tell(p, inSentence);
        const auto add = [&](const QString& f) { p.features.push_back(feature(f)); };
        add(QStringLiteral("f%1").arg(std::min(3, int(std::log2(m_times[s.entity] + 1)))));
        add(QStringLiteral("g%1").arg(std::min(3, int(std::log2(m_times[o.entity] + 1)))));
        const QString kinds = d.entities[s.entity].kind + u'>' + d.entities[o.entity].kind;
        if (path)
            tellPath(d, *graph, *path, kinds, p);
        else if (graph)
            add(QStringLiteral("no way"));
        tellRules(p, kinds, true);
        tellRules(p, kinds, false);
        m_out.push_back(std::move(p));
    }

    void tellRules(Pair& p, const QString& kinds, bool same)
    {
        const int s = p.subject.entity, o = p.object.entity;
        const auto rules = same ? m_rules.find({p.sentence, s, o}) : m_rules.find({p.sentence, o, s});
        if (rules == m_rules.end())
            return;
        const auto both = [&](const QString& f) {
            p.features.push_back(feature(f));
            p.own.push_back(feature(f));
        };
        const QChar sign = same ? u'+' : u'-';
        p.features.push_back(feature(QStringLiteral("r") + sign));
        for (const DraftClaim* rule : rules->second) {
            const QString family =
                QStringLiteral("rule%1%2").arg(int(rule->confidence * 10)).arg(rule->background);
            const bool right = same || relationshipKind(rule->kind).symmetric;
            both(family + sign);
            both(QStringLiteral("rt") + rule->kind + sign);
            p.features.push_back(feature(family + kinds));
            p.hints.push_back({rule->kind, family + (right ? u'+' : u'-')});
            p.hints.push_back({rule->kind, right ? QStringLiteral("rule+") : QStringLiteral("rule-")});
        }
    }

    const Draft& d;
    std::stop_token m_stop;
    int m_sentence = 0;
    std::vector<int> m_times;
    std::vector<std::vector<Place>> m_places;
    std::map<std::tuple<int, int, int>, std::vector<const DraftClaim*>> m_rules;
    std::vector<Pair> m_out;
};

} // namespace

std::vector<Pair> findPairs(const Draft& draft, const std::vector<DraftClaim>& rules, std::stop_token stop)
{
    return PairFinder(draft, rules, std::move(stop)).run();
}

} // namespace redthread::reading
