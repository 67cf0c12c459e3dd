// Light and dark, the same on every desktop, for the tests and pictures.
#pragma once

#include <QApplication>
#include <QPalette>
#include <QWidget>

namespace redthread {

inline QPalette lightPalette()
{
    QPalette palette(QColor(0xF4, 0xF5, 0xF7), QColor(0xFF, 0xFF, 0xFF));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Window, QColor(0xF4, 0xF5, 0xF7));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, QColor(0x1F, 0x26, 0x33));
    palette.setColor(QPalette::Button, QColor(0xEE, 0xF0, 0xF3));
    palette.setColor(QPalette::Highlight, QColor(0x25, 0x63, 0xEB));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x6B, 0x72, 0x80));
    return palette;
}

inline QPalette darkPalette()
{
    QPalette palette(QColor(0x2B, 0x2F, 0x36), QColor(0x23, 0x26, 0x2C));
    palette.setColor(QPalette::Base, QColor(0x1D, 0x20, 0x26));
    palette.setColor(QPalette::AlternateBase, QColor(0x23, 0x26, 0x2C));
    palette.setColor(QPalette::Window, QColor(0x23, 0x26, 0x2C));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, QColor(0xE6, 0xE8, 0xEC));
    palette.setColor(QPalette::Button, QColor(0x33, 0x38, 0x40));
    palette.setColor(QPalette::Highlight, QColor(0x4C, 0x8D, 0xFF));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9A, 0xA3, 0xB2));
    return palette;
}

// Draws a widget to $REDTHREAD_PICTURES/NAME-light.png and -dark.png when that is set.
inline void picture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("REDTHREAD_PICTURES");
    if (folder.isEmpty())
        return;
    const QPalette before = QApplication::palette();
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
        QApplication::processEvents();
        QApplication::processEvents();
        widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, dark ? "dark" : "light"));
    }
    QApplication::setPalette(before);
    QApplication::processEvents();
}

} // namespace redthread
