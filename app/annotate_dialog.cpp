#include "app/annotate_dialog.h"

#include "models/records/kinds.h"
#include "models/records/name_key.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace redthread {

namespace {

constexpr size_t mostShown = 100;

// 0: not alike at all.
int likeness(const QString& words, const Entity& entity)
{
    int best = 0;
    for (const QString& name : QStringList(entity.name) + entity.otherNames) {
        const QString key = nameKey(name);
        if (key == words)
            return 3;
        if (key.startsWith(words) || words.startsWith(key))
            best = std::max(best, 2);
        else if (key.contains(words) || words.contains(key))
            best = std::max(best, 1);
    }
    return best;
}

} // namespace

AnnotateDialog::AnnotateDialog(const Network& network, const QString& words, QWidget* parent)
    : QDialog(parent),
      m_network(network),
      m_name(new QLineEdit(words.simplified())),
      m_kind(new QComboBox),
      m_list(new QListWidget),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("What are these words?"));
    for (const EntityKind& kind : entityKinds())
        m_kind->addItem(kind.label, kind.key);
    m_list->setAccessibleName(tr("New, or an entity that is there"));
    m_name->setAccessibleName(tr("Name"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(m_list);
    form->addRow(tr("&Kind of the new entity"), m_kind);
    form->addRow(m_buttons);
    resize(460, 420);
    connect(m_name, &QLineEdit::textChanged, this, &AnnotateDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &AnnotateDialog::check);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
}

void AnnotateDialog::setKind(const QString& kind)
{
    if (const int at = m_kind->findData(kind); at >= 0)
        m_kind->setCurrentIndex(at);
}

void AnnotateDialog::fill()
{
    m_list->clear();
    const QString words = nameKey(m_name->text());
    auto* fresh = new QListWidgetItem(tr("New entity “%1”").arg(m_name->text().simplified()), m_list);
    fresh->setData(Qt::UserRole, qint64(0));
    struct Row {
        int likeness, degree;
        EntityId id;
        QString text;
    };
    std::vector<Row> rows;
    const EntityModel& entities = *m_network.entities();
    for (int row = 0; row < entities.rowCount(); ++row) {
        const Entity& entity = entities.entity(row);
        const int like = words.isEmpty() ? 1 : likeness(words, entity);
        if (like > 0)
            rows.push_back({like, entities.degree(row), entity.id,
                            QStringLiteral("%1 · %2").arg(entity.name, entityKind(entity.kind).label)});
    }
    const auto better = [](const Row& a, const Row& b) {
        return std::tuple(-a.likeness, -a.degree, a.text) < std::tuple(-b.likeness, -b.degree, b.text);
    };
    const size_t shown = std::min(mostShown, rows.size());
    std::partial_sort(rows.begin(), rows.begin() + qsizetype(shown), rows.end(), better);
    for (size_t i = 0; i < shown; ++i)
        (new QListWidgetItem(rows[i].text, m_list))->setData(Qt::UserRole, rows[i].id.value);
    m_list->setCurrentRow(!rows.empty() && rows.front().likeness == 3 ? 1 : 0);
    check();
}

void AnnotateDialog::check()
{
    const bool isNew = !entity();
    m_kind->setEnabled(isNew);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!isNew || !name().isEmpty());
}

EntityId AnnotateDialog::entity() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return EntityId{item ? item->data(Qt::UserRole).toLongLong() : 0};
}

QString AnnotateDialog::name() const { return m_name->text().simplified(); }
QString AnnotateDialog::kind() const { return m_kind->currentData().toString(); }

} // namespace redthread
