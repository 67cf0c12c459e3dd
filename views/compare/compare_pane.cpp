#include "views/compare/compare_pane.h"

#include "views/evidence/card_stack.h"
#include "views/evidence/evidence_card.h"
#include "views/evidence/plain_text.h"
#include "views/graph/wording.h"
#include "views/lists/shown_text.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace redthread {

namespace {

constexpr size_t mostVoices = 500;
constexpr size_t mostCards = 20; // a side of one row

QString stances(const std::vector<Said>& claims)
{
    QStringList words;
    for (const Stance stance : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied}) {
        const auto n = std::count_if(claims.begin(), claims.end(),
                                     [&](const Said& said) { return said.stance == stance; });
        if (n > 0)
            words << (n == 1 ? stanceWord(stance) : QStringLiteral("%1 ×%2").arg(stanceWord(stance)).arg(n));
    }
    return words.join(u'\n');
}

} // namespace

ComparePane::ComparePane(Network* network, Selection* selection, PassageSource* source, QWidget* parent)
    : QWidget(parent),
      m_network(network),
      m_selection(selection),
      m_cards(new CardStack(network, source, this)),
      m_first(new QComboBox),
      m_second(new QComboBox),
      m_firstProfile(new PlainText),
      m_secondProfile(new PlainText),
      m_tree(new QTreeWidget),
      m_scroll(new QScrollArea),
      m_list(nullptr),
      m_hint(new PlainText)
{
    setAccessibleName(tr("Compare"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    for (QComboBox* box : {m_first, m_second}) {
        box->setEditable(true); // to type a part of the name
        box->setInsertPolicy(QComboBox::NoInsert);
        box->completer()->setFilterMode(Qt::MatchContains);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(7);
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            showLines();
            showDifferences();
        });
    }
    m_first->setAccessibleName(tr("First voice or document"));
    m_second->setAccessibleName(tr("Second voice or document"));
    for (PlainText* text : {m_firstProfile, m_secondProfile, m_hint})
        text->setTone(PlainText::Tone::Quiet);
    m_firstProfile->setLook(0.86);
    m_secondProfile->setLook(0.86);
    m_tree->setHeaderLabels({tr("Who, what, whom"), tr("First"), tr("Second")});
    m_tree->setRootIsDecorated(false);
    m_tree->setAccessibleName(tr("What the two say"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setAlternatingRowColors(true); // a row is three lines
    auto* body = new QWidget;
    m_list = new QVBoxLayout(body);
    m_list->setContentsMargins(0, 4, 6, 4);
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* head = new QGridLayout;
    head->addWidget(m_first, 0, 0);
    head->addWidget(m_second, 0, 1);
    head->addWidget(m_firstProfile, 1, 0, Qt::AlignTop);
    head->addWidget(m_secondProfile, 1, 1, Qt::AlignTop);
    head->setColumnStretch(0, 1);
    head->setColumnStretch(1, 1);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_scroll);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({300, 300});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->addLayout(head);
    layout->addWidget(m_hint);
    layout->addWidget(splitter, 1);

    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ComparePane::choose);
    connect(network, &Network::changed, this, &ComparePane::followNetwork);
    connect(m_cards, &CardStack::documentRequested, this, &ComparePane::documentRequested);
    connect(m_cards, &CardStack::verdictRequested, this, &ComparePane::verdictRequested);
}

void ComparePane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followNetwork();
    showDifferences();
}

void ComparePane::followNetwork()
{
    if (!isVisible())
        return;
    fillSides();
    showLines();
}

// Somebody who says what somebody else denies, of the line that most speak of; nothing where all agree.
std::optional<std::pair<Side, Side>> ComparePane::firstApart() const
{
    const RelationshipModel& lines = *m_network->relationships();
    int best = -1, most = 0;
    for (int row = 0; row < lines.rowCount(); ++row)
        if (const Standing& standing = lines.relationship(row).standing; standing.contested && standing.claims > most) {
            most = standing.claims;
            best = row;
        }
    if (best < 0)
        return std::nullopt;
    std::optional<Voice> says, denies;
    for (const Claim& claim : m_network->claimsOf(lines.idAt(best)))
        if (auto& voice = claim.stance == Stance::Denied ? denies : says; !voice)
            voice = m_network->voiceOf(claim);
    if (!says || !denies || *says == *denies)
        return std::nullopt;
    return std::pair(Side(*says), Side(*denies));
}

void ComparePane::fillSides()
{
    const auto kept = std::pair(side(m_first), side(m_second));
    m_sides.clear();
    const std::vector<Network::VoiceCount> voices = m_network->voices();
    for (size_t i = 0; i < std::min(voices.size(), mostVoices); ++i)
        m_sides.emplace_back(tr("%1 (%2)").arg(oneLine(voices[i].name, 60)).arg(voices[i].claims),
                             Side(voices[i].voice));
    const DocumentModel& documents = *m_network->documents();
    for (int row = 0; row < std::min(documents.rowCount(), int(mostVoices)); ++row)
        m_sides.emplace_back(tr("Document: %1").arg(oneLine(documents.document(row).title, 60)),
                             Side(documents.idAt(row)));
    const QSignalBlocker quietFirst(m_first), quietSecond(m_second);
    const auto fill = [&](QComboBox* box, const std::optional<Side>& was, int otherwise) {
        box->clear();
        int at = std::min(otherwise, int(m_sides.size()) - 1);
        for (size_t i = 0; i < m_sides.size(); ++i) {
            box->addItem(m_sides[i].first);
            if (was && m_sides[i].second == *was)
                at = int(i);
        }
        box->setCurrentIndex(at);
        box->lineEdit()->setCursorPosition(0); // its beginning is what tells
    };
    const auto apart = kept.first ? std::nullopt : firstApart();
    const auto at = [&](const Side& one) {
        return int(std::find_if(m_sides.begin(), m_sides.end(), [&](const auto& other) { return other.second == one; }) -
                   m_sides.begin());
    };
    fill(m_first, kept.first, apart ? at(apart->first) : 0);
    fill(m_second, kept.second, apart ? at(apart->second) : 1);
}

std::optional<Side> ComparePane::side(const QComboBox* box) const
{
    const int at = box->currentIndex();
    return at < 0 || at >= int(m_sides.size()) ? std::nullopt : std::optional(m_sides[size_t(at)].second);
}

void ComparePane::ask(const Side& first, const Side& second)
{
    fillSides();
    for (size_t i = 0; i < m_sides.size(); ++i) {
        if (m_sides[i].second == first)
            m_first->setCurrentIndex(int(i));
        if (m_sides[i].second == second)
            m_second->setCurrentIndex(int(i));
    }
    showLines();
    showDifferences();
}

// In the graph: the first group, which is where they differ most.
void ComparePane::showDifferences()
{
    if (!m_tree->currentItem() && m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

QString ComparePane::profile(const Side& side) const
{
    const auto* voice = std::get_if<Voice>(&side);
    if (!voice)
        return {};
    return voiceSentence(profileOf(*m_network, *voice));
}

void ComparePane::showLines()
{
    const auto first = side(m_first), second = side(m_second);
    const auto* kept = m_tree->currentItem();
    const qint64 was = kept ? kept->data(0, Qt::UserRole).toLongLong() : 0;
    m_lines = first && second ? compare(*m_network, *first, *second) : std::vector<ComparedLine>();
    m_firstProfile->setText(first ? profile(*first) : QString());
    m_secondProfile->setText(second ? profile(*second) : QString());
    m_hint->setText(!first || !second   ? tr("Here two voices are put side by side. Add an article to begin.")
                    : *first == *second ? tr("Choose two different voices or documents.")
                                        : QString());
    if (m_hint->text().isEmpty() && m_lines.empty())
        m_hint->setText(m_network->filter().isEmpty() ? tr("Neither of them claims anything that is drawn.")
                                                      : tr("Of what they claim nothing passes the filters. "
                                                           "Ctrl+Shift+F clears them."));
    m_hint->setVisible(!m_hint->text().isEmpty());
    const QSignalBlocker quiet(m_tree);
    m_tree->headerItem()->setText(1, first ? m_first->currentText().section(QStringLiteral(" ("), 0, 0)
                                           : QString());
    m_tree->headerItem()->setText(2, second ? m_second->currentText().section(QStringLiteral(" ("), 0, 0)
                                            : QString());
    m_tree->clear();
    const QString titles[] = {tr("One says, the other denies"), tr("Both say"), tr("Only the first"),
                              tr("Only the second")};
    QTreeWidgetItem* group = nullptr;
    QTreeWidgetItem* current = nullptr;
    int shown = -1;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const ComparedLine& line = m_lines[i];
        if (int(line.agreement) != shown) {
            shown = int(line.agreement);
            const auto n = std::count_if(m_lines.begin(), m_lines.end(), [&](const ComparedLine& other) {
                return other.agreement == line.agreement;
            });
            group = new QTreeWidgetItem(m_tree, {QStringLiteral("%1: %2").arg(titles[shown]).arg(n)});
            QFont bold = font();
            bold.setBold(true);
            group->setFont(0, bold);
            group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            group->setToolTip(0, tr("Select it to see all these lines in the graph"));
            group->setFirstColumnSpanned(true);
            group->setExpanded(true);
        }
        const int row = m_network->relationships()->rowOf(line.relationship);
        const RelationshipRow& r = m_network->relationships()->relationship(row);
        const QString who = relationshipSentence(oneLine(r.subjectName(), 60), r.kind, oneLine(r.objectName(), 60));
        // A line each: who, what and whom must all be read in a narrow pane.
        auto* item = new QTreeWidgetItem(group, {QString(who).replace(QStringLiteral(" → "), QStringLiteral("\n→ "))
                                                     .replace(QStringLiteral(" ↔ "), QStringLiteral("\n↔ ")),
                                                 stances(line.first), stances(line.second)});
        for (int column = 0; column < 3; ++column)
            item->setToolTip(column, plainToolTip(item->text(column)));
        item->setData(0, Qt::UserRole, line.relationship.value);
        item->setData(1, Qt::UserRole, int(i));
        if (line.relationship.value == was)
            current = item;
    }
    for (const int column : {1, 2}) { // “denied” must be seen; what is said comes second
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, std::min(m_tree->columnWidth(column), std::max(60, m_tree->width() * 23 / 100)));
    }
    if (current)
        m_tree->setCurrentItem(current);
    showPassages();
}

void ComparePane::choose()
{
    if (const QTreeWidgetItem* item = m_tree->currentItem()) {
        QSet<RelationshipId> lines;
        const auto add = [&lines](const QTreeWidgetItem* line) {
            if (const qint64 id = line->data(0, Qt::UserRole).toLongLong())
                lines.insert(RelationshipId{id});
        };
        add(item);
        for (int i = 0; i < item->childCount(); ++i)
            add(item->child(i));
        m_selection->set({}, lines);
    }
    showPassages();
}

void ComparePane::showPassages()
{
    m_cards->clear();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const QTreeWidgetItem* item = m_tree->currentItem();
    const bool isLine = item && item->data(0, Qt::UserRole).toLongLong();
    m_scroll->setVisible(isLine);
    if (!isLine)
        return;
    const ComparedLine& line = m_lines[size_t(item->data(1, Qt::UserRole).toInt())];
    for (const auto* claims : {&line.first, &line.second})
        for (size_t i = 0; i < std::min(claims->size(), mostCards); ++i)
            if (const auto claim = m_network->claim((*claims)[i].claim))
                m_list->addWidget(m_cards->add(*claim, (*claims)[i].asWhole));
    m_list->addStretch(1);
    m_cards->fetch();
}

} // namespace redthread
