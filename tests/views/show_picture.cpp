// Draws the sample scene for people to look at: show_picture FOLDER writes
// picture-light.png, picture-dark.png, legend-light.png, legend-dark.png and
// sheet.png, sheet.svg, sheet.pdf there.

#include "sample_scene.h"

#include "views/graph/legend_widget.h"
#include "views/graph/painter_pen.h"
#include "views/graph/picture.h"
#include "views/graph/sheet_export.h"

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
    for (const auto& [format, name] :
         {std::pair(SheetFormat::Png, "/sheet.png"), std::pair(SheetFormat::Svg, "/sheet.svg"),
          std::pair(SheetFormat::Pdf, "/sheet.pdf")}) {
        QFile file(folder + name);
        if (!file.open(QIODevice::WriteOnly) || !writeSheet(file, sampleSheet(scene), format).ok())
            qWarning("%s was not written", name);
    }
    LegendWidget legend;
    legend.setContent(legendOf(scene));
    legend.setKindsOff({"media"});
    legend.grab().save(folder + "/legend-light.png");
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0x171A21));
    palette.setColor(QPalette::Base, QColor(0x20242D));
    legend.setPalette(palette);
    legend.grab().save(folder + "/legend-dark.png");
}
