// Edits as JSON: the same edit comes back, and what is not one is refused.

#include "models/records/edit_json.h"
#include "random_edits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace redthread;

namespace {

// Through the bytes, as a file has it.
QJsonObject written(const Edit& edit, EditDetail detail = EditDetail::Full)
{
    return QJsonDocument::fromJson(QJsonDocument(toJson(edit, detail)).toJson()).object();
}

Memory sampleMemory()
{
    const AddRecords add = sample::article();
    ChangeSet changes{.revision = 1,
                      .entities = add.entities,
                      .documents = add.documents,
                      .mentions = add.mentions,
                      .relationships = add.relationships,
                      .claims = add.claims,
                      .annotations = add.annotations};
    changes.entities[0].mergedInto = changes.entities[1].id;
    Memory memory;
    memory.take(changes);
    return memory;
}

} // namespace

class tst_EditJson : public QObject {
    Q_OBJECT
private slots:
    void every_edit_comes_back()
    {
        const Memory memory = sampleMemory();
        RandomEdits random(3);
        QSet<size_t> seen;
        for (int i = 0; i < 500; ++i) {
            const Edit edit = random.next(memory);
            const auto back = editFromJson(written(edit));
            QVERIFY2(back, qPrintable(title(edit)));
            QVERIFY2(*back == edit, qPrintable(title(edit)));
            seen.insert(edit.index());
        }
        QCOMPARE(seen.size(), RandomEdits::kinds);
    }

    void ids_are_strings_and_runs_are_short()
    {
        SetWithdrawn edit{"x", {}, true};
        const qint64 large = (qint64(1) << 62) + 1;
        for (int i = 0; i < 1000; ++i)
            edit.records.push_back({RecordType::Claim, large + i});
        edit.records.push_back({RecordType::Entity, large + 1000});
        edit.records.push_back({RecordType::Entity, large + 7});
        const QJsonArray runs = written(edit)["records"].toArray();
        QCOMPARE(runs.size(), 3);
        QCOMPARE(runs[0].toArray(), (QJsonArray{"claim", QString::number(large), 1000}));
        QVERIFY(*editFromJson(written(edit)) == Edit(edit));
    }

    void the_brief_form_names_records_and_holds_no_text()
    {
        const AddRecords add = sample::article();
        const QJsonObject brief = written(add, EditDetail::Brief);
        QVERIFY(!QJsonDocument(brief).toJson().contains("works for"));
        QVERIFY(!editFromJson(brief));
        qint64 count = 0;
        for (const QJsonValue& run : brief["records"].toArray())
            count += run.toArray()[2].toInteger();
        QCOMPARE(count, qint64(refsOf(add).size()));
    }

    // Every member of every form taken away or replaced in turn.
    void what_is_not_an_edit_is_refused()
    {
        QVERIFY(!editFromJson({}));
        QVERIFY(!editFromJson({{"edit", "conquer"}}));
        const Memory memory = sampleMemory();
        RandomEdits random(4);
        for (int kind = 0; kind < RandomEdits::kinds; ++kind) {
            std::optional<Edit> edit;
            while (!edit)
                edit = random.draw(memory.live(), memory, kind);
            const QJsonObject good = written(*edit);
            for (const QString& name : good.keys()) {
                QJsonObject bad = good;
                bad.remove(name);
                QVERIFY2(!editFromJson(bad), qPrintable(name));
                for (const QJsonValue& value :
                     {QJsonValue(), QJsonValue(1.5), QJsonValue(QJsonArray{1, 2})}) {
                    bad[name] = value;
                    QVERIFY2(!editFromJson(bad), qPrintable(name));
                }
            }
        }
    }

    void hostile_runs_do_not_fill_the_memory()
    {
        for (const QJsonArray& run :
             {QJsonArray{"claim", "1", 1e18}, QJsonArray{"claim", "9223372036854775807", 2},
              QJsonArray{"claim", "1", 0}, QJsonArray{"claim", "1", -1}, QJsonArray{"claim", "-1", 1},
              QJsonArray{"claim", 1, 1}, QJsonArray{"moon", "1", 1}, QJsonArray{}}) {
            const QJsonObject json{{"edit", "set_withdrawn"},
                                   {"what", ""},
                                   {"records", QJsonArray{QJsonValue(run)}},
                                   {"withdrawn", true}};
            QVERIFY(!editFromJson(json));
        }
    }
};

QTEST_GUILESS_MAIN(tst_EditJson)
#include "tst_edit_json.moc"
