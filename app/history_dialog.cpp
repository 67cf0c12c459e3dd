#include "app/history_dialog.h"

#include "models/records/edit_json.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace redthread {

HistoryDialog::HistoryDialog(std::vector<HistoryEntry> entries, QSet<RecordRef> about, bool writable,
                             QWidget* parent)
    : QDialog(parent),
      m_entries(std::move(entries)),
      m_about(std::move(about)),
      m_writable(writable),
      m_table(new QTableWidget(0, 3, this)),
      m_only(new QCheckBox(tr("Only what concerns the &selection"))),
      m_back(new QPushButton(tr("&Take this step back")))
{
    setWindowTitle(tr("History"));
    m_table->setHorizontalHeaderLabels({tr("When"), tr("Who"), tr("What")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(windowTitle());
    m_only->setEnabled(!m_about.isEmpty());
    m_back->setToolTip(tr("Undo it, though other steps came later; refused when they stand on it"));
    m_back->setAutoDefault(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_back, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_only);
    layout->addWidget(m_table);
    layout->addWidget(buttons);
    resize(720, 480);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_only, &QCheckBox::toggled, this, &HistoryDialog::fill);
    connect(m_back, &QPushButton::clicked, this, &HistoryDialog::takeBack);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        const int at = entryAt(m_table->currentRow());
        m_back->setEnabled(m_writable && at >= 0 && m_entries[size_t(at)].canUndo);
    });
    fill();
}

int HistoryDialog::entryAt(int row) const
{
    const QTableWidgetItem* item = row < 0 ? nullptr : m_table->item(row, 0);
    return item ? item->data(Qt::UserRole).toInt() : -1;
}

void HistoryDialog::fill()
{
    m_table->setRowCount(0);
    m_back->setEnabled(false);
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const HistoryEntry& entry = m_entries[i];
        if (m_only->isChecked()) {
            const std::vector<RecordRef> refs = refsOf(entry.inverse);
            if (std::none_of(refs.begin(), refs.end(), [this](const RecordRef& ref) { return m_about.contains(ref); }))
                continue;
        }
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const QDateTime at = QDateTime::fromString(entry.at, Qt::ISODate);
        const QString when =
            at.isValid() ? locale().toString(at.toLocalTime(), QLocale::ShortFormat) : entry.at;
        int column = 0;
        for (const QString& text : {when, entry.by.isEmpty() ? tr("nameless") : entry.by, entry.title})
            m_table->setItem(row, column++, new QTableWidgetItem(text.left(300)));
        m_table->item(row, 0)->setData(Qt::UserRole, int(i));
    }
    m_table->resizeColumnsToContents();
}

void HistoryDialog::takeBack()
{
    const int at = entryAt(m_table->currentRow());
    if (at < 0 || !m_entries[size_t(at)].canUndo)
        return;
    m_step = m_entries[size_t(at)].inverse;
    accept();
}

} // namespace redthread
