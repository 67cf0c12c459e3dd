#include "app/history_dialog.h"


#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace redthread {

HistoryDialog::HistoryDialog(StoreThread& store, QSet<RecordRef> about, bool writable, QWidget* parent)
    : QDialog(parent),
      m_store(store),
      m_about(std::move(about)),
      m_writable(writable),
      m_table(new QTableWidget(0, 3, this)),
      m_trouble(new QLabel),
      m_only(new QCheckBox(tr("Only what concerns the &selection"))),
      m_arranged(new QCheckBox(tr("Also where entities were &put"))),
      m_older(new QPushButton(tr("Show &older steps"))),
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
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_only->setEnabled(!m_about.isEmpty());
    m_only->setToolTip(m_about.isEmpty() ? tr("Select something in the graph or in a list first") : QString());
    m_older->setAutoDefault(false);
    m_older->setEnabled(false);
    m_back->setToolTip(tr("Undo it, though other steps came later; refused when they stand on it"));
    m_back->setAutoDefault(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_back, QDialogButtonBox::ActionRole);
    buttons->addButton(m_older, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_only);
    layout->addWidget(m_arranged);
    layout->addWidget(m_table);
    layout->addWidget(m_trouble);
    layout->addWidget(buttons);
    resize(720, 480);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_only, &QCheckBox::toggled, this, &HistoryDialog::begin);
    connect(m_arranged, &QCheckBox::toggled, this, &HistoryDialog::begin);
    connect(m_older, &QPushButton::clicked, this, &HistoryDialog::askOlder);
    connect(m_back, &QPushButton::clicked, this, &HistoryDialog::takeBack);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        const int row = m_table->currentRow();
        m_back->setEnabled(m_writable && row >= 0 && row < int(m_entries.size()) && m_entries[size_t(row)].canUndo);
    });
    begin();
}

HistoryDialog::~HistoryDialog() { m_store.finish(); }

void HistoryDialog::begin()
{
    m_entries.clear();
    m_table->setRowCount(0);
    m_back->setEnabled(false);
    askOlder();
}

void HistoryDialog::askOlder()
{
    constexpr int most = 500;
    m_older->setEnabled(false);
    const qint64 before = m_entries.empty() ? std::numeric_limits<qint64>::max() : m_entries.back().revision;
    m_store
        .ask([before, about = m_only->isChecked() ? m_about : QSet<RecordRef>(),
              arranged = m_arranged->isChecked()](Store& store) {
            return store.history(most, before, about, arranged);
        })
        .then(this, [this, asked = ++m_asked](const Result<std::vector<HistoryEntry>>& entries) {
            if (asked != m_asked)
                return;
            m_trouble->setVisible(!entries);
            if (!entries) {
                m_trouble->setText(entries.error().text);
                return;
            }
            add(*entries);
            m_older->setEnabled(entries->size() == most);
        });
}

void HistoryDialog::add(const std::vector<HistoryEntry>& entries)
{
    int row = m_table->rowCount();
    m_table->setRowCount(row + int(entries.size()));
    for (const HistoryEntry& entry : entries) {
        const QDateTime at = QDateTime::fromString(entry.at, Qt::ISODate);
        const QString when =
            at.isValid() ? locale().toString(at.toLocalTime(), QLocale::ShortFormat) : entry.at;
        int column = 0;
        for (const QString& text : {when, entry.by.isEmpty() ? tr("nameless") : entry.by, entry.title})
            m_table->setItem(row, column++, new QTableWidgetItem(text.left(300)));
        ++row;
    }
    m_entries.insert(m_entries.end(), entries.begin(), entries.end());
    m_table->resizeColumnsToContents();
}

void HistoryDialog::takeBack()
{
    const int row = m_table->currentRow();
    if (row < 0 || row >= int(m_entries.size()) || !m_entries[size_t(row)].canUndo)
        return;
    m_step = m_entries[size_t(row)].inverse;
    accept();
}

} // namespace redthread
