#include "views/graph/text_flow.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace redthread {

namespace {

// The pieces between the boundaries of a type.
std::vector<QString> pieces(const QString& text, QTextBoundaryFinder::BoundaryType type)
{
    std::vector<QString> parts;
    QTextBoundaryFinder finder(type, text);
    qsizetype last = 0;
    for (qsizetype next = finder.toNextBoundary(); next >= 0; next = finder.toNextBoundary()) {
        if (next > last)
            parts.push_back(text.mid(last, next - last));
        last = next;
    }
    if (last < text.size())
        parts.push_back(text.mid(last));
    return parts;
}

QString withoutTail(const QString& text)
{
    qsizetype end = text.size();
    while (end > 0 && text[end - 1].isSpace())
        --end;
    return text.left(end);
}

} // namespace

std::vector<QString> wrapped(const QString& text, const TextFont& font, double width,
                             const TextMetrics& metrics, double firstIndent)
{
    std::vector<QString> lines;
    QString line;
    double used = firstIndent;
    const auto endLine = [&] {
        lines.push_back(withoutTail(line));
        line.clear();
        used = 0;
    };
    for (const QString& piece : pieces(text, QTextBoundaryFinder::Line)) {
        const double whole = metrics.width(piece, font);
        const double visible = metrics.width(withoutTail(piece), font);
        if (used + visible > width && used > 0)
            endLine();
        if (visible <= width) {
            line += piece;
            used += whole;
            continue;
        }
        for (const QString& letter : pieces(piece, QTextBoundaryFinder::Grapheme)) {
            const double letterWidth = metrics.width(letter, font);
            if (used + letterWidth > width && used > 0)
                endLine();
            line += letter;
            used += letterWidth;
        }
    }
    if (!withoutTail(line).isEmpty())
        endLine();
    return lines;
}

bool isRightToLeft(const QString& text) { return text.isRightToLeft(); }

std::vector<StripPlace> flow(const std::vector<Strip>& strips, double height)
{
    std::vector<StripPlace> places(strips.size());
    int column = 0;
    double y = 0;
    for (size_t i = 0; i < strips.size();) {
        // What must stay together, as far as a column can hold it.
        size_t end = i + 1;
        double together = strips[i].height;
        while (end < strips.size() && strips[end - 1].keepWithNext && together + strips[end].height <= height)
            together += strips[end++].height;
        if (y > 0 && y + together > height) {
            ++column;
            y = 0;
        }
        for (; i < end; ++i) {
            places[i] = {column, y};
            if (y > 0 || !strips[i].isGap)
                y += strips[i].height;
        }
    }
    return places;
}

double balancedHeight(const std::vector<Strip>& strips, int columns)
{
    if (strips.empty())
        return 0;
    double total = 0, tallest = 0;
    for (const Strip& strip : strips) {
        total += strip.height;
        tallest = std::max(tallest, strip.height);
    }
    double low = std::max(tallest, total / columns), high = total;
    while (high - low > 4) {
        const double middle = (low + high) / 2;
        (flow(strips, middle).back().column < columns ? high : low) = middle;
    }
    return high;
}

} // namespace redthread
