// The averaged perceptron on what it can learn.

#include "models/training/perceptron.h"

#include <QtTest>

using namespace redthread::learning;

class tst_Perceptron : public QObject {
    Q_OBJECT

    // Class = the number's last digit is odd, told by features of its digits.
    static Perceptron learnt()
    {
        Perceptron perceptron(2);
        std::vector<float> scores(2);
        for (int round = 0; round < 5; ++round)
            for (int i = 0; i < 500; ++i) {
                const std::vector<Feature> features = featuresOf(i);
                perceptron.score(features, scores);
                const int guess = scores[1] > scores[0];
                if (guess != i % 2)
                    perceptron.update(features, i % 2, guess);
                perceptron.step();
            }
        perceptron.average();
        return perceptron;
    }

    static std::vector<Feature> featuresOf(int i)
    {
        return {combine(1, quint64(i % 10)), combine(2, quint64(i / 10 % 10)), combine(3, 0)};
    }

private slots:
    void it_learns_what_can_be_learnt()
    {
        const Perceptron perceptron = learnt();
        std::vector<float> scores(2);
        for (int i = 500; i < 1000; ++i) {
            perceptron.score(featuresOf(i), scores);
            QCOMPARE(int(scores[1] > scores[0]), i % 2);
        }
    }

    void it_learns_the_same_each_time()
    {
        ModelWriter one, two;
        one.addWeights("w", learnt().table());
        two.addWeights("w", learnt().table());
        QCOMPARE(one.bytes(), two.bytes());
    }

    void many_features_find_their_weights_again()
    {
        Perceptron perceptron(3);
        for (int i = 0; i < 200000; ++i) {
            const Feature features[] = {combine(9, quint64(i))};
            perceptron.update(features, i % 3, (i + 1) % 3);
        }
        std::vector<float> scores(3);
        for (int i = 0; i < 200000; i += 997) {
            const Feature features[] = {combine(9, quint64(i))};
            perceptron.score(features, scores);
            QCOMPARE(scores[size_t(i % 3)], 1.f);
            QCOMPARE(scores[size_t((i + 1) % 3)], -1.f);
        }
    }

    void rare_features_and_small_weights_are_left_out()
    {
        Perceptron perceptron(2);
        const Feature often[] = {feature(u"often")}, once[] = {feature(u"once")};
        for (int i = 0; i < 4; ++i)
            perceptron.update(often, 0, 1);
        perceptron.update(once, 0, 1);
        QCOMPARE(perceptron.table().entries.size(), size_t(4));
        QCOMPARE(perceptron.table(2).entries.size(), size_t(2));
        QCOMPARE(perceptron.table(1, 2).entries.size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(tst_Perceptron)
#include "tst_perceptron.moc"
