// The details of a document, edited in place: each field that was changed and
// left becomes one edit. What the network says later is shown, whatever was
// typed.
#pragma once

#include "models/records/edit.h"

#include <QWidget>

class QLineEdit;
class QFormLayout;

namespace redthread {

class PlainText;

class DocumentForm : public QWidget {
    Q_OBJECT
public:
    explicit DocumentForm(QWidget* parent = nullptr);
    void setDocument(const Document& document);

signals:
    void editRequested(const redthread::Edit& edit);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLineEdit* addField(QFormLayout* layout, const QString& label, const QString& placeholder,
                        QString Document::*value);
    void finish();

    struct Field {
        QLineEdit* edit;
        QString Document::*value;
    };
    Document m_document;
    std::vector<Field> m_fields;
    QLineEdit* m_date;
    PlainText* m_problem;
};

// Empty, "2020", "2020-06" or "2020-06-22", and a day that exists.
bool isCutDate(const QString& text);

} // namespace redthread
