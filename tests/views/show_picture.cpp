// Draws the sample scene for people to look at: show_picture FOLDER writes
// picture-light.png, picture-dark.png and picture.svg there.

#include "sample_scene.h"

#include "views/graph/painter_pen.h"
#include "views/graph/picture.h"
#include "views/graph/svg_pen.h"

#include <QApplication>
#include <QFile>
#include <QPainter>

using namespace redthread;

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    const FontMetrics metrics;
    GraphScene scene = sampleScene();
    PictureOptions options;
    options.size = {1100, 820};
    options.metrics = &metrics;
    options.view = fitView(boundsOf(scene), options.size);
    for (bool dark : {false, true}) {
        options.dark = dark;
        QImage image(options.size.toSize() * 2, QImage::Format_RGB32);
        image.setDevicePixelRatio(2);
        QPainter painter(&image);
        LabelCache labels;
        paint(painter, displayList(scene, options), &labels);
        painter.end();
        image.save(folder + (dark ? "/picture-dark.png" : "/picture-light.png"));
    }
    options.dark = false;
    options.titles = options.numbers = true;
    int number = 0;
    for (SceneEdge& edge : scene.edges)
        edge.number = ++number;
    QFile file(folder + "/picture.svg");
    return file.open(QIODevice::WriteOnly) && writeSvg(file, displayList(scene, options), {"Sample", {}}) ? 0
                                                                                                          : 1;
}
