// train_reading CORPUS FILE [parse-rounds] [min-updates]: learns what reading
// knows from the training data of CORPUS and writes it to the model FILE, then
// measures it on sentences kept out. The same data give the same bytes.
#include "models/training/factuality_training.h"
#include "models/training/syntax_training.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <cstdio>

using namespace redthread;
using namespace redthread::learning;

namespace {

std::vector<TreebankSentence> treebank(const QString& path)
{
    Result<std::vector<TreebankSentence>> sentences = readTreebank(path);
    if (!sentences) {
        std::fprintf(stderr, "%s\n", qPrintable(sentences.error().text));
        std::exit(1);
    }
    return std::move(*sentences);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3) {
        std::fprintf(stderr, "usage: train_reading CORPUS FILE [parse-rounds] [min-updates]\n");
        return 2;
    }
    const QString corpus = arguments[1] + QStringLiteral("/train/"), path = arguments[2];
    QElapsedTimer timer;
    timer.start();
    const auto tell = [&](const QString& line) {
        std::fprintf(stderr, "%5.1f s  %s\n", double(timer.elapsed()) / 1000, qPrintable(line));
    };

    ModelWriter writer;
    std::vector<TreebankSentence> sentences = treebank(corpus + QStringLiteral("ewt/train.conllu"));
    const std::vector<TreebankSentence> more = treebank(corpus + QStringLiteral("gum/train.conllu"));
    sentences.insert(sentences.end(), more.begin(), more.end());
    SyntaxRecipe recipe;
    if (arguments.size() > 3)
        recipe.parseRounds = arguments[3].toInt();
    if (arguments.size() > 4)
        recipe.minUpdates = arguments[4].toInt();
    trainSyntax(sentences, recipe, writer, tell);
    writer.addWeights(QStringLiteral("factuality"),
                      learnFactuality(arguments[1], reading::Models(reopened(writer))));
    tell(QStringLiteral("factuality learnt"));

    if (const Result<Done> saved = writer.save(path); !saved) {
        std::fprintf(stderr, "%s\n", qPrintable(saved.error().text));
        return 1;
    }
    QElapsedTimer opening;
    opening.start();
    const auto file = ModelFile::open(path);
    if (!file) {
        std::fprintf(stderr, "%s\n", qPrintable(file.error().text));
        return 1;
    }
    const reading::SyntaxModel model(**file);
    std::printf("learnt in %.0f s; %.2f MB, opened in %.1f ms\n", double(timer.elapsed()) / 1000,
                double(QFileInfo(path).size()) / 1e6, double(opening.nsecsElapsed()) / 1e6);
    for (const char* name : {"ewt/test", "gum/test"}) {
        const SyntaxScore score =
            scoreSyntax(model, treebank(corpus + QString::fromLatin1(name) + QStringLiteral(".conllu")));
        std::printf("%s: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f, %.0f words a second\n", name, score.upos,
                    score.xpos, score.unlabelled, score.labelled, score.wordsPerSecond);
    }
    const FactualityScore happened =
        scoreFactuality(reading::Models(*file), arguments[1], QStringLiteral("test"));
    std::printf("ewt/test: what verbs tell happened or not, right %.1f of 100; where it happened %.1f\n",
                100.0 * happened.right / std::max(1, happened.all),
                100.0 * happened.happened / std::max(1, happened.all));
    return 0;
}
