#include "models/records/edit.h"
#include "models/records/ids.h"
#include "models/records/kinds.h"
#include "models/records/name_key.h"
#include "models/records/stance.h"

#include <QtTest>

#include <thread>

using namespace redthread;

class tst_Records : public QObject {
    Q_OBJECT
private slots:
    void ids_are_never_given_twice()
    {
        constexpr int perThread = 50000; // more than a millisecond's counter holds
        std::vector<qint64> ids[2];
        {
            std::jthread a([&] { for (int i = 0; i < perThread; ++i) ids[0].push_back(mintIdValue()); });
            std::jthread b([&] { for (int i = 0; i < perThread; ++i) ids[1].push_back(mintIdValue()); });
        }
        QSet<qint64> all;
        for (const auto& list : ids) {
            QVERIFY(std::is_sorted(list.begin(), list.end()));
            for (const qint64 id : list) {
                QVERIFY(id > 0);
                all.insert(id);
            }
        }
        QCOMPARE(all.size(), 2 * perThread);
    }

    void keys_and_values_are_one_to_one()
    {
        for (const Stance s : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied})
            QCOMPARE(stanceFromKey(key(s)), std::optional(s));
        for (const Verdict v : {Verdict::Suggested, Verdict::Accepted, Verdict::Rejected})
            QCOMPARE(verdictFromKey(key(v)), std::optional(v));
        QVERIFY(!stanceFromKey(u"certain"));
    }

    void kinds_come_from_the_tables()
    {
        QCOMPARE(entityKinds().size(), size_t(15));
        QCOMPARE(relationshipKinds().size(), size_t(31));
        QCOMPARE(entityKind("journalist").colour, QString("#0072B2"));
        QCOMPARE(goldKeyOf("government"), QString("public_body"));
        QVERIFY(relationshipKind("meets").symmetric);
        QVERIFY(!relationshipKind("owns").symmetric);
    }

    void an_unknown_kind_is_kept_and_shown_as_itself()
    {
        QCOMPARE(entityKind("spaceship").label, QString("spaceship"));
        QCOMPARE(relationshipKind("orbits_around").label, QString("orbits around"));
    }

    void no_two_kinds_differ_by_colour_alone()
    {
        QSet<QString> signs;
        for (const EntityKind& k : entityKinds())
            signs.insert(k.shape + '/' + k.glyph);
        QCOMPARE(signs.size(), qsizetype(entityKinds().size()));
    }

    void names_are_compared_by_key_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::newRow("case and article") << "The Desk" << "desk";
        QTest::newRow("accents") << "Cécile Schilis-Gallego" << "cecile schilis gallego";
        QTest::newRow("ligature and width") << "ﬁnance ＡＢ" << "finance ab";
        QTest::newRow("arabic marks") << QString::fromUtf8("مُحَمَّد") << QString::fromUtf8("محمد");
        QTest::newRow("punctuation only") << "—!" << "";
    }
    void names_are_compared_by_key()
    {
        QFETCH(QString, name);
        QFETCH(QString, key);
        QCOMPARE(nameKey(name), key);
    }

    void every_edit_has_a_title()
    {
        QCOMPARE(title(Rename{EntityId{1}, "NGO Group", "NSO Group"}),
                 QString("Rename “NGO Group” to “NSO Group”"));
        const QString longTitle = title(Rename{EntityId{1}, QString(10000, 'x'), "y\nz"});
        QVERIFY(longTitle.size() < 150);
        QVERIFY(!longTitle.contains('\n'));
        QCOMPARE(title(Batch{"Import", {Edit(Merge{EntityId{1}, EntityId{2}})}}), QString("Import"));
    }
};

QTEST_GUILESS_MAIN(tst_Records)
#include "tst_records.moc"
