// ReaderDialog asks which program reads new articles: Redthread itself, or one
// of the person's own (external_reader.h), and keeps the answer in the settings.
// A program that is not there is told by a line, not by a box.
#pragma once

#include "app/external_reader.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace redthread {

// What the settings say; no command: Redthread's own reading.
ExternalReader chosenReader();

class ReaderDialog : public QDialog {
    Q_OBJECT
public:
    explicit ReaderDialog(QWidget* parent = nullptr); // shows what the settings say

    void accept() override; // keeps what is written

private:
    void check();

    QLineEdit* m_command;
    QLineEdit* m_name;
    QSpinBox* m_seconds;
    QLabel* m_hint;
    QDialogButtonBox* m_buttons;
};

} // namespace redthread
