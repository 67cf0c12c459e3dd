// A project in memory as a reader of ChangeSets has it.
#pragma once

#include "models/records/change_set.h"

#include <map>

namespace redthread {

struct Memory {
    std::map<qint64, Entity> entities;
    std::map<qint64, Document> documents;
    std::map<qint64, Mention> mentions;
    std::map<qint64, Relationship> relationships;
    std::map<qint64, Claim> claims;
    std::map<qint64, Annotation> annotations;

    bool operator==(const Memory&) const = default;

    void take(const ChangeSet& changes)
    {
        takeAll(entities, changes.entities);
        takeAll(documents, changes.documents);
        takeAll(mentions, changes.mentions);
        takeAll(relationships, changes.relationships);
        takeAll(claims, changes.claims);
        takeAll(annotations, changes.annotations);
    }

    // Without what is withdrawn.
    Memory live() const
    {
        Memory live = *this;
        const auto drop = [](auto& records) {
            std::erase_if(records, [](const auto& r) { return r.second.withdrawn; });
        };
        drop(live.entities);
        drop(live.documents);
        drop(live.mentions);
        drop(live.relationships);
        drop(live.claims);
        drop(live.annotations);
        return live;
    }

private:
    template <class Record>
    static void takeAll(std::map<qint64, Record>& mine, const std::vector<Record>& changed)
    {
        for (const Record& record : changed)
            mine.insert_or_assign(record.id.value, record);
    }
};

} // namespace redthread
