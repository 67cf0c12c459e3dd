// The shapes that tell kinds apart when colours cannot.

#include "models/records/kinds.h"
#include "views/graph/kind_shape.h"

#include <QtTest>

#include <cmath>

using namespace redthread;

static const std::vector<KindShape> allShapes = {
    KindShape::Circle, KindShape::Square,   KindShape::Hexagon, KindShape::Pill,    KindShape::Diamond,
    KindShape::Page,   KindShape::Triangle, KindShape::Flat,    KindShape::Pentagon};

class tst_KindShape : public QObject {
    Q_OBJECT
private slots:
    void every_shape_of_the_table_is_known()
    {
        for (const EntityKind& kind : entityKinds())
            if (kind.shape != u"square")
                QVERIFY2(kindShapeFromName(kind.shape) != KindShape::Square, qPrintable(kind.key));
        QVERIFY(kindShapeFromName("blob") == KindShape::Square);
    }

    void no_shape_looks_much_larger_than_another()
    {
        for (KindShape shape : allShapes) {
            const QSizeF half = kindExtent(shape, 10);
            QVERIFY(half.width() <= 16 && half.height() <= 16);
            QVERIFY(half.width() * half.height() >= 70);
        }
    }

    void the_reach_ends_on_the_outline()
    {
        for (KindShape shape : allShapes) {
            const QPainterPath path = kindPath(shape, 20);
            for (int degrees = 3; degrees < 360; degrees += 7) {
                const double angle = degrees * 3.14159265 / 180;
                const QPointF way(std::cos(angle), std::sin(angle));
                const double reach = kindReach(shape, 20, way.x() * 3, way.y() * 3);
                QVERIFY2(path.contains(way * (reach - 3.6)), qPrintable(QString::number(int(shape))));
                QVERIFY(!path.contains(way * (reach + 0.4)));
            }
        }
    }

    void the_glyph_is_read_on_every_fill()
    {
        QCOMPARE(kindGlyphColour(QColor("#0072B2")), QColor(Qt::white));
        QVERIFY(kindGlyphColour(QColor("#E69F00")) != QColor(Qt::white));
    }
};

QTEST_GUILESS_MAIN(tst_KindShape)
#include "tst_kind_shape.moc"
