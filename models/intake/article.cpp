#include "models/intake/article.h"

#include "models/intake/decoding.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDate>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Intake", text); }

QString hexHash(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// Files that are often dropped on a program and are no text.
struct Signature {
    QByteArray bytes;
    const char* what;
    bool mayBeginAText = false; // "GIF89a is a format …": only with a NUL soon after
};

const Signature* signatureOf(const QByteArray& bytes)
{
    static const Signature table[] = {
        {"\xFF\xD8\xFF", QT_TRANSLATE_NOOP("Intake", "a JPEG picture")},
        {"\x89PNG", QT_TRANSLATE_NOOP("Intake", "a PNG picture")},
        {"GIF8", QT_TRANSLATE_NOOP("Intake", "a GIF picture"), true},
        {"%PDF-", QT_TRANSLATE_NOOP("Intake", "a PDF")},
        {"PK\x03\x04", QT_TRANSLATE_NOOP("Intake", "a ZIP archive or office document")},
        {QByteArray("\xD0\xCF\x11\xE0", 4), QT_TRANSLATE_NOOP("Intake", "an old office document")},
        {"{\\rtf", QT_TRANSLATE_NOOP("Intake", "an RTF document")},
        {"\x1F\x8B", QT_TRANSLATE_NOOP("Intake", "a compressed file")},
        {"SQLite format 3", QT_TRANSLATE_NOOP("Intake", "a database"), true},
        {"\x7F"
         "ELF",
         QT_TRANSLATE_NOOP("Intake", "a program")},
    };
    for (const Signature& signature : table)
        if (bytes.startsWith(signature.bytes) && (!signature.mayBeginAText || bytes.left(32).contains('\0')))
            return &signature;
    return nullptr;
}

// Share of control characters that no text has, after decoding.
bool looksBinary(const QString& text)
{
    qsizetype odd = 0;
    const qsizetype looked = std::min<qsizetype>(text.size(), 100000);
    for (qsizetype i = 0; i < looked; ++i) {
        const char16_t u = text[i].unicode();
        odd += (u < 0x20 && u != '\t' && u != '\n' && u != '\r' && u != '\f') || u == 0xFFFD ||
               (u >= 0x7F && u < 0xA0);
    }
    return odd * 20 > looked;
}

// "23 August 2022", "March 12, 2019", "2019-03-12", as a line of its own (with a
// name or two beside it) or in front of a dash or bracket ("HVIDSUND, March 12,
// 2019 –"). Only among the first lines: further down it is a date of the story.
QString dateInHead(const QString& text)
{
    constexpr int mostLines = 10;
    constexpr qsizetype shortLine = 90;
    static const QRegularExpression date(QStringLiteral(
        "\\b(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)? (?<m1>[A-Z][a-z]{2,8})\\.?,? (?<y1>(?:18|19|20)\\d{2})"
        "|(?<m2>[A-Z][a-z]{2,8})\\.? (?<d2>\\d{1,2})(?:st|nd|rd|th)?,? (?<y2>(?:18|19|20)\\d{2})"
        "|(?<y3>(?:18|19|20)\\d{2})-(?<m3>\\d{2})-(?<d3>\\d{2}))\\b"));
    static const QStringList months =
        QStringLiteral("jan feb mar apr may jun jul aug sep oct nov dec").split(u' ');
    int lines = 0;
    for (qsizetype at = 0; at < text.size() && lines < mostLines;) {
        qsizetype end = text.indexOf(u'\n', at);
        end = end < 0 ? text.size() : end;
        const QString line = text.mid(at, std::min<qsizetype>(end - at, 200)).trimmed();
        const bool isShort = end - at <= shortLine;
        at = end + 1;
        if (line.isEmpty())
            continue;
        ++lines;
        const QRegularExpressionMatch match = date.match(line);
        if (!match.hasMatch() || match.capturedStart() > shortLine)
            continue;
        const QString behind = line.mid(match.capturedEnd()).trimmed();
        const bool isDateline = !behind.isEmpty() && QStringLiteral("-–—(").contains(behind[0]);
        const bool isSentence = line.endsWith(u'.') || line.endsWith(u'?') || line.endsWith(u'!');
        if (!isDateline && (!isShort || isSentence || lines == 1)) // a title may tell of a date
            continue;
        const auto number = [&](const char* a, const char* b, const char* c) {
            for (const char* name : {a, b, c})
                if (const QString found = match.captured(QLatin1String(name)); !found.isEmpty())
                    return found.toInt();
            return 0;
        };
        int month = match.captured(QStringLiteral("m3")).toInt();
        for (const char* name : {"m1", "m2"})
            if (const QString word = match.captured(QLatin1String(name)); !word.isEmpty())
                month = int(months.indexOf(word.left(3).toLower())) + 1;
        const QDate found(number("y1", "y2", "y3"), month, number("d1", "d2", "d3"));
        if (found.isValid())
            return found.toString(Qt::ISODate);
    }
    return {};
}

QString titleOf(const QString& text, const QString& name)
{
    constexpr qsizetype longest = 200;
    const auto start = std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
    const QStringView rest = QStringView(text).sliced(start - text.begin());
    const qsizetype end = rest.indexOf(u'\n');
    const QStringView line = (end < 0 ? rest : rest.left(end)).trimmed();
    if (!line.isEmpty() && line.size() <= longest)
        return line.toString().simplified();
    const QString base = QFileInfo(name).completeBaseName();
    return base.isEmpty() ? name : base;
}

Result<Article> articleFrom(const QString& decoded, const QString& encoding, const QByteArray& bytes,
                            const QString& name)
{
    Article article;
    std::vector<int> dropped;
    article.text = cleaned(decoded, &dropped);
    if (article.text != decoded)
        article.file = FileText(decoded, std::move(dropped));
    const QString folded = article.text.simplified();
    if (folded.isEmpty())
        return Error{tr("“%1” has no text in it.").arg(name)};
    article.encoding = encoding;
    article.fileHash = hexHash(bytes);
    article.textHash = hexHash(folded.toUtf8());
    article.title = titleOf(article.text, name);
    article.date = dateInHead(article.text);
    return article;
}

QString sizeText(qint64 bytes) { return QLocale().formattedDataSize(bytes); }

} // namespace

Result<Article> readArticle(const QString& path)
{
    const QFileInfo info(path);
    const QString name = info.fileName().isEmpty() ? path : info.fileName();
    if (!info.exists())
        return Error{tr("“%1” does not exist.").arg(path)};
    if (info.isDir())
        return Error{tr("“%1” is a folder, not an article.").arg(name)};
    if (!info.isFile()) // a pipe or a device may never end
        return Error{tr("“%1” is not a plain file.").arg(name)};
    if (info.size() > largestArticle)
        return Error{tr("“%1” is too large: %2; an article may have %3.")
                         .arg(name, sizeText(info.size()), sizeText(largestArticle))};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{tr("“%1” could not be read: %2").arg(name, file.errorString())};
    const QByteArray bytes = file.read(info.size() + 1); // it may grow while it is read
    if (file.error() != QFileDevice::NoError)
        return Error{tr("“%1” could not be read: %2").arg(name, file.errorString())};
    return articleFromBytes(bytes, name);
}

Result<Article> articleFromBytes(const QByteArray& bytes, const QString& name)
{
    if (bytes.isEmpty())
        return Error{tr("“%1” is empty.").arg(name)};
    if (bytes.size() > largestArticle)
        return Error{tr("“%1” is too large: %2; an article may have %3.")
                         .arg(name, sizeText(bytes.size()), sizeText(largestArticle))};
    if (bytes.count('\0') == bytes.size())
        return Error{tr("“%1” holds nothing but zeros.").arg(name)};
    if (const Signature* signature = signatureOf(bytes))
        return Error{tr("“%1” is %2, not a text.").arg(name, tr(signature->what))};
    const Decoded decoded = decode(bytes);
    if (looksBinary(decoded.text))
        return Error{tr("“%1” is not a text.").arg(name)};
    return articleFrom(decoded.text, decoded.encoding, bytes, name);
}

Result<Article> articleFromText(const QString& text, const QString& name)
{
    if (text.size() > largestArticle / 2)
        return Error{tr("“%1” is too large: an article may have %2.").arg(name, sizeText(largestArticle))};
    return articleFrom(text, QStringLiteral("UTF-16"), text.toUtf8(), name);
}

} // namespace redthread
