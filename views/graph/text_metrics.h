// How wide and high a text is. Whatever places text asks this interface, so
// that tests inject metrics that are the same on every machine.
#pragma once

#include <QFont>
#include <QHash>
#include <QString>

namespace redthread {

// A font as far as the drawing cares. Sizes are view pixels.
struct TextFont {
    double size = 12;
    bool bold = false;
    bool italic = false;
    bool serif = false;
    bool operator==(const TextFont&) const = default;
};
size_t qHash(const TextFont& font, size_t seed = 0);

class TextMetrics {
public:
    virtual ~TextMetrics() = default;
    virtual double width(const QString& text, const TextFont& font) const = 0;
    virtual double ascent(const TextFont& font) const = 0;
    virtual double descent(const TextFont& font) const = 0;
};

// What Qt will draw with. Remembers widths; one thread only.
class FontMetrics : public TextMetrics {
public:
    double width(const QString& text, const TextFont& font) const override;
    double ascent(const TextFont& font) const override;
    double descent(const TextFont& font) const override;

private:
    mutable QHash<std::pair<QString, TextFont>, double> m_widths;
};

// Qt's sizes are whole pixels: the nearest one. Draw scaled by size / pixelSize().
QFont qtFont(const TextFont& font);
// CSS families for SVG: the one that was measured with, then likely stand-ins.
QString cssFamily(const TextFont& font);

} // namespace redthread
