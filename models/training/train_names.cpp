// train_names CORPUS MODELS FILE [ROUNDS [SEEDS [MIX [UNTOLD]]]] [--dev PART]:
// learns where names stand, with the grammar of MODELS/english.model, writes the
// model FILE and measures it on texts kept out; with --dev, to choose settings,
// only on an eighth of the first corpus of MIX (PART: 0 … 7) and on one other.
// The same data give the same bytes.
#include "models/training/treebank_names.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>

using namespace redthread;
using namespace redthread::learning;

namespace {

using Corpus = std::vector<NamedSentence>;

[[noreturn]] void fail(const Error& error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.text));
    std::exit(1);
}

// Of GUM's part for choosing, all but what the columns for testing hold as well.
bool isTestedToo(const QString& document) { return document == u"GUM_news_iodine"; }

// The names of GUM in one piece (treebank_names.h); `part` of the treebank.
void addTreebank(Corpus& corpus, const QString& folder, const QString& part, int convention,
                 const std::function<bool(const QString&)>& of)
{
    QFile file(folder + QStringLiteral("gum/%1.conllu").arg(part));
    if (!file.open(QIODevice::ReadOnly))
        fail(Error{QStringLiteral("%1 cannot be opened.").arg(file.fileName())});
    const Corpus more = treebankNames(QString::fromUtf8(file.readAll()), convention, of);
    corpus.insert(corpus.end(), more.begin(), more.end());
}

// "gum", "gum test" and "gum news test": out of the treebank; else names/NAME.conll.
Corpus named(const QString& folder, const QString& name, int convention, const reading::SyntaxModel& syntax)
{
    Corpus corpus;
    const auto all = [](const QString&) { return true; };
    const auto news = [](const QString& document) { return document.startsWith(u"GUM_news_"); };
    if (name == u"gum") {
        addTreebank(corpus, folder, QStringLiteral("train"), convention, all);
        addTreebank(corpus, folder, QStringLiteral("dev"), convention, std::not_fn(isTestedToo));
    } else if (name == u"gum test") {
        addTreebank(corpus, folder, QStringLiteral("test"), convention, all);
    } else if (name == u"gum news test") {
        addTreebank(corpus, folder, QStringLiteral("test"), convention, news);
        addTreebank(corpus, folder, QStringLiteral("dev"), convention, isTestedToo);
    } else {
        auto columns = readNamed(folder + QStringLiteral("names/%1.conll").arg(name), convention);
        if (!columns)
            fail(columns.error());
        corpus = std::move(*columns);
    }
    if (!syntax.isEmpty())
        parseNamed(corpus, syntax);
    return corpus;
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
    const QString mix = given(6, QStringLiteral("gum,wikigold,uner_dev,re3d,btc,gum_train"));
    recipe.untold = given(7, QString::number(recipe.untold)).toDouble();
    const auto grammar = ModelFile::open(arguments[2] + QStringLiteral("/english.model"));
    const reading::SyntaxModel syntax = grammar ? reading::SyntaxModel(**grammar) : reading::SyntaxModel();
    Corpus sentences, heldOut;
    int number = 0; // the first corpus' convention is the one that is asked for when reading
    const QStringList corpora = mix.split(u',');
    for (const QString& name : corpora) {
        Corpus more = named(corpus, name, number, syntax);
        if (dev > 0 && name.startsWith(u"gum")) { // an eighth of it tells which settings are good
            Corpus kept, out;
            for (size_t i = 0; i < more.size(); ++i) // the same sentences by whichever marks
                (i / 150 % 8 == part ? out : kept).push_back(more[i]);
            if (number == 0)
                heldOut = out;
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
    for (const char* name : {"uner_test", "gum test", "gum news test"})
        if (dev < 0 || QLatin1String(name) == QLatin1String("uner_test"))
            show(name, named(corpus, QLatin1String(name), 0, syntax));
    const int columns = int(corpora.indexOf(QStringLiteral("gum_train"))); // the test is marked like these
    for (const char* name : {"gum_test", "gum_news_test"})
        if (dev < 0)
            show(name, named(corpus, QLatin1String(name), std::max(0, columns), syntax));
    return 0;
}
