#include "models/network/duplicates.h"
#include "models/network/tag_edits.h"
#include "network_text.h"

#include <QtTest>

using namespace redthread;

namespace {

QStringList printedPairs(const Network& network)
{
    QStringList list;
    for (const Duplicate& pair : possibleDuplicates(network))
        list << QStringLiteral("%1 = %2").arg(network.nameOf(pair.one), network.nameOf(pair.other));
    list.sort();
    return list;
}

} // namespace

class tst_Duplicates : public QObject {
    Q_OBJECT
private slots:
    void pairs_are_found_with_a_reason_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<QString>("pair");
        QTest::newRow("a letter apart") << "NSO Group [company] --owns--> X1\n NSO Group --owns--> X2\n "
                                           "NGO Group [company] --owns--> Y"
                                        << "NGO Group = NSO Group";
        QTest::newRow("a letter more")
            << "Pegasus [software] --uses--> A\n Pegasus --uses--> B\n Pegasuus [software] --uses--> Q"
            << "Pegasuus = Pegasus";
        QTest::newRow("last name") << "Omar Radi [journalist] --meets--> A\n Omar Radi --meets--> B\n "
                                      "Radi [person] --meets--> C"
                                   << "Radi = Omar Radi";
        QTest::newRow("initials") << "National Security Agency [government] --owns--> A\n National Security "
                                     "Agency --owns--> B\n NSA [government] --owns--> C"
                                  << "NSA = National Security Agency";
        QTest::newRow("shorter") << "Amnesty International [ngo] --meets--> A\n Amnesty International --meets--> "
                                    "B\n Amnesty [ngo] --meets--> C"
                                 << "Amnesty = Amnesty International";
        QTest::newRow("another script") << QString::fromUtf8("Omar Radi [journalist] --meets--> A\n Omar Radi "
                                                             "--meets--> B\n عمر الراضي [journalist] --meets--> C")
                                        << QString::fromUtf8("عمر الراضي = Omar Radi");
        QTest::newRow("description") << "NSO Group [company] --sells_to--> Morocco [country]\n NSO Group "
                                        "--develops--> Pegasus [software]\n NSO Group --meets--> A\n the Israeli "
                                        "firm [company] --develops--> Pegasus\n the Israeli firm --sells_to--> "
                                        "Morocco"
                                     << "the Israeli firm = NSO Group";
    }
    void pairs_are_found_with_a_reason()
    {
        QFETCH(QString, story);
        QFETCH(QString, pair);
        const auto network = networkFrom(story);
        QCOMPARE(printedPairs(*network), QStringList{pair});
        const auto pairs = possibleDuplicates(*network);
        QVERIFY(!pairs.front().reason.isEmpty());
        QCOMPARE(possibleDuplicates(*network).front().reason, pairs.front().reason); // the same again
    }

    void what_is_different_is_not_asked_for()
    {
        const auto network = networkFrom(R"(
            Unit 1 [group] --meets--> Unit 2 [group]
            Omar Radi [person] --meets--> Ali Radi [person]
            Radi [person] --meets--> Eve
            Ada --meets--> Ida)");
        QCOMPARE(printedPairs(*network), QStringList());
    }

    void never_the_same_is_remembered_and_follows_merges()
    {
        NetworkText text("NSO Group [company] --owns--> X\n NSO Group --owns--> Y\n NGO Group [company] --owns--> "
                         "Z\n N.S.O. [company] --owns--> W");
        Network network;
        network.apply(text.records);
        const EntityId nso = text.entity("NSO Group"), ngo = text.entity("NGO Group");
        QCOMPARE(printedPairs(network).size(), 1);
        const auto edit = keepApart(network, ngo, nso, "me");
        QVERIFY(edit);
        ChangeSet change;
        change.annotations = std::get<AddRecords>(*edit).annotations;
        network.apply(change);
        QCOMPARE(printedPairs(network), QStringList());
        QVERIFY(network.areKeptApart(nso, ngo));
        QVERIFY(!keepApart(network, nso, ngo, "me")); // said already
        QVERIFY(!keepApart(network, nso, nso, "me"));
        // What NSO Group is merged into is not NGO Group either.
        ChangeSet merge;
        merge.entities = {text.entityRecord("NSO Group")};
        merge.entities[0].mergedInto = text.entity("N.S.O.");
        network.apply(merge);
        QVERIFY(network.areKeptApart(text.entity("N.S.O."), ngo));
        // Taken back: asked for again.
        change.annotations[0].withdrawn = true;
        network.apply(change);
        QVERIFY(!network.areKeptApart(nso, ngo));
    }

    void tags_are_set_changed_and_told_apart_by_words_alone()
    {
        NetworkText text("Ada --meets--> Bob");
        Network network;
        network.apply(text.records);
        const RecordRef ada = refOf(text.entity("Ada"));
        const auto apply = [&](const Edit& edit) {
            ChangeSet change;
            const auto one = [&](const Edit& e) {
                if (const auto* add = std::get_if<AddRecords>(&e))
                    change.annotations.insert(change.annotations.end(), add->annotations.begin(),
                                              add->annotations.end());
                if (const auto* withdraw = std::get_if<SetWithdrawn>(&e))
                    for (const RecordRef& ref : withdraw->records)
                        change.annotations.push_back({.id = AnnotationId{ref.id},
                                                      .target = ada,
                                                      .purpose = AnnotationPurpose::Tag,
                                                      .withdrawn = true});
            };
            if (const auto* batch = std::get_if<Batch>(&edit))
                for (const Edit& inner : batch->edits)
                    one(inner);
            else
                one(edit);
            network.apply(change);
        };
        QCOMPARE(tagsFrom(" a,  b c ,A,, "), QStringList({"a", "b c"}));
        apply(*setTags(network, {ada}, {"first", "second one"}, "me"));
        QCOMPARE(network.tagsOf(ada), QStringList({"first", "second one"}));
        QVERIFY(!setTags(network, {ada}, {"FIRST", "second  one"}, "me")); // has them
        apply(*setTags(network, {ada}, {"second one", "third"}, "me"));
        QCOMPARE(network.tagsOf(ada), QStringList({"second one", "third"}));
        apply(*setTags(network, {ada}, {}, "me"));
        QCOMPARE(network.tags(), QStringList());
        QVERIFY(!setTags(network, {ada}, {}, "me"));
    }

    void ten_thousand_names_take_no_time_to_speak_of()
    {
        ChangeSet records;
        for (int i = 0; i < 10'000; ++i)
            records.entities.push_back({.id = EntityId{i + 1},
                                        .kind = "person",
                                        .name = QStringLiteral("Person %1 %2").arg(i * 7919 % 9973).arg(i)});
        Network network;
        network.apply(records);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(possibleDuplicates(network).size() <= 200);
        QVERIFY(clock.elapsed() < 20'000); // seconds under a sanitizer; pairs of all would be minutes
    }
};

QTEST_GUILESS_MAIN(tst_Duplicates)
#include "tst_duplicates.moc"
