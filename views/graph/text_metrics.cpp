#include "views/graph/text_metrics.h"

#include <QFontMetricsF>
#include <QGuiApplication>

namespace redthread {

namespace {

constexpr qsizetype mostWidths = 20'000;

const QStringList& serifFamilies()
{
    static const QStringList families = {QStringLiteral("Source Serif 4"), QStringLiteral("Noto Serif"),
                                         QStringLiteral("DejaVu Serif"), QStringLiteral("serif")};
    return families;
}

} // namespace

size_t qHash(const TextFont& font, size_t seed)
{
    return qHashMulti(seed, font.size, font.bold, font.italic, font.serif);
}

QFont qtFont(const TextFont& font)
{
    QFont qt = QGuiApplication::font();
    if (font.serif)
        qt.setFamilies(serifFamilies());
    qt.setPixelSize(std::max(1, qRound(font.size)));
    qt.setWeight(font.bold ? QFont::DemiBold : QFont::Normal);
    qt.setItalic(font.italic);
    // Unhinted letters keep their widths at every scale, also on paper.
    qt.setHintingPreference(QFont::PreferNoHinting);
    return qt;
}

QString cssFamily(const TextFont& font)
{
    if (font.serif)
        return QStringLiteral("'Source Serif 4','Noto Serif','DejaVu Serif',serif");
    return QStringLiteral("Inter,'Noto Sans','DejaVu Sans',sans-serif");
}

double FontMetrics::width(const QString& text, const TextFont& font) const
{
    const std::pair key{text, font};
    if (const auto it = m_widths.constFind(key); it != m_widths.constEnd())
        return *it;
    if (m_widths.size() > mostWidths)
        m_widths.clear();
    const QFont qt = qtFont(font);
    const double width = QFontMetricsF(qt).horizontalAdvance(text) * (font.size / qt.pixelSize());
    m_widths.insert(key, width);
    return width;
}

double FontMetrics::ascent(const TextFont& font) const
{
    const QFont qt = qtFont(font);
    return QFontMetricsF(qt).ascent() * (font.size / qt.pixelSize());
}

double FontMetrics::descent(const TextFont& font) const
{
    const QFont qt = qtFont(font);
    return QFontMetricsF(qt).descent() * (font.size / qt.pixelSize());
}

} // namespace redthread
