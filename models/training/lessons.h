// Annotated texts as lessons: each text twice, as the reader finds it by
// itself and with the annotated entities and mentions, beside what the
// annotation says is related. The drafts point into the text of the lesson's
// source, which must outlive it.
#pragma once

#include "models/reading/draft.h"
#include "models/training/choices.h"

#include <QJsonObject>

#include <map>
#include <memory>

namespace redthread::learning {

struct AnnotatedText {
    QString name;
    QString text;
    QJsonObject gold;
    bool invented = false; // of the folder written
};

// seed, dev and written of a corpus; those that are not there are left out.
std::vector<AnnotatedText> annotatedTexts(const QString& corpus);

// Into so many parts the texts are cut where a step is to read texts with what others taught.
constexpr int parts = 5;

struct Lesson {
    const AnnotatedText* source;
    std::unique_ptr<reading::Draft> read, given;     // `read`: before keepPhrases()
    QHash<QString, int> entities;                    // of `given`
    std::map<std::tuple<int, int, int>, Kinds> said; // sentence, subject, object of `given`
    std::map<std::pair<int, int>, bool> related;     // anywhere in the text; the smaller first
};

Lesson lessonOf(const AnnotatedText& source);

// Which annotated entity each one found stands for, by the mentions they share; -1: none.
std::vector<int> aligned(const reading::Draft& found, const reading::Draft& given);

// The same of mentions that share anything at all: which annotated entity each one found may stand for.
std::vector<int> touched(const reading::Draft& found, const reading::Draft& given);

} // namespace redthread::learning
