#include "models/reading/language.h"

#include <QByteArray>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cstdio> // the detector's header needs it
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace redthread::reading {

namespace {

// A few Latin words, none of them another language's: "Ada Byron left." may be taken for Malay.
bool isTooShort(const QString& text)
{
    constexpr int Enough = 10; // words
    if (text.size() > 40 * Enough)
        return false;
    const QStringList words = text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    const auto isForeign = [](QString word) {
        while (!word.isEmpty() && !word.back().isLetter())
            word.chop(1);
        return isForeignFunctionWord(word) || std::any_of(word.begin(), word.end(), [](QChar c) {
                   return c.isLetter() && c.script() != QChar::Script_Latin;
               });
    };
    return words.size() < Enough && std::none_of(words.begin(), words.end(), isForeign);
}

} // namespace

QString languageOf(const QString& text)
{
    constexpr qsizetype looked = 100'000; // code units; more tells nothing new
    constexpr int englishEnough = 30;     // percent of the text
    const QByteArray bytes = text.left(looked).toUtf8();
    const CLD2::CLDHints noHints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    // Where the text is empty or no UTF-8, nothing is filled in.
    CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percents[3] = {}, textBytes = 0, validPrefix = 0;
    double scores[3] = {};
    bool isReliable = false;
    const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        bytes.constData(), int(bytes.size()), true, &noHints, 0, languages, percents, scores, nullptr,
        &textBytes, &isReliable, &validPrefix);
    for (int i = 0; i < 3; ++i)
        if (languages[i] == CLD2::ENGLISH && percents[i] >= englishEnough)
            return QStringLiteral("en");
    if (!isReliable || found == CLD2::UNKNOWN_LANGUAGE || isTooShort(text))
        return {};
    return QString::fromLatin1(CLD2::LanguageCode(found));
}

QString languageName(const QString& code)
{
    const QLocale::Language language = QLocale(QString(code).replace(u'-', u'_')).language();
    return language == QLocale::C ? code : QLocale::languageToString(language);
}

namespace {

QSet<QString> wordsOf(const char* list)
{
    const QStringList words = QString::fromUtf8(list).split(u' ');
    return {words.begin(), words.end()};
}

} // namespace

bool isForeignFunctionWord(const QString& word)
{
    static const QSet<QString> words =
        wordsOf("le la les une des du et est dans pour qui que sur avec il elle ils au aux "
                "der das und ist den dem ein eine einen von mit nicht auf sich sie er wird hat "
                "el los las una y por con del se su fue ha "
                "lo gli di della che sono nel uno não os da do em um uma para "
                "het een van op zijn wordt niet");
    return words.contains(word) || isForeignPreposition(word);
}

bool isForeignPreposition(const QString& word)
{
    static const QSet<QString> words =
        wordsOf("selon dans pour avec sur mais quand depuis après avant chez sans entre pendant comme "
                "nach laut mit auf bei seit wenn als aber auch gegen für ohne zwischen während "
                "según con por para pero cuando desde tras entre contra sin durante "
                "secondo per ma quando dopo contro senza segundo com sem após "
                "volgens voor met bij maar toen sinds tegen zonder tussen tijdens");
    return words.contains(word);
}

} // namespace redthread::reading
