// A small project with a text, passages, mentions and claims whose ranges are
// exact, for the tests of the panes and for looking at them.
#pragma once

#include "models/network/network.h"
#include "models/network/passage_source.h"

#include <QPromise>

namespace redthread {

// Answers at once, or when told to, so that late answers can be made.
class FakeSource : public PassageSource {
public:
    std::vector<Document> documents; // with text
    std::vector<Passage> passageRecords;
    bool holdsBack = false;
    bool fails = false;

    QFuture<Result<std::vector<Passage>>> passages(std::vector<PassageId> ids) override;
    QFuture<Result<Document>> document(DocumentId id) override;
    void answerAll(); // what was held back, newest first
    int asked = 0;

private:
    std::vector<std::function<void()>> m_pending;
};

// Built from sentences: "The [Moroccan authorities|Morocco] deny it." makes a
// mention of the entity Morocco of the words in front of the bar; "<allegedly>"
// makes a hedge. One sentence is one passage.
class ExampleProject {
public:
    ExampleProject();

    DocumentId addDocument(const QString& title, const QString& publisher, const QString& date);
    // Entities must be known before they are mentioned.
    EntityId addEntity(const QString& name, const QString& kind);
    // Appends the sentence to the last document; then claims point at it.
    void addSentence(const QString& marked);
    ClaimId addClaim(const QString& subject, const QString& kind, const QString& object, Stance stance,
                     const QString& claimant = {}, const QStringList& via = {});
    void finish(); // into network and source

    EntityId entity(const QString& name) const;
    RelationshipId relationship(const QString& subject, const QString& kind, const QString& object) const;
    QString text(DocumentId id) const;
    TextRange rangeOf(DocumentId id, const QString& words) const;

    ChangeSet records;
    Network network;
    FakeSource source;

private:
    qint64 m_next = 0;
    std::vector<TextRange> m_hedges;
    std::vector<MentionId> m_sentenceMentions;
};

// The story of main-window.png, in short.
std::unique_ptr<ExampleProject> moroccoProject();

} // namespace redthread
