// Every Edit and its inverse, at random: undoing all gives the same project,
// redoing all too, and a reader who asks "what changed since N?" ends where a
// loader ends, from every N.

#include "memory.h"
#include "models/records/edit_json.h"
#include "models/store/store.h"
#include "must.h"
#include "random_edits.h"

#include <QJsonDocument>
#include <QtTest>

using namespace redthread;

namespace {

Memory loaded(Store& store)
{
    Memory memory;
    memory.take(must(store.changesSince(0)));
    return memory;
}

} // namespace

class tst_StoreEdits : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void undo_all_and_redo_all_give_the_same_project_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void undo_all_and_redo_all_give_the_same_project()
    {
        QFETCH(unsigned, seed);
        auto store = opened();
        RandomEdits random(seed);
        must(store->apply(sample::article("Start"), 0));
        const QString start = must(store->dump());
        const Memory startMemory = loaded(*store).live();

        std::vector<Edit> inverses;
        for (int i = 0; i < 50; ++i) {
            const Edit edit = random.next(loaded(*store));
            auto applied = store->apply(edit, 0);
            QVERIFY2(applied, qPrintable(title(edit) + ": " + (applied ? "" : applied.error().text)));
            inverses.push_back(applied->inverse);
        }
        const QString end = must(store->dump());
        const Memory endMemory = loaded(*store).live();
        QVERIFY(end != start);

        for (int round = 0; round < 2; ++round) {
            store.reset();
            store = opened();
            QCOMPARE(must(store->dump()), end);
            turn(*store, inverses);
            QCOMPARE(must(store->dump()), start);
            QVERIFY(loaded(*store).live() == startMemory);
            turn(*store, inverses);
            QCOMPARE(must(store->dump()), end);
            QVERIFY(loaded(*store).live() == endMemory);
        }
    }

    void ten_thousand_edits_undone_all_give_the_same_dump()
    {
        auto store = opened();
        RandomEdits random(2026);
        Memory memory;
        memory.take(must(store->apply(sample::article("Start"), 0)).changes);
        const QString start = must(store->dump());
        std::vector<Edit> inverses;
        for (int i = 0; i < 10'000; ++i) {
            const Edit edit = random.next(memory);
            auto applied = store->apply(edit, store->revision());
            QVERIFY2(applied, qPrintable(title(edit) + ": " + (applied ? "" : applied.error().text)));
            memory.take(applied->changes);
            inverses.push_back(std::move(applied->inverse));
        }
        QVERIFY(must(store->dump()) != start);
        while (!inverses.empty()) {
            const auto undone = store->apply(inverses.back(), store->revision());
            QVERIFY2(undone, qPrintable(title(inverses.back()) + ": " + (undone ? "" : undone.error().text)));
            inverses.pop_back();
        }
        QCOMPARE(must(store->dump()), start);
    }

    void changes_since_every_revision_lead_to_the_same_memory()
    {
        auto store = opened();
        RandomEdits random(77);
        std::vector<Memory> memories(1); // index = revision
        for (int i = 0; i < 50; ++i) {
            const Edit edit = i == 0 ? Edit(sample::article()) : random.next(memories.back());
            const Applied applied = must(store->apply(edit, store->revision()));
            Memory next = memories.back();
            next.take(applied.changes);
            QCOMPARE(applied.changes.revision, qint64(i + 1));
            memories.push_back(std::move(next));
        }
        const Memory whole = loaded(*store);
        for (size_t since = 0; since < memories.size(); ++since) {
            Memory memory = memories[since];
            memory.take(must(store->changesSince(qint64(since))));
            QVERIFY2(memory == whole, qPrintable(QString("since %1").arg(since)));
        }
        QVERIFY(must(store->changesSince(store->revision())).isEmpty());
    }

    void every_kind_of_edit_has_an_exact_inverse_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < RandomEdits::kinds; ++kind)
            QTest::addRow("alternative %d", kind) << kind;
    }
    void every_kind_of_edit_has_an_exact_inverse()
    {
        QFETCH(int, kind);
        auto store = opened();
        must(store->apply(sample::article("One"), 0));
        must(store->apply(sample::article("Two"), 0));
        const auto ids = must(store->changesSince(0)).entities;
        must(store->apply(Merge{ids[0].id, ids[1].id}, 0));
        RandomEdits random(5);
        int seen = 0;
        for (int i = 0; i < 200 && seen < 12; ++i) {
            const Memory before = loaded(*store);
            const auto edit = random.draw(before.live(), before, kind);
            if (!edit)
                continue;
            ++seen;
            QCOMPARE(int(edit->index()), kind);
            const Edit inverse = must(store->apply(*edit, 0)).inverse;
            const Edit again = must(store->apply(inverse, 0)).inverse;
            QVERIFY(loaded(*store).live() == before.live());
            // Forwards and back once more: the inverse of the inverse does what the edit did.
            must(store->apply(again, 0));
            must(store->apply(inverse, 0));
            QVERIFY(loaded(*store).live() == before.live());
        }
        QVERIFY(seen >= 5);
    }

    void the_inverse_can_be_read_from_the_history_after_reopening()
    {
        auto store = opened();
        RandomEdits random(9);
        must(store->apply(sample::article(), 0));
        const QString start = must(store->dump());
        std::vector<Edit> inverses;
        for (int i = 0; i < 40; ++i)
            inverses.push_back(must(store->apply(random.next(loaded(*store)), 0, "Zoé")).inverse);
        store.reset();
        store = opened();
        const auto history = must(store->history(1000));
        QCOMPARE(history.size(), size_t(41));
        for (size_t i = 0; i < 40; ++i) {
            QCOMPARE(history[i].revision, qint64(41 - i));
            QVERIFY(history[i].canUndo);
            QVERIFY(history[i].inverse == inverses[39 - i]);
            QCOMPARE(history[i].by, QString("Zoé"));
            must(store->apply(history[i].inverse, 0));
        }
        QCOMPARE(must(store->dump()), start);
    }

    void the_history_does_not_hold_the_text_again()
    {
        auto store = opened();
        AddRecords article = sample::article();
        const QString secret = "Unmistakable Words"; // the index of words holds them folded, one by one
        article.documents[0].text += secret;
        must(store->apply(article, 0));
        Document to = article.documents[0];
        to.title = "Other";
        must(store->apply(SetDocumentDetails{article.documents[0], to}, 0));
        store.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count(secret.toUtf8()), 1);
    }

private:
    QString path() const { return m_folder->filePath("p.redthread"); }
    std::unique_ptr<Store> opened() { return must(Store::open(path())); }

    // Applies the inverses last to first and leaves theirs, in the same order.
    static void turn(Store& store, std::vector<Edit>& inverses)
    {
        std::vector<Edit> turned;
        for (auto it = inverses.rbegin(); it != inverses.rend(); ++it) {
            auto applied = store.apply(*it, 0);
            QVERIFY2(applied, qPrintable(title(*it) + ": " + (applied ? "" : applied.error().text)));
            turned.push_back(applied->inverse);
        }
        inverses = std::move(turned);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_StoreEdits)
#include "tst_store_edits.moc"
