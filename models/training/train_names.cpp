// train_names CORPUS MODELS FILE [ROUNDS [SEEDS [MIX [UNTOLD]]]] [--dev PART]:
// learns where names stand, with the grammar of MODELS/english.model, writes the
// model FILE and measures it on texts kept out; with --dev, to choose settings,
// only on an eighth of the first corpus of MIX (PART: 0 … 7) and on one other.
// The same data give the same bytes.
#include "models/training/names_training.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

using namespace redthread;
using namespace redthread::learning;

namespace {

std::vector<NamedSentence> named(const QString& corpus, const QString& name, int convention,
                                 const reading::SyntaxModel& syntax)
{
    auto sentences = readNamed(corpus + QStringLiteral("names/%1.conll").arg(name), convention);
    if (!sentences) {
        std::fprintf(stderr, "%s\n", qPrintable(sentences.error().text));
        std::exit(1);
    }
    if (!syntax.isEmpty())
        parseNamed(*sentences, syntax);
    return std::move(*sentences);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 4)
        return 2;
    const QString corpus = arguments[1] + QStringLiteral("/train/");
    NameRecipe recipe;
    const qsizetype dev = arguments.indexOf(QStringLiteral("--dev"));
    const size_t part = dev > 0 ? arguments.value(dev + 1).toUInt() : 0;
    const auto given = [&](qsizetype place, const QString& otherwise) {
        const QString value = arguments.value(place);
        return value.isEmpty() || (dev > 0 && place >= dev) ? otherwise : value;
    };
    recipe.rounds = given(4, QString::number(recipe.rounds)).toInt();
    recipe.seeds = given(5, QString::number(recipe.seeds)).toInt();
    const QString mix = given(6, QStringLiteral("gum_train,wikigold,uner_dev,re3d,btc"));
    recipe.untold = given(7, QString::number(recipe.untold)).toDouble();
    const auto grammar = ModelFile::open(arguments[2] + QStringLiteral("/english.model"));
    const reading::SyntaxModel syntax = grammar ? reading::SyntaxModel(**grammar) : reading::SyntaxModel();
    std::vector<NamedSentence> sentences, heldOut;
    int number = 0; // the first corpus' convention is the one that is asked for when reading
    for (const QString& name : mix.split(u',')) {
        auto more = named(corpus, name, number, syntax);
        if (dev > 0 && number == 0) { // an eighth of it tells which settings are good
            std::vector<NamedSentence> kept;
            for (size_t i = 0; i < more.size(); ++i)
                (i / 150 % 8 == part ? heldOut : kept).push_back(more[i]);
            more = kept;
        }
        sentences.insert(sentences.end(), more.begin(), more.end());
        ++number;
    }
    const QTemporaryDir folder;
    ModelWriter lists, writer;
    const auto done = writeNameLists(corpus + QStringLiteral("gazetteer.tsv"), lists);
    const auto again = writeNameLists(corpus + QStringLiteral("gazetteer.tsv"), writer);
    if (!done || !again || !lists.save(folder.filePath(QStringLiteral("lists"))))
        return 1;
    const auto file = ModelFile::open(folder.filePath(QStringLiteral("lists")));
    trainNames(sentences, (*file)->weights(QStringLiteral("names.lists")), recipe, writer,
               [](const QString& line) { std::fprintf(stderr, "%s\n", qPrintable(line)); });
    if (!writer.save(arguments[3]))
        return 1;
    const auto model = ModelFile::open(arguments[3]);
    const reading::NameModel names(**model);
    std::printf("%d rounds, %d seeds, %s, %.2f untold: %.2f MB\n", recipe.rounds, recipe.seeds,
                qPrintable(mix), recipe.untold, double(QFileInfo(arguments[3]).size()) / 1e6);
    const auto show = [&](const char* name, const std::vector<NamedSentence>& test) {
        const NameScore three = scoreNames(names, test, false), all = scoreNames(names, test, true);
        std::printf(
            "  %-14s PER+ORG+LOC F1 %.1f  all F1 %.1f (P %.1f R %.1f) untyped F1 %.1f (%d of %d, right %d)\n",
            name, three.f1(), all.f1(), 100.0 * all.right / all.found, 100.0 * all.right / all.gold,
            all.bareF1(), three.found, three.gold, three.right);
    };
    if (dev > 0)
        show("held out", heldOut);
    for (const char* name : {"uner_test", "gum_test", "gum_news_test"})
        if (dev < 0 || QLatin1String(name) == QLatin1String("uner_test"))
            show(name, named(corpus, QLatin1String(name), 0, syntax));
    return 0;
}
