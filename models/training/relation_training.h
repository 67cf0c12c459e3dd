// Learns mentions and relationships from annotated texts: the sections of
// models/reading/relation_models.h. Relationships are learnt on the annotated
// mentions and on those the reader finds by itself in texts it has not learnt
// from (five parts, each read with what the other four taught).
#pragma once

#include "models/training/model_writer.h"

#include <QJsonObject>

#include <functional>

namespace redthread::learning {

struct AnnotatedText {
    QString name;
    QString text;
    QJsonObject gold;
};

// seed, dev and written of a corpus; those that are not there are left out.
std::vector<AnnotatedText> annotatedTexts(const QString& corpus);

void trainRelations(const std::vector<AnnotatedText>& texts, ModelWriter& writer,
                    const std::function<void(const QString&)>& tell);

} // namespace redthread::learning
