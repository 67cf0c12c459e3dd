// The claims of a Network as they lie in memory. A project may hold a million,
// and every filter walks through all of them; so what is counted of a claim
// stands in 32 bytes beside the other claims of its relationship (CountedRow),
// and the rest, which is only shown, in a row of its own (ClaimRow) with each
// text once for all claims that have it. Claim records are made from the two
// when somebody asks.
#pragma once

#include "models/records/records.h"

#include <QHash>

#include <algorithm>
#include <memory>
#include <vector>

namespace redthread {

// Texts that many records share, by number; 0 is the empty one.
class SharedTexts {
public:
    quint32 numberOf(const QString& text);
    const QString& text(quint32 number) const { return m_texts[number]; }
    size_t count() const { return m_texts.size(); }
    // The same text in shared memory.
    QString shared(const QString& text) { return m_texts[numberOf(text)]; }

private:
    std::vector<QString> m_texts = {QString()};
    QHash<QString, quint32> m_numbers;
};

struct EntityNode;
struct DocumentNode;
struct RelationshipNode;

struct ClaimRow {
    // What few claims have.
    struct More {
        QList<EntityId> via;
        QList<TextRange> hedges;
        QStringList mayBe;
    };

    ClaimId id;
    RelationshipNode* of = nullptr; // these stand as long as the claim; not known yet, perhaps
    DocumentNode* inDocument = nullptr;
    EntityNode* claimant = nullptr; // null: the article's own voice
    PassageId passage;
    MentionId subjectMention;
    MentionId objectMention;
    double confidence = 1;
    std::unique_ptr<More> more;
    quint32 place = 0; // of its CountedRow in of->claims
    quint32 eventDate = 0, claimDate = 0;                   // numbers of dates
    quint32 suggestedBy = 0, verdictBy = 0, verdictAt = 0; // numbers of words
    Origin origin = Origin::Reader;
    Stance stance = Stance::Stated;
    Verdict verdict = Verdict::Suggested;
    bool withdrawn = false;

    const QList<EntityId>& via() const;
    bool isPossibleLink() const { return more && !more->mayBe.isEmpty() && verdict == Verdict::Suggested; }
};

// What standings and filters ask of a claim. Made anew from the rows whenever
// one of them changes (Network::Data::recount).
struct CountedRow {
    ClaimRow* row = nullptr;
    qint32 voice = 0; // who speaks: see NetworkContent::voiceNumber
    quint32 said = 0; // the claim's date, else its document's; number of a date
    quint32 event = 0;
    quint32 document = 0; // its row
    Stance stance : 8 = Stance::Stated;
    Verdict verdict : 8 = Verdict::Suggested;
    quint32 sureness : 8 = 0; // the confidence, of 255
    bool live : 1 = false;    // not withdrawn, nor what it hangs on
    bool possible : 1 = false;

    // One that stands for a line: no possible link, not rejected.
    bool counts() const { return !possible && verdict != Verdict::Rejected; }
};
static_assert(sizeof(CountedRow) == 32);

// The counted rows of one relationship, in the memory of a CountedPool.
class CountedList {
public:
    CountedRow* begin() { return m_rows; }
    CountedRow* end() { return m_rows + m_size; }
    const CountedRow* begin() const { return m_rows; }
    const CountedRow* end() const { return m_rows + m_size; }
    quint32 size() const { return m_size; }
    CountedRow& operator[](quint32 at) { return m_rows[at]; }
    const CountedRow& operator[](quint32 at) const { return m_rows[at]; }
    void takeOut(quint32 at) // the last one comes in its place
    {
        m_rows[at] = m_rows[--m_size];
    }

private:
    friend class CountedPool;
    CountedRow* m_rows = nullptr;
    quint32 m_size = 0, m_room = 0;
};

// Where the lists lie: one after the other in a few large blocks, so that a walk
// through all of them reads memory from front to back. A list that outgrows its
// room moves to the end, with twice the room; what it leaves stays empty.
class CountedPool {
public:
    void add(CountedList& list, const CountedRow& row);
    // For a load: the list counts one more and has rows only when it was laid, with just the room it needs.
    static quint32 promise(CountedList& list) { return list.m_size++; }
    void lay(CountedList& list)
    {
        list.m_rows = room(list.m_size);
        list.m_room = list.m_size;
    }

private:
    CountedRow* room(size_t count);

    std::vector<std::unique_ptr<CountedRow[]>> m_blocks;
    size_t m_used = 0, m_size = 0; // of the last block
};

} // namespace redthread
