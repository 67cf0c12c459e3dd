// The small parts of the evidence: the tag of a stance, the bar of stances, and
// buttons that look like words.
#pragma once

#include "models/records/stance.h"

#include <QAbstractButton>
#include <QWidget>

#include <array>

namespace redthread {

class StanceTag : public QWidget {
    Q_OBJECT
public:
    explicit StanceTag(QWidget* parent = nullptr);
    void setStance(Stance stance, const QString& word);
    QString word() const { return m_word; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont tagFont() const;
    Stance m_stance = Stance::Stated;
    QString m_word;
};

// Claims by stance, as long as their share; the words stand below it.
class StanceBar : public QWidget {
    Q_OBJECT
public:
    explicit StanceBar(QWidget* parent = nullptr);
    void setCounts(const std::array<int, 4>& counts);
    QSize sizeHint() const override { return {100, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::array<int, 4> m_counts{};
};

class WordButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Tone { Link, Quiet };
    WordButton(const QString& text, Tone tone, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
};

} // namespace redthread
