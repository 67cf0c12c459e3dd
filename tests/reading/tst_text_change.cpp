#include "models/reading/text_change.h"
#include "models/records/passage_context.h"

#include <QtTest>

using namespace redthread;

namespace {

struct Article {
    Document document{.id = DocumentId{1}, .title = "Article"};
    std::vector<Passage> passages;
    std::vector<Mention> mentions;
    std::vector<Claim> claims;

    explicit Article(const QString& text)
    {
        document.text = text;
        document.textHash = text.left(3);
    }
    TextRange rangeOf(const QString& words, qsizetype from = 0) const
    {
        const qsizetype at = document.text.indexOf(words, from);
        return {at, at + words.size()};
    }
    void passage(const QString& words, const QString& hedge = {}, qsizetype from = 0)
    {
        Passage passage{.id = PassageId{qint64(passages.size()) + 10}, .document = document.id};
        passage.range = rangeOf(words, from);
        quoteFrom(document.text, passage);
        passages.push_back(passage);
        Claim claim{.id = ClaimId{passage.id.value}, .document = document.id, .passage = passage.id};
        if (!hedge.isEmpty())
            claim.hedges = {rangeOf(hedge, passage.range.start)};
        claims.push_back(claim);
    }
    void mention(const QString& words, qsizetype from = 0)
    {
        mentions.push_back({.id = MentionId{qint64(mentions.size()) + 100},
                            .document = document.id,
                            .entity = EntityId{5},
                            .range = rangeOf(words, from)});
    }
    TextChange to(const QString& text) const
    {
        Document next = document;
        next.text = text;
        next.textHash = "new";
        return changeText(document, next, passages, mentions, claims);
    }
};

QString at(const TextChange& change, TextRange range)
{
    return change.edit.to.text.mid(range.start, range.length());
}

} // namespace

class tst_TextChange : public QObject {
    Q_OBJECT
private slots:
    void what_moved_is_found_by_its_words()
    {
        Article article("First line.\nAmnesty says NSO Group allegedly hacked Omar. The end.");
        article.passage("Amnesty says NSO Group allegedly hacked Omar.", "allegedly");
        article.mention("NSO Group");
        const TextChange change =
            article.to("A new head.\nFirst line.\nAmnesty says NSO Group allegedly hacked Omar. The very end.");
        QVERIFY(change.lost.empty());
        QCOMPARE(at(change, change.edit.passagesTo.at(0).range), article.passages[0].quote);
        QCOMPARE(change.edit.passagesTo[0].quote, article.passages[0].quote);
        QCOMPARE(at(change, change.edit.mentions.at(0).to), QString("NSO Group"));
        QCOMPARE(at(change, change.edit.hedges.at(0).to.at(0)), QString("allegedly"));
        QCOMPARE(change.edit.passagesTo[0].after, QString(" The very end."));
    }

    void what_stands_twice_is_told_by_what_is_around_it()
    {
        Article article("He denied it. Ada was glad.\n\nThen Bob came. He denied it. Bob was sad.");
        article.passage("He denied it.", {}, 20); // the second
        article.mention("He", 20);
        const TextChange change =
            article.to("Intro. He denied it. Ada was glad.\n\nSomething. Then Bob came. He denied it. Bob was sad.");
        QCOMPARE(change.edit.passagesTo.at(0).range.start, change.edit.to.text.lastIndexOf("He denied it."));
        QCOMPARE(change.edit.mentions.at(0).to.start, change.edit.to.text.lastIndexOf("He"));
    }

    void white_space_and_quotation_marks_do_not_matter()
    {
        Article article("It said \"we never\nhacked him\" on Monday.");
        article.passage("said \"we never\nhacked him\" on", "never");
        const TextChange change = article.to("It said “we never  hacked him” on Monday.");
        QVERIFY(change.lost.empty());
        QCOMPARE(change.edit.passagesTo.at(0).quote, QString("said “we never  hacked him” on"));
        QCOMPARE(change.edit.hedges.at(0).to, QList<TextRange>()); // not word for word: not guessed
    }

    void what_is_gone_is_listed_and_keeps_its_quote()
    {
        Article article("Ada met Bob. Cid met Dot.");
        article.passage("Ada met Bob.");
        article.passage("Cid met Dot.");
        article.mention("Bob");
        const TextChange change = article.to("Cid met Dot. Ada met Bobby.");
        QCOMPARE(change.lost.size(), size_t(1));
        QCOMPARE(change.lost[0].quote, QString("Ada met Bob."));
        QVERIFY(change.edit.passagesTo.at(0).range.isEmpty());
        QCOMPARE(change.edit.passagesTo[0].quote, QString("Ada met Bob."));
        QCOMPARE(change.mentionsLost, 1); // "Bobby" is another word
        QVERIFY(change.edit.mentions.at(0).to.isEmpty());
        // A later version has it again.
        Article later("Cid met Dot. Ada met Bobby.");
        later.passages = {change.edit.passagesTo[0]};
        const TextChange again = later.to("Well. Ada met Bob. And so on.");
        QVERIFY(again.lost.empty());
        QCOMPARE(at(again, again.edit.passagesTo.at(0).range), QString("Ada met Bob."));
    }

    void hostile_texts_end()
    {
        QString many;
        for (int i = 0; i < 200'000; ++i)
            many += "a ";
        Article article(many);
        article.passage("a a a a");
        article.mention("a");
        QVERIFY(article.to(many + "a").lost.empty());
        QCOMPARE(article.to({}).lost.size(), size_t(1));
        Article marks("?!? \xd8\x00 …");
        marks.passage("?!?");
        QCOMPARE(marks.to("?!?").lost.size(), size_t(1)); // no word to look for
    }
};

QTEST_GUILESS_MAIN(tst_TextChange)
#include "tst_text_change.moc"
