// What the engine reads in short texts, shown as text.
#include "models/reading/reading.h"
#include "models/reading/reading_json.h"
#include "models/reading/tokens.h"
#include "models/records/kinds.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#define QTEST_CURRENT(actual)                                                                                \
    QFETCH(QStringList, expected);                                                                           \
    QCOMPARE(actual, expected)

using namespace redthread;

namespace {

// By the rules alone; tst_learnt_relations.cpp has what is learnt. With it two of
// these texts get a wrong line more: the role ("spokesman") as a person of its own.
Reading readAll(const QString& text)
{
    const Result<Reading> reading = readText(
        text, {.document = mintId<DocumentId>(), .date = QStringLiteral("2020-06-26"), .learnt = false});
    return reading ? *reading : Reading();
}

// "Ada --owns→ Zed | Bob, denied, 2019"; the article's voice, stated and no date are left out.
QStringList printed(const Reading& reading)
{
    QHash<EntityId, QString> names;
    for (const Entity& entity : reading.entities)
        names.insert(entity.id, entity.name);
    QHash<RelationshipId, Relationship> relationships;
    for (const Relationship& relationship : reading.relationships)
        relationships.insert(relationship.id, relationship);
    QStringList lines;
    for (const Claim& claim : reading.claims) {
        const Relationship r = relationships.value(claim.relationship);
        QStringList more;
        if (claim.claimant)
            more << names.value(claim.claimant);
        if (claim.stance != Stance::Stated)
            more << key(claim.stance);
        if (!claim.eventDate.isEmpty())
            more << claim.eventDate;
        lines << names.value(r.subject) + " --" + r.kind + QStringLiteral("→ ") + names.value(r.object) +
                     (more.isEmpty() ? QString() : " | " + more.join(QStringLiteral(", ")));
    }
    return lines;
}

QStringList sentences(const QString& text)
{
    QStringList list;
    for (const reading::Sentence& sentence : reading::tokenise(text).sentences)
        list << text.mid(sentence.range.start, sentence.range.length());
    return list;
}

QString kindOf(const Reading& reading, const QString& name)
{
    for (const Entity& entity : reading.entities)
        if (entity.name == name || entity.otherNames.contains(name))
            return entity.kind;
    return QStringLiteral("nobody");
}

} // namespace

class TestReading : public QObject {
    Q_OBJECT

private slots:
    void who_only_tells_of_a_deed_has_not_done_it()
    {
        const Result<Reading> reading = readText(
            QStringLiteral(
                "Harbour Lab says Mira Tolvig would also have been targeted from January 2019 to the end of "
                "January 2020. Harbour Lab is a laboratory."),
            {});
        QVERIFY(reading);
        QHash<EntityId, QString> names;
        for (const Entity& entity : reading->entities)
            names.insert(entity.id, entity.name);
        QVERIFY(names.values().contains(QStringLiteral("Harbour Lab")));
        for (const Relationship& one : reading->relationships)
            QVERIFY2(!(names[one.subject] == u"Harbour Lab" && relationshipKind(one.kind).charges),
                     qPrintable(one.kind));
    }

    void no_half_character_stands_beside_a_passage()
    {
        for (int gap = 26; gap < 34; ++gap) {
            const QString far(gap, u'x');
            const QString text = QStringLiteral("😀") + far +
                                 QStringLiteral(".\n\nOmar Radi accused Morocco of spying.\n\n") + far +
                                 QStringLiteral("😀 and more.");
            const auto reading = readText(text, {});
            QVERIFY(reading);
            QVERIFY(!reading->passages.empty());
            for (const Passage& passage : reading->passages)
                for (const QString& part : {passage.before, passage.quote, passage.after})
                    QCOMPARE(QString::fromUtf8(part.toUtf8()), part);
        }
    }

    void text_is_cut_into_sentences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("plain") << "One is here. Two is there."
                               << QStringList{"One is here.", "Two is there."};
        QTest::newRow("abbreviations")
            << "Dr. Ada met Gen. Bob on Jan. 3." << QStringList{"Dr. Ada met Gen. Bob on Jan. 3."};
        QTest::newRow("initials") << "J. R. Byron left the U.S. Senate."
                                  << QStringList{"J. R. Byron left the U.S. Senate."};
        QTest::newRow("a firm at the end")
            << "She left Acme Inc. The firm mourns." << QStringList{"She left Acme Inc.", "The firm mourns."};
        QTest::newRow("quotation") << "“Go. Now,” he said. She went."
                                   << QStringList{"“Go.", "Now,” he said.", "She went."};
        QTest::newRow("paragraphs") << "A title\n\nA text" << QStringList{"A title", "A text"};
        QTest::newRow("numbers") << "It cost 2.1 million, 3,000 a day."
                                 << QStringList{"It cost 2.1 million, 3,000 a day."};
    }
    void text_is_cut_into_sentences()
    {
        QFETCH(QString, text);
        QTEST_CURRENT(sentences(text));
    }

    void a_quotation_never_closed_ends_with_its_paragraph()
    {
        const auto tokens = reading::tokenise(QStringLiteral("“He left\n\nShe stayed")).tokens;
        QVERIFY(tokens[1].is(reading::Token::Quoted));
        QVERIFY(!tokens.back().is(reading::Token::Quoted));
    }

    void entities_have_kinds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::newRow("title") << "It was Transport Minister Ilse Brandvold who came."
                               << "Ilse Brandvold"
                               << "person";
        QTest::newRow("journalist") << "He asked journalist Zorq Qarlan."
                                    << "Zorq Qarlan"
                                    << "journalist";
        QTest::newRow("suffix") << "He asked Qarlan Ltd about it."
                                << "Qarlan Ltd"
                                << "company";
        QTest::newRow("trigger in front") << "We called the company Qarlan."
                                          << "Qarlan"
                                          << "company";
        QTest::newRow("apposition") << "Then Qarlan, a human rights group, spoke."
                                    << "Qarlan"
                                    << "ngo";
        QTest::newRow("ministry") << "He runs the Ministry of Health in town."
                                  << "Ministry of Health"
                                  << "government";
        QTest::newRow("country") << "They flew to Morocco."
                                 << "Morocco"
                                 << "country";
        QTest::newRow("software") << "They used Qarlan spyware."
                                  << "Qarlan"
                                  << "software";
        QTest::newRow("called") << "A secret program called “Qarlan” was found."
                                << "Qarlan"
                                << "software";
        QTest::newRow("possessive inside") << "The People's Army came."
                                           << "People's Army"
                                           << "government";
    }
    void entities_have_kinds()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QFETCH(QString, kind);
        QCOMPARE(kindOf(readAll(text), name), kind);
    }

    void web_addresses_are_names()
    {
        const Reading reading = readAll("People wrote on www.flag.example.nz and on standfor.co.nz, e.g. to "
                                        "info@acme.com, cf. notes.txt and 3.5.com.");
        QStringList names;
        for (const Entity& entity : reading.entities)
            if (entity.kind == u"document")
                names << entity.name;
        names.sort();
        QCOMPARE(names, QStringList({"standfor.co.nz", "www.flag.example.nz"}));
    }

    void spellings_of_a_name_are_one_entity()
    {
        const Reading reading = readAll(
            QStringLiteral("The Border Protection Agency (BPA) hired Ada Byron. Byron left the BPA. "));
        QCOMPARE(int(reading.entities.size()), 2);
        QCOMPARE(int(reading.mentions.size()), 5);
    }

    void relationships_are_read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("active") << "Qarlan Group acquired Zorn Bank in 2018."
                                << QStringList{"Qarlan Group --owns→ Zorn Bank | 2018"};
        QTest::newRow("passive") << "Zorn Bank was acquired by Qarlan Group."
                                 << QStringList{"Qarlan Group --owns→ Zorn Bank"};
        QTest::newRow("role in front")
            << "It was Qarlan Group director Ada Byron." << QStringList{"Ada Byron --leads→ Qarlan Group"};
        QTest::newRow("role behind") << "Ada Byron, the director of Qarlan Group, left."
                                     << QStringList{"Ada Byron --leads→ Qarlan Group"};
        QTest::newRow("its role") << "Qarlan Group is closed, and its spokesman, Bob Hale, left."
                                  << QStringList{"Bob Hale --works_for→ Qarlan Group"};
        QTest::newRow("relative clause") << "Ada Byron, who founded Qarlan Group, left."
                                         << QStringList{"Ada Byron --founded→ Qarlan Group"};
        QTest::newRow("list") << "Qarlan Group sued Ada Byron and Bob Hale."
                              << QStringList{"Qarlan Group --sues→ Ada Byron",
                                             "Qarlan Group --sues→ Bob Hale"};
        QTest::newRow("description") << "Qarlan Group is a company. The company sued Ada Byron."
                                     << QStringList{"Qarlan Group --sues→ Ada Byron"};
        QTest::newRow("kinds must fit") << "Morocco married Ada Byron." << QStringList{};
        QTest::newRow("somebody else's client")
            << "Bob Hale said his client had sued Zorn Bank." << QStringList{};
        QTest::newRow("what it has is not itself")
            << "Qarlan Group wants to control the activities of Zorn Bank." << QStringList{};
        QTest::newRow("who is accused of it did it")
            << "Bob Hale accused Ada Byron of bribing Carl Ode."
            << QStringList{"Bob Hale --accuses→ Ada Byron",
                           "Ada Byron --funds→ Carl Ode | Bob Hale, alleged"};
        QTest::newRow("who is not known") << "Ada Byron left Bob Hale, we sued Zorn Bank." << QStringList{};
        QTest::newRow("its own is itself") << "Qarlan Group wants to control Zorn Bank."
                                           << QStringList{"Qarlan Group --owns→ Zorn Bank | hypothetical"};
    }

    void relationships_are_read()
    {
        QFETCH(QString, text);
        QTEST_CURRENT(printed(readAll(text)));
    }

    // With what was learnt, which weighs the words; the rules alone miss the first.
    void what_did_not_happen_is_not_stated_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("yet to") << "Peter Stone has yet to meet Carlos Rojas.";
        QTest::newRow("rumoured to") << "Acme Corp was rumoured to own La Voz.";
        for (const char* text : {
                 "The suspected owner of Zorn Bank, Ole Berg, lives in Oslo.",
                 "Ole Berg, the suspected owner of Zorn Bank, lives in Oslo.",
                 "Ole Berg, would-be owner of Zorn Bank, fled.",
                 "Ole Berg, said to be the owner of Zorn Bank, fled.",
                 "Ole Berg is said to be the owner of Zorn Bank.",
                 "Rumour has it that Ole Berg married Ida Lund.",
                 "Rumours have it that Ida Lund is a member of the Harbour Club.",
                 "In the novel, Ole Berg killed Ida Lund.",
                 "In her dream Ole Berg married Ida Lund.",
                 "Mary Holm: Ole Berg killed Ida Lund.",
                 "According to official figures, Ole Berg bribed Ida Lund.",
                 "Ole Berg stopped short of buying Zorn Bank.",
                 "Conspiracy theorists insist that Ole Berg runs Zorn Bank.",
                 "According to rumours, Ole Berg owns Zorn Bank.",
             })
            QTest::newRow(text) << text;
        QTest::newRow("doubts that") << "Mary Jones doubts that Carlos Rojas murdered Peter Stone.";
    }
    void what_did_not_happen_is_not_stated()
    {
        QFETCH(QString, text);
        const auto reading = readText(text, {});
        QVERIFY(reading);
        QSet<RelationshipId> doubtful; // where somebody lives may well be stated
        for (const Relationship& one : reading->relationships)
            if (one.kind != u"located_in" && one.kind != u"works_for")
                doubtful.insert(one.id);
        QVERIFY(!doubtful.isEmpty());
        for (const Claim& claim : reading->claims)
            QVERIFY(claim.stance != Stance::Stated || !doubtful.contains(claim.relationship));
    }

    void voices_and_stances_are_read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("according to") << "According to Ada Byron, Qarlan Group acquired Zorn Bank."
                                      << QStringList{"Qarlan Group --owns→ Zorn Bank | Ada Byron"};
        QTest::newRow("called to") << "Ada Byron called to attack Zorn Bank, which Qarlan Group owns."
                                   << QStringList{"Ada Byron --targets→ Zorn Bank | alleged"};
        QTest::newRow("said") << "Ada Byron said Qarlan Group had acquired Zorn Bank."
                              << QStringList{"Qarlan Group --owns→ Zorn Bank | Ada Byron"};
        QTest::newRow("said, not by the way") << "Ada Byron said that Ole Berg runs Zorn Bank."
                                              << QStringList{"Ole Berg --leads→ Zorn Bank | Ada Byron"};
        QTest::newRow("behind") << "“Qarlan Group acquired Zorn Bank,” said Ada Byron."
                                << QStringList{"Qarlan Group --owns→ Zorn Bank | Ada Byron"};
        QTest::newRow("allegedly") << "Qarlan Group allegedly controls Zorn Bank."
                                   << QStringList{"Qarlan Group --owns→ Zorn Bank | alleged"};
        QTest::newRow("could") << "Qarlan Group could acquire Zorn Bank."
                               << QStringList{"Qarlan Group --owns→ Zorn Bank | hypothetical"};
        QTest::newRow("rumoured to") << "Qarlan Group was rumoured to own Zorn Bank."
                                     << QStringList{"Qarlan Group --owns→ Zorn Bank | alleged"};
        QTest::newRow("never") << "Qarlan Group has never owned Zorn Bank."
                               << QStringList{"Qarlan Group --owns→ Zorn Bank | denied"};
        QTest::newRow("holds no") << "Qarlan Group holds no shares in Zorn Bank."
                                  << QStringList{"Qarlan Group --owns→ Zorn Bank | denied"};
        QTest::newRow("denies owning")
            << "Qarlan Group denies owning Zorn Bank."
            << QStringList{"Qarlan Group --owns→ Zorn Bank | Qarlan Group, denied"};
        QTest::newRow("denied whoever said it")
            << "Ada Byron accused Qarlan Group of theft. Qarlan Group denied the accusations."
            << QStringList{"Ada Byron --accuses→ Qarlan Group", "Qarlan Group --denies→ Ada Byron"};
        QTest::newRow("a denied report's author")
            << "Zorn Foundation issued its report. Morocco denied the report of Zorn Foundation."
            << QStringList{"Zorn Foundation --authored→ report", "Morocco --denies→ Zorn Foundation",
                           "Zorn Foundation --authored→ report"};
        QTest::newRow("denial of a report by")
            << "Qarlan Group gave a firm denial of this report by Zorn Foundation."
            << QStringList{"Qarlan Group --denies→ Zorn Foundation", "Zorn Foundation --authored→ report"};
    }
    void voices_and_stances_are_read()
    {
        QFETCH(QString, text);
        QTEST_CURRENT(printed(readAll(text)));
    }

    // What was learnt knows that two people are often family, and that a firm and a report belong together.
    void no_kind_is_guessed_against_the_words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::newRow("no kin") << "Ole Berg was acquitted of bribing Ida Lund."
                                << "family_of";
        QTest::newRow("no kin either") << "Ole Berg was exonerated of paying Ida Lund."
                                       << "family_of";
        QTest::newRow("told by it") << "According to a leaked memo, Ole Berg paid Ida Lund."
                                    << "authored";
        QTest::newRow("not its author") << "The next day, Qarlan Oil called the report a fabrication."
                                        << "authored";
    }
    void no_kind_is_guessed_against_the_words()
    {
        QFETCH(QString, text);
        QFETCH(QString, kind);
        const auto reading = readText(text, {});
        QVERIFY(!reading->entities.empty());
        for (const Relationship& one : reading->relationships)
            QVERIFY(one.kind != kind);
    }

    void hedges_are_the_words_of_the_stance()
    {
        const QString text = QStringLiteral("Qarlan Group allegedly controls Zorn Bank.");
        const Reading reading = readAll(text);
        QCOMPARE(int(reading.claims.size()), 1);
        QCOMPARE(int(reading.claims[0].hedges.size()), 1);
        const TextRange hedge = reading.claims[0].hedges[0];
        QCOMPARE(text.mid(hedge.start, hedge.length()), QStringLiteral("allegedly"));
        QVERIFY(reading.claims[0].subjectMention && reading.claims[0].objectMention);
    }

    void a_passage_holds_the_sentence_that_takes_it_back()
    {
        const QString text =
            QStringLiteral("Qarlan Group acquired Zorn Bank. That was a lie. Ada Byron left.");
        const Reading reading = readAll(text);
        QCOMPARE(printed(reading), QStringList{"Qarlan Group --owns→ Zorn Bank | denied"});
        QCOMPARE(reading.passages[0].quote,
                 QStringLiteral("Qarlan Group acquired Zorn Bank. That was a lie."));
    }

    void json_is_in_the_words_of_the_corpus()
    {
        const QString text = QStringLiteral("According to Ada Byron, Qarlan Group acquired Zorn Bank.");
        const QJsonObject json = toJson(readAll(text), text);
        const QJsonObject claim = json["claims"].toArray()[0].toObject(),
                          relation = json["relations"].toArray()[0].toObject();
        QCOMPARE(relation["type"].toString(), QStringLiteral("owns"));
        QCOMPARE(claim["relation"], relation["id"]);
        QCOMPARE(claim["certainty"].toString(), QStringLiteral("stated"));
        QCOMPARE(claim["start"].toInt(), 0);
        QCOMPARE(claim["end"].toInt(), int(text.size()));
        const QJsonObject mention = json["mentions"].toArray()[0].toObject();
        QCOMPARE(mention["text"].toString(), QStringLiteral("Ada Byron"));
        QCOMPARE(claim["claimant"], mention["entity"]);
    }

    void capitals_only_are_read_as_if_written_else()
    {
        const QString text = QStringLiteral("OLE BERG BOUGHT ZORN BANK LAST YEAR. THE DEAL WAS LEGAL, "
                                            "IDA LUND SAID.\n\nShe lives in Oslo.");
        const Result<Reading> reading = readText(text, {});
        QVERIFY(reading);
        QStringList names;
        for (const Mention& mention : reading->mentions)
            if (mention.type == MentionType::Name)
                names << text.mid(mention.range.start, mention.range.length());
        QCOMPARE(names, QStringList({"OLE BERG", "ZORN BANK", "IDA LUND", "Oslo"}));
        QStringList entities;
        for (const Entity& entity : reading->entities)
            entities << entity.name;
        QVERIFY2(entities.contains(u"Ole Berg"), qPrintable(entities.join(u'|')));
        QVERIFY(!reading->passages.empty());
        for (const Passage& passage : reading->passages)
            QCOMPARE(passage.quote, text.mid(passage.range.start, passage.range.length()));
    }

    void the_file_says_the_same_as_the_object()
    {
        const QString text = QStringLiteral(
            "According to “Ada Byron”, Qarlan Group acquired Zorn Bank. Ida Lund met Ole Berg.");
        Result<Reading> read = readText(text, {.possible = true, .possibleFrom = 0});
        QVERIFY(read && !read->claims.empty());
        for (const Reading& reading : {*read, Reading{}}) {
            QBuffer file;
            file.open(QIODevice::WriteOnly);
            QVERIFY(writeJson(reading, text, file));
            QCOMPARE(QJsonDocument::fromJson(file.data()).object(), toJson(reading, text));
        }
        QBuffer closed;
        QVERIFY(!writeJson(*read, text, closed));
    }
};

QTEST_APPLESS_MAIN(TestReading)
#include "tst_reading.moc"
