#include "app/find_box.h"

#include "views/graph/wording.h"
#include "views/lists/shown_text.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace redthread {

namespace {

constexpr int mostNames = 12, mostPlaces = 20, mostActions = 6;
constexpr int pause = 120; // milliseconds without a key before texts are searched

} // namespace

FindBox::FindBox(Project& project, QList<QAction*> actions, QWidget* parent)
    : QFrame(parent),
      m_project(project),
      m_actions(std::move(actions)),
      m_names(&project.network()),
      m_field(new QLineEdit),
      m_list(new QListWidget),
      m_wait(new QTimer(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_field->setPlaceholderText(tr("Find an entity, a phrase, a document, an action…"));
    m_field->setAccessibleName(tr("Find anything"));
    m_field->setClearButtonEnabled(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("What was found"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->installEventFilter(this);
    m_wait->setSingleShot(true);
    m_wait->setInterval(pause);
    connect(m_wait, &QTimer::timeout, this, &FindBox::searchTexts);
    connect(m_field, &QLineEdit::textChanged, this, &FindBox::search);
    connect(m_list, &QListWidget::itemClicked, this, &FindBox::choose);
    hide();
}

void FindBox::popUp()
{
    const int width = std::min(640, parentWidget()->width() - 40);
    resize(width, std::min(480, parentWidget()->height() - 80));
    move((parentWidget()->width() - width) / 2, 60);
    m_field->selectAll();
    search();
    QFrame::show();
    raise();
    m_field->setFocus();
}

int FindBox::count() const { return m_list->count(); }
QString FindBox::textAt(int row) const { return m_list->item(row)->text(); }

bool FindBox::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            hide();
            parentWidget()->setFocus();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QApplication::sendEvent(m_list, event);
            return true;
        default:
            break;
        }
    }
    if (watched == m_field && event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    return QFrame::eventFilter(watched, event);
}

void FindBox::show(std::vector<Answer> answers, const QString& title)
{
    if (answers.empty())
        return;
    auto* head = new QListWidgetItem(title, m_list);
    QFont bold = font();
    bold.setBold(true);
    head->setFont(bold);
    head->setFlags(Qt::NoItemFlags);
    m_goes.emplace_back();
    for (Answer& answer : answers) {
        QString text = oneLine(answer.text, 200);
        if (!answer.detail.isEmpty())
            text += QStringLiteral("  ·  ") + oneLine(answer.detail, 80);
        auto* item = new QListWidgetItem(QStringLiteral("   ") + text, m_list);
        item->setToolTip(plainToolTip(text));
        m_goes.push_back(std::move(answer.go));
        if (m_list->currentRow() < 0)
            m_list->setCurrentItem(item);
    }
}

void FindBox::search()
{
    ++m_request;
    m_list->clear();
    m_goes.clear();
    const QString words = m_field->text();
    std::vector<Answer> entities, lines, documents, notes, actions;
    for (const NameHit& hit : m_names.find(words, mostNames)) {
        if (hit.record.type == RecordType::Entity)
            entities.push_back(
                {hit.text, hit.detail, [this, id = EntityId{hit.record.id}] { emit entityChosen(id); }});
        else if (hit.record.type == RecordType::Document)
            documents.push_back(
                {hit.text, hit.detail, [this, id = DocumentId{hit.record.id}] { emit placeChosen(id, {}); }});
        else
            for (const Passage& passage : m_project.network().notedPassages({}))
                if (passage.id.value == hit.record.id)
                    notes.push_back({hit.text, QStringLiteral("“%1”").arg(oneLine(passage.quote, 60)),
                                     [this, passage] { emit placeChosen(passage.document, passage.range); }});
    }
    const RelationshipModel& relationships = *m_project.network().relationships();
    for (const RelationshipId id : m_names.findLines(words, mostNames)) {
        const RelationshipRow& row = relationships.relationship(relationships.rowOf(id));
        lines.push_back({relationshipSentence(oneLine(row.subjectName(), 60), row.kind, oneLine(row.objectName(), 60)),
                         RelationshipModel::standingWord(row.standing), [this, id] { emit lineChosen(id); }});
    }
    if (!words.trimmed().isEmpty())
        for (QAction* action : std::as_const(m_actions))
            if (action->isEnabled() && int(actions.size()) < mostActions &&
                action->iconText().contains(words.trimmed(), Qt::CaseInsensitive))
                actions.push_back({action->iconText(), action->shortcut().toString(QKeySequence::NativeText),
                                   [action] { action->trigger(); }});
    show(std::move(entities), tr("Entities"));
    show(std::move(lines), tr("Claims"));
    show(std::move(documents), tr("Documents"));
    show(std::move(notes), tr("Notes"));
    show(std::move(actions), tr("Actions"));
    if (words.trimmed().size() >= 2)
        m_wait->start();
    else
        m_wait->stop();
}

// Where the articles say it; a late answer is dropped.
void FindBox::searchTexts()
{
    if (!m_project.isOpen())
        return;
    const QString words = m_field->text();
    m_project.store()
        .ask([words](Store& store) { return store.placesOf(words, mostPlaces); })
        .then(this, [this, request = m_request](const Result<std::vector<Store::Place>>& places) {
            if (request != m_request)
                return;
            std::vector<Answer> answers;
            if (places)
                for (const Store::Place& place : *places) {
                    const int row = m_project.network().documents()->rowOf(place.document);
                    if (row >= 0)
                        answers.push_back({QStringLiteral("…%1…").arg(place.quote),
                                           m_project.network().documents()->document(row).title,
                                           [this, place] { emit placeChosen(place.document, place.range); }});
                }
            else
                answers.push_back({places.error().text, {}, [] {}});
            show(std::move(answers), tr("In the articles"));
            if (m_list->count() == 0) {
                auto* nothing = new QListWidgetItem(tr("Nothing found."), m_list);
                nothing->setFlags(Qt::NoItemFlags);
                m_goes.emplace_back();
            }
        });
}

void FindBox::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= int(m_goes.size()) || !m_goes[size_t(row)])
        return;
    const auto go = m_goes[size_t(row)]; // showing something else may clear the list
    hide();
    parentWidget()->setFocus();
    go();
}

} // namespace redthread
