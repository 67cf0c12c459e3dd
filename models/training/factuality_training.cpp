#include "models/training/factuality_training.h"

#include "models/reading/factuality.h"
#include "models/reading/models.h"
#include "models/reading/syntax/parse.h"
#include "models/training/choices.h"
#include "models/training/treebank.h"

#include <QFile>

#include <cmath>

namespace redthread::learning {

using namespace reading;

namespace {

struct Judged {
    std::vector<Feature> features;
    double happened = 0; // -1 … 1
};

using Judgements = QHash<QString, std::vector<std::pair<int, double>>>; // sentence → word, value

Judgements judgements(const QString& path)
{
    Judgements all;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList cells = line.split(u'\t');
        if (cells.size() == 3 && cells[1].toInt() > 0)
            all[cells[0]].push_back({cells[1].toInt(), cells[2].toDouble()});
    }
    return all;
}

void judge(const TreebankSentence& sentence, const std::vector<std::pair<int, double>>& values,
           const Models& models, std::vector<Judged>& out)
{
    QString text;
    for (const TreebankWord& word : sentence.words)
        text += word.form + u' ';
    Draft draft(text);
    Sentence whole;
    whole.last = int(sentence.words.size());
    qsizetype at = 0;
    for (const TreebankWord& word : sentence.words) {
        Token token;
        token.range = {at, at + word.form.size()};
        token.lower = word.form.toCaseFolded();
        token.lower.replace(u'’', u'\'');
        draft.tokens.push_back(token);
        at += word.form.size() + 1;
    }
    draft.sentences.push_back(whole);
    parse(draft, models);
    if (draft.words.empty())
        return;
    const Dependents tree(draft, whole);
    for (const auto& [id, value] : values)
        for (int i = 0; i < whole.last; ++i)
            if (sentence.words[size_t(i)].id == id)
                out.push_back({factualityFeatures(draft, whole, tree, i), value});
}

std::vector<Judged> judged(const QString& corpus, const QString& part, const Models& models)
{
    const QString folder = corpus + QStringLiteral("/train/");
    const Judgements all = judgements(folder + QStringLiteral("factuality.tsv"));
    const auto sentences = readTreebank(folder + QStringLiteral("ewt/%1.conllu").arg(part));
    std::vector<Judged> out;
    if (!sentences)
        return out;
    for (const TreebankSentence& sentence : *sentences)
        if (const auto values = all.constFind(sentence.id); values != all.constEnd())
            judge(sentence, *values, models, out);
    return out;
}

} // namespace

WeightTable learnFactuality(const QString& corpus, const Models& models)
{
    std::vector<Choice> choices;
    for (const Judged& one : judged(corpus, QStringLiteral("train"), models)) {
        Choice choice = yesOrNo(one.features, true);
        const float happened = float((one.happened + 1) / 2);
        choice.target = {happened, 1 - happened};
        choices.push_back(std::move(choice));
    }
    if (choices.empty())
        return {};
    return learnChoices(choices, {.c = 0.1, .rounds = 60, .minCount = 3});
}

FactualityScore scoreFactuality(const Models& models, const QString& corpus, const QString& part)
{
    FactualityScore score;
    for (const Judged& one : judged(corpus, part, models)) {
        if (std::fabs(one.happened) <= 0.2)
            continue;
        const bool is = one.happened > 0, says = chanceOf(one.features, models.factuality) > 0.5;
        ++score.all;
        score.right += is == says;
        score.happened += is;
        score.notHappened += !is;
        score.missed += !is && says;
    }
    return score;
}

} // namespace redthread::learning
