#include "models/reading/language.h"

#include <QSet>

namespace redthread::reading {

namespace {

constexpr int enoughWords = 40;
constexpr int mostWords = 5000; // more tell nothing new
constexpr double leastShare = 0.12;

// Words that no neighbour of English has among its own frequent ones.
const QSet<QString>& englishWords()
{
    static const QSet<QString> words = [] {
        const QStringList list =
            QStringLiteral("the of and to that was with for by is his had from at it were this "
                           "which have has be been would said are its their who")
                .split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

} // namespace

bool isForeignFunctionWord(const QString& word)
{
    static const QSet<QString> words = [] {
        const QStringList list =
            QStringLiteral("le la les une des du et est dans pour qui que sur avec il elle ils au aux "
                           "der das und ist den dem ein eine einen von mit nicht auf sich sie er wird hat "
                           "el los las una y por con del se su fue ha "
                           "lo gli di della che sono nel uno não os da do em um uma para "
                           "het een van op zijn wordt niet")
                .split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words.contains(word);
}

bool isEnglish(const Draft& draft)
{
    int words = 0, functions = 0, foreign = 0, neighbours = 0;
    for (const Token& token : draft.tokens) {
        if (!token.is(Token::Word) || token.is(Token::Possessive))
            continue;
        ++words;
        functions += englishWords().contains(token.lower);
        neighbours += isForeignFunctionWord(token.lower);
        foreign += !token.lower.isEmpty() && token.lower[0].script() != QChar::Script_Latin;
        if (words == mostWords)
            break;
    }
    if (words == 0)
        return true;
    if (2 * foreign > words)
        return false;
    if (words < enoughWords)
        return neighbours < 2 || neighbours <= functions;
    return functions >= leastShare * words;
}

} // namespace redthread::reading
