// What the painter's pen puts on pixels: the few things a display list cannot tell.

#include "sample_scene.h"

#include "views/graph/painter_pen.h"
#include "views/graph/picture.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace redthread;

static QImage painted(const DisplayList& list, LabelCache* cache, double scale = 1, QPointF offset = {})
{
    QImage image((list.size * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    painter.translate(offset);
    paint(painter, list, cache);
    return image;
}

// Share of pixels that differ visibly.
static double difference(const QImage& a, const QImage& b)
{
    int differing = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            differing += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 90;
    return double(differing) / (a.width() * a.height());
}

class tst_PainterPen : public QObject {
    Q_OBJECT

    DisplayList sample(bool dark = false)
    {
        static const FontMetrics metrics;
        PictureOptions options;
        options.metrics = &metrics;
        options.size = {900, 700};
        options.dark = dark;
        options.view = fitView(boundsOf(sampleScene()), options.size);
        return displayList(sampleScene(), options);
    }

private slots:
    void kept_labels_look_like_fresh_ones_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("1") << 1.0;
        QTest::newRow("1.5") << 1.5;
        QTest::newRow("2") << 2.0;
    }
    void kept_labels_look_like_fresh_ones()
    {
        QFETCH(double, scale);
        LabelCache cache;
        const DisplayList list = sample();
        const QImage fresh = painted(list, nullptr, scale);
        const QImage first = painted(list, &cache, scale), second = painted(list, &cache, scale);
        QCOMPARE(first, second);
        QVERIFY2(difference(fresh, first) < 0.012, QByteArray::number(difference(fresh, first)));
        // And labels are drawn at all.
        DisplayList bare = list;
        std::erase_if(bare.groups, [](const DisplayGroup& group) { return group.role == u"label"; });
        QVERIFY(difference(painted(bare, nullptr, scale), first) > 2 * difference(fresh, first));
    }

    void dark_is_dark_and_light_is_light()
    {
        QVERIFY(painted(sample(true), nullptr).pixelColor(1, 1).lightness() < 50);
        QVERIFY(painted(sample(false), nullptr).pixelColor(1, 1).lightness() > 240);
    }

    void nothing_is_painted_outside_a_clip()
    {
        DisplayList list = sample();
        list.background = QColor();
        clip(list, {0, 0, 450, 700});
        const QImage image = painted(list, nullptr);
        int touched = 0;
        for (int y = 0; y < 700; ++y)
            for (int x = 452; x < 900; ++x)
                touched += image.pixel(x, y) != QColor(Qt::magenta).rgb();
        QCOMPARE(touched, 0);
        QVERIFY(difference(image, painted({.size = {900, 700}}, nullptr)) > 0.01);
    }

    void the_painter_is_left_as_it_was()
    {
        QImage image(300, 300, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.setPen(Qt::red);
        painter.translate(3, 4);
        LabelCache cache;
        paint(painter, sample(), &cache);
        QCOMPARE(painter.pen().color(), QColor(Qt::red));
        QCOMPARE(painter.transform(), QTransform::fromTranslate(3, 4));
        QVERIFY(!painter.hasClipping());
    }

    void a_scaled_drawing_is_the_same_only_smaller()
    {
        const DisplayList list = sample();
        const DisplayList half = scaled(list, 0.5);
        const QImage large = painted(list, nullptr), small = painted(half, nullptr, 2);
        QCOMPARE(small.size(), large.size());
        QVERIFY2(difference(large, small) < 0.01, QByteArray::number(difference(large, small)));
    }
};

QTEST_MAIN(tst_PainterPen)
#include "tst_painter_pen.moc"
