// ExportDialog asks where, how large and how much. The format follows the
// ending of the file.
#pragma once

#include "app/exporter.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QDialogButtonBox;
class QLineEdit;
class QRadioButton;

namespace redthread {

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    // `entities` and `lines` of the whole picture: what is large is told before it is written.
    ExportDialog(const QString& folder, const QString& name, int entities, int lines, QWidget* parent = nullptr);

    ExportRequest request() const;

private:
    void browse();
    void formatChosen();
    void pathChanged();
    void tellSize();

    int m_entities, m_lines;
    QLabel* m_size;
    QLineEdit* m_path;
    QComboBox* m_format;
    QComboBox* m_scale;
    QRadioButton* m_whole;
    QRadioButton* m_onScreen;
    QCheckBox* m_dark;
    QDialogButtonBox* m_buttons;
};

} // namespace redthread
