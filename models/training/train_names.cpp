// train_names CORPUS MODELS-FOLDER FILE [rounds [seeds [mix]]]: learns names alone, to try settings;
// train_reading learns them with all else.
#include "models/training/names_training.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

using namespace redthread;
using namespace redthread::learning;

namespace {

std::vector<NamedSentence> named(const QString& path, int convention)
{
    auto sentences = readNamed(path, convention);
    if (!sentences) {
        std::fprintf(stderr, "%s\n", qPrintable(sentences.error().text));
        std::exit(1);
    }
    static const auto model = [] { auto r = ModelFile::open(QCoreApplication::arguments()[2] + QStringLiteral("/english.model")); return r ? *r : nullptr; }();
    static const bool grammar = !QCoreApplication::arguments().contains(QStringLiteral("--no-grammar"));
    if (grammar && model)
        parseNamed(*sentences, reading::SyntaxModel(*model));
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
    recipe.rounds = arguments.value(4, QStringLiteral("8")).toInt();
    recipe.seeds = arguments.value(5, QStringLiteral("1")).toInt();
    const QString mix = arguments.value(6, QStringLiteral("gum_train,wikigold,uner_dev,re3d,wnut,btc"));
    const bool conventions = !arguments.contains(QStringLiteral("--one-convention"));
    const bool dev = arguments.contains(QStringLiteral("--dev"));
    std::vector<NamedSentence> sentences, heldOut;
    int number = 0;
    for (const QString& name : mix.split(u',')) {
        auto more = named(corpus + QStringLiteral("names/%1.conll").arg(name), conventions ? number : -1);
        if (dev && name == u"gum_train") { // an eighth of it tells which settings are good
            std::vector<NamedSentence> kept;
            for (size_t i = 0; i < more.size(); ++i)
                (i / 75 % 8 == 3 ? heldOut : kept).push_back(more[i]);
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
    std::printf("%s: %.2f MB\n", qPrintable(arguments.mid(4).join(u' ')), double(QFileInfo(arguments[3]).size()) / 1e6);
    const auto show = [&](const char* name, const std::vector<NamedSentence>& test) {
        const NameScore three = scoreNames(names, test, false), all = scoreNames(names, test, true);
        std::printf("  %-14s PER+ORG+LOC F1 %.1f  all F1 %.1f (P %.1f R %.1f) untyped F1 %.1f\n", name, three.f1(), all.f1(),
                    100.0 * all.right / all.found, 100.0 * all.right / all.gold, all.bareF1());
    };
    if (dev) {
        show("gum held out", heldOut);
        show("uner_test", named(corpus + QStringLiteral("names/uner_test.conll"), 0));
    } else {
        for (const char* name : {"gum_test", "gum_news_test", "uner_test"})
            show(name, named(corpus + QStringLiteral("names/%1.conll").arg(QLatin1String(name)), 0));
    }
    return 0;
}
