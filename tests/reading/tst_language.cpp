// English is told from other languages; elsewhere no relationships are guessed.
#include "models/reading/language.h"
#include "models/reading/reading.h"

#include <QTest>

using namespace redthread;

class TestLanguage : public QObject {
    Q_OBJECT
private slots:
    void english_is_recognised_data();
    void english_is_recognised();
    void the_language_is_named();
    void an_english_text_with_foreign_words_is_read();
    void a_name_begins_with_no_foreign_preposition();
};

void TestLanguage::english_is_recognised_data()
{
    const QString english = QStringLiteral(
        "The ferry company Tolvig said on Tuesday that it had bought the harbour of Hvidsund from the state. "
        "According to the minister, the price was not known to anybody in the ministry, and the sale would "
        "be "
        "looked into by the court of auditors. Nobody at the company could be reached for a comment. ");
    QString noise = english;
    for (qsizetype i = 11; i < noise.size(); i += 23)
        noise[i] = noise[i].isLetter() ? QChar(u'1') : noise[i];
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("english");
    QTest::newRow("English") << english << true;
    QTest::newRow("capitals") << english.toUpper() << true;
    QTest::newRow("noise") << noise << true;
    QTest::newRow("a few words") << QStringLiteral("Arvo bought Bella.") << true;
    QTest::newRow("three words") << QStringLiteral("Ada Byron left.") << true;
    QTest::newRow("five words") << QStringLiteral("Viktor Orlov never paid Anna Berg.") << true;
    QTest::newRow("another script") << QStringLiteral("Он работает на компанию.") << false;
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("an English sentence of foreign names")
        << QStringLiteral("The paper Die Zeit and the paper Le Monde said that El Pais was there.") << true;
    QTest::newRow("two French sentences")
        << QStringLiteral("Le journaliste a été arrêté. Il travaille pour le quotidien.") << false;
    QTest::newRow("two German sentences")
        << QStringLiteral("Der Konzern kaufte die Bank. Ole Berg hat sie nicht geleitet.") << false;
    QTest::newRow("two Spanish sentences")
        << QStringLiteral("El periodista compró la empresa. Ole Berg la dirige con su hermano.") << false;
    QTest::newRow("Dutch") << QStringLiteral(
                                  "De krant schrijft dat Ole Berg de bank heeft gekocht. Hij werkte "
                                  "voor de minister. De minister wilde niet reageren.")
                           << false;
    QTest::newRow("one French sentence")
        << QStringLiteral("Selon Alvarie, le ministre a payé la société Norvane.") << false;
    QTest::newRow("English, many names")
        << QStringLiteral(
               "Norvane Oil bought Alvar Gas on 3 March 2021. The next day, Alvar Gas sacked Ines Roth. "
               "Ole Berg leads Tarn Castings.\n\nTarn Castings owns Hayes Drones. Hayes Drones "
               "supplied Lumen Group.")
        << true;
    QTest::newRow("names alone") << QStringLiteral("Edgar Voss, Lukas Bern, Ole Berg, Ines Roth, Piet Berg.")
                                 << true;
    QTest::newRow("French")
        << QStringLiteral(
               "La compagnie de ferries Tolvig a annoncé mardi qu’elle avait acheté le port de Hvidsund à "
               "l’État. Selon le ministre, le prix n’était connu de personne au ministère, et la vente "
               "serait examinée par la Cour des comptes. Personne dans l’entreprise n’a pu être joint pour "
               "un commentaire, et le maire a refusé de répondre.")
        << false;
    QTest::newRow("German")
        << QStringLiteral(
               "Die Fährgesellschaft Tolvig hat am Dienstag mitgeteilt, dass sie den Hafen von Hvidsund vom "
               "Staat gekauft hat. Nach Angaben des Ministers war der Preis niemandem im Ministerium "
               "bekannt, und der Verkauf werde vom Rechnungshof geprüft. Bei der Firma war niemand für eine "
               "Stellungnahme zu erreichen, auch der Bürgermeister wollte in der Sache nicht antworten.")
        << false;
    QTest::newRow("Arabic")
        << QStringLiteral("قالت شركة العبارات يوم الثلاثاء إنها اشترت الميناء من الدولة ").repeated(6)
        << false;
}

void TestLanguage::english_is_recognised()
{
    QFETCH(QString, text);
    QFETCH(bool, english);
    const Result<Reading> reading = readText(text, {mintId<DocumentId>(), {}, {}, {}});
    QVERIFY(reading);
    QCOMPARE(reading->notes.isEmpty(), english);
    if (!english)
        QVERIFY(reading->claims.empty());
}

void TestLanguage::the_language_is_named()
{
    const auto note = [](const QString& text) {
        return readText(text, {mintId<DocumentId>(), {}, {}, {}})->notes.value(0);
    };
    QVERIFY(note(QStringLiteral("Le journaliste Ole Berg a été arrêté. Il travaille pour le quotidien."))
                .startsWith("The article is in French: its names"));
    QVERIFY(note(QStringLiteral("قالت شركة العبارات يوم الثلاثاء إنها اشترت الميناء من الدولة "))
                .startsWith("The article is in Arabic: no names were recognised"));
    QString both =
        QStringLiteral("Ole Berg works for the bank, and the bank was sold to the state. ").repeated(6000);
    both += QStringLiteral("\n\n") +
            QStringLiteral("Der Konzern kaufte die Bank. Ole Berg hat sie nicht geleitet. ").repeated(5000);
    QVERIFY(note(both).startsWith("Parts of the article are in German:"));
}

void TestLanguage::an_english_text_with_foreign_words_is_read()
{
    const Result<Reading> reading = readText(
        QString::fromUtf8(
            "Bruno Katz 😀 works for Polar Bank 🎉. \"Das ist nicht wahr\", said Katz, and: \"שלום\"."),
        {mintId<DocumentId>(), {}, {}, {}});
    QVERIFY(reading->notes.isEmpty());
    QVERIFY(!reading->claims.empty());
}

void TestLanguage::a_name_begins_with_no_foreign_preposition()
{
    const Result<Reading> reading =
        readText(QStringLiteral("Selon Ole Berg, le ministre a payé. Le journal Le Monde a vu le contrat."),
                 {mintId<DocumentId>(), {}, {}, {}});
    QStringList names;
    for (const Entity& entity : reading->entities)
        names << entity.name;
    QVERIFY2(names.contains("Ole Berg") && names.contains("Le Monde"), qPrintable(names.join(u'|')));
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
