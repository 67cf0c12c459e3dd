// What the signs mean, and how many there are.

#include "sample_scene.h"

#include "views/graph/legend_widget.h"

#include <QAbstractButton>
#include <QtTest>

using namespace redthread;

static const FixedMetrics metrics;

class tst_Legend : public QObject {
    Q_OBJECT
private slots:
    void kinds_and_lines_are_counted()
    {
        SceneMaker maker;
        const int a = maker.entity("A", "ngo", 0, 0), b = maker.entity("B", "journalist", 0, 0);
        maker.entity("C", "ngo", 0, 0);
        maker.entity("D", "robot", 0, 0);
        maker.relationship(a, "targets", b, standing(Stance::Stated, 1));
        maker.relationship(a, "targets", b, standing(Stance::Stated, 2, 0, false));
        maker.relationship(a, "targets", b, standing(Stance::Alleged, 2, 1));
        maker.relationship(b, "denies", b, standing(Stance::Denied, 0, 1)); // a loop is not drawn
        QStringList printed;
        const LegendContent content = legendOf(maker.scene);
        for (const LegendKind& kind : content.kinds)
            printed << QStringLiteral("%1 %2").arg(kind.label).arg(kind.count);
        for (const LegendLine& line : content.lines)
            printed << QStringLiteral("%1 %2").arg(line.label).arg(line.count);
        QCOMPARE(printed,
                 QStringList({"Journalist 1", "NGO 2", "robot 1", "stated 2",
                              QString::fromUtf8("contested ≠ (alleged) 1"), "paler: not reviewed 1"}));
    }

    void everything_lies_inside_its_panel()
    {
        const DisplayList list = legendList(legendOf(sampleScene()), metrics);
        const QRectF panel(QPointF(), list.size);
        for (const DisplayGroup& group : list.groups) {
            for (const DisplayItem& item : group.items) {
                if (const auto* shape = std::get_if<ShapeItem>(&item))
                    QCOMPARE(panel.united(shape->path.boundingRect()), panel);
                else if (const auto* text = std::get_if<TextItem>(&item))
                    QVERIFY(panel.contains(text->baseline));
            }
        }
        QVERIFY(legendList({}, metrics).groups.empty());
    }

    void a_table_of_a_thousand_kinds_is_summed_up()
    {
        SceneMaker maker;
        for (int i = 0; i < 1000; ++i)
            maker.entity("A", QStringLiteral("kind %1").arg(i), 0, 0);
        const LegendContent content = legendOf(maker.scene);
        QCOMPARE(content.kinds.size(), size_t(1000));
        const DisplayList list = legendList(content, metrics);
        QVERIFY(list.size.height() < 600);
        bool told = false;
        for (const DisplayGroup& group : list.groups)
            for (const DisplayItem& item : group.items)
                if (const auto* text = std::get_if<TextItem>(&item))
                    told |= text->text == u"980 more kinds";
        QVERIFY(told);
    }

    void a_click_on_a_kind_asks_to_hide_it()
    {
        LegendWidget legend;
        legend.setContent(legendOf(sampleScene()));
        legend.show();
        QSignalSpy toggled(&legend, &LegendWidget::kindToggled);
        auto* ngo = legend.findChild<QAbstractButton*>("kind-ngo");
        QVERIFY(ngo);
        QTest::mouseClick(ngo, Qt::LeftButton);
        QCOMPARE(toggled.takeFirst(), QVariantList({"ngo", false}));
        QTest::keyClick(ngo, Qt::Key_Space);
        QCOMPARE(toggled.takeFirst(), QVariantList({"ngo", true}));
        QCOMPARE(ngo->accessibleName(), QStringLiteral("NGO, 4 shown in the graph"));
    }

    void the_owner_sets_what_is_off_without_an_echo()
    {
        LegendWidget legend;
        legend.setKindsOff({"media"});
        legend.setContent(legendOf(sampleScene()));
        QVERIFY(!legend.findChild<QAbstractButton*>("kind-media")->isChecked());
        QSignalSpy toggled(&legend, &LegendWidget::kindToggled);
        legend.setKindsOff({"ngo"});
        QVERIFY(legend.findChild<QAbstractButton*>("kind-media")->isChecked());
        QVERIFY(!legend.findChild<QAbstractButton*>("kind-ngo")->isChecked());
        QCOMPARE(toggled.size(), 0);
    }

    void the_answer_to_a_click_may_change_the_legend()
    {
        LegendWidget legend;
        legend.setContent(legendOf(sampleScene()));
        connect(&legend, &LegendWidget::kindToggled, &legend, [&] { legend.setContent({}); });
        legend.show();
        QTest::mouseClick(legend.findChild<QAbstractButton*>("kind-ngo"), Qt::LeftButton);
        QVERIFY(!legend.findChild<QAbstractButton*>("kind-ngo"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

QTEST_MAIN(tst_Legend)
#include "tst_legend.moc"
