// Kinds of entities with names: lists, rules and what was learnt. The texts are made up here.
#include "models/reading/draft_of.h"
#include "models/reading/entities.h"
#include "models/reading/entity_kinds.h"
#include "models/reading/reading.h"
#include "models/records/kinds.h"
#include "models/training/choices.h"

#include <QTemporaryDir>
#include <QTest>

using namespace redthread;
using namespace redthread::reading;
using namespace redthread::learning;

namespace {

std::unique_ptr<Draft> read(const QString& text)
{
    auto draft = std::make_unique<Draft>(text);
    Tokens tokens = tokenise(text);
    draft->tokens = std::move(tokens.tokens);
    draft->sentences = std::move(tokens.sentences);
    draft->mentionAt.assign(draft->tokens.size(), -1);
    draft->pronounAt.assign(draft->tokens.size(), -1);
    makeEntities(*draft, findNames(*draft, {}), {});
    return draft;
}

QString kindOf(const Draft& draft, const QString& name)
{
    for (const DraftEntity& entity : draft.entities)
        if (entity.name == name)
            return entity.kind;
    return QStringLiteral("(none)");
}

} // namespace

class tst_EntityKinds : public QObject {
    Q_OBJECT

private slots:
    void a_name_known_to_everybody_has_its_kind()
    {
        const QString text = QStringLiteral("Yesterday Amnesty International and Reuters spoke of Firefox.");
        const auto draft = read(text);
        QCOMPARE(kindOf(*draft, QStringLiteral("Amnesty International")), QStringLiteral("ngo"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Reuters")), QStringLiteral("media"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Firefox")), QStringLiteral("software"));
    }

    void a_firm_is_known_by_its_trade()
    {
        const auto draft = read(QStringLiteral("Xorand Oil and Velor Castings met Zilch Ltd."));
        for (const char* name : {"Xorand Oil", "Velor Castings", "Zilch Ltd."})
            QCOMPARE(kindOf(*draft, QString::fromLatin1(name)), QStringLiteral("company"));
    }

    void firms_papers_and_bodies_have_their_words_in_other_languages()
    {
        const auto draft = read(
            QStringLiteral("Xorand Energie, Banque Velor, the Zilcher Morgenblatt and Policía Qirgana met."));
        QCOMPARE(kindOf(*draft, QStringLiteral("Xorand Energie")), QStringLiteral("company"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Banque Velor")), QStringLiteral("company"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Zilcher Morgenblatt")), QStringLiteral("media"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Policía Qirgana")), QStringLiteral("government"));
    }

    void the_word_in_front_of_of_tells_what_a_body_is()
    {
        const auto draft = read(QStringLiteral(
            "He met the State Agency for Information Security and the Zilch Bureau of Tobacco."));
        QCOMPARE(kindOf(*draft, QStringLiteral("State Agency for Information Security")),
                 QStringLiteral("government"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Zilch Bureau of Tobacco")), QStringLiteral("government"));
    }

    void a_mine_is_called_by_where_it_is()
    {
        const auto draft =
            read(QStringLiteral("It owns the Santa Qirgana copper mine and hired Samira Qirgana."));
        QCOMPARE(kindOf(*draft, QStringLiteral("Santa Qirgana")), QStringLiteral("place"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Samira Qirgana")), QStringLiteral("person"));
    }

    void a_foreign_article_opens_no_persons_name()
    {
        const auto draft = read(QStringLiteral("Reporters of El Qirgano called Samira Velor."));
        QCOMPARE(kindOf(*draft, QStringLiteral("El Qirgano")), QStringLiteral("media"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Samira Velor")), QStringLiteral("person"));
    }

    void a_dateline_names_a_place_and_an_agency()
    {
        const QString lines[] = {
            QStringLiteral("Ada Byron left.\n\nQIRGANA, March 12, 2019 (Velpress) – Zilch Ltd sold boats."),
            QStringLiteral("QIRGANA VELOR – Zilch Ltd sold boats."),
            QStringLiteral("QIRGANA (Velpress) - Zilch Ltd sold boats.")};
        for (const QString& text : lines) {
            const auto draft = read(text);
            const Sentence& s = draft->sentences.back();
            QCOMPARE(draft->token(s.body).lower, QStringLiteral("zilch"));
            QCOMPARE(draft->entities[size_t(draft->entityAt(s.first))].kind, QStringLiteral("place"));
            if (text.contains(u'('))
                QCOMPARE(kindOf(*draft, QStringLiteral("Velpress")), QStringLiteral("media"));
        }
    }

    void a_dash_alone_makes_no_dateline()
    {
        for (const char* text :
             {"ZILCH – a firm of Oslo – sold boats.", "ZILCH sold a boat – Ada Byron bought it.",
              "The firm sold boats – Ada Byron bought them.", "NATO said – Ada Byron left."}) {
            const QString one = QStringLiteral("It rained.\n\n") + QString::fromUtf8(text);
            const auto draft = read(one);
            QCOMPARE(draft->sentences.back().body, draft->sentences.back().first);
        }
    }

    void a_party_is_called_by_its_first_word()
    {
        const auto draft = read(QStringLiteral("Yesterday Labour won. The Labour Party has a plan."));
        QCOMPARE(int(std::count_if(draft->entities.begin(), draft->entities.end(),
                                   [](const DraftEntity& e) { return e.named; })),
                 1);
    }

    void what_everybody_knows_is_not_short_for_something_longer()
    {
        const QString text = QStringLiteral(
            "The Microsoft Xorand Fair opened in May. Later Microsoft paid for the Microsoft Xorand Fair.");
        const auto draft = read(text);
        QCOMPARE(kindOf(*draft, QStringLiteral("Microsoft")), QStringLiteral("company"));
        // An unknown one is.
        const QString other = QStringLiteral("The Xorand Vel Bank opened in May. Later Xorand paid.");
        QCOMPARE(kindOf(*read(other), QStringLiteral("Xorand")), QStringLiteral("(none)"));
    }

    void a_surname_that_is_a_city_stays_a_person()
    {
        const QString text =
            QStringLiteral("The lawyer Valerie Paris, 61, spoke. Later Paris left, and Paris was tired.");
        QCOMPARE(kindOf(*read(text), QStringLiteral("Valerie Paris")), QStringLiteral("person"));
    }

    void a_surname_of_two_is_whose_the_text_speaks_of_first()
    {
        const QString text = QStringLiteral(
            "Anna Orsen built a clock. Her father, Peter Lars Orsen, fetched it. Later Orsen was thanked.");
        const auto draft = read(text);
        QCOMPARE(draft->entities[draft->mentions.back().entity].name, QStringLiteral("Anna Orsen"));
    }

    void names_that_run_into_each_other_are_taken_apart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names"); // of which each is an entity
        QTest::newRow("a word of the beginning")
            << "Nonpartisan Anna Lund won. A nonpartisan group was glad." << QStringList{"Anna Lund"};
        QTest::newRow("a camp") << "The pro-harbour XRF left. Pro-harbour XRF members met XRF's chairman."
                                << QStringList{"XRF"};
        QTest::newRow("a country") << "The ambassador to the United States Anna Lund spoke."
                                   << QStringList{"United States", "Anna Lund"};
        QTest::newRow("a membership") << "Anna Lund of Xorand\n\nYesterday Anna Lund won for Xorand."
                                      << QStringList{"Anna Lund", "Xorand"};
        QTest::newRow("one name") << "The United Kingdom Xorand Party won. The Bank of Xorand lost."
                                  << QStringList{"United Kingdom Xorand Party", "Bank of Xorand"};
    }
    void names_that_run_into_each_other_are_taken_apart()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        const auto draft = read(text);
        QStringList found;
        for (const DraftMention& m : draft->mentions)
            if (m.type == MentionType::Name && !found.contains(draft->entities[m.entity].name))
                found << draft->entities[m.entity].name;
        QCOMPARE(found, names);
    }

    void a_product_speaks_of_its_maker()
    {
        const auto draft = read(QStringLiteral("They liked Google Chrome, a browser."));
        QStringList found;
        for (const DraftMention& m : draft->mentions)
            found << draft->textOf(m.first, m.last) + u'=' + draft->entities[m.entity].kind;
        QCOMPARE(found,
                 QStringList({QStringLiteral("Google Chrome=software"), QStringLiteral("Google=company")}));
        QCOMPARE(draft->entities[draft->entityAt(draft->mentions[0].first)].kind, QStringLiteral("software"));
    }

    void a_surname_that_is_a_law_stays_a_person()
    {
        const QString text = QStringLiteral("Yesterday Nathan Law said that he had won the vote.");
        Draft draft = draftOf(text);
        makeEntities(draft, findNames(draft, {}), {});
        QCOMPARE(kindOf(draft, QStringLiteral("Nathan Law")), QStringLiteral("person"));
    }

    void what_is_listed_with_countries_is_one()
    {
        const auto draft =
            read(QStringLiteral("They went to Kenya, Xorand Vel and Uganda. Anna Lund and Kenya won."));
        QCOMPARE(kindOf(*draft, QStringLiteral("Xorand Vel")), QStringLiteral("country"));
        QCOMPARE(kindOf(*draft, QStringLiteral("Anna Lund")), QStringLiteral("person"));
    }

    void a_word_for_a_kind_is_short_for_nobody()
    {
        const auto draft =
            read(QStringLiteral("NGO Group wrote to them. On Friday it said NGO Friends had left NGO."));
        QStringList found;
        for (const DraftMention& m : draft->mentions)
            found << draft->textOf(m.first, m.last) + u'=' + draft->entities[m.entity].name;
        QCOMPARE(found, QStringList({QStringLiteral("NGO Group=NGO Group"),
                                     QStringLiteral("NGO Friends=NGO Friends"), QStringLiteral("NGO=NGO")}));
    }

    void a_country_of_two_words_is_one()
    {
        const auto draft =
            read(QStringLiteral("North Korea fired at South Korea. A North Korean general and people "
                                "in North Korea heard it."));
        QStringList names;
        for (const DraftMention& m : draft->mentions)
            names << draft->joined(m.first, m.last);
        QCOMPARE(names, QStringList({"north korea", "south korea", "north korean", "north korea"}));
        QCOMPARE(kindOf(*draft, QStringLiteral("North Korea")), QStringLiteral("country"));
    }

    void who_speaks_is_no_place()
    {
        const auto kinds = [](const QString& text) {
            const Result<Reading> reading = readText(text, {});
            QHash<QString, QString> kinds;
            for (const Entity& entity : reading->entities)
                kinds.insert(entity.name, entity.kind);
            return kinds;
        };
        const auto spoken = kinds(QStringLiteral(
            "According to Rabat, the report is false. Rabat said on Monday that it had asked for proof."));
        QVERIFY(spoken.value(QStringLiteral("Rabat")) != QStringLiteral("place"));
        QVERIFY(spoken.contains(QStringLiteral("Rabat")));
        const auto silent =
            kinds(QStringLiteral("The report was printed in Rabat. People in Rabat read it."));
        QCOMPARE(silent.value(QStringLiteral("Rabat")), QStringLiteral("place"));
    }

    void a_common_noun_has_a_kind()
    {
        QCOMPARE(kindOfNoun(QStringLiteral("technology")), QStringLiteral("software"));
        QCOMPARE(kindOfNoun(QStringLiteral("cities")), QStringLiteral("place"));
        QCOMPARE(kindOfNoun(QStringLiteral("students")), QStringLiteral("group"));
        QCOMPARE(kindOfNoun(QStringLiteral("student")), QStringLiteral("person"));
        QVERIFY(kindOfNoun(QStringLiteral("xorand")).isEmpty());
    }

    void what_was_learnt_outweighs_a_weak_rule()
    {
        const QString text = QStringLiteral("They drove to Xorand Vel and slept there.");
        const auto draft = read(text);
        QVERIFY(!draft->entities.empty());
        const QString before = draft->entities[0].kind;
        giveEntityKinds(*draft, RelationModels()); // nothing was learnt
        QCOMPARE(draft->entities[0].kind, before);

        std::vector<Choice> choices(
            6, kindChoice(entityKindFeatures(*draft, 0), entityKinds(), {QStringLiteral("law")}));
        ModelWriter writer;
        writer.addWeights(QStringLiteral("entity.kind"), learnChoices(choices, {.c = 50}));
        const QTemporaryDir folder;
        QVERIFY(writer.save(folder.filePath("relations.model")));
        const auto file = ModelFile::open(folder.filePath("relations.model"));
        QVERIFY(file);
        giveEntityKinds(*draft, RelationModels(*file));
        QCOMPARE(draft->entities[0].kind, QStringLiteral("law"));
    }

    void a_country_of_the_list_is_not_asked_for()
    {
        const QString text = QStringLiteral("Soldiers of Norway met Xorand Vel.");
        const auto draft = read(text);
        int countries = 0;
        for (int e = 0; e < int(draft->entities.size()); ++e)
            if (draft->entities[e].kind == u"country") {
                ++countries;
                QVERIFY(!asksForKind(*draft, e));
            }
        QCOMPARE(countries, 1);
    }
};

QTEST_GUILESS_MAIN(tst_EntityKinds)
#include "tst_entity_kinds.moc"
