// One store: what goes in comes out, what cannot be is refused with a sentence.

#include "models/store/store.h"
#include "sample.h"

#include <QtTest>

using namespace redthread;

namespace {

template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text));
    return *std::move(result);
}

template <class T>
QString sentence(const Result<T>& result)
{
    return result ? QString() : result.error().text;
}

} // namespace

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

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(tst_Store)
#include "tst_store.moc"
