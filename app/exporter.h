// Exporter writes the picture of a network to a file or to standard output:
// PNG, SVG and PDF with the quotes as footnotes, one web page, DOT through cgraph. The same
// code serves the window and the command line. GUI thread.
#pragma once

#include "app/project.h"
#include "models/records/result.h"
#include "views/graph/sheet.h"
#include "views/publish/dossier.h"

#include <QString>

#include <functional>

namespace redthread {

struct ExportRequest {
    QString path;          // "-": standard output
    QString format;        // png svg pdf html dot
    double scale = 1;      // 1 … 4, of PNG
    bool onScreen = false; // what is in view, not the whole
    bool dark = false;
    QString title; // in place of the project's
    QString about; // exportStore(): a dossier of the entity of this name; empty: everything
};

// Fetches the passages that are quoted, then writes in the background; asked to
// stop, nothing is written. `done` comes on the GUI thread.
void exportScene(Project& project, GraphScene scene, const std::optional<SheetContent::Window>& window,
                 const ExportRequest& request, std::function<void(Result<Done>)> done, std::stop_token stop = {});

// A dossier as PDF: see dossier.h.
void exportDossier(Project& project, Dossier dossier, const QString& path, std::function<void(Result<Done>)> done,
                   std::stop_token stop = {});

// The same without a window, straight from a store: positions are those it
// holds, or are laid out.
Result<Done> exportStore(Store& store, const ExportRequest& request);

} // namespace redthread
