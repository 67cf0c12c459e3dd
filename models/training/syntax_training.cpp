#include "models/training/syntax_training.h"

#include "models/reading/syntax/tag_features.h"
#include "models/training/perceptron.h"

#include <QElapsedTimer>
#include <QHash>

#include <algorithm>
#include <limits>
#include <random>

namespace redthread::learning {

using namespace reading;

namespace {

std::vector<Look> looksOf(const TreebankSentence& sentence)
{
    std::vector<Look> looks;
    for (const TreebankWord& word : sentence.words) {
        QString lower = word.form.toCaseFolded();
        lower.replace(u'’', u'\'');
        looks.push_back(lookOf(word.form, lower));
    }
    return looks;
}

struct Example {
    std::vector<Look> looks;
    std::vector<int> tags;      // right ones
    std::vector<int> found;     // by a tagger that had not seen the sentence
    std::vector<int> heads;     // of 0 … n, as Arcs counts
    std::vector<int> relations; // classes, of 0 … n
};

int best(std::span<const float> scores)
{
    return int(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

class Trainer {
public:
    Trainer(const std::vector<TreebankSentence>& sentences, const SyntaxRecipe& recipe,
            const std::function<void(const QString&)>& tell)
        : m_recipe(recipe), m_tell(tell)
    {
        for (const TreebankSentence& sentence : sentences)
            add(sentence);
        m_classes = TagClasses(m_tagNames);
    }

    void run(ModelWriter& writer)
    {
        tagByOthers();
        const Perceptron tagger = learnTags(-1);
        m_tell(QStringLiteral("tagger learnt: %1 tags").arg(m_tagNames.size()));
        writer.addStrings(QStringLiteral("syntax.tags"), m_tagNames);
        writer.addStrings(QStringLiteral("syntax.relations"), m_relationNames);
        writer.addWeights(QStringLiteral("syntax.tag"),
                          tagger.table(m_recipe.minUpdates, m_recipe.minTagWeight));
        learnTrees(writer);
    }

private:
    static int numberOf(const QString& name, QStringList& names, QHash<QString, int>& numbers)
    {
        const auto known = numbers.constFind(name);
        if (known != numbers.constEnd())
            return *known;
        numbers.insert(name, int(names.size()));
        names.append(name);
        return int(names.size()) - 1;
    }

    void add(const TreebankSentence& sentence)
    {
        Example example;
        example.looks = looksOf(sentence);
        example.heads = {-1};
        example.relations = {-1};
        for (const TreebankWord& word : sentence.words) {
            example.tags.push_back(
                numberOf(nameOf(word.word.upos) + u'/' + nameOf(word.word.xpos), m_tagNames, m_tagNumbers));
            example.heads.push_back(word.word.head + 1);
            example.relations.push_back(
                numberOf(nameOf(word.word.relation), m_relationNames, m_relationNumbers));
        }
        m_examples.push_back(std::move(example));
        m_order.push_back(m_order.size());
    }

    // Not std::shuffle, whose order is each library's own.
    void shuffle()
    {
        for (size_t i = m_order.size(); i > 1; --i)
            std::swap(m_order[i - 1], m_order[m_random() % i]);
    }

    // In blocks, since neighbours are of one text; of a small treebank, small ones.
    int foldOf(size_t example) const
    {
        const size_t block = std::clamp<size_t>(m_examples.size() / 40, 1, 50);
        return int(example / block) % m_recipe.folds;
    }

    // Without the sentences of one fold; −1: with all.
    Perceptron learnTags(int without)
    {
        Perceptron tagger(int(m_tagNames.size()));
        const int rounds = without < 0 ? m_recipe.tagRounds : std::max(1, m_recipe.tagRounds - 2);
        for (int round = 0; round < rounds; ++round) {
            shuffle();
            for (const size_t i : m_order)
                if (without < 0 || foldOf(i) != without)
                    tag(tagger, m_examples[i], true);
        }
        tagger.average();
        return tagger;
    }

    std::vector<int> tag(Perceptron& tagger, const Example& example, bool learn)
    {
        std::vector<int> found;
        std::vector<float> scores(m_tagNames.size());
        int before = -1, before2 = -1;
        for (int i = 0; i < int(example.looks.size()); ++i) {
            tagFeatures(example.looks, i, before, before2, m_features);
            tagger.score(m_features, scores);
            const int guess = best(scores);
            if (learn) {
                if (guess != example.tags[size_t(i)])
                    tagger.update(m_features, example.tags[size_t(i)], guess);
                tagger.step();
            }
            found.push_back(guess);
            before2 = before;
            before = guess;
        }
        return found;
    }

    void tagByOthers()
    {
        for (int fold = 0; fold < m_recipe.folds; ++fold) {
            Perceptron tagger = learnTags(fold);
            for (size_t i = 0; i < m_examples.size(); ++i)
                if (foldOf(i) == fold)
                    m_examples[i].found = tag(tagger, m_examples[i], false);
            m_tell(QStringLiteral("tags of fold %1 of %2").arg(fold + 1).arg(m_recipe.folds));
        }
    }

    void learnTrees(ModelWriter& writer)
    {
        Perceptron actions(actionCount), relations(int(m_relationNames.size()));
        for (int round = 0; round < m_recipe.parseRounds; ++round) {
            shuffle();
            for (const size_t i : m_order) {
                const Example& example = m_examples[i];
                std::vector<Upos> upos;
                std::vector<Xpos> xpos;
                for (const int tag : example.found) {
                    upos.push_back(m_classes.upos[size_t(tag)]);
                    xpos.push_back(m_classes.xpos[size_t(tag)]);
                }
                const Seen seen(example.looks, upos, xpos);
                learnActions(actions, seen, example, round > 0);
                if (round < m_recipe.parseRounds - 2) // names of arcs are learnt sooner
                    learnRelations(relations, seen, example);
            }
            m_tell(QStringLiteral("trees, round %1 of %2").arg(round + 1).arg(m_recipe.parseRounds));
        }
        actions.average();
        relations.average();
        writer.addWeights(QStringLiteral("syntax.action"),
                          actions.table(m_recipe.minUpdates, m_recipe.minActionWeight));
        writer.addWeights(QStringLiteral("syntax.relation"),
                          relations.table(m_recipe.minUpdates, m_recipe.minRelationWeight));
    }

    // From the second round on the parser mostly goes its own way, and learns
    // what to do best where its mistakes have led it.
    void learnActions(Perceptron& actions, const Seen& seen, const Example& example, bool explore)
    {
        Arcs arcs(int(example.looks.size()));
        float scores[actionCount];
        while (!arcs.done()) {
            actionFeatures(seen, arcs, m_features);
            actions.score(m_features, scores);
            int guess = -1, right = -1, least = std::numeric_limits<int>::max();
            int costs[actionCount];
            for (int a = 0; a < actionCount; ++a) {
                if (!arcs.may(Action(a)))
                    continue;
                costs[a] = arcs.cost(Action(a), example.heads);
                if (guess < 0 || scores[a] > scores[guess])
                    guess = a;
                if (costs[a] < least || (costs[a] == least && scores[a] > scores[right])) {
                    least = costs[a];
                    right = a;
                }
            }
            if (costs[guess] != least)
                actions.update(m_features, right, guess);
            actions.step();
            arcs.apply(Action(explore && m_random() % 10 < 9 ? guess : right));
        }
    }

    void learnRelations(Perceptron& relations, const Seen& seen, const Example& example)
    {
        Tree tree(example.heads);
        std::vector<float> scores(m_relationNames.size());
        for (const int word : tree.order()) {
            relationFeatures(seen, tree, word, m_features);
            relations.score(m_features, scores);
            const int guess = best(scores), right = example.relations[size_t(word)];
            if (guess != right)
                relations.update(m_features, right, guess);
            relations.step();
            tree.relations[size_t(word)] = int(relationFrom(m_relationNames[guess]));
        }
    }

    const SyntaxRecipe& m_recipe;
    const std::function<void(const QString&)>& m_tell;
    std::vector<Example> m_examples;
    std::vector<size_t> m_order;
    QStringList m_tagNames, m_relationNames;
    QHash<QString, int> m_tagNumbers, m_relationNumbers;
    TagClasses m_classes;
    std::vector<Feature> m_features;
    std::mt19937_64 m_random{3};
};

} // namespace

void trainSyntax(const std::vector<TreebankSentence>& sentences, const SyntaxRecipe& recipe,
                 ModelWriter& writer, const std::function<void(const QString&)>& tell)
{
    Trainer(sentences, recipe, tell).run(writer);
}

SyntaxScore scoreSyntax(const SyntaxModel& model, const std::vector<TreebankSentence>& sentences)
{
    SyntaxScore score;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::vector<Word>> parsed;
    for (const TreebankSentence& sentence : sentences)
        parsed.push_back(model.parse(looksOf(sentence)));
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    for (size_t s = 0; s < sentences.size(); ++s)
        for (size_t i = 0; i < sentences[s].words.size(); ++i) {
            const Word &right = sentences[s].words[i].word, &found = parsed[s][i];
            ++score.words;
            score.upos += right.upos == found.upos;
            score.xpos += right.xpos == found.xpos;
            score.unlabelled += right.head == found.head;
            score.labelled += right.head == found.head && right.relation == found.relation;
        }
    const double all = double(std::max<qsizetype>(1, score.words)) / 100;
    for (double* part : {&score.upos, &score.xpos, &score.unlabelled, &score.labelled})
        *part /= all;
    score.wordsPerSecond = double(score.words) / std::max(seconds, 1e-9);
    return score;
}

} // namespace redthread::learning
