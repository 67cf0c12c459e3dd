// PlainText shows words of strangers: painted with QTextLayout, wrapped
// anywhere when a word is wider than the pane, never taken for markup. Marks
// lie on ranges of the text. Colours are taken from the palette when painted.
#pragma once

#include "models/records/records.h"

#include <QTextLayout>
#include <QWidget>

namespace redthread {

struct TextMark {
    enum class Style { Underline, Highlight, Quiet, Strong, Alarm };
    TextRange range; // of the text shown
    Style style = Style::Underline;
    QString kind;                    // Underline: the kind of entity that gives the colour
    Stance stance = Stance::Alleged; // Highlight: the stance that does

    bool operator==(const TextMark&) const = default;
};

class PlainText : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Normal, Quiet };

    explicit PlainText(QWidget* parent = nullptr);

    // Control characters and lone surrogates are replaced, one for one, so
    // that marks keep their places.
    void setText(const QString& text, std::vector<TextMark> marks = {});
    const QString& text() const { return m_text; }
    const std::vector<TextMark>& marks() const { return m_marks; }

    void setTone(Tone tone);
    // Relative to the font of the parent; 1 is the same.
    void setLook(double size, bool bold = false, bool serif = false);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QFont shownFont() const;
    void layOut(QTextLayout& layout, int width, bool withColours) const;
    double lineSpacing() const { return m_serif ? 1.18 : 1.08; }

    QString m_text;
    std::vector<TextMark> m_marks;
    Tone m_tone = Tone::Normal;
    double m_size = 1;
    bool m_bold = false;
    bool m_serif = false;
    mutable int m_heightFor = -1; // width that m_height belongs to
    mutable int m_height = 0;
};

} // namespace redthread
