#include "models/layout/elbow_room.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace redthread::layout;

class tst_ElbowRoom : public QObject {
    Q_OBJECT
private slots:
    void all_keep_out_of_the_disc_and_their_directions()
    {
        const Point middle{30, -20};
        for (const Point p : {Point{31, -20}, Point{30, 500}, Point{-400, 77}}) {
            const Point moved = madeRoom(p, middle, 100);
            QVERIFY(std::hypot(moved.x - middle.x, moved.y - middle.y) >= 100);
            const float cross = (p.x - middle.x) * (moved.y - middle.y) - (p.y - middle.y) * (moved.x - middle.x);
            QVERIFY(std::abs(cross) < 0.1f);
        }
        QCOMPARE(madeRoom(middle, middle, 100).x, middle.x); // in no direction
    }

    void what_was_made_is_given_back()
    {
        const Point middle{5, 5}, p{120, -64};
        const Point back = madeRoom(madeRoom(p, middle, 80), middle, -80);
        QVERIFY(std::hypot(back.x - p.x, back.y - p.y) < 0.01f);
        // Who stood inside of the disc comes near, but keeps a place of its own.
        const Point inside = madeRoom({25, 5}, middle, -80), farther = madeRoom({45, 5}, middle, -80);
        QVERIFY(inside.x > middle.x && farther.x > inside.x);
    }

    void areas_keep_their_size()
    {
        const float inner = madeRoom({100, 0}, {}, 70).x, outer = madeRoom({101, 0}, {}, 70).x;
        const double before = 101.0 * 101 - 100 * 100, after = double(outer) * double(outer) - double(inner) * double(inner);
        QVERIFY2(std::abs(after - before) < 1, qPrintable(QString::number(after)));
    }

    void a_group_gets_its_share_of_the_whole()
    {
        std::mt19937 random(1);
        std::uniform_real_distribution<float> in(-1000, 1000);
        std::vector<Point> disc;
        while (disc.size() < 20'000)
            if (const Point p{in(random), in(random)}; std::hypot(p.x, p.y) <= 1000)
                disc.push_back(p);
        QVERIFY(std::abs(radiusFor(disc.size(), disc) - 1000) < 10);
        QVERIFY(std::abs(radiusFor(disc.size() / 4, disc) - 500) < 5);
        QCOMPARE(radiusFor(3, {}), 0.0f);
        const std::vector<Point> placed = fitted(disc, {40, 50}, 100);
        for (const Point& p : placed)
            QVERIFY(std::hypot(p.x - 40, p.y - 50) < 100.1f);
        QVERIFY(fitted(std::vector<Point>{{7, 7}}, {40, 50}, 100).front().x == 40);
        QVERIFY(fitted({}, {40, 50}, 100).empty());
    }
};

QTEST_GUILESS_MAIN(tst_ElbowRoom)
#include "tst_elbow_room.moc"
