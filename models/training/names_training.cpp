#include "models/training/names_training.h"

#include "models/reading/lexicon.h"
#include "models/training/perceptron.h"

#include <QFile>

#include <algorithm>
#include <random>
#include <set>

namespace redthread::learning {

using namespace reading;

namespace {

int labelFrom(QStringView name)
{
    static const QStringList types{QStringLiteral("PER"), QStringLiteral("ORG"), QStringLiteral("LOC"),
                                   QStringLiteral("MISC")};
    const qsizetype type = name.size() > 2 ? types.indexOf(name.mid(2)) : -1;
    if (type < 0)
        return 0;
    return name.front() == u'B' ? beginOf(NameType(type)) : insideOf(NameType(type));
}

QString lowerOf(const QString& word)
{
    QString lower = word.toCaseFolded();
    lower.replace(u'’', u'\'');
    return lower;
}

std::vector<NameWord> wordsOf(const NamedSentence& sentence)
{
    std::vector<NameWord> words;
    for (const QString& word : sentence.words)
        words.push_back(nameWordOf(word, lowerOf(word)));
    for (size_t i = 0; i < sentence.grammar.size(); ++i)
        giveGrammar(words[i], sentence.grammar[i], 0);
    return words;
}

// A perceptron over labels and steps between them.
class Pass {
public:
    Pass() : m_words(nameLabels) {}

    void label(const std::vector<std::vector<Feature>>& features, std::vector<quint8>& out)
    {
        m_scores.assign(features.size() * nameLabels, 0);
        for (size_t i = 0; i < features.size(); ++i)
            m_words.score(features[i], std::span(m_scores).subspan(i * nameLabels, nameLabels));
        bestLabels(m_scores, m_steps, out);
    }

    void learn(const std::vector<std::vector<Feature>>& features, const std::vector<quint8>& right)
    {
        label(features, m_found);
        for (size_t i = 0; i < right.size(); ++i)
            if (m_found[i] != right[i])
                m_words.update(features[i], right[i], m_found[i]);
        for (size_t i = 0; m_found != right && i < right.size(); ++i) {
            step(i ? right[i - 1] : nameLabels, right[i], 1);
            step(i ? m_found[i - 1] : nameLabels, m_found[i], -1);
        }
        m_words.step();
        m_time += 1;
    }

    // `told`: the part of its features a word was learnt by. When reading, all of them speak, and
    // the steps must weigh as much beside them.
    void average(double told)
    {
        m_words.average();
        for (size_t a = 0; a < m_steps.size(); ++a)
            for (size_t b = 0; b < m_steps[a].size(); ++b)
                m_steps[a][b] = float((double(m_steps[a][b]) - m_sums[a][b] / m_time) / told);
    }

    void addTo(WeightTable& table, const NameRecipe& recipe) const
    {
        WeightTable own = m_words.table(recipe.minUpdates, recipe.minWeight);
        table.classes = nameLabels;
        table.entries.insert(table.entries.end(), own.entries.begin(), own.entries.end());
        for (int a = 0; a <= nameLabels; ++a)
            for (int b = 0; b < nameLabels; ++b)
                table.add(NameModel::stepFrom(a), b, m_steps[size_t(a)][size_t(b)]);
    }

private:
    void step(int from, int to, float by)
    {
        m_steps[size_t(from)][size_t(to)] += by;
        m_sums[size_t(from)][size_t(to)] += double(by) * m_time;
    }

    Perceptron m_words;
    NameSteps m_steps{};
    std::array<std::array<double, nameLabels>, nameLabels + 1> m_sums{};
    double m_time = 1;
    std::vector<float> m_scores;
    std::vector<quint8> m_found;
};

class Trainer {
public:
    Trainer(const std::vector<NamedSentence>& sentences, const Weights& lists, const NameRecipe& recipe)
        : m_sentences(sentences), m_recipe(recipe)
    {
        for (const NamedSentence& sentence : sentences) {
            m_words.push_back(wordsOf(sentence));
            m_marks.push_back(namesOfLists(m_words.back(), lists));
        }
        m_features.resize(sentences.size());
        m_found.resize(sentences.size());
    }

    void run(ModelWriter& writer, const std::function<void(const QString&)>& tell)
    {
        describe(false);
        for (int fold = 0; fold < m_recipe.folds; ++fold) {
            Pass pass = learn(fold, std::max(3, m_recipe.rounds / 2), 7 + unsigned(fold));
            for (size_t s = 0; s < m_words.size(); ++s)
                if (foldOf(s) == fold)
                    pass.label(m_features[s], m_found[s]);
        }
        writer.addWeights(QStringLiteral("names.first"), learnAll(1));
        tell(QStringLiteral("names, first pass learnt"));
        describe(true);
        writer.addWeights(QStringLiteral("names.second"), learnAll(2));
        tell(QStringLiteral("names, second pass learnt"));
    }

private:
    int foldOf(size_t sentence) const { return int(sentence / 200) % m_recipe.folds; }

    void describe(bool again)
    {
        const size_t window = size_t(m_recipe.window);
        for (size_t from = 0; from < m_words.size(); from += window) {
            const size_t to = std::min(m_words.size(), from + window);
            NameMemory memory;
            for (size_t s = from; again && s < to; ++s)
                memory.note(m_words[s], m_found[s]);
            for (size_t s = from; s < to; ++s) {
                m_features[s].resize(m_words[s].size());
                for (size_t i = 0; i < m_words[s].size(); ++i)
                    nameFeatures(m_words[s], int(i), m_marks[s], again ? &memory : nullptr,
                                 m_sentences[s].convention, m_features[s][i]);
            }
        }
    }

    // Without the sentences of one fold; −1: with all.
    Pass learn(int without, int rounds, unsigned seed)
    {
        std::vector<size_t> order;
        for (size_t s = 0; s < m_words.size(); ++s)
            if (without < 0 || foldOf(s) != without)
                order.push_back(s);
        std::mt19937_64 random(seed);
        Pass pass;
        for (int round = 0; round < rounds; ++round) {
            for (size_t i = order.size(); i > 1; --i) // not std::shuffle, whose order is each library's own
                std::swap(order[i - 1], order[random() % i]);
            for (const size_t s : order)
                pass.learn(someOf(m_features[s], random), m_sentences[s].labels);
        }
        pass.average(1 - m_recipe.untold);
        return pass;
    }

    // Each time others are left out, so that no rare word is relied upon alone.
    std::vector<std::vector<Feature>> someOf(std::vector<std::vector<Feature>> features,
                                             std::mt19937_64& random) const
    {
        const auto least = quint64(m_recipe.untold * double(std::mt19937_64::max()));
        for (std::vector<Feature>& ofWord : features)
            std::erase_if(ofWord, [&](Feature) { return random() < least; });
        return features;
    }

    // Weights of a few perceptrons together: a vote that costs nothing when reading.
    WeightTable learnAll(unsigned seed)
    {
        WeightTable table;
        for (int k = 0; k < m_recipe.seeds; ++k)
            learn(-1, m_recipe.rounds, seed + 10 * unsigned(k)).addTo(table, m_recipe);
        return table;
    }

    const std::vector<NamedSentence>& m_sentences;
    const NameRecipe& m_recipe;
    std::vector<std::vector<NameWord>> m_words;
    std::vector<ListMarks> m_marks;
    std::vector<std::vector<std::vector<Feature>>> m_features;
    std::vector<std::vector<quint8>> m_found;
};

using Span = std::array<int, 3>; // first, last, type

std::set<Span> spansOf(const std::vector<quint8>& labels, bool others)
{
    std::set<Span> spans;
    for (int i = 0; i < int(labels.size());) {
        const NameType type = typeOf(labels[size_t(i)]);
        int end = i + 1;
        while (end < int(labels.size()) && isInside(labels[size_t(end)]) &&
               typeOf(labels[size_t(end)]) == type)
            ++end;
        if (type != NameType::None && (others || type != NameType::Other))
            spans.insert({i, end, int(type)});
        i = type == NameType::None ? i + 1 : end;
    }
    return spans;
}

} // namespace

Result<std::vector<NamedSentence>> readNamed(const QString& path, int convention)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("%1 cannot be opened.").arg(path)};
    std::vector<NamedSentence> sentences;
    NamedSentence sentence;
    sentence.convention = convention;
    const auto end = [&] {
        if (!sentence.words.isEmpty())
            sentences.push_back(sentence);
        sentence.words.clear();
        sentence.labels.clear();
    };
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList cells = line.split(u'\t');
        if (cells.size() < 2) {
            end();
            continue;
        }
        int label = labelFrom(cells.last().trimmed());
        if (!mayFollow(sentence.labels.empty() ? 0 : sentence.labels.back(), label))
            label -= 1; // an inside without a begin
        sentence.words << cells.first();
        sentence.labels.push_back(quint8(label));
    }
    end();
    return sentences;
}

void parseNamed(std::vector<NamedSentence>& sentences, const SyntaxModel& syntax)
{
    for (NamedSentence& sentence : sentences) {
        std::vector<Look> looks;
        for (const QString& word : sentence.words)
            looks.push_back(lookOf(word, lowerOf(word)));
        sentence.grammar = syntax.parse(looks);
    }
}

Result<Done> writeNameLists(const QString& path, ModelWriter& writer)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("%1 cannot be opened.").arg(path)};
    QStringList lists;
    WeightTable table;
    std::set<std::pair<Feature, int>> known;
    const auto put = [&](const QString& listName, const QString& name) {
        if (!lists.contains(listName))
            lists << listName;
        const QStringList words = lowerOf(name).split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty() || words.size() > longestListed)
            return;
        Feature key = 0;
        for (const QString& word : words)
            key = listKey(key, lookOf(word, word).word);
        if (const int list = int(lists.indexOf(listName)); known.insert({key, list}).second)
            table.add(key, list, 1);
    };
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
        if (const qsizetype tab = line.indexOf(u'\t'); tab >= 0)
            put(line.left(tab), line.mid(tab + 1));
    // Our own lists too, in a fixed order.
    QStringList names = lexicon().knownNames.keys();
    names.sort();
    for (const QString& name : names)
        put(QStringLiteral("known ") + lexicon().knownNames.value(name), name);
    table.classes = std::max(1, int(lists.size()));
    writer.addWeights(QStringLiteral("names.lists"), table);
    return Done{};
}

void trainNames(const std::vector<NamedSentence>& sentences, const Weights& lists, const NameRecipe& recipe,
                ModelWriter& writer, const std::function<void(const QString&)>& tell)
{
    Trainer(sentences, lists, recipe).run(writer, tell);
}

NameScore scoreNames(const NameModel& model, const std::vector<NamedSentence>& sentences, bool others,
                     int window)
{
    NameScore score;
    for (size_t from = 0; from < sentences.size(); from += size_t(window)) {
        const size_t to = std::min(sentences.size(), from + size_t(window));
        std::vector<std::vector<NameWord>> text;
        for (size_t s = from; s < to; ++s)
            text.push_back(wordsOf(sentences[s]));
        const std::vector<std::vector<quint8>> labels = model.label(text, {}, sentences[from].convention);
        for (size_t s = from; s < to; ++s) {
            const std::set<Span> gold = spansOf(sentences[s].labels, others),
                                 found = spansOf(labels[s - from], others);
            score.gold += int(gold.size());
            score.found += int(found.size());
            for (const Span& span : found) {
                score.right += gold.count(span) > 0;
                score.bare += std::any_of(gold.begin(), gold.end(),
                                          [&](const Span& g) { return g[0] == span[0] && g[1] == span[1]; });
            }
        }
    }
    return score;
}

} // namespace redthread::learning
