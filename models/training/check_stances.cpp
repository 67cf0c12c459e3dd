// check_stances CORPUS: how sure claims are, read with what the other texts taught:
// each text of CORPUS is left out once. Prints, for real and invented texts, what was hedged and read as
// stated, what was stated and read as hedged, and the F1 of each stance.
#include "models/reading/stance_features.h"
#include "models/training/stance_training.h"

#include <QCoreApplication>

#include <cstdio>

using namespace redthread;
using namespace redthread::learning;

namespace {

constexpr double ByRules = -1, AsRead = 2;

struct Read {
    bool real;
    Stance is;
    Stance ruled;
    bool worn;
    QString kind;
    reading::StanceChances chances;
};

Stance asRead(const Read& r)
{
    return r.worn ? r.ruled : reading::safest(r.chances, reading::statedFrom(r.kind, r.ruled), r.ruled);
}

void print(const std::vector<Read>& all, bool real, double from)
{
    int count[4][4] = {};
    for (const Read& r : all)
        if (r.real == real)
            ++count[int(r.is)][int(from == ByRules  ? r.ruled
                                   : from == AsRead ? asRead(r)
                                                    : reading::safest(r.chances, from, r.ruled))];
    int lost = 0, hedged = 0, tooMany = 0, stated = 0;
    for (int k = 0; k < 4; ++k) {
        (k ? hedged : stated) += count[k][0] + count[k][1] + count[k][2] + count[k][3];
        (k ? lost : tooMany) += k ? count[k][0] : count[0][1] + count[0][2] + count[0][3];
    }
    std::printf("%s  stated from %5.2f (-1: by rules, 2: as reading does): hedged as stated %d of %d, stated "
                "as hedged %d of %d; F1",
                real ? "real   " : "written", from, lost, hedged, tooMany, stated);
    double macro = 0;
    for (int k = 0; k < 4; ++k) {
        int is = 0, read = 0;
        for (int j = 0; j < 4; ++j) {
            is += count[k][j];
            read += count[j][k];
        }
        const double f = is + read ? 200.0 * count[k][k] / (is + read) : 0;
        macro += f / 4;
        std::printf(" %s %.1f", qPrintable(key(Stance(k))), f);
    }
    std::printf(", macro %.1f\n", macro);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: check_stances CORPUS\n");
        return 2;
    }
    const auto texts = annotatedTexts(arguments[1]);
    std::vector<std::vector<reading::StanceExample>> examples;
    for (const AnnotatedText& text : texts)
        examples.push_back(reading::stanceExamples(text.text, text.gold));
    std::vector<Read> all;
    for (size_t left = 0; left < texts.size(); ++left) {
        std::vector<const reading::StanceExample*> others;
        for (size_t i = 0; i < texts.size(); ++i)
            for (const auto& example : examples[i])
                if (i != left)
                    others.push_back(&example);
        ModelWriter writer;
        writer.addWeights(QStringLiteral("claim.stance"), learnStances(others),
                          {.denseBits = 0, .codeBytes = 2});
        const auto file = reopened(writer);
        if (!file)
            return 1;
        const reading::RelationModels models(file);
        for (const auto& example : examples[left])
            all.push_back({!texts[left].invented, example.stance, example.ruled, example.worn, example.kind,
                           reading::stanceChances(models, example.features)});
    }
    if (arguments.contains(QStringLiteral("--errors"))) {
        size_t at = 0;
        for (size_t t = 0; t < texts.size(); ++t)
            for (const auto& example : examples[t]) {
                const Read& r = all[at++];
                if (asRead(r) != r.is)
                    std::printf("%s: is %s, learnt %s (stated %.2f), ruled %s: %s\n",
                                qPrintable(texts[t].name), qPrintable(key(r.is)), qPrintable(key(asRead(r))),
                                r.chances[0], qPrintable(key(r.ruled)), qPrintable(example.about));
            }
    }
    for (const bool real : {true, false}) {
        double good = 0, pairs = 0; // a stated and a hedged claim: which is likelier stated?
        for (const Read& a : all)
            for (const Read& b : all)
                if (a.real == real && b.real == real && a.is == Stance::Stated && b.is != Stance::Stated) {
                    ++pairs;
                    good += a.chances[0] > b.chances[0] ? 1 : a.chances[0] == b.chances[0] ? 0.5 : 0;
                }
        std::printf("%s  told apart from hedged: %.1f of 100 (area under the curve)\n",
                    real ? "real   " : "written", 100 * good / pairs);
    }
    for (const bool real : {true, false})
        for (const double from : {ByRules, AsRead, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95})
            print(all, real, from);
    return 0;
}
