// MessageBar is the quiet line above the graph: what happened, what could not
// be done, with at most one button. Errors stay until closed, news goes by
// itself. Text is always plain. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QFrame>

#include <deque>
#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;
class QToolButton;

namespace redthread {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    // What a message is about: forget() takes it away when that is over.
    enum class About { Anything, Step, Keys };
    void news(const QString& text, About about = About::Anything);
    void error(const QString& text); // more than one: they are kept, the bar counts them
    // Stays until closed or until something else is said; long work shows in front of it and gives it back.
    void offer(const QString& text, const QString& button, std::function<void()> action,
               About about = About::Anything);
    // Waits for its turn and comes back after what is said meanwhile, until it is answered or closed.
    struct Question {
        QString text;
        QString button;
        std::function<bool()> stands; // whether there is still something to ask
        std::function<void()> act;
        std::function<void()> refuse = {}; // it was closed instead
    };
    void ask(Question question);
    void forgetQuestions();
    void forget(About about);
    // Long work: a bar and a cancel button until finishProgress(); nothing of what is over within 0.3 s. Of
    // several at once the one that began last is shown.
    enum class Work { Opening, Saving, Importing, Keeping, LayingOut, Measuring, Writing };
    void progress(Work work, const QString& text, int done, int total, std::function<void()> cancel);
    void finishProgress(Work work);

    QString text() const;

private:
    void showText(const QString& text, bool stays, const QString& button = {},
                  std::function<void()> action = {}, About about = About::Anything);
    void dismiss();
    void showQuestion();
    void showProgress();
    void letSee(); // a click that was meant for what stood there before does not answer
    static constexpr int patience = 300; // ms

    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_button;
    QToolButton* m_close;
    QTimer* m_timer;
    QTimer* m_progressDelay;
    struct Progress {
        Work work;
        QElapsedTimer since;
        QString text;
        int done = 0, total = 0;
        std::function<void()> cancel;
    };
    static bool isDue(const Progress& work);
    std::vector<Progress> m_works; // go on; the last one began last
    QStringList m_errors;
    struct Offer {
        QString text, button;
        std::function<void()> action;
        About about;
    };
    std::optional<Offer> m_offer; // shown, or behind the work that is
    std::function<void()> m_action;
    std::deque<Question> m_questions; // the next one first
    bool m_isAsking = false;          // the first of them is shown
    About m_about = About::Anything;  // what is shown
};

} // namespace redthread
