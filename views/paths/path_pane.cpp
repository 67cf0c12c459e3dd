#include "views/paths/path_pane.h"

#include "views/evidence/card_stack.h"
#include "views/evidence/evidence_card.h"
#include "views/evidence/plain_text.h"
#include "views/evidence/quote.h"
#include "views/evidence/small_widgets.h"
#include "views/graph/wording.h"
#include "views/lists/shown_text.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace redthread {

namespace {

// The claim that says a line most surely: not a denial, not rejected, the
// reviewed and the surest first.
std::optional<Claim> bestClaim(const Network& network, RelationshipId id)
{
    std::optional<Claim> best;
    const auto rank = [](const Claim& c) {
        return std::tuple(c.verdict == Verdict::Accepted ? 0 : 1, int(c.stance), -c.confidence, c.id);
    };
    for (const Claim& claim : network.claimsOf(id))
        if (claim.verdict != Verdict::Rejected && claim.stance != Stance::Denied &&
            (!best || rank(claim) < rank(*best)))
            best = claim;
    return best;
}

// As the box lists them: the shortest, then the best evidenced.
std::vector<EntityPath> allOf(const PathsFound& found)
{
    std::vector<EntityPath> paths = found.shortest;
    if (found.bestEvidenced)
        paths.push_back(*found.bestEvidenced);
    return paths;
}

QString lineSentence(const Network& network, RelationshipId id)
{
    const int row = network.relationships()->rowOf(id);
    if (row < 0)
        return {};
    const RelationshipRow& r = network.relationships()->relationship(row);
    return relationshipTitle(oneLine(r.subjectName(), 80), r.kind, oneLine(r.objectName(), 80), r.standing);
}

} // namespace

PathPane::PathPane(Network* network, Selection* selection, PassageSource* source, QWidget* parent)
    : QWidget(parent),
      m_network(network),
      m_selection(selection),
      m_cards(new CardStack(network, source, this)),
      m_heading(new PlainText),
      m_which(new QComboBox),
      m_copy(new QPushButton(tr("&Copy as text"))),
      m_all(new QPushButton(tr("Avoid &nobody"))),
      m_scroll(new QScrollArea),
      m_body(new QWidget),
      m_list(new QVBoxLayout(m_body)),
      m_hint(new PlainText)
{
    setAccessibleName(tr("Paths"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_heading->setLook(1.2, true);
    m_hint->setTone(PlainText::Tone::Quiet);
    m_which->setAccessibleName(tr("Which path"));
    m_copy->setToolTip(tr("Copy this path with its quotes and sources"));
    m_list->setContentsMargins(0, 0, 6, 0);
    m_list->setSpacing(8);
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_which, 1);
    bar->addWidget(m_all);
    bar->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->addWidget(m_heading);
    layout->addLayout(bar);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_hint);
    layout->addStretch(0);

    connect(m_which, &QComboBox::currentIndexChanged, this, &PathPane::show);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_avoided.clear();
        find();
    });
    connect(network, &Network::changed, this, &PathPane::followNetwork);
    connect(m_cards, &CardStack::documentRequested, this, &PathPane::documentRequested);
    connect(m_cards, &CardStack::verdictRequested, this, &PathPane::verdictRequested);
    tell(tr("Select two entities and press L to see how they are connected."));
}

void PathPane::ask(EntityId from, EntityId to)
{
    m_askedFrom = from;
    m_askedTo = to;
    m_from = from;
    m_to = to;
    m_avoided.clear();
    find();
}

void PathPane::avoid(EntityId entity)
{
    m_avoided.insert(entity);
    find();
}

void PathPane::followNetwork()
{
    if (!m_askedFrom)
        return;
    // What was asked is kept: an undo or an unmerge brings the two back.
    m_from = m_network->rootOf(m_askedFrom);
    m_to = m_network->rootOf(m_askedTo);
    if (!m_from || !m_to || m_from == m_to) {
        m_paths.clear();
        tell(m_from && m_from == m_to ? tr("The two are one and the same now.")
                                      : tr("One of the two is not there any more."));
        return;
    }
    // Only when the ways are others: a verdict elsewhere must not take the place one reads at.
    PathsFound found = pathsBetween(*m_network, m_from, m_to, m_avoided);
    if (allOf(found) != m_paths)
        take(std::move(found));
    else
        m_cards->refresh(); // a verdict may be another one
}

void PathPane::find() { take(pathsBetween(*m_network, m_from, m_to, m_avoided)); }

void PathPane::take(PathsFound found)
{
    m_paths = allOf(found);
    m_heading->setText(
        tr("%1 and %2").arg(oneLine(m_network->nameOf(m_from), 80), oneLine(m_network->nameOf(m_to), 80)));
    {
        const QSignalBlocker quiet(m_which);
        m_which->clear();
        const int shortest = int(found.shortest.size());
        for (int i = 0; i < shortest; ++i)
            m_which->addItem(shortest == 1 && m_paths[0].steps.size() == 1 ? tr("The shortest path, one step")
                             : shortest == 1 ? tr("The shortest path, %1 steps").arg(m_paths[0].steps.size())
                             : found.isCut ? tr("Path %1 of more than %2, %3 steps")
                                                 .arg(i + 1)
                                                 .arg(shortest)
                                                 .arg(m_paths[size_t(i)].steps.size())
                                           : tr("Path %1 of %2, %3 steps")
                                                 .arg(i + 1)
                                                 .arg(shortest)
                                                 .arg(m_paths[size_t(i)].steps.size()));
        if (found.bestEvidenced)
            m_which->addItem(tr("The best evidenced path, %1 steps").arg(m_paths.back().steps.size()));
    }
    if (m_paths.empty())
        tell(m_avoided.isEmpty() ? tr("Nothing drawn connects the two.")
                                 : tr("Nothing connects the two without those who are avoided."));
    else
        show(0);
}

void PathPane::tell(const QString& sentence)
{
    m_shown = -1;
    m_cards->clear();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_hint->setText(sentence);
    m_hint->setVisible(true);
    m_scroll->setVisible(false);
    m_which->setVisible(false);
    m_copy->setVisible(false);
    m_all->setVisible(!m_avoided.isEmpty());
}

void PathPane::show(int index)
{
    if (index < 0 || index >= int(m_paths.size()))
        return;
    tell({});
    m_shown = index;
    m_hint->setVisible(false);
    m_scroll->setVisible(true);
    m_which->setVisible(true);
    m_copy->setVisible(true);
    const EntityPath& path = m_paths[size_t(index)];
    QSet<EntityId> entities(path.entities.begin(), path.entities.end());
    QSet<RelationshipId> lines;
    for (size_t i = 0; i < path.steps.size(); ++i) {
        lines.insert(path.steps[i].front());
        auto* title = new PlainText;
        title->setLook(1, true);
        QString sentence =
            QStringLiteral("%1. %2").arg(i + 1).arg(lineSentence(*m_network, path.steps[i].front()));
        if (path.steps[i].size() > 1)
            sentence += tr(" · %1 more lines between the two").arg(path.steps[i].size() - 1);
        title->setText(sentence);
        m_list->addWidget(title);
        if (const auto claim = bestClaim(*m_network, path.steps[i].front()))
            m_list->addWidget(m_cards->add(*claim));
        if (i + 1 < path.steps.size()) {
            const EntityId between = path.entities[i + 1];
            auto* avoid = new WordButton(tr("Avoid %1").arg(oneLine(m_network->nameOf(between), 40)),
                                         WordButton::Tone::Quiet);
            avoid->setToolTip(tr("Look for ways without this entity"));
            connect(avoid, &QAbstractButton::clicked, this, [this, between] {
                QMetaObject::invokeMethod(
                    this, [this, between] { this->avoid(between); }, Qt::QueuedConnection); // it goes itself
            });
            m_list->addWidget(avoid, 0, Qt::AlignLeft);
        }
    }
    m_list->addStretch(1);
    m_selection->set(entities, lines);
    m_cards->fetch();
}

QString PathPane::text() const
{
    if (m_shown < 0)
        return {};
    const EntityPath& path = m_paths[size_t(m_shown)];
    QStringList lines = {m_heading->text()};
    size_t card = 0;
    for (size_t i = 0; i < path.steps.size(); ++i) {
        lines << QStringLiteral("%1. %2").arg(i + 1).arg(lineSentence(*m_network, path.steps[i].front()));
        if (const auto claim = bestClaim(*m_network, path.steps[i].front());
            claim && card < m_cards->cards().size()) {
            if (const auto& passage = m_cards->cards()[card]->passage())
                lines << QStringLiteral("   ") + quoteWithCitation(*claim, *passage, *m_network);
            ++card;
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace redthread
