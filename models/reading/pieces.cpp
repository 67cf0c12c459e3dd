#include "models/reading/pieces.h"

#include "models/reading/joining.h"
#include "models/records/passage_context.h"

#include <algorithm>
#include <iterator>

namespace redthread::reading {

namespace {

bool isEndOfLine(QChar c) { return c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator; }

// Where to cut before `end`, not before `least`: behind the last place of the best sort.
qsizetype cutBefore(const QString& text, qsizetype least, qsizetype end)
{
    qsizetype line = -1, sentence = -1, word = -1;
    for (qsizetype at = end; at > least; --at) {
        const QChar before = text[at - 1];
        if (isEndOfLine(before)) {
            if (at - 2 >= least && isEndOfLine(text[at - 2]))
                return at;
            line = std::max(line, at);
        } else if (before.isSpace()) {
            word = std::max(word, at);
            if (at - 2 >= least && QStringLiteral(".!?…").contains(text[at - 2]))
                sentence = std::max(sentence, at);
        }
    }
    for (const qsizetype cut : {line, sentence, word})
        if (cut > 0)
            return cut;
    return text[end - 1].isHighSurrogate() ? end - 1 : end;
}

template <class Record>
void append(std::vector<Record>& to, std::vector<Record>& from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void move(TextRange& range, qsizetype offset)
{
    range.start += offset;
    range.end += offset;
}

} // namespace

std::vector<TextRange> piecesOf(const QString& text, qsizetype most)
{
    std::vector<TextRange> pieces;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end =
            start + most >= text.size() ? text.size() : cutBefore(text, start + most / 2, start + most);
        pieces.push_back({start, end});
        start = end;
    }
    return pieces;
}

void addPiece(Reading& whole, Reading piece, qsizetype offset, const QString& text)
{
    for (Mention& mention : piece.mentions)
        move(mention.range, offset);
    for (Passage& passage : piece.passages) {
        move(passage.range, offset);
        quoteFrom(text, passage); // a neighbouring piece may stand beside it
    }
    for (Claim& claim : piece.claims)
        for (TextRange& hedge : claim.hedges)
            move(hedge, offset);
    Reading joined = joinKnown(std::move(piece), whole.entities, whole.relationships).reading;
    append(whole.entities, joined.entities);
    append(whole.mentions, joined.mentions);
    append(whole.passages, joined.passages);
    append(whole.relationships, joined.relationships);
    append(whole.claims, joined.claims);
    for (const QString& note : joined.notes)
        if (!whole.notes.contains(note))
            whole.notes << note;
}

} // namespace redthread::reading
