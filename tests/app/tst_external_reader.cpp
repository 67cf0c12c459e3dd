// Readers of the person's own: real programs that answer well, wrongly, slowly,
// with rubbish, too much, and that die.
#include "app/external_reader.h"
#include "app/reader_dialog.h"
#include "tests/peak_memory.h"

#include <QDialogButtonBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace redthread;

namespace {

const QString article = QStringLiteral("Arvo bought Bella in 2019.");

const QByteArray goodAnswer = R"({
    "entities": [{"id": "a", "kind": "company", "name": "Arvo"}, {"id": "b", "kind": "company", "name": "Bella"}],
    "mentions": [{"id": "m", "entity": "a", "start": 0, "end": 4, "text": "Arvo"},
                 {"entity": "b", "start": 12, "end": 17}],
    "relations": [{"id": "r", "subject": "a", "type": "owns", "object": "b"}],
    "claims": [{"relation": "r", "start": 0, "end": 26, "claimant": "author", "certainty": "stated",
                "text": "Arvo bought Bella in 2019.", "date": "2019", "subject_mention": "m"}]})";

} // namespace

class TestExternalReader : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void a_good_answer_becomes_claims_in_the_readers_name();
    void the_program_gets_the_text_on_standard_input();
    void what_is_not_in_the_text_is_refused_and_counted();
    void a_program_that_fails_is_an_error_data();
    void a_program_that_fails_is_an_error();
    void a_slow_program_is_ended_with_all_it_started();
    void nothing_is_left_behind_by_a_good_answer();
    void a_hundred_megabytes_are_refused();
    void stopping_ends_the_program();
    void endless_complaints_are_not_kept();
    void an_interpreter_is_not_the_readers_name_data();
    void an_interpreter_is_not_the_readers_name();
    void the_settings_name_a_reader();

private:
    // A script that can be run.
    ExternalReader script(const QByteArray& body)
    {
        const QString path = m_folder->filePath("reader.sh");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no script");
        file.write("#!/bin/sh\n" + body);
        file.setPermissions(file.permissions() | QFile::ExeOwner);
        return {.command = u'"' + path + u'"'};
    }

    ExternalReader answering(const QByteArray& answer)
    {
        QFile file(m_folder->filePath("answer.json"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no answer");
        file.write(answer);
        return script("cat > /dev/null; cat \"$(dirname \"$0\")/answer.json\"\n");
    }

    // The process whose number a script wrote to the file "child".
    bool childIsGone() const
    {
        QFile child(m_folder->filePath("child"));
        if (!child.open(QIODevice::ReadOnly))
            return false;
        QFile state(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(child.readAll().trimmed())));
        return !state.open(QIODevice::ReadOnly) ||
               state.readAll().contains(") Z"); // ended, not yet collected
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestExternalReader::a_good_answer_becomes_claims_in_the_readers_name()
{
    const ArticleDetails details{mintId<DocumentId>(), {}, {}, {}};
    const Result<CheckedReading> read = readWith(answering(goodAnswer), article, details);
    QVERIFY2(read, read ? "" : qPrintable(read.error().text));
    QCOMPARE(read->refused(), 0);
    QCOMPARE(read->reading.claims.size(), 1u);
    const Claim& claim = read->reading.claims.front();
    QCOMPARE(claim.suggestedBy, "reader.sh");
    QCOMPARE(claim.verdict, Verdict::Suggested);
    QCOMPARE(claim.eventDate, "2019");
    QCOMPARE(claim.subjectMention, read->reading.mentions.front().id);
    QCOMPARE(read->reading.passages.front().quote, article);
    QCOMPARE(claim.document, details.document);
}

void TestExternalReader::the_program_gets_the_text_on_standard_input()
{
    const ExternalReader reader = script("cat > \"$(dirname \"$0\")/seen\"; echo '{\"entities\": []}'\n");
    const QString text = QStringLiteral("Zoë — 30 %\n").repeated(20'000); // more than a pipe holds
    QVERIFY(readWith(reader, text, {}));
    QFile seen(m_folder->filePath("seen"));
    QVERIFY(seen.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(seen.readAll()), text);
}

void TestExternalReader::what_is_not_in_the_text_is_refused_and_counted()
{
    QByteArray wrong = goodAnswer;
    wrong.replace("bought Bella in 2019.\"", "robbed Bella in 2019.\"");
    const ExternalReader reader = answering(wrong);
    const Result<CheckedReading> read = readWith(reader, article, {});
    QVERIFY(read);
    QCOMPARE(read->claims, 1);
    QCOMPARE(read->reading.claims.size(), 0u);
    QCOMPARE(read->reading.relationships.size(), 0u);
    QVERIFY(refusedSentence(reader, *read).contains("1 claims"));
}

void TestExternalReader::a_program_that_fails_is_an_error_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("rubbish") << QByteArray("head -c 100000 /dev/urandom\n") << "JSON";
    QTest::newRow("nothing") << QByteArray("exit 0\n") << "JSON";
    QTest::newRow("a list") << QByteArray("echo '[1, 2]'\n") << "JSON";
    QTest::newRow("another object") << QByteArray("echo '{\"answer\": 42}'\n") << "without entities";
    QTest::newRow("a code") << QByteArray("echo no model >&2; exit 3\n") << "code 3: no model";
    QTest::newRow("dies") << QByteArray("kill -SEGV $$\n") << "died";
}

void TestExternalReader::a_program_that_fails_is_an_error()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const Result<CheckedReading> read = readWith(script(body), article, {});
    QVERIFY(!read);
    QVERIFY2(read.error().text.contains(words), qPrintable(read.error().text));
    QVERIFY(!readWith({.command = QStringLiteral("/nowhere/at/all")}, article, {}));
}

void TestExternalReader::a_slow_program_is_ended_with_all_it_started()
{
    ExternalReader reader = script("sleep 30 &\necho $! > \"$(dirname \"$0\")/child\"\nsleep 30\n");
    reader.timeLimit = 500;
    QElapsedTimer clock;
    clock.start();
    const Result<CheckedReading> read = readWith(reader, article, {});
    QVERIFY(!read);
    QVERIFY2(read.error().text.contains("longer than"), qPrintable(read.error().text));
    QVERIFY(clock.elapsed() < 10'000);
    QTRY_VERIFY(childIsGone());
}

// What a program leaves running behind its answer ends, too; it must not hold the answer up.
void TestExternalReader::nothing_is_left_behind_by_a_good_answer()
{
    const Result<CheckedReading> read = readWith(
        script("cat > /dev/null\nsleep 30 > /dev/null 2>&1 &\necho $! > \"$(dirname \"$0\")/child\"\n"
               "echo '{\"entities\": []}'\n"),
        article, {});
    QVERIFY(read);
    QTRY_VERIFY(childIsGone());
}

void TestExternalReader::a_hundred_megabytes_are_refused()
{
    const Result<CheckedReading> read = readWith(script("head -c 100000000 /dev/zero\n"), article, {});
    QVERIFY(!read);
    QVERIFY2(read.error().text.contains("more than 32 MB"), qPrintable(read.error().text));
}

void TestExternalReader::stopping_ends_the_program()
{
    std::stop_source stop;
    std::jthread later([&] {
        QTest::qSleep(200);
        stop.request_stop();
    });
    const Result<CheckedReading> read = readWith(script("sleep 30\n"), article, {}, stop.get_token());
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Cancelled);
}

void TestExternalReader::endless_complaints_are_not_kept()
{
    const qint64 before = peakMemory();
    ExternalReader reader =
        script("cat > /dev/null; yes complaint | head -c 200000000 >&2; echo last words >&2; exit 3\n");
    const Result<CheckedReading> read = readWith(reader, article, {});
    QVERIFY(!read);
    QVERIFY2(read.error().text.contains("last words"), qPrintable(read.error().text));
    if (before < 0)
        QSKIP("Here it cannot be told how much memory is used.");
    QVERIFY2(peakMemory() - before < 20'000, qPrintable(QString::number(peakMemory() - before)));
}

void TestExternalReader::an_interpreter_is_not_the_readers_name_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("name");
    QTest::newRow("program") << "/opt/reader --quick"
                             << "reader";
    QTest::newRow("script") << R"(python3 -u "/home/me/my reader.py" --model small)"
                            << "my reader.py";
    QTest::newRow("env") << "/usr/bin/env python3.11 read.py"
                         << "read.py";
    QTest::newRow("interpreter alone") << "python3"
                                       << "python3";
    QTest::newRow("shell") << "sh -c read.sh"
                           << "read.sh";
    QTest::newRow("nothing") << "  "
                             << "";
}

void TestExternalReader::an_interpreter_is_not_the_readers_name()
{
    QFETCH(QString, command);
    QFETCH(QString, name);
    QCOMPARE(ExternalReader{.command = command}.name(), name);
    const ExternalReader titled{.command = command, .title = QStringLiteral("Model 7")};
    QCOMPARE(titled.name(), QStringLiteral("Model 7"));
}

void TestExternalReader::the_settings_name_a_reader()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("redthread-test"));
    QSettings().clear();
    QVERIFY(chosenReader().command.isEmpty());
    {
        ReaderDialog dialog;
        const auto fields = dialog.findChildren<QLineEdit*>();
        auto* command = fields.at(0);
        auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        QVERIFY(ok->isEnabled());
        command->setText(QStringLiteral("/nowhere/at/all"));
        QVERIFY(!ok->isEnabled());
        command->setText(script("exit 0\n").command);
        QVERIFY(ok->isEnabled());
        fields.at(1)->setText(QStringLiteral("  Model   7 "));
        dialog.accept();
    }
    QCOMPARE(chosenReader().name(), QStringLiteral("Model 7"));
    QCOMPARE(chosenReader().timeLimit, 60'000);
    QSettings().setValue(QStringLiteral("reader/seconds"), -5); // somebody wrote into the file
    QCOMPARE(chosenReader().timeLimit, 1'000);
    QSettings().clear();
}

QTEST_MAIN(TestExternalReader)
#include "tst_external_reader.moc"
