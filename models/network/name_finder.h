// Finds entities and documents by a part of any of their names, and notes by
// their words, and relationships by the words of their sentence; capitals and accents do not matter. The folded names are kept
// and made anew when the network has changed. GUI thread.
#pragma once

#include "models/network/network.h"

#include <QObject>

namespace redthread {

struct NameHit {
    RecordRef record; // an entity, a document, words that a note is on (a passage)
    QString text;     // the name that fits, as stored
    QString detail;   // the kind; another name's owner; the outlet
    int rank = 0;     // 0 the whole name, 1 its beginning, 2 the beginning of a word, 3 inside one
};

class NameFinder : public QObject {
    Q_OBJECT
public:
    explicit NameFinder(const Network* network, QObject* parent = nullptr);

    // The best first: by rank, then by the number of relationships.
    std::vector<NameHit> find(const QString& words, int most);
    // Drawn relationships in whose sentence ("Morocco uses Pegasus") all the words begin a word, at least one of
    // them a word of an end; those with most voices first. Of the best known ends only, so that it is quick.
    std::vector<RelationshipId> findLines(const QString& words, int most);

private:
    struct Name {
        QString folded;
        QString text;
        RecordRef record;
        int degree = 0;
        bool isOther = false;
    };
    void fill();
    std::vector<RelationshipId> linesOfKind(const QString& word, int most) const;

    const Network* m_network;
    std::vector<Name> m_names;
    bool m_isStale = true;
};

} // namespace redthread
