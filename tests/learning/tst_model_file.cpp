// Model files as they are written and read, and as accident or malice leaves them.

#include "models/learning/model_file.h"
#include "models/learning/model_format.h"
#include "models/training/model_writer.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace redthread;
using namespace redthread::learning;

class tst_ModelFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString put(const QByteArray& bytes)
    {
        const QString path = m_folder.filePath("a.model");
        QFile::remove(path);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for a model");
        return path;
    }

    static WeightTable someWeights()
    {
        WeightTable table;
        table.classes = 5;
        QRandomGenerator random(7);
        for (int i = 0; i < 3000; ++i)
            table.add(feature(QString::number(i % 1000)), i % 5, float(random.bounded(20.0) - 10));
        return table;
    }

    static QByteArray someModel()
    {
        ModelWriter writer;
        writer.addStrings("tags", {"NOUN/NN", "", "Zürich"});
        writer.addWeights("keyed", someWeights());
        writer.addWeights("fine", someWeights(), {.codeBytes = 2});
        writer.addWeights("dense", someWeights(), {.denseBits = 14, .codeBytes = 2});
        return writer.bytes();
    }

    // Asks everything of a model; must not crash, whatever it holds.
    static void use(const ModelFile& model)
    {
        for (const char* name : {"tags", "keyed", "fine", "dense", "none"}) {
            model.strings(name);
            const Weights weights = model.weights(name);
            std::vector<float> scores(size_t(weights.classes()));
            for (int i = 0; i < 2000; ++i)
                weights.add(feature(QString::number(i)), 1, scores);
        }
    }

    static void sign(QByteArray& bytes)
    {
        const quint64 sum =
            fileChecksum(reinterpret_cast<const uchar*>(bytes.constData()), quint64(bytes.size()));
        std::memcpy(bytes.data() + offsetof(Header, checksum), &sum, 8);
    }

private slots:
    void what_is_written_is_read()
    {
        const auto model = ModelFile::open(put(someModel()));
        QVERIFY2(model.ok(), model.ok() ? "" : qPrintable(model.error().text));
        QCOMPARE((*model)->strings("tags"), QStringList({"NOUN/NN", "", "Zürich"}));
        std::map<std::pair<Feature, int>, float> sums;
        for (const auto& entry : someWeights().entries)
            sums[{entry.feature, int(entry.cls)}] += entry.weight;
        for (const auto& [name, error] : {std::pair{"keyed", 0.25f}, std::pair{"fine", 0.002f}}) {
            const Weights weights = (*model)->weights(name);
            QCOMPARE(weights.classes(), 5);
            for (const auto& [key, weight] : sums) {
                std::vector<float> scores(5);
                weights.add(key.first, 2, scores);
                QVERIFY2(std::abs(scores[size_t(key.second)] - 2 * weight) < 2 * error, name);
            }
        }
    }

    void a_dense_table_holds_the_sum_of_what_shares_a_row()
    {
        WeightTable table;
        table.classes = 2;
        table.add(0x1234000000000000, 0, 3);
        table.add(0x1234000000000001, 0, 4);
        table.add(0x1235000000000000, 1, -2);
        ModelWriter writer;
        writer.addWeights("w", table, {.denseBits = 16, .codeBytes = 2});
        const auto model = ModelFile::open(put(writer.bytes()));
        QVERIFY(model.ok());
        std::vector<float> scores(2);
        (*model)->weights("w").add(0x1234000000000000, 1, scores);
        QVERIFY(std::abs(scores[0] - 7) < 0.01f);
        QCOMPARE(scores[1], 0.f);
    }

    void a_feature_never_learnt_says_nothing()
    {
        const auto model = ModelFile::open(put(someModel()));
        QVERIFY(model.ok());
        std::vector<float> scores(5);
        for (int i = 2000; i < 2100; ++i)
            (*model)->weights("keyed").add(feature(QString::number(i)), 1, scores);
        QCOMPARE(scores, std::vector<float>(5));
    }

    void what_is_not_there_is_empty()
    {
        const auto model = ModelFile::open(put(someModel()));
        QVERIFY(model.ok());
        QVERIFY(!(*model)->weights("none"));
        QVERIFY(!(*model)->weights("tags"));
        QVERIFY((*model)->strings("keyed").isEmpty());
        std::vector<float> scores(2);
        (*model)->weights("none").add(1, 1, scores);
        (*model)->weights("keyed").add(feature(u"1"), 1, scores); // too few scores: left alone
        QCOMPARE(scores, std::vector<float>(2));
    }

    void the_same_weights_give_the_same_bytes()
    {
        WeightTable there = someWeights(), back = there;
        std::reverse(back.entries.begin(), back.entries.end());
        ModelWriter one, two;
        one.addWeights("w", there);
        two.addWeights("w", back);
        QCOMPARE(one.bytes(), two.bytes());
    }

    void a_missing_file_gives_a_sentence()
    {
        const auto model = ModelFile::open(m_folder.filePath("absent.model"));
        QVERIFY(!model.ok());
        QVERIFY(model.error().text.contains("absent.model"));
    }

    void another_file_gives_a_sentence()
    {
        QVERIFY(ModelFile::open(put(QByteArray(5000, 'x'))).error().text.contains("is not a reading model"));
    }

    void a_newer_file_is_told_from_a_damaged_one()
    {
        QByteArray bytes = someModel();
        bytes[8] = 2;
        QCOMPARE(ModelFile::open(put(bytes)).error().kind, Error::Kind::Newer);
    }

    void a_cut_file_is_refused()
    {
        const QByteArray bytes = someModel();
        for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(63), qsizetype(64), qsizetype(100),
                                     bytes.size() / 2, bytes.size() - 1}) {
            const auto model = ModelFile::open(put(bytes.left(size)));
            QVERIFY(!model.ok());
            QCOMPARE(model.error().kind, Error::Kind::Damaged);
        }
    }

    void a_flipped_bit_is_seen()
    {
        const QByteArray bytes = someModel();
        QRandomGenerator random(3);
        for (int i = 0; i < 300; ++i) {
            QByteArray other = bytes;
            const int at = i < 100 ? i * 3 : int(random.bounded(quint32(bytes.size())));
            other[at] = char(other[at] ^ (1 << random.bounded(8)));
            QVERIFY(!ModelFile::open(put(other)).ok());
        }
    }

    // With the checksum put right, as somebody would who means harm.
    void a_made_up_file_is_refused_or_harmless()
    {
        const QByteArray bytes = someModel();
        QRandomGenerator random(5);
        int opened = 0;
        for (int i = 0; i < 1500; ++i) {
            QByteArray other = bytes;
            for (int changes = 1 + i % 4; changes > 0; --changes) {
                const int at =
                    i % 2 ? 8 + int(random.bounded(600)) : int(random.bounded(quint32(bytes.size())));
                other[at] = char(random.bounded(256));
            }
            sign(other);
            const auto model = ModelFile::open(put(other));
            if (model.ok()) {
                use(**model);
                ++opened;
            }
        }
        QVERIFY(opened > 100); // most changed weights are still weights
    }
};

QTEST_GUILESS_MAIN(tst_ModelFile)
#include "tst_model_file.moc"
