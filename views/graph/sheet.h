// A sheet is a page that leaves the program: title and date, the picture, its
// legend, the filters in force, how many claims nobody reviewed, and numbered
// footnotes that carry the evidence of every line. It is laid out here, as
// display lists, from plain data; sheet_export.h writes it to files.
//
// Nothing is left out silently: what does not fit is counted on the sheet.
#pragma once

#include "views/graph/legend.h"
#include "views/graph/picture.h"

#include <optional>

namespace redthread {

// A picture of more lines than this is printed without their quotes and says so; a dossier is not bound by it. Nobody finds a quote by the number
// of one line among ten thousand, and the file stays one that can be opened.
inline constexpr size_t mostFootnotes = 5000;

// One passage under a footnote.
struct FootnoteQuote {
    Stance stance = Stance::Stated;
    QString quote;
    QString claimant; // Network::claimantName
    QStringList via;  // who passes it on, outermost first, without the article
    QString outlet;   // publisher, else author
    QString title;    // of the document
    QString date;     // of the document, as it is to be read
    QString said;     // when it was said, where that is another date; as it is to be read
    QString address;  // becomes a link when it is one of the web
    bool reviewed = true;
};

// The evidence of one relationship. It gets the number of its line.
struct Footnote {
    RelationshipId relationship;
    QString subject;
    QString kind; // key
    QString object;
    Standing standing;
    std::vector<FootnoteQuote> quotes; // in the order they are read
    QString heading;                   // above it; empty: none
    RelationshipId line; // that stands for it and for others; null: it has its own
};

struct SheetContent {
    QString title;
    QString date;                    // of the export, as it is to be read
    GraphScene scene;                // numbers are given here, not before
    std::vector<Footnote> footnotes; // numbered in this order, as far as their lines are drawn
    std::optional<LegendContent> legend; // of what groups stand for; nothing: of the scene
    int claims = 0;
    int notReviewed = 0;
    QStringList filters; // one sentence each, "3 entities are hidden" too
    // What is on screen; without it everything is shown.
    struct Window {
        View view;
        QSizeF size;
    };
    std::optional<Window> window;
    bool dark = false; // exports are light unless asked
    size_t mostFootnotes = redthread::mostFootnotes; // of more lines none is told
};

// The lines that are drawn, when all of the scene is.
size_t drawnLines(const GraphScene& scene);

struct SheetOptions {
    const TextMetrics* metrics = nullptr; // needed
    // Height 0: one page as long as it takes, at most mostHeight; it also grows
    // wider, to twice the width, until every name has room.
    QSizeF page = {1400, 0};
    double margin = 40;
    double columnWidth = 400; // of footnotes, at least
    double mostHeight = 30'000;
    std::stop_token stop; // asked for: the sheet breaks off somewhere
};

struct Sheet {
    std::vector<DisplayList> pages; // at least one
    int footnotesLeftOut = 0;       // for want of height; the sheet says so
};

Sheet layOut(const SheetContent& content, const SheetOptions& options);

} // namespace redthread
