#include "views/reader/reader_text.h"

#include "models/records/kinds.h"
#include "views/lists/shown_text.h"
#include "views/lists/tints.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <cmath>

namespace redthread {

ReaderText::ReaderText(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    document()->setDocumentMargin(16);
    setAccessibleName(tr("Text of the document"));
    QFont serif = font();
    serif.setFamilies({QStringLiteral("Source Serif 4"), QStringLiteral("Noto Serif"),
                       QStringLiteral("DejaVu Serif"), QStringLiteral("serif")});
    serif.setStyleHint(QFont::Serif);
    serif.setPointSizeF(serif.pointSizeF() * 1.12);
    setFont(serif);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ReaderText::showHighlights);
}

void ReaderText::setMentions(std::vector<ShownMention> mentions)
{
    m_mentions = std::move(mentions);
    m_longest = 0;
    for (const ShownMention& mention : m_mentions)
        m_longest = std::max(m_longest, mention.range.length());
    showHighlights();
    viewport()->update();
}

void ReaderText::goTo(TextRange range)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(std::clamp<qsizetype>(range.start, 0, document()->characterCount() - 1)));
    setTextCursor(cursor);
    centerCursor();
}

void ReaderText::lightUp(TextRange range)
{
    m_lit = range;
    if (!range.isEmpty())
        goTo(range);
    showHighlights();
    viewport()->update();
}

void ReaderText::setPassages(std::vector<ShownPassage> passages)
{
    m_passages = std::move(passages);
    m_longestPassage = 0;
    for (const ShownPassage& passage : m_passages)
        m_longestPassage = std::max(m_longestPassage, passage.range.length());
    viewport()->update();
}

void ReaderText::setNotes(std::vector<ShownNote> notes)
{
    m_notes = std::move(notes);
    showHighlights();
}

template <class F>
void ReaderText::forEachMention(TextRange range, F f) const
{
    auto it = std::lower_bound(m_mentions.begin(), m_mentions.end(), range.start - m_longest,
                               [](const ShownMention& m, qsizetype at) { return m.range.start < at; });
    for (; it != m_mentions.end() && it->range.start < range.end; ++it)
        if (it->range.overlaps(range))
            f(*it);
}

const ShownMention* ReaderText::mentionAt(qsizetype position) const
{
    const ShownMention* innermost = nullptr;
    forEachMention({position, position + 1}, [&](const ShownMention& mention) {
        if (!innermost || mention.range.length() < innermost->range.length())
            innermost = &mention;
    });
    return innermost;
}

const ShownMention* ReaderText::mentionUnder(QPoint point) const
{
    const QTextCursor cursor = cursorForPosition(point);
    const QRect caret = cursorRect(cursor);
    if (point.y() < caret.top() || point.y() > caret.bottom() ||
        std::abs(point.x() - caret.center().x()) > fontMetrics().maxWidth())
        return nullptr;
    // The caret stands at the edge nearest to the point; the letter is on the point's side of it.
    const bool rightToLeft = cursor.block().textDirection() == Qt::RightToLeft;
    const bool behind = (point.x() < caret.center().x()) != rightToLeft;
    return mentionAt(behind ? cursor.position() - 1 : cursor.position());
}

TextRange ReaderText::rangeInView() const
{
    const QTextBlock first = firstVisibleBlock();
    QTextBlock last = first;
    double bottom = blockBoundingGeometry(first).translated(contentOffset()).bottom();
    while (last.next().isValid() && bottom < viewport()->height()) {
        last = last.next();
        bottom += blockBoundingRect(last).height();
    }
    return {first.position(), last.position() + last.length()};
}

// What is lit and what is selected lies under the letters, so it is given to
// the editor; the underlines are painted over them.
void ReaderText::showHighlights()
{
    QList<QTextEdit::ExtraSelection> selections;
    const auto add = [&](TextRange range, const QColor& background) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        const qsizetype last = document()->characterCount() - 1;
        selection.cursor.setPosition(int(std::clamp<qsizetype>(range.start, 0, last)));
        selection.cursor.setPosition(int(std::clamp<qsizetype>(range.end, 0, last)), QTextCursor::KeepAnchor);
        selection.format.setBackground(background);
        selections << selection;
    };
    const QColor base = palette().color(QPalette::Base);
    for (const ShownNote& note : m_notes)
        add(note.range, blend(base, QColor(0x2E, 0xA0, 0x6A), isDark(palette()) ? 0.34 : 0.24));
    if (!m_lit.isEmpty())
        add(m_lit, blend(base, QColor(0xFF, 0xC8, 0x30), isDark(palette()) ? 0.26 : 0.32));
    forEachMention(rangeInView(), [&](const ShownMention& mention) {
        if (mention.emphasised)
            add(mention.range,
                blend(base, QColor(entityKind(mention.kind).colour), isDark(palette()) ? 0.5 : 0.26));
    });
    setExtraSelections(selections);
}

void ReaderText::paintEvent(QPaintEvent* event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingRect(block).translated(offset);
        if (box.top() > viewport()->height())
            break;
        offset.ry() += box.height();
        const TextRange inBlock = {block.position(), block.position() + block.length()};
        auto passage = std::lower_bound(m_passages.begin(), m_passages.end(), inBlock.start - m_longestPassage,
                                        [](const ShownPassage& p, qsizetype at) { return p.range.start < at; });
        for (; passage != m_passages.end() && passage->range.start < inBlock.end; ++passage)
            for (int i = 0; passage->range.overlaps(inBlock) && i < block.layout()->lineCount(); ++i) {
                const QTextLine line = block.layout()->lineAt(i);
                const qsizetype from = block.position() + line.textStart();
                if (passage->range.overlaps({from, from + line.textLength()}))
                    painter.fillRect(QRectF(1, box.top() + line.y() + 1, 2, line.height() - 2),
                                     palette().color(passage->isOpen ? QPalette::Highlight : QPalette::Mid));
            }
        forEachMention(inBlock, [&](const ShownMention& mention) {
            const QColor colour = lineColour(QColor(entityKind(mention.kind).colour), palette());
            const double height = mention.emphasised ? 2.6 : 1.6;
            for (int i = 0; i < block.layout()->lineCount(); ++i) {
                const QTextLine line = block.layout()->lineAt(i);
                const int from = std::max(int(mention.range.start) - block.position(), line.textStart());
                int to =
                    std::min(int(mention.range.end) - block.position(), line.textStart() + line.textLength());
                const bool goesOn = block.position() + to < mention.range.end;
                while (goesOn && to > from && block.text()[to - 1].isSpace())
                    --to; // where the line was broken

                const double y = box.top() + line.y() + line.ascent() + 2;
                for (int at = from; at < to; ++at) {
                    const double a = line.cursorToX(at);
                    const double b = line.cursorToX(at + 1);
                    painter.fillRect(QRectF(box.left() + std::min(a, b), y, std::abs(b - a), height), colour);
                }
            }
        });
    }
}

void ReaderText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    showHighlights();
}

void ReaderText::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showHighlights();
}

void ReaderText::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position().toPoint();
    QPlainTextEdit::mousePressEvent(event);
}

void ReaderText::mouseReleaseEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton || textCursor().hasSelection() ||
        (point - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        return;
    if (const ShownMention* mention = mentionUnder(point))
        emit mentionClicked(mention->entity);
}

void ReaderText::mouseMoveEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        viewport()->setCursor(mentionUnder(event->position().toPoint()) ? Qt::PointingHandCursor
                                                                        : Qt::IBeamCursor);
}

void ReaderText::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const ShownMention* mention = mentionAt(textCursor().position()))
            emit mentionClicked(mention->entity);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool ReaderText::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QStringList lines;
        if (const ShownMention* mention = mentionUnder(help->pos()))
            lines << mention->toolTip;
        const int at = cursorForPosition(help->pos()).position();
        for (const ShownNote& note : m_notes)
            if (note.range.start <= at && at < note.range.end)
                lines << QStringLiteral("✎ ") + note.text.left(500);
        if (lines.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(lines.join(u'\n')), viewport());
        return true;
    }
    return QPlainTextEdit::viewportEvent(event);
}

} // namespace redthread
