// All that a person may say of one entity, in one form: name, kind, other names,
// identifiers, tags, notes. Gives the Edit that leads there, one step of undo.
#pragma once

#include "models/network/network.h"
#include "models/records/edit.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace redthread {

class EntityDialog : public QDialog {
    Q_OBJECT
public:
    EntityDialog(const Network& network, const Entity& entity, QWidget* parent = nullptr);

    // Nothing when nothing was changed. `by`: the name the person chose.
    std::optional<Edit> edit(const QString& by) const;

private:
    const Network& m_network;
    Entity m_entity;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QPlainTextEdit* m_otherNames;
    QPlainTextEdit* m_identifiers;
    QLineEdit* m_tags;
    QPlainTextEdit* m_notes;
};

} // namespace redthread
