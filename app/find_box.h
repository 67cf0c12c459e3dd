// FindBox is one field for everything (Ctrl+K): entities by any of their names,
// documents, phrases in the articles, actions. Answers come while one types;
// Enter goes there. It opens over the graph and closes by itself. GUI thread.
#pragma once

#include "app/project.h"
#include "models/network/name_finder.h"

#include <QFrame>

class QAction;
class QLineEdit;
class QListWidget;
class QTimer;

namespace redthread {

class FindBox : public QFrame {
    Q_OBJECT
public:
    FindBox(Project& project, QList<QAction*> actions, QWidget* parent);

    void popUp(); // under the upper edge of its parent, with the field ready
    int count() const;
    QString textAt(int row) const;

signals:
    void entityChosen(redthread::EntityId entity);
    void lineChosen(redthread::RelationshipId relationship);
    void placeChosen(redthread::DocumentId document, redthread::TextRange range);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Answer {
        QString text, detail;
        std::function<void()> go;
    };
    void search();
    void searchTexts();
    void show(std::vector<Answer> answers, const QString& title);
    void choose();

    Project& m_project;
    QList<QAction*> m_actions;
    NameFinder m_names;
    std::vector<std::function<void()>> m_goes; // by row; empty: a title
    int m_request = 0;
    QLineEdit* m_field;
    QListWidget* m_list;
    QTimer* m_wait;
};

} // namespace redthread
