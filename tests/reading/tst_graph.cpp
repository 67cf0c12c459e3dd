// The graph of roles over a dependency tree. Sentences are written down with
// their trees, so that no parser is needed.
#include "models/reading/graph.h"
#include "models/reading/pair_paths.h"

#include <QTest>

using namespace redthread::reading;

namespace {

// "word UPOS relation head" per word, "/" between them; head counts from 1, 0 is the root.
struct Tree {
    QString text;
    Draft draft;

    explicit Tree(const QString& rows) : text(textOf(rows)), draft(text)
    {
        Tokens tokens = tokenise(text);
        draft.tokens = std::move(tokens.tokens);
        draft.sentences = std::move(tokens.sentences);
        draft.mentionAt.assign(draft.tokens.size(), -1);
        draft.pronounAt.assign(draft.tokens.size(), -1);
        for (const QString& row : rows.split(QStringLiteral(" / "))) {
            const QStringList c = row.split(u' ');
            Word w;
            w.upos = uposFrom(c[1]);
            w.xpos = c.size() > 4 ? xposFrom(c[4]) : Xpos::None;
            w.relation = relationFrom(c[2]);
            w.head = c[3].toInt() - 1;
            w.lemma = c[0].toLower();
            draft.words.push_back(w);
        }
    }

    static QString textOf(const QString& rows)
    {
        QStringList words;
        for (const QString& row : rows.split(QStringLiteral(" / ")))
            words << row.section(u' ', 0, 0);
        return words.join(u' ').replace(QStringLiteral(" 's"), QStringLiteral("'s"));
    }

    int at(const QString& word) const
    {
        for (int i = 0; i < int(draft.tokens.size()); ++i)
            if (draft.textOf(i, i + 1) == word)
                return i;
        return -1;
    }

    QString way(const QString& from, const QString& to) const
    {
        const Graph graph(draft, draft.sentences.front());
        const auto ways = graph.waysFrom(at(from));
        return ways.reaches(at(to)) ? told(draft, ways.to(at(to))) : QStringLiteral("none");
    }
};

} // namespace

class tst_Graph : public QObject {
    Q_OBJECT

private slots:
    void roles_are_found_between_two_words_data()
    {
        QTest::addColumn<QString>("tree");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("way");
        QTest::newRow("subject and object") << "Ada PROPN nsubj 2 / met VERB root 0 / Bob PROPN obj 2"
                                            << "Ada"
                                            << "Bob"
                                            << "^Agent vUndergoer";
        QTest::newRow("the passive")
            << "Bob PROPN nsubj:pass 3 / was AUX aux:pass 3 / sued VERB root 0 VBN / by "
               "ADP case 5 / Ada PROPN obl 3"
            << "Ada"
            << "Bob"
            << "^Agent vUndergoer";
        QTest::newRow("joined objects")
            << "Ada PROPN nsubj 2 / met VERB root 0 / Bob PROPN obj 2 / and CCONJ cc 5 / Cleo PROPN conj 3"
            << "Ada"
            << "Cleo"
            << "^Agent vUndergoer";
        QTest::newRow("joined verbs share a subject")
            << "Ada PROPN nsubj 2 / came VERB root 0 / and CCONJ cc 4 / met VERB conj 2 / Bob PROPN obj 4"
            << "Ada"
            << "Bob"
            << "^Agent vUndergoer";
        QTest::newRow("a relative clause")
            << "Ada PROPN root 0 / who PRON nsubj 3 WP / met VERB acl:relcl 1 / "
               "Bob PROPN obj 3"
            << "Ada"
            << "Bob"
            << "^Agent vUndergoer";
        QTest::newRow("a participle")
            << "report NOUN root 0 / written VERB acl 1 VBN / by ADP case 4 / Ada PROPN obl:agent 2"
            << "Ada"
            << "report"
            << "^Agent vUndergoer";
        QTest::newRow("what is controlled")
            << "Ada PROPN nsubj 2 / wants VERB root 0 / to PART mark 4 / meet VERB xcomp 2 / Bob PROPN obj 4"
            << "Ada"
            << "Bob"
            << "^Agent vUndergoer";
        QTest::newRow("who is told to")
            << "Ada PROPN nsubj 2 / told VERB root 0 / Bob PROPN obj 2 / to PART mark 5 / sue VERB xcomp 2 / "
               "Cleo PROPN obj 5"
            << "Bob"
            << "Cleo"
            << "^Agent vUndergoer";
        QTest::newRow("who is accused of it") << "Ada PROPN nsubj 2 / accused VERB root 0 / Bob PROPN obj 2 "
                                                 "/ of SCONJ mark 5 / suing VERB advcl 2 / "
                                                 "Cleo PROPN obj 5"
                                              << "Bob"
                                              << "Cleo"
                                              << "^Agent vUndergoer";
        QTest::newRow("an apposition stands for its noun")
            << "Ada PROPN nsubj 5 / , PUNCT punct 4 / a DET det 4 / lawyer NOUN appos 1 / met VERB root 0 / "
               "Bob PROPN obj 5"
            << "lawyer"
            << "Bob"
            << "^Agent vUndergoer";
        QTest::newRow("prepositions are named")
            << "Ada PROPN nsubj 2 / works VERB root 0 / for ADP case 4 / Acme PROPN obl 2"
            << "Ada"
            << "Acme"
            << "^Agent vOblique:for";
        QTest::newRow("a possessor") << "Ada PROPN nmod:poss 3 / 's PART case 1 / report NOUN root 0"
                                     << "report"
                                     << "Ada"
                                     << "vPossessor";
        QTest::newRow("one word") << "Ada PROPN root 0"
                                  << "Ada"
                                  << "Ada"
                                  << "";
    }

    void roles_are_found_between_two_words()
    {
        QFETCH(QString, tree);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QTEST(Tree(tree).way(from, to), "way");
    }

    void a_way_can_be_walked_back()
    {
        const Tree tree("Ada PROPN nsubj 2 / works VERB root 0 / for ADP case 4 / Acme PROPN obl 2");
        const Graph graph(tree.draft, tree.draft.sentences.front());
        const Path path = graph.waysFrom(0).to(3);
        const Path back = turned(path, 0);
        QCOMPARE(told(tree.draft, back), QStringLiteral("^Oblique:for vAgent"));
        QCOMPARE(back.back().to, 0);
        QCOMPARE(told(tree.draft, turned(back, 3)), told(tree.draft, path));
    }

    void far_words_are_not_reached()
    {
        QString rows = QStringLiteral("a NOUN root 0");
        for (int i = 1; i < 20; ++i)
            rows += QStringLiteral(" / w%1 NOUN nmod %2").arg(i).arg(i);
        const Tree tree(rows);
        QCOMPARE(tree.way("a", "w19"), QStringLiteral("none"));
        QVERIFY(tree.way("a", "w5") != u"none");
    }

    void a_tree_with_a_ring_is_survived()
    {
        const Tree tree("a NOUN conj 2 / b NOUN conj 3 / c NOUN conj 1");
        QVERIFY(!tree.way("a", "c").isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Graph)
#include "tst_graph.moc"
