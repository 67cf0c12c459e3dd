#include "app/main_window.h"
#include "app/history_dialog.h"
#include "app/message_bar.h"

#include <QDateTime>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace redthread {

namespace {

// What the mouse does, which no menu tells.
const QList<std::pair<const char*, const char*>>& mouseHabits()
{
    static const QList<std::pair<const char*, const char*>> habits = {
        {QT_TRANSLATE_NOOP("MainWindow", "Wheel, pinch"),
         QT_TRANSLATE_NOOP("MainWindow", "Zoom to the cursor")},
        {QT_TRANSLATE_NOOP("MainWindow", "Drag on empty space, middle drag, Space"),
         QT_TRANSLATE_NOOP("MainWindow", "Move the picture")},
        {QT_TRANSLATE_NOOP("MainWindow", "Shift and drag"),
         QT_TRANSLATE_NOOP("MainWindow", "Select with a box")},
        {QT_TRANSLATE_NOOP("MainWindow", "Ctrl and drag"),
         QT_TRANSLATE_NOOP("MainWindow", "Select with a lasso")},
        {QT_TRANSLATE_NOOP("MainWindow", "Double-click an entity"),
         QT_TRANSLATE_NOOP("MainWindow", "Show its hidden neighbours, the strongest first")},
        {QT_TRANSLATE_NOOP("MainWindow", "Double-click a group"),
         QT_TRANSLATE_NOOP("MainWindow", "Draw those in it on their own")},
        {QT_TRANSLATE_NOOP("MainWindow", "Click; with Ctrl; with Shift"),
         QT_TRANSLATE_NOOP("MainWindow", "Select; turn over; add")},
        {QT_TRANSLATE_NOOP("MainWindow", "Drag an entity"),
         QT_TRANSLATE_NOOP("MainWindow", "Move it; it stays there, the rest gives way")},
        {QT_TRANSLATE_NOOP("MainWindow", "Double-click a line"),
         QT_TRANSLATE_NOOP("MainWindow", "Open the article at the sentence")},
        {QT_TRANSLATE_NOOP("MainWindow", "Arrows"),
         QT_TRANSLATE_NOOP("MainWindow", "Go to the nearest entity in that direction")},
        {QT_TRANSLATE_NOOP("MainWindow", "Enter"),
         QT_TRANSLATE_NOOP("MainWindow", "Show the evidence of the entity")},
        {QT_TRANSLATE_NOOP("MainWindow", "Right click, Shift+F10"),
         QT_TRANSLATE_NOOP("MainWindow", "Menu of what is under the cursor")},
        {"A, R, S", QT_TRANSLATE_NOOP("MainWindow", "Review: accept, reject, skip; with Shift the whole line")},
        {"1, 2, 3, 4", QT_TRANSLATE_NOOP("MainWindow", "Review: stated, alleged, hypothetical, denied")},
        {"K, T, C", QT_TRANSLATE_NOOP("MainWindow", "Review: another kind, turn round, said by somebody else")},
        {"B, O", QT_TRANSLATE_NOOP("MainWindow", "Review: back to the one before, open the document")},
        {"M, N, S, W", QT_TRANSLATE_NOOP("MainWindow", "Same or not: merge, never the same, skip, which one stays")},
    };
    return habits;
}

} // namespace

void MainWindow::showShortcuts()
{
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Keyboard and mouse"));
    auto* table = new QTableWidget(0, 2, &dialog);
    table->setHorizontalHeaderLabels({tr("Keys"), tr("What they do")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setAccessibleName(dialog.windowTitle());
    const auto add = [table](const QString& keys, const QString& what) {
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(keys));
        table->setItem(row, 1, new QTableWidgetItem(what));
    };
    for (const auto& [keys, what] : mouseHabits())
        add(tr(keys), tr(what));
    for (const Actions::Row& row : m_actions.rows())
        if (!row.shortcut.isEmpty())
            add(row.shortcut, QStringLiteral("%1 ▸ %2").arg(row.menu, row.text));
    table->resizeColumnToContents(0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(&dialog);
    column->addWidget(table);
    column->addWidget(buttons);
    dialog.resize(640, 560);
    dialog.exec();
}

// What was done to the project, the newest first; also what was done before it
// was opened, and what was undone.
// All of the project, or of what is selected: a record, its claims, what is
// written on it. A step is taken back from here too, if what it left is still so.
void MainWindow::showHistory()
{
    if (!m_project.isOpen())
        return;
    HistoryDialog dialog(m_project.store(), recordsOfSelection(), !m_project.isReadOnly(), this);
    if (dialog.exec() == QDialog::Accepted && dialog.step())
        submit(*dialog.step());
}

QSet<RecordRef> MainWindow::recordsOfSelection() const
{
    const Network& network = m_project.network();
    const Selection& selection = m_project.selection();
    QSet<RecordRef> records;
    const auto addClaims = [&](const std::vector<Claim>& claims) {
        for (const Claim& claim : claims)
            records.insert(refOf(claim.id));
    };
    for (const EntityId id : selection.entities()) {
        records.insert(refOf(id));
        for (const Entity& merged : network.mergedInto(id))
            records.insert(refOf(merged.id));
    }
    for (const RelationshipId id : selection.relationships()) {
        for (const RelationshipId stored : network.storedAs(id))
            records.insert(refOf(stored));
        addClaims(network.claimsOf(id));
    }
    for (const DocumentId id : selection.documents())
        records.insert(refOf(id));
    return records;
}

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Redthread"));
    box.setIconPixmap(windowIcon().pixmap(64));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("Redthread %1").arg(QStringLiteral(REDTHREAD_VERSION)));
    box.setInformativeText(
        tr("Turns articles into a map of entities and their relationships in which every line opens the "
           "sentence that says it.\n\n"
           "Licence: GNU General Public License, version 3 or later.\n\n"
           "What is read from an article is a suggestion until you have reviewed it.\n\n"
           "Names for reading come from Debian's iso-codes (LGPL), libgweather (GPL), WordNet (WordNet "
           "licence) and Faker (MIT). The models of reading (CC BY-SA 4.0) are learnt from UD English EWT, GUM, "
           "WikiGold, Universal NER, re3d and the Broad Twitter Corpus, from UDS “It Happened” (MIT) and from annotated articles of Wikinews (CC BY 2.5). The example articles are CC0; their people and firms are invented."));
    box.exec();
}

// Keys that nobody took: those of an action that cannot act now say why.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    QMainWindow::keyPressEvent(event);
    const QString why =
        event->isAutoRepeat() ? QString() : m_actions.whyNot(QKeySequence(event->keyCombination()));
    if (!why.isEmpty())
        m_messages->news(m_project.isReadOnly() ? tr("This project can be read, not changed.") : why,
                         MessageBar::About::Keys);
}

} // namespace redthread
