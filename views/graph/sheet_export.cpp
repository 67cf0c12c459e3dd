#include "views/graph/sheet_export.h"

#include "views/graph/painter_pen.h"
#include "views/graph/safe_text.h"
#include "views/graph/svg_pen.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace redthread {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

constexpr double mostImageBytes = 600e6;
constexpr double easyImageBytes = 110e6; // more, and many programs refuse to open it
constexpr double pixelsPerInch = 96;     // of a view pixel

Result<QByteArray> png(const SheetContent& content, double scale, std::stop_token stop)
{
    if (!(scale >= 1 && scale <= 4))
        return Error{Words::tr("A picture can be exported at 1 to 4 times its size, not at %1.").arg(scale)};
    const FontMetrics metrics;
    const Sheet sheet = layOut(content, {.metrics = &metrics, .stop = stop});
    if (stop.stop_requested())
        return exportCancelled();
    const DisplayList& page = sheet.pages.front();
    // A large network at its plain size is made a little smaller, so that it can be opened everywhere.
    if (const double plain = page.size.width() * page.size.height() * 4; scale == 1 && plain > easyImageBytes)
        scale = std::sqrt(easyImageBytes / plain);
    const QSizeF size = page.size * scale;
    const double bytes = std::ceil(size.width()) * std::ceil(size.height()) * 4;
    if (bytes > mostImageBytes)
        return Error{
            Words::tr("A PNG at %1× would be %2 × %3 pixels and take %4 MB of memory; choose a smaller "
                      "scale, or SVG or PDF.")
                .arg(QString::number(scale), QString::number(std::ceil(size.width())),
                     QString::number(std::ceil(size.height())), QString::number(qRound64(bytes / 1e6)))};
    QImage image(int(std::ceil(size.width())), int(std::ceil(size.height())), QImage::Format_RGB32);
    if (image.isNull())
        return Error{Words::tr("There is not enough memory for a picture of this size.")};
    image.fill(page.background);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter, page, nullptr, stop);
    painter.end();
    if (stop.stop_requested())
        return exportCancelled();
    const int dots = qRound(pixelsPerInch * scale / 0.0254);
    image.setDotsPerMeterX(dots);
    image.setDotsPerMeterY(dots);
    QByteArray bytesOut;
    QBuffer buffer(&bytesOut);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setText(QStringLiteral("Title"), safeText(content.title));
    writer.setText(QStringLiteral("Software"), QStringLiteral("Redthread"));
    if (!writer.write(image))
        return Error{Words::tr("Could not make the PNG: %1.").arg(writer.errorString())};
    return bytesOut;
}

Result<QByteArray> svg(const SheetContent& content, std::stop_token stop)
{
    const FontMetrics metrics;
    const Sheet sheet = layOut(content, {.metrics = &metrics, .stop = stop});
    if (stop.stop_requested())
        return exportCancelled();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const SvgOptions options{content.title, Words::tr("Map of entities and relationships with its evidence")};
    if (Result<Done> written = writeSvg(buffer, sheet.pages.front(), options); !written.ok())
        return written.error();
    return bytes;
}

Result<QByteArray> pdf(const SheetContent& content, std::stop_token stop)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(safeText(content.title));
    writer.setCreator(QStringLiteral("Redthread"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins({});
    writer.setResolution(1200);
    const double scale = writer.resolution() / pixelsPerInch;
    const FontMetrics metrics;
    SheetOptions options{.metrics = &metrics, .stop = stop};
    options.page = QSizeF(writer.width(), writer.height()) / scale;
    options.columnWidth = 380;
    const Sheet sheet = layOut(content, options);
    if (stop.stop_requested())
        return exportCancelled();
    QPainter painter;
    if (!painter.begin(&writer))
        return Error{Words::tr("Could not begin the PDF.")};
    painter.scale(scale, scale);
    for (size_t i = 0; i < sheet.pages.size(); ++i) {
        if (i > 0 && !writer.newPage())
            return Error{Words::tr("Could not begin page %1 of the PDF.").arg(i + 1)};
        paint(painter, sheet.pages[i], nullptr, stop);
    }
    if (!painter.end())
        return Error{Words::tr("Could not finish the PDF.")};
    if (stop.stop_requested())
        return exportCancelled();
    return bytes;
}

Result<QByteArray> made(const SheetContent& content, SheetFormat format, double scale, std::stop_token stop)
{
    switch (format) {
    case SheetFormat::Png:
        return png(content, scale, stop);
    case SheetFormat::Svg:
        return svg(content, stop);
    case SheetFormat::Pdf:
        return pdf(content, stop);
    }
    return Error{Words::tr("This format is not known.")};
}

} // namespace

std::optional<SheetFormat> sheetFormatFromName(const QString& name)
{
    if (name == u"png")
        return SheetFormat::Png;
    if (name == u"svg")
        return SheetFormat::Svg;
    if (name == u"pdf")
        return SheetFormat::Pdf;
    return std::nullopt;
}

Result<Done> writeSheet(QIODevice& device, const SheetContent& content, SheetFormat format, double scale,
                        std::stop_token stop)
{
    // Whole first, so that an error leaves nothing half written behind.
    const Result<QByteArray> bytes = made(content, format, scale, stop);
    if (!bytes.ok())
        return bytes.error();
    if (device.write(*bytes) != bytes->size())
        return Error{Words::tr("Could not write the picture: %1.").arg(device.errorString())};
    return Done{};
}

Error exportCancelled() { return Error{Words::tr("The export was cancelled; nothing was written.")}; }

} // namespace redthread
