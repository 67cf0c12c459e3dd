#include "views/filters/filter_bar.h"

#include "views/filters/filter_words.h"
#include "views/graph/wording.h"

#include "models/records/iso_date.h"
#include "models/records/kinds.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWidgetAction>

namespace redthread {

namespace {

constexpr size_t mostVoices = 25; // a menu that can still be read

// Tab goes round in it: in a menu it would go to the next entry and close.
class TabRing : public QWidget {
public:
    bool focusNextPrevChild(bool next) override
    {
        QWidget* at = focusWidget();
        for (QWidget* w = at; w;) {
            w = next ? w->nextInFocusChain() : w->previousInFocusChain();
            if (w == at)
                break;
            if (isAncestorOf(w) && w->isVisible() && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus)) {
                w->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
                return true;
            }
        }
        return true;
    }
};

QString menuText(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

} // namespace

FilterBar::FilterBar(Network* network, const Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_network(network),
      m_selection(selection),
      m_stances(new QMenu(tr("&Stance"), this)),
      m_voices(new QMenu(tr("A&ccording to"), this)),
      m_dates(new QMenu(tr("As &of"), this)),
      m_more(new QMenu(tr("&More filters"), this)),
      m_chips(new QHBoxLayout(this))
{
    setAccessibleName(tr("Filters in force"));
    m_chips->setContentsMargins(8, 4, 8, 4);
    m_chips->setSpacing(6);
    m_chips->setSizeConstraint(QLayout::SetNoConstraint); // many chips do not push the panes aside
    makeDates();
    connect(m_stances, &QMenu::aboutToShow, this, &FilterBar::fillStances);
    connect(m_voices, &QMenu::aboutToShow, this, &FilterBar::fillVoices);
    connect(m_more, &QMenu::aboutToShow, this, &FilterBar::fillMore);
    connect(network, &Network::changed, this, &FilterBar::showChips);
    showChips();
}

void FilterBar::setKindsOff(const QSet<QString>& kinds)
{
    m_kindsOff = kinds;
    showChips();
}

void FilterBar::clearAll() { change({}); }

void FilterBar::change(const ClaimFilter& filter) { m_network->setFilter(filter); }

void FilterBar::showChips()
{
    const std::vector<FilterChip> chips = filterChips(m_network->filter(), *m_network);
    const int hidden = m_network->hiddenCount();
    setVisible(!chips.empty() || hidden > 0 || !m_kindsOff.isEmpty());
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const FilterChip& chip : chips) {
        auto* button = new QToolButton;
        button->setText(menuText(chip.text) + QStringLiteral("  ×"));
        button->setToolTip(tr("Take this filter off"));
        button->setAccessibleName(tr("Filter: %1. Take it off.").arg(chip.text));
        button->setObjectName(QStringLiteral("chip"));
        connect(button, &QToolButton::clicked, this,
                [this, part = chip.part] { change(without(m_network->filter(), part)); });
        m_chips->addWidget(button);
    }
    if (!m_kindsOff.isEmpty()) {
        QStringList labels;
        for (const QString& kind : m_kindsOff)
            labels << entityKind(kind).label;
        labels.sort();
        constexpr qsizetype most = 3; // more are told by their number
        const QString which = labels.size() > most ? tr("%1 kinds").arg(labels.size()) : labels.join(QStringLiteral(", "));
        auto* button = new QToolButton;
        button->setText(tr("Not drawn: %1").arg(menuText(which)) + QStringLiteral("  ×"));
        button->setToolTip(tr("Draw these kinds of entity again"));
        button->setAccessibleName(tr("Kinds not drawn: %1. Draw them.").arg(which));
        button->setObjectName(QStringLiteral("chip"));
        connect(button, &QToolButton::clicked, this, &FilterBar::showKindsRequested);
        m_chips->addWidget(button);
    }
    if (hidden > 0) {
        auto* button = new QToolButton;
        button->setText(tr("%1 hidden").arg(hidden) + QStringLiteral("  ×"));
        button->setToolTip(tr("Bring all hidden entities back into the picture"));
        button->setAccessibleName(tr("%1 entities are hidden. Show them.").arg(hidden));
        button->setObjectName(QStringLiteral("chip"));
        connect(button, &QToolButton::clicked, this, &FilterBar::showHiddenRequested);
        m_chips->addWidget(button);
    }
    if (chips.size() > 1) {
        auto* all = new QToolButton;
        all->setText(tr("Clear all"));
        all->setAutoRaise(true);
        connect(all, &QToolButton::clicked, this, &FilterBar::clearAll);
        m_chips->addWidget(all);
    }
    m_chips->addStretch(1);
}

void FilterBar::fillStances()
{
    m_stances->clear();
    for (const Stance stance : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied}) {
        QAction* action = m_stances->addAction(stanceWord(stance));
        action->setCheckable(true);
        action->setChecked(m_network->filter().stances[size_t(stance)]);
        connect(action, &QAction::toggled, this, [this, stance](bool shown) {
            ClaimFilter filter = m_network->filter();
            filter.stances[size_t(stance)] = shown;
            change(filter);
        });
    }
    m_stances->addSeparator();
    connect(m_stances->addAction(tr("All stances")), &QAction::triggered, this,
            [this] { change(without(m_network->filter(), FilterPart::Stances)); });
}

void FilterBar::fillVoices()
{
    m_voices->clear();
    const ClaimFilter& now = m_network->filter();
    connect(m_voices->addAction(tr("Anyone")), &QAction::triggered, this,
            [this] { change(without(m_network->filter(), FilterPart::AccordingTo)); });
    const auto add = [&](const Voice& voice, const QString& text) {
        QAction* action = m_voices->addAction(menuText(text));
        action->setCheckable(true);
        action->setChecked(now.accordingTo.contains(voice));
        connect(action, &QAction::toggled, this, [this, voice](bool on) {
            ClaimFilter filter = m_network->filter();
            if (on)
                filter.accordingTo.insert(voice);
            else
                filter.accordingTo.remove(voice);
            change(filter);
        });
    };
    const std::vector<Network::VoiceCount> voices = m_network->voices();
    // What is selected first: in a large project it is not among the loudest.
    if (const EntityId selected = m_selection->currentEntity()) {
        m_voices->addSeparator();
        add({selected, {}}, tr("Selected: %1").arg(m_network->nameOf(selected)));
    }
    m_voices->addSeparator();
    for (size_t i = 0; i < std::min(voices.size(), mostVoices); ++i)
        add(voices[i].voice, tr("%1 (%2)").arg(voices[i].name.left(60)).arg(voices[i].claims));
    if (voices.size() > mostVoices)
        m_voices->addAction(tr("%1 more: select one in the graph").arg(voices.size() - mostVoices))
            ->setEnabled(false);
    m_voices->addSeparator();
    QAction* through = m_voices->addAction(tr("Also through whom it comes"));
    through->setToolTip(tr("Count those who only pass it on, too"));
    through->setCheckable(true);
    through->setChecked(now.passedOn);
    through->setEnabled(!now.accordingTo.isEmpty());
    connect(through, &QAction::toggled, this, [this](bool on) {
        ClaimFilter filter = m_network->filter();
        filter.passedOn = on;
        change(filter);
    });
}

void FilterBar::makeDates()
{
    auto* form = new TabRing;
    auto* rows = new QFormLayout(form);
    const auto field = [&](const QString& label) {
        auto* edit = new QLineEdit;
        edit->setPlaceholderText(QStringLiteral("2020-06-22"));
        rows->addRow(label, edit);
        return edit;
    };
    auto* until = field(tr("As of, until"));
    auto* from = field(tr("Since"));
    auto* which = new QComboBox;
    which->addItems({tr("when it was said"), tr("when it happened")});
    rows->addRow(tr("Date"), which);
    auto* undated = new QCheckBox(tr("Also what has no date"));
    rows->addRow(undated);
    auto* trouble = new QLabel;
    trouble->setTextFormat(Qt::PlainText);
    trouble->setWordWrap(true);
    trouble->setObjectName(QStringLiteral("trouble"));
    trouble->hide();
    rows->addRow(trouble);
    auto* apply = new QPushButton(tr("Show"));
    auto* clear = new QPushButton(tr("Any date"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(clear);
    buttons->addWidget(apply);
    rows->addRow(buttons);
    auto* action = new QWidgetAction(m_dates);
    action->setDefaultWidget(form);
    m_dates->addAction(action);
    connect(m_dates, &QMenu::aboutToShow, this, [this, until, from, which, undated, trouble] {
        trouble->hide();
        const ClaimFilter& now = m_network->filter();
        until->setText(now.until);
        from->setText(now.from);
        which->setCurrentIndex(int(now.dateOf));
        undated->setChecked(now.undated);
        until->setFocus();
    });
    const auto refuse = [form, trouble](QLineEdit* date, const QString& why) {
        trouble->setText(why);
        trouble->show();
        form->adjustSize();
        date->selectAll();
        date->setFocus();
    };
    const auto show = [this, until, from, which, undated, refuse] {
        for (QLineEdit* date : {until, from}) {
            date->setText(date->text().trimmed());
            if (!date->text().isEmpty() && !isDate(date->text()))
                return refuse(date, tr("“%1” is no date. Write 2020, 2020-06 or 2020-06-22.")
                                        .arg(date->text().left(30)));
        }
        ClaimFilter filter = m_network->filter();
        filter.until = until->text();
        filter.from = from->text();
        if (!filter.from.isEmpty() && !isWithin(filter.from, {}, filter.until))
            return refuse(from, tr("%1 is later than %2: nothing lies between them.").arg(filter.from, filter.until));
        filter.undated = filter.limitsDates() && undated->isChecked();
        filter.dateOf =
            filter.limitsDates() ? ClaimFilter::DateOf(which->currentIndex()) : ClaimFilter::DateOf::Said;
        m_dates->close();
        change(filter);
    };
    connect(apply, &QPushButton::clicked, this, show);
    connect(until, &QLineEdit::returnPressed, this, show);
    connect(from, &QLineEdit::returnPressed, this, show);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_dates->close();
        change(without(m_network->filter(), FilterPart::Dates));
    });
}

void FilterBar::fillMore()
{
    m_more->clear();
    const ClaimFilter& now = m_network->filter();
    const auto flag = [&](const QString& text, bool ClaimFilter::*own, bool ClaimFilter::*other) {
        QAction* action = m_more->addAction(text);
        action->setCheckable(true);
        action->setChecked(now.*own);
        connect(action, &QAction::toggled, this, [this, own, other](bool on) {
            ClaimFilter filter = m_network->filter();
            filter.*own = on;
            filter.*other = false; // nothing is both
            change(filter);
        });
    };
    flag(tr("Only what was accepted"), &ClaimFilter::acceptedOnly, &ClaimFilter::openOnly);
    flag(tr("Only what is not reviewed"), &ClaimFilter::openOnly, &ClaimFilter::acceptedOnly);
    m_more->addSeparator();
    auto* voices = new QActionGroup(m_more);
    for (const int least : {1, 2, 3, 5}) {
        QAction* action = m_more->addAction(least == 1 ? tr("Any number of voices")
                                                       : tr("At least %1 independent voices").arg(least));
        action->setCheckable(true);
        action->setChecked(now.leastVoices == least);
        voices->addAction(action);
        connect(action, &QAction::triggered, this, [this, least] {
            ClaimFilter filter = m_network->filter();
            filter.leastVoices = least;
            change(filter);
        });
    }
    m_more->addSeparator();
    auto* degrees = new QActionGroup(m_more);
    for (const int least : {1, 2, 3, 5, 10}) {
        ClaimFilter filter = now;
        filter.leastDegree = least;
        degrees->addAction(addChoice(*m_more,
                                     least == 1 ? tr("Any number of relationships")
                                                : tr("At least %1 relationships").arg(least),
                                     now.leastDegree == least, filter));
    }
    fillConnected(*m_more->addMenu(tr("Connected to")));
    fillTags(*m_more->addMenu(tr("Tags")));
    m_more->addSeparator();
    QAction* documents = m_more->addAction(tr("Only the selected documents"));
    documents->setEnabled(!m_selection->documents().isEmpty());
    connect(documents, &QAction::triggered, this, [this] {
        ClaimFilter filter = m_network->filter();
        filter.documents = m_selection->documents();
        change(filter);
    });
    QMenu* kinds = m_more->addMenu(tr("Kinds of relationship"));
    for (const RelationshipKind& kind : relationshipKinds()) {
        QAction* action = kinds->addAction(menuText(kind.label));
        action->setCheckable(true);
        action->setChecked(now.relationships.contains(kind.key));
        connect(action, &QAction::toggled, this, [this, key = kind.key](bool on) {
            ClaimFilter filter = m_network->filter();
            if (on)
                filter.relationships.insert(key);
            else
                filter.relationships.remove(key);
            change(filter);
        });
    }
    m_more->addSeparator();
    fillKept(*m_more->addMenu(tr("Kept filters")));
    QAction* all = m_more->addAction(tr("Clear all filters"));
    all->setEnabled(!now.isEmpty());
    connect(all, &QAction::triggered, this, &FilterBar::clearAll);
}

QAction* FilterBar::addChoice(QMenu& menu, const QString& text, bool isOn, const ClaimFilter& filter)
{
    QAction* action = menu.addAction(menuText(text));
    action->setCheckable(true);
    action->setChecked(isOn);
    connect(action, &QAction::triggered, this, [this, filter] { change(filter); });
    return action;
}

void FilterBar::fillTags(QMenu& menu)
{
    const ClaimFilter& now = m_network->filter();
    const QStringList tags = m_network->tags();
    if (tags.isEmpty())
        menu.addAction(tr("Nothing has a tag yet"))->setEnabled(false);
    for (const QString& tag : tags) {
        ClaimFilter filter = now;
        const bool isOn = now.tags.contains(tag, Qt::CaseInsensitive);
        if (isOn)
            filter.tags.removeIf([&](const QString& other) { return other.compare(tag, Qt::CaseInsensitive) == 0; });
        else
            filter.tags << tag;
        addChoice(menu, tag.left(60), isOn, filter);
    }
}

void FilterBar::fillConnected(QMenu& menu)
{
    const ClaimFilter& now = m_network->filter();
    ClaimFilter filter = now;
    filter.connectedTo = {};
    filter.steps = 0;
    addChoice(menu, tr("Anyone"), !now.connectedTo, filter);
    const EntityId about = m_selection->currentEntity() ? m_selection->currentEntity() : now.connectedTo;
    if (!about) {
        menu.addAction(tr("Select an entity first"))->setEnabled(false);
        return;
    }
    filter.connectedTo = m_network->rootOf(about);
    for (const int steps : {1, 2, 3, 0}) {
        filter.steps = steps;
        const QString name = m_network->nameOf(about).left(40);
        addChoice(menu,
                  steps == 0   ? tr("%1: all that hangs together with it").arg(name)
                  : steps == 1 ? tr("%1: its neighbours").arg(name)
                               : tr("%1: within %2 steps").arg(name).arg(steps),
                  now.connectedTo == filter.connectedTo && now.steps == steps, filter);
    }
}

void FilterBar::fillKept(QMenu& menu)
{
    const ClaimFilter now = m_network->filter();
    for (const NamedFilter& named : m_kept)
        addChoice(menu, named.name, named.filter == now, named.filter);
    if (!m_kept.empty())
        menu.addSeparator();
    QAction* keepNow = menu.addAction(tr("Keep this filter…"));
    keepNow->setEnabled(!now.isEmpty());
    connect(keepNow, &QAction::triggered, this, [this] {
        bool ok = false;
        const QString name = QInputDialog::getText(this, tr("Keep this filter"), tr("Its name"), QLineEdit::Normal,
                                                   {}, &ok);
        if (ok)
            keep(name);
    });
    if (m_kept.empty())
        return;
    QMenu* forget = menu.addMenu(tr("Forget"));
    for (const NamedFilter& named : m_kept)
        connect(forget->addAction(menuText(named.name)), &QAction::triggered, this, [this, name = named.name] {
            std::erase_if(m_kept, [&](const NamedFilter& other) { return other.name == name; });
            emit keptChanged(m_kept);
        });
}

void FilterBar::setKept(std::vector<NamedFilter> kept) { m_kept = std::move(kept); }

void FilterBar::keep(const QString& given)
{
    const QString name = given.simplified().left(60);
    if (name.isEmpty() || m_network->filter().isEmpty())
        return;
    std::erase_if(m_kept, [&](const NamedFilter& other) { return other.name == name; });
    m_kept.push_back({name, m_network->filter()});
    std::sort(m_kept.begin(), m_kept.end(),
              [](const NamedFilter& a, const NamedFilter& b) { return a.name.localeAwareCompare(b.name) < 0; });
    emit keptChanged(m_kept);
}

} // namespace redthread
