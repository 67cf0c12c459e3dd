// Random edits of every kind that a store with this content accepts.
#pragma once

#include "memory.h"
#include "sample.h"

#include <random>

namespace redthread {

class RandomEdits {
public:
    static constexpr int kinds = int(std::variant_size_v<Edit>);

    explicit RandomEdits(unsigned seed) : m_random(seed) {}

    Edit next(const Memory& all)
    {
        // Some kinds find nothing to do in some projects; then another is drawn.
        for (;;)
            if (auto edit = draw(all.live(), all, below(kinds)))
                return *std::move(edit);
    }

    // An edit of this alternative of Edit, if the project has what it needs.
    std::optional<Edit> draw(const Memory& live, const Memory& all, int kind)
    {
        switch (kind) {
        case 0:
            return article();
        case 1:
            return setWithdrawn(all);
        case 2:
            return onEntity(live, [this](const Entity& e) { return Rename{e.id, e.name, name()}; });
        case 3:
            return onEntity(live, [this](const Entity& e) { return SetKind{e.id, e.kind, name()}; });
        case 4:
            return onEntity(live, [this](const Entity& e) {
                return SetOtherNames{e.id, e.otherNames, QStringList(below(3), name())};
            });
        case 5:
            return onEntity(live, [this](const Entity& e) {
                return SetIdentifiers{e.id, e.identifiers, QList<Identifier>(below(3), {name(), name()})};
            });
        case 6:
            return onEntity(live, [this](const Entity& e) { return SetNotes{e.id, e.notes, name()}; });
        case 7:
            return onEntity(live, [](const Entity& e) { return SetHidden{{e.id}, !e.hidden}; });
        case 8:
            return arrange(live);
        case 9:
            return merge(live, all);
        case 10:
            return unmerge(live);
        case 11:
            return moveMentions(live);
        case 12:
            return giveVerdict(live);
        case 13:
            return changeClaim(live);
        case 14:
            return setDetails(live);
        case 15:
            return replaceText(live);
        case 16:
            return batch(all);
        }
        Q_UNREACHABLE();
    }

private:
    int below(int n) { return n <= 0 ? 0 : std::uniform_int_distribution<int>(0, n - 1)(m_random); }

    QString name()
    {
        static const QStringList names{"",        "Ada",      "O'Neil \"x\" <b>&amp;", "a\nb\tc", "آدا",
                                       "e\u0301", "🧵🧵", QString(10000, u'ß'),    "'; --",   "\\N \\G"};
        return names[below(int(names.size()))] + QString::number(below(100));
    }

    template <class Record>
    const Record* anyOf(const std::map<qint64, Record>& records)
    {
        return records.empty() ? nullptr : &std::next(records.begin(), below(int(records.size())))->second;
    }

    template <class Make>
    std::optional<Edit> onEntity(const Memory& live, Make make)
    {
        const Entity* entity = anyOf(live.entities);
        return entity ? std::optional<Edit>(make(*entity)) : std::nullopt;
    }

    Edit article() { return sample::article(name()); }

    std::optional<Edit> replaceText(const Memory& live)
    {
        const Document* document = anyOf(live.documents);
        if (!document)
            return std::nullopt;
        ReplaceText edit{.from = *document, .to = *document};
        edit.to.text = name();
        edit.to.textHash = name();
        edit.to.likeness = document->likeness;
        return edit;
    }

    std::optional<Edit> setWithdrawn(const Memory& all)
    {
        SetWithdrawn edit{name(), {}, below(2) == 0};
        const auto add = [&](const auto& from) {
            for (const auto& [id, record] : from)
                if (record.withdrawn != edit.withdrawn && below(4) == 0)
                    edit.records.push_back(refOf(record.id));
        };
        add(all.entities);
        add(all.claims);
        add(all.mentions);
        add(all.relationships);
        add(all.documents);
        add(all.annotations);
        std::shuffle(edit.records.begin(), edit.records.end(), m_random);
        return edit;
    }

    std::optional<Edit> arrange(const Memory& live)
    {
        Arrange edit;
        for (int i = below(4); i >= 0; --i) {
            const Entity* entity = anyOf(live.entities);
            if (!entity)
                return std::nullopt;
            Placement placement{entity->id, std::nullopt, below(2) == 0};
            if (below(3))
                placement.position = QPointF(below(1000) / 7.0, -below(1000) / 3.0);
            edit.placements.push_back(placement);
        }
        return edit;
    }

    static EntityId root(const Memory& all, EntityId id)
    {
        while (id) {
            const auto at = all.entities.find(id.value);
            if (at == all.entities.end() || !at->second.mergedInto)
                break;
            id = at->second.mergedInto;
        }
        return id;
    }

    std::optional<Edit> merge(const Memory& live, const Memory& all)
    {
        const Entity* from = anyOf(live.entities);
        const Entity* into = anyOf(live.entities);
        if (!from || from->mergedInto || root(all, into->id) == from->id)
            return std::nullopt;
        return Merge{from->id, into->id};
    }

    std::optional<Edit> unmerge(const Memory& live)
    {
        for (const auto& [id, entity] : live.entities)
            if (entity.mergedInto && below(2))
                return Unmerge{entity.id, entity.mergedInto};
        return std::nullopt;
    }

    std::optional<Edit> moveMentions(const Memory& live)
    {
        const Mention* mention = anyOf(live.mentions);
        const Entity* to = anyOf(live.entities);
        const Claim* claim = anyOf(live.claims);
        const Relationship* onto = anyOf(live.relationships);
        if (!mention || !to || !claim || !onto)
            return std::nullopt;
        return MoveMentions{{{mention->id, mention->entity, to->id}},
                            {{claim->id, claim->relationship, onto->id}}};
    }

    std::optional<Edit> giveVerdict(const Memory& live)
    {
        const Claim* claim = anyOf(live.claims);
        if (!claim)
            return std::nullopt;
        GiveVerdict::Change change{.claim = claim->id,
                                   .from = claim->verdict,
                                   .to = Verdict(below(3)),
                                   .by = name(),
                                   .at = "2020-01-01T00:00:00Z",
                                   .fromBy = claim->verdictBy,
                                   .fromAt = claim->verdictAt};
        return GiveVerdict{{change}};
    }

    std::optional<Edit> changeClaim(const Memory& live)
    {
        const Claim* claim = anyOf(live.claims);
        const Relationship* onto = anyOf(live.relationships);
        const Entity* voice = anyOf(live.entities);
        if (!claim || !onto || !voice)
            return std::nullopt;
        Claim to = *claim;
        to.relationship = onto->id;
        to.claimant = below(2) ? voice->id : EntityId{};
        to.via = below(2) ? QList<EntityId>{voice->id} : QList<EntityId>{};
        to.stance = Stance(below(4));
        to.eventDate = name();
        to.suggestedBy = below(2) ? name() : QString();
        to.mayBe = below(2) ? QStringList{"owns", name()} : QStringList();
        to.origin = Origin(below(3));
        to.confidence = below(1000) / 999.0;
        to.hedges = {{below(5), 5 + below(5)}};
        return ChangeClaim{*claim, to};
    }

    std::optional<Edit> setDetails(const Memory& live)
    {
        const Document* document = anyOf(live.documents);
        if (!document)
            return std::nullopt;
        Document to = *document;
        to.title = name();
        to.publisher = name();
        to.language = name();
        to.text = "ignored";
        return SetDocumentDetails{*document, to};
    }

    // A new entity and a new relationship, and a mention that moves to them.
    std::optional<Edit> batch(const Memory& all)
    {
        const Memory live = all.live();
        const Mention* mention = anyOf(live.mentions);
        const Claim* claim = anyOf(live.claims);
        if (!mention || !claim)
            return std::nullopt;
        AddRecords add{.what = name()};
        add.entities.push_back({.id = mintId<EntityId>(), .kind = "person", .name = name()});
        const EntityId fresh = add.entities[0].id;
        add.relationships.push_back(
            {.id = mintId<RelationshipId>(), .subject = fresh, .kind = "meets", .object = fresh});
        MoveMentions move{{{mention->id, mention->entity, fresh}},
                          {{claim->id, claim->relationship, add.relationships[0].id}}};
        Batch inner{name(), {Edit(Rename{fresh, add.entities[0].name, "Zoé"})}};
        return Batch{name(), {Edit(add), Edit(move), Edit(inner)}};
    }

    std::mt19937 m_random;
};

} // namespace redthread
