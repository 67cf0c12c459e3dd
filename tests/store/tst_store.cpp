// One store: what goes in comes out, what cannot be is refused with a sentence.

#include "models/store/store.h"
#include "must.h"
#include "sample.h"

#include <QtTest>

using namespace redthread;

class tst_Store : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("a project.redthread");
        m_store = must(Store::open(m_path));
    }
    void cleanup()
    {
        m_store.reset();
        m_folder.reset();
    }

    void a_new_project_is_empty()
    {
        QCOMPARE(m_store->revision(), 0);
        QVERIFY(must(m_store->changesSince(0)).isEmpty());
        QCOMPARE(must(m_store->dump()), QString("redthread dump 1\n"));
        QCOMPARE(m_store->access(), Store::Access::ReadWrite);
    }

    void all_is_read_in_parts_of_one_moment()
    {
        for (int i = 0; i < 3; ++i)
            must(m_store->apply(sample::article(QString::number(i)), 0));
        const ChangeSet all = must(m_store->changesSince(0));
        ChangeSet joined;
        int told = 0, total = 0;
        const auto append = [](auto& to, auto& from) { to.insert(to.end(), from.begin(), from.end()); };
        must(m_store->readAll(
            [&](ChangeSet part) {
                joined.revision = part.revision;
                append(joined.entities, part.entities);
                append(joined.documents, part.documents);
                append(joined.mentions, part.mentions);
                append(joined.relationships, part.relationships);
                append(joined.claims, part.claims);
                append(joined.annotations, part.annotations);
            },
            {}, [&](int done, int of) { told = done, total = of; }));
        QCOMPARE(joined.revision, all.revision);
        QCOMPARE(joined.entities, all.entities);
        QCOMPARE(joined.documents, all.documents);
        QCOMPARE(joined.mentions, all.mentions);
        QCOMPARE(joined.relationships, all.relationships);
        QCOMPARE(joined.claims, all.claims);
        QVERIFY(total > 0);
        QCOMPARE(told, total);

        std::stop_source stop;
        int parts = 0;
        const Result<Done> cancelled = m_store->readAll(
            [&](const ChangeSet&) {
                ++parts;
                stop.request_stop();
            },
            stop.get_token());
        QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
        QCOMPARE(parts, 1);
        must(m_store->apply(sample::article("goes on"), 0));
    }

    void an_article_comes_back_as_it_went_in()
    {
        const AddRecords add = sample::article();
        const Applied applied = must(m_store->apply(add, 0, "me"));
        QCOMPARE(applied.changes.revision, 1);
        for (int round = 0; round < 2; ++round) {
            const ChangeSet all = must(m_store->changesSince(0));
            QCOMPARE(all.entities, add.entities);
            QCOMPARE(all.mentions, add.mentions);
            QCOMPARE(all.relationships, add.relationships);
            QCOMPARE(all.claims, add.claims);
            QCOMPARE(all.annotations, add.annotations);
            QCOMPARE(all.documents.size(), size_t(1));
            QVERIFY(all.documents[0].text.isEmpty());
            QCOMPARE(must(m_store->document(add.documents[0].id)), add.documents[0]);
            std::vector<PassageId> ids{add.passages[1].id, PassageId{5}, add.passages[0].id};
            QCOMPARE(must(m_store->passages(ids)), (std::vector<Passage>{add.passages[1], add.passages[0]}));
            m_store.reset();
            m_store = must(Store::open(m_path));
        }
    }

    void places_are_found_by_words_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("found"); // the words as the texts have them
        QTest::newRow("a word") << "minister" << QStringList{"Minister"};
        QTest::newRow("accents and capitals") << "etE" << QStringList{"Été"};
        QTest::newRow("a phrase, whatever stands between") << "omar radi" << QStringList{"Omar,  Radi"};
        QTest::newRow("half a word") << "omar ra" << QStringList{"Omar,  Ra"};
        QTest::newRow("not in the middle of a word") << "inister" << QStringList{};
        QTest::newRow("operators are words") << "Omar OR Radi" << QStringList{};
        QTest::newRow("a quotation mark") << "\"" << QStringList{};
        QTest::newRow("a star") << "*" << QStringList{};
        QTest::newRow("a column") << "content:omar" << QStringList{};
        QTest::newRow("Arabic, without its marks") << QStringLiteral("الامل") << QStringList{QStringLiteral("الأمل")};
        QTest::newRow("nothing") << "" << QStringList{};
    }
    void places_are_found_by_words()
    {
        QFETCH(QString, words);
        QFETCH(QStringList, found);
        AddRecords add = sample::article();
        add.documents[0].text += QStringLiteral("\nThe Minister met Omar,  Radi. Été \U0001F6A2 شركة الأمل.");
        must(m_store->apply(add, 0, "me"));
        const auto places = must(m_store->placesOf(words));
        QStringList texts;
        for (const Store::Place& place : places) {
            QCOMPARE(place.document, add.documents[0].id);
            texts << add.documents[0].text.mid(place.range.start, place.range.length());
            QVERIFY(place.quote.contains(texts.back().simplified()));
        }
        QCOMPARE(texts, found);
        // A withdrawn document is not found.
        must(m_store->apply(SetWithdrawn{"", {refOf(add.documents[0].id)}, true}, 1, "me"));
        QVERIFY(must(m_store->placesOf(words)).empty());
    }

    void an_edit_that_finds_something_else_is_refused_and_names_it_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("says");
        QTest::newRow("rename") << 0 << "“Ada”";
        QTest::newRow("kind") << 1 << "“Ada”";
        QTest::newRow("other names") << 2 << "“Ada”";
        QTest::newRow("notes") << 3 << "“Ada”";
        QTest::newRow("hidden") << 4 << "“Ada” is shown already";
        QTest::newRow("withdrawn") << 5 << "“Ada” has been brought back already";
        QTest::newRow("withdrawn twice in one") << 6 << "“Ada” has been withdrawn already";
        QTest::newRow("merge with itself") << 7 << "circle";
        QTest::newRow("unmerge of what is not merged") << 8 << "“Ada”";
        QTest::newRow("mention of another") << 9 << "A mention of “Ada” was moved";
        QTest::newRow("claim of another") << 10 << "The claim in “Ada works for the Post.”";
        QTest::newRow("verdict") << 11 << "reviewed by somebody else";
        QTest::newRow("verdict of another time") << 12 << "reviewed by somebody else";
        QTest::newRow("claim") << 13 << "The claim in “Ada works for the Post.”";
        QTest::newRow("claim to another passage") << 14 << "stays the claim of its passage";
        QTest::newRow("details") << 15 << "“First”";
        QTest::newRow("unknown entity") << 16 << "not in this project";
        QTest::newRow("unknown claim") << 17 << "not in this project";
        QTest::newRow("unknown record") << 18 << "not in this project";
        QTest::newRow("second of a batch") << 19 << "“Ada”";
        QTest::newRow("into the unknown") << 20 << "not in this project";
        QTest::newRow("nowhere in the plane") << 21 << "outside of the plane";
        QTest::newRow("half a character") << 22 << "half a character";
        QTest::newRow("zero character") << 23 << "U+0000";
        QTest::newRow("half in a list") << 24 << "half a character";
    }
    void an_edit_that_finds_something_else_is_refused_and_names_it()
    {
        QFETCH(int, which);
        QFETCH(QString, says);
        const AddRecords add = sample::article();
        must(m_store->apply(add, 0));
        const EntityId ada = add.entities[0].id;
        const EntityId none{12345};
        const Claim& claim = add.claims[0];
        Claim changed = claim;
        changed.eventDate = "1999";
        Claim elsewhere = claim;
        elsewhere.passage = add.passages[1].id;
        Document details = add.documents[0];
        details.title = "Something else";
        const QString half(QChar(0xd83e));
        const std::vector<Edit> edits{
            Rename{ada, "Eve", "Eva"},
            SetKind{ada, "person", "ngo"},
            SetOtherNames{ada, {"x"}, {}},
            SetNotes{ada, "x", "y"},
            SetHidden{{ada}, false},
            SetWithdrawn{"", {refOf(ada)}, false},
            SetWithdrawn{"", {refOf(ada), refOf(ada)}, true},
            Merge{ada, ada},
            Unmerge{ada, add.entities[1].id},
            MoveMentions{{{add.mentions[0].id, add.entities[1].id, ada}}, {}},
            MoveMentions{{}, {{claim.id, add.relationships[1].id, add.relationships[0].id}}},
            GiveVerdict{{{claim.id, Verdict::Accepted, Verdict::Rejected}}},
            GiveVerdict{{{claim.id, Verdict::Suggested, Verdict::Rejected, "me", "now", "", "then"}}},
            ChangeClaim{changed, claim},
            ChangeClaim{claim, elsewhere},
            SetDocumentDetails{details, add.documents[0]},
            Rename{none, "a", "b"},
            ChangeClaim{Claim{.id = ClaimId{12345}}, Claim{.id = ClaimId{12345}}},
            SetWithdrawn{"", {refOf(none)}, true},
            Batch{"", {Edit(Rename{ada, "Ada", "Eve"}), Edit(Rename{ada, "Ada", "Eva"})}},
            Merge{ada, none},
            Arrange{{{ada, QPointF(qQNaN(), 0)}}},
            Rename{ada, "Ada", half},
            SetNotes{ada, "", QString("a") + QChar(0) + "b"},
            SetOtherNames{ada, add.entities[0].otherNames, {half}},
        };
        const QString before = must(m_store->dump());
        const auto answer = m_store->apply(edits.at(size_t(which)), 0);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::Refused);
        // The second of a batch is named by what it found.
        QVERIFY2(answer.error().text.contains(says), qPrintable(answer.error().text));
        QCOMPARE(must(m_store->dump()), before);
        QCOMPARE(m_store->revision(), 1);
        QCOMPARE(must(m_store->history(10)).size(), size_t(1));
        // The store works on.
        must(m_store->apply(Rename{ada, "Ada", "Eve"}, 0));
    }

    void records_that_refer_to_nothing_are_refused_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("says");
        const QStringList says{"A passage that is referred to",
                               "A relationship that is referred to",
                               "A document that is referred to",
                               "An entity that is referred to",
                               "An entity that is referred to",
                               "A mention that is referred to",
                               "An entity that is referred to",
                               "An entity that is referred to",
                               "not what the document says",
                               "outside of its document",
                               "outside of its document",
                               "different documents",
                               "with this id",
                               "no id",
                               "cannot be withdrawn already",
                               "A note that is referred to"};
        for (int i = 0; i < says.size(); ++i)
            QTest::addRow("%d %s", i, qPrintable(says[i])) << i << says[i];
    }
    void records_that_refer_to_nothing_are_refused()
    {
        QFETCH(int, which);
        QFETCH(QString, says);
        const AddRecords first = sample::article("First");
        must(m_store->apply(first, 0));
        AddRecords add = sample::article("Second");
        const std::vector<std::function<void()>> spoil{
            [&] { add.claims[0].passage = PassageId{9}; },
            [&] { add.claims[0].relationship = RelationshipId{9}; },
            [&] { add.passages[0].document = DocumentId{9}; },
            [&] { add.claims[1].via = {EntityId{9}}; },
            [&] { add.claims[1].claimant = EntityId{9}; },
            [&] { add.claims[1].subjectMention = MentionId{9}; },
            [&] { add.relationships[0].object = EntityId{}; },
            [&] { add.entities[0].mergedInto = EntityId{9}; },
            [&] { add.passages[0].quote += "!"; },
            [&] {
                add.passages[0].range = {60, 1000};
            },
            [&] {
                add.mentions[0].range = {5, 4};
            },
            [&] { add.claims[0].passage = first.passages[0].id; },
            [&] { add.entities[0].id = first.entities[0].id; },
            [&] { add.annotations[0].id = {}; },
            [&] { add.claims[0].withdrawn = true; },
            [&] {
                add.annotations[0].target = {RecordType::Annotation, 9};
            },
        };
        const QString before = must(m_store->dump());
        spoil.at(size_t(which))();
        const auto answer = m_store->apply(add, 0);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::Refused);
        QVERIFY2(answer.error().text.contains(says), qPrintable(answer.error().text));
        QCOMPARE(must(m_store->dump()), before);
    }

    void an_article_may_refer_to_what_is_there_but_not_to_what_was_withdrawn()
    {
        const AddRecords first = sample::article();
        must(m_store->apply(first, 0));
        AddRecords note{.what = "note"};
        note.annotations.push_back({.id = mintId<AnnotationId>(), .target = refOf(first.claims[0].id)});
        must(m_store->apply(note, 0));
        must(m_store->apply(SetWithdrawn{"", {refOf(first.claims[1].id)}, true}, 0));
        note.annotations[0] = {.id = mintId<AnnotationId>(), .target = refOf(first.claims[1].id)};
        const auto answer = m_store->apply(note, 0);
        QVERIFY(!answer);
        QVERIFY2(answer.error().text.contains("has been withdrawn"), qPrintable(answer.error().text));
    }

    void merges_never_run_in_a_circle()
    {
        const AddRecords add = sample::article();
        must(m_store->apply(add, 0));
        const EntityId a = add.entities[0].id, b = add.entities[1].id, c = add.entities[2].id;
        must(m_store->apply(Merge{a, b}, 0));
        must(m_store->apply(Merge{b, c}, 0));
        for (const EntityId into : {a, b}) {
            const auto circle = m_store->apply(Merge{c, into}, 0);
            QVERIFY(!circle);
            QVERIFY2(circle.error().text.contains("circle"), qPrintable(circle.error().text));
        }
        QVERIFY(!m_store->apply(Merge{a, c}, 0)); // already merged
        must(m_store->apply(Unmerge{b, c}, 0));
        must(m_store->apply(Merge{c, a}, 0));
    }

    void each_edit_leaves_a_row_in_the_history()
    {
        const AddRecords add = sample::article("An article");
        must(m_store->apply(add, 0, "Zoé"));
        must(m_store->apply(Rename{add.entities[0].id, "Ada", "Eve"}, 0));
        const auto history = must(m_store->history(10));
        QCOMPARE(history.size(), size_t(2));
        QCOMPARE(history[0].title, QString("Rename “Ada” to “Eve”"));
        QCOMPARE(history[0].by, QString());
        QVERIFY(history[0].inverse == Edit(Rename{add.entities[0].id, "Eve", "Ada"}));
        QCOMPARE(history[1].revision, 1);
        QCOMPARE(history[1].title, QString("Add “An article”"));
        QCOMPARE(history[1].by, QString("Zoé"));
        QVERIFY(QDateTime::fromString(history[1].at, Qt::ISODateWithMs).isValid());
        QVERIFY(history[1].at.endsWith('Z'));
        QCOMPARE(must(m_store->history(1)).size(), size_t(1));
        QCOMPARE(must(m_store->history(10, 2)).size(), size_t(1)); // older ones
        QCOMPARE(must(m_store->history(10, 2))[0].revision, 1);
        const std::vector<HistoryEntry> about =
            must(m_store->history(10, 1000, {refOf(add.entities[1].id)})); // not of the one renamed
        QCOMPARE(about.size(), size_t(1));
        QCOMPARE(about[0].revision, 1);
    }

    void settings_are_kept_beside_the_edits()
    {
        QCOMPARE(must(m_store->setting("view")), QString());
        must(m_store->setSetting("view", "a"));
        must(m_store->setSetting("view", "b 🧵"));
        QCOMPARE(must(m_store->setting("view")), QString("b 🧵"));
        QCOMPARE(m_store->revision(), 0);
    }

    void the_same_text_is_found_by_its_hash_while_it_lives()
    {
        const AddRecords add = sample::article("A");
        must(m_store->apply(add, 0));
        QCOMPARE(must(m_store->documentWithTextHash("tA")), add.documents[0].id);
        QVERIFY(must(m_store->documentWithTextHash("tB")).isNull());
        must(m_store->apply(SetWithdrawn{"", {refOf(add.documents[0].id)}, true}, 0));
        QVERIFY(must(m_store->documentWithTextHash("tA")).isNull());
    }

    void the_dump_tells_content_and_not_ids_times_or_history()
    {
        AddRecords add = sample::article("A");
        must(m_store->apply(add, 0, "me"));
        const QString dump = must(m_store->dump());
        // The same article read into another project has other ids.
        auto other = must(Store::open(m_folder->filePath("other")));
        must(other->apply(sample::article("Passing"), 0));
        must(other->apply(other->history(1).ok() ? must(other->history(1))[0].inverse : Edit(), 0));
        must(other->apply(sample::article("A"), 0));
        QCOMPARE(must(other->dump()), dump);
        QVERIFY(!dump.contains(add.entities[0].id.toString()));
        QVERIFY(dump.contains("claim c1 "));
        QCOMPARE(dump.count('\n'), 1 + 1 + 3 + 3 + 2 + 2 + 2 + 1);
        // Where an unpinned entity stands is nobody's statement.
        must(m_store->apply(Arrange{{{add.entities[0].id, QPointF(1, 2), false}}}, 0));
        QCOMPARE(must(m_store->dump()), dump);
        must(m_store->apply(Arrange{{{add.entities[0].id, QPointF(1, 2), true}}}, 0));
        QVERIFY(must(m_store->dump()) != dump);
    }

    void the_counts_are_of_what_a_person_sees()
    {
        const AddRecords add = sample::article();
        must(m_store->apply(add, 0));
        QJsonObject stats = must(m_store->stats());
        QCOMPARE(stats["entities"].toObject()["total"].toInt(), 3);
        QCOMPARE(stats["entities"].toObject()["by_kind"].toObject()["media"].toInt(), 1);
        QCOMPARE(stats["relationships"].toObject()["total"].toInt(), 2);
        QCOMPARE(stats["relationships"].toObject()["by_kind"].toObject()["owns"].toInt(), 1);
        QCOMPARE(stats["claims"].toObject()["total"].toInt(), 2);
        QCOMPARE(stats["claims"].toObject()["by_stance"].toObject()["denied"].toInt(), 1);
        QCOMPARE(stats["claims"].toObject()["by_verdict"].toObject()["suggested"].toInt(), 2);
        QCOMPARE(stats["documents"].toObject()["total"].toInt(), 1);
        must(m_store->apply(GiveVerdict{{{add.claims[0].id, Verdict::Suggested, Verdict::Rejected}}}, 0));
        must(m_store->apply(Merge{add.entities[0].id, add.entities[1].id}, 0));
        stats = must(m_store->stats());
        QCOMPARE(stats["entities"].toObject()["total"].toInt(), 2);
        QCOMPARE(stats["relationships"].toObject()["total"].toInt(), 1);
        QCOMPARE(stats["claims"].toObject()["by_verdict"].toObject()["rejected"].toInt(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(tst_Store)
#include "tst_store.moc"
