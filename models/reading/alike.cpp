#include "models/reading/alike.h"

#include "models/records/name_key.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace redthread {

namespace {

constexpr qsizetype shortest = 6; // a letter more or less in a short name makes another one

QString tr(const char* text) { return QCoreApplication::translate("redthread::Joining", text); }

bool isHuman(const QString& kind) { return kind == u"person" || kind == u"journalist"; }

struct Named {
    const Entity* entity;
    QString key;
};

} // namespace

std::vector<Proposal> alikeWithin(const Reading& reading, size_t most)
{
    QSet<EntityId> byName;
    for (const Mention& mention : reading.mentions)
        if (mention.type == MentionType::Name)
            byName.insert(mention.entity);
    std::vector<Named> named;
    for (const Entity& entity : reading.entities)
        if (byName.contains(entity.id))
            if (const QString key = nameKey(entity.name); !key.isEmpty())
                named.push_back({&entity, key});

    std::vector<Proposal> proposals;
    QSet<std::pair<EntityId, EntityId>> told;
    const auto propose = [&](const Named& newcomer, const Named& known, const QString& reason) {
        const auto pair = std::minmax({newcomer.entity->id, known.entity->id});
        if (newcomer.entity == known.entity || proposals.size() >= most || told.contains(pair))
            return;
        told.insert(pair);
        proposals.push_back({newcomer.entity->id, known.entity->id, reason});
    };
    // Neighbours by one letter left out share a key: no pair is compared that does not.
    QHash<QString, std::vector<size_t>> byRest;
    QHash<QString, std::vector<size_t>> byKey;
    for (size_t i = 0; i < named.size(); ++i) {
        const QString& key = named[i].key;
        for (const size_t other : byKey.value(key))
            propose(
                named[i], named[other],
                tr("Both are called “%1”, but seem to be of different kinds.").arg(named[i].entity->name));
        byKey[key].push_back(i);
        if (key.size() < shortest || key.size() > 60)
            continue;
        for (qsizetype cut = 0; cut < key.size(); ++cut) {
            if (key[cut].isDigit()) // "Unit 1" and "Unit 2"
                continue;
            const QString rest = QStringLiteral("%1|%2").arg(cut).arg(QString(key).remove(cut, 1));
            for (const size_t other : byRest.value(rest))
                if (!named[other].key[cut].isDigit() && named[other].key != key &&
                    isHuman(named[i].entity->kind) == isHuman(named[other].entity->kind))
                    propose(named[i], named[other],
                            tr("“%1” and “%2” are a letter apart.")
                                .arg(named[i].entity->name, named[other].entity->name));
            byRest[rest].push_back(i);
        }
    }
    // "Radi" beside "Omar Radi": only where exactly one person has that last name.
    QHash<QString, std::vector<size_t>> byLast;
    for (size_t i = 0; i < named.size(); ++i)
        if (isHuman(named[i].entity->kind) && named[i].key.contains(u' '))
            byLast[named[i].key.section(u' ', -1)].push_back(i);
    for (const Named& one : named)
        if (!one.key.contains(u' '))
            if (const auto owners = byLast.value(one.key); owners.size() == 1)
                propose(one, named[owners.front()],
                        tr("“%1” may be “%2”.").arg(one.entity->name, named[owners.front()].entity->name));
    return proposals;
}

} // namespace redthread
