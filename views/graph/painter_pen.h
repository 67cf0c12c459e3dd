// Draws a display list with QPainter: on the screen, into a QImage, into a
// PDF. Text is drawn as text.
#pragma once

#include "views/graph/display_list.h"

#include <QHash>
#include <QImage>

class QPainter;

#include <stop_token>

namespace redthread {

// Keeps labels with their halos as small images, because stroking letters is
// the dear part of a frame. For screens only; one thread; forgets what was not
// used for a while.
class LabelCache {
public:
    void paint(QPainter& painter, const TextItem& item);
    void clear() { m_images.clear(); }

private:
    struct Entry {
        QImage image;
        QPointF offset; // of the image from the baseline point
        int lastFrame = 0;
    };
    friend void paint(QPainter&, const DisplayList&, LabelCache*, std::stop_token);

    void endFrame();

    QHash<QString, Entry> m_images;
    int m_frame = 0;
};

// With a cache haloed labels come from it. The painter's transform is kept and
// applied; its pen, brush and font are restored. Breaks off when asked to stop.
void paint(QPainter& painter, const DisplayList& list, LabelCache* labels = nullptr, std::stop_token stop = {});

} // namespace redthread
