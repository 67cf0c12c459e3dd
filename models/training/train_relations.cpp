// train_relations CORPUS FILE [--without TEXT]: learns mentions and
// relationships from the annotated texts of CORPUS, all but TEXT, and writes
// the model FILE. The same texts give the same bytes.
#include "models/training/relation_training.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3) {
        std::fprintf(stderr, "usage: train_relations CORPUS FILE [--without TEXT]\n");
        return 2;
    }
    const qsizetype without = arguments.indexOf(QStringLiteral("--without"));
    auto texts = redthread::learning::annotatedTexts(arguments[1]);
    if (without > 0)
        std::erase_if(texts, [&](const auto& text) { return text.name == arguments.value(without + 1); });
    QElapsedTimer timer;
    timer.start();
    redthread::learning::ModelWriter writer;
    redthread::learning::trainRelations(texts, arguments[1], writer, [&](const QString& line) {
        std::fprintf(stderr, "%5.1f s  %s\n", double(timer.elapsed()) / 1000, qPrintable(line));
    });
    if (const auto saved = writer.save(arguments[2]); !saved) {
        std::fprintf(stderr, "%s\n", qPrintable(saved.error().text));
        return 1;
    }
    return 0;
}
