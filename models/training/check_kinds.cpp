// check_kinds CORPUS [--errors]: how many names are given their kind in texts nobody learnt from: each text
// of CORPUS is left out once.
#include "models/training/kind_training.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    using namespace redthread::learning;
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: check_kinds CORPUS [--errors]\n");
        return 2;
    }
    const auto texts = annotatedTexts(arguments[1]);
    std::vector<Lesson> lessons;
    for (const AnnotatedText& text : texts)
        lessons.push_back(lessonOf(text));
    for (const bool invented : {false, true}) {
        const KindScore score = scoreKinds(lessons, invented);
        if (arguments.contains(QStringLiteral("--errors")))
            for (const QString& line : score.wrong)
                std::printf("%s\n", qPrintable(line));
        std::printf("%s  kinds of names right: %d of %d, %.1f of 100\n", invented ? "written" : "real   ",
                    score.right, score.all, 100.0 * score.right / std::max(1, score.all));
    }
    return 0;
}
