#include "models/training/pair_training.h"

#include "models/reading/pair_kinds.h"
#include "models/reading/relations.h"
#include "models/records/kinds.h"
#include "models/training/choices.h"

namespace redthread::learning {

using namespace reading;

namespace {

const Storage exact{.denseBits = 0, .codeBytes = 2};

QHash<QString, double> countsOf(const std::vector<PairExample>& examples, int without)
{
    QHash<QString, double> counts;
    for (const PairExample& e : examples)
        if (e.lesson != without)
            for (const QString& kind : e.kinds)
                counts[KindPrior::key(kind, e.subject, e.object)] += 1.0 / double(e.kinds.size());
    return counts;
}

} // namespace

void takePairs(const Lesson& lesson, int number, const Draft& draft, const std::vector<int>& entity,
               const std::vector<int>& touched, const std::vector<DraftClaim>& rules,
               std::vector<PairExample>& out)
{
    for (Pair& pair : findPairs(draft, rules)) {
        const int s = entity[pair.subject.entity], o = entity[pair.object.entity];
        PairExample example{std::move(pair),
                            draft.entities[pair.subject.entity].kind,
                            draft.entities[pair.object.entity].kind,
                            {},
                            number};
        if (s >= 0 && o >= 0 && s != o) {
            if (const auto said = lesson.said.find({example.pair.sentence, s, o}); said != lesson.said.end())
                example.kinds = said->second;
            // Related, but said elsewhere: neither a yes nor a no.
            else if (lesson.related.count(std::minmax(s, o)) &&
                     !lesson.said.count({example.pair.sentence, o, s}))
                continue;
        }
        const int ts = touched[example.pair.subject.entity], to = touched[example.pair.object.entity];
        if (example.kinds.isEmpty() && (ts != s || to != o) && ts >= 0 && to >= 0 &&
            lesson.related.count(std::minmax(ts, to)))
            continue;
        out.push_back(std::move(example));
    }
}

void takeGivenPairs(const Lesson& lesson, int number, std::vector<PairExample>& out)
{
    std::vector<int> same(lesson.given->entities.size());
    for (size_t e = 0; e < same.size(); ++e)
        same[e] = int(e);
    takePairs(lesson, number, *lesson.given, same, same, findRelations(*lesson.given, {}), out);
}

void learnPairs(const std::vector<PairExample>& examples, ModelWriter& writer,
                const std::function<void(const QString&)>& tell)
{
    std::vector<Choice> related, kind, own;
    const auto& kinds = relationshipKinds();
    std::map<int, KindPrior> priors;
    for (const PairExample& e : examples) {
        related.push_back(yesOrNo(e.pair.features, !e.kinds.isEmpty()));
        // What is doubtful teaches less, as it counts less when reading.
        related.back().weight = float(e.pair.subject.confidence * e.pair.object.confidence);
        if (e.kinds.isEmpty())
            continue;
        // What is usual is counted without the text itself, as it will be when reading.
        if (!priors.count(e.lesson))
            priors.emplace(e.lesson, KindPrior(countsOf(examples, e.lesson)));
        const std::vector<double> prior = priors.at(e.lesson).between(e.subject, e.object);
        Choice choice;
        for (size_t k = 0; k < kinds.size(); ++k) {
            Row row;
            for (const Told& told : toldOf(e.pair, kinds[k].key, prior[k]))
                row.push_back({told.feature, told.value});
            choice.rows.push_back(row);
            choice.target.push_back(e.kinds.contains(kinds[k].key) ? 1.f / float(e.kinds.size()) : 0.f);
        }
        kind.push_back(std::move(choice));
        own.push_back(kindChoice(e.pair.own, kinds, e.kinds));
    }
    tell(QStringLiteral("%1 pairs, %2 related").arg(related.size()).arg(kind.size()));
    writer.addWeights(QStringLiteral("pair.related"), learnChoices(related, {.c = 0.1}), exact);
    writer.addWeights(
        QStringLiteral("pair.kind"),
        learnChoices(kind, {.c = 1, .rounds = 80, .start = {{feature(QStringLiteral("prior")), 1.0}}}),
        exact);
    writer.addWeights(QStringLiteral("pair.kind.own"), learnChoices(own, {.c = 1, .rounds = 30}), exact);
    QStringList rows;
    const QHash<QString, double> counts = countsOf(examples, -1);
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        rows << it.key() + u'=' + QString::number(it.value());
    rows.sort();
    writer.addStrings(QStringLiteral("pair.prior"), rows);
    tell(QStringLiteral("relationships learnt"));
}

} // namespace redthread::learning
