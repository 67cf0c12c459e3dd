#include "views/lists/tints.h"

namespace redthread {

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightnessF() < palette.color(QPalette::Text).lightnessF();
}

QColor blend(const QColor& colour, const QColor& towards, double share)
{
    const auto mix = [share](double a, double b) { return float(a + (b - a) * share); };
    return QColor::fromRgbF(mix(colour.redF(), towards.redF()), mix(colour.greenF(), towards.greenF()),
                            mix(colour.blueF(), towards.blueF()));
}

QColor quietText(const QPalette& palette)
{
    return blend(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.38);
}

QColor cardBorder(const QPalette& palette)
{
    return blend(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.15);
}

QColor selectedRow(const QPalette& palette)
{
    return blend(palette.color(QPalette::Base), palette.color(QPalette::Highlight),
                 isDark(palette) ? 0.38 : 0.18);
}

QColor lineColour(const QColor& colour, const QPalette& palette)
{
    return isDark(palette) ? blend(colour, Qt::white, 0.3) : colour;
}

QColor linkColour(const QPalette& palette)
{
    return isDark(palette) ? QColor(0x8A, 0xB4, 0xFF) : QColor(0x1D, 0x4E, 0xD8);
}

StanceTints stanceTints(Stance stance, const QPalette& palette)
{
    QColor strong;
    switch (stance) {
    case Stance::Stated:
        strong = QColor(0x4B, 0x64, 0x8C);
        break;
    case Stance::Alleged:
        strong = QColor(0xD9, 0x97, 0x06);
        break;
    case Stance::Hypothetical:
        strong = QColor(0x7C, 0x86, 0x96);
        break;
    case Stance::Denied:
        strong = QColor(0xC8, 0x27, 0x3F);
        break;
    }
    const QColor base = palette.color(QPalette::Base);
    if (isDark(palette))
        return {blend(strong, Qt::white, 0.15), blend(base, strong, 0.42), blend(strong, Qt::white, 0.72)};
    return {strong, blend(base, strong, 0.2), blend(strong, Qt::black, 0.42)};
}

QColor alarmText(const QPalette& palette)
{
    return isDark(palette) ? QColor(0xFF, 0x8F, 0x9C) : QColor(0xB4, 0x1C, 0x33);
}

} // namespace redthread
