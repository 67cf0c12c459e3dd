#include "models/network/duplicates.h"

#include "models/records/kinds.h"
#include "models/records/name_key.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <memory>
#include <unicode/translit.h>
#include <unicode/uscript.h>

namespace redthread {

namespace {

constexpr qsizetype shortest = 6;  // a letter more or less in a short name makes another one
constexpr qsizetype longest = 60;  // of names compared letter by letter
constexpr size_t fewNeighbours = 2; // that a description and a name must share
constexpr size_t largestBucket = 30; // a key that so many share tells nothing

bool isHuman(const QString& kind) { return kind == u"person" || kind == u"journalist"; }

// A name begins with a capital, or is of a script that has none; "the ministry" and "30 activists" describe.
bool isName(const QString& name)
{
    for (const QChar c : name)
        if (c.isLetterOrNumber())
            return c.isUpper() || (c.isLetter() && !c.isLower());
    return false;
}

bool isLatin(const QString& name)
{
    for (const QChar c : name)
        if (c.isLetter()) {
            UErrorCode status = U_ZERO_ERROR;
            return uscript_getScript(c.unicode(), &status) == USCRIPT_LATIN;
        }
    return true;
}

struct Named {
    EntityId id;
    QString kind;
    QString name; // the entity's
    QString as;   // this one: its name or another of its names
    QString key;
    int degree = 0;
};

// One letter another, more, less, or two neighbours the other way round. Digits count: "Unit 1" and "Unit 2" are two.
bool isLetterApart(const QString& a, const QString& b)
{
    qsizetype same = 0, sameBack = 0;
    const qsizetype shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
    while (same < shorter && a[same] == b[same])
        ++same;
    while (sameBack < shorter - same && a[a.size() - 1 - sameBack] == b[b.size() - 1 - sameBack])
        ++sameBack;
    const QString x = a.mid(same, a.size() - same - sameBack), y = b.mid(same, b.size() - same - sameBack);
    const auto anyDigit = [](const QString& text) {
        return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    };
    if (a == b || anyDigit(x) || anyDigit(y) || longer - shorter > 1)
        return false;
    return (x.size() <= 1 && y.size() <= 1) || (x.size() == 2 && y.size() == 2 && x[0] == y[1] && x[1] == y[0]);
}

// Capitals of the words of a name: "National Security Agency" gives "nsa"; empty for a single word.
QString initials(const QString& name)
{
    QString letters;
    for (const QStringView word : QStringView(name).tokenize(u' ', Qt::SkipEmptyParts))
        if (word.front().isUpper())
            letters += word.front().toLower();
    return letters.size() >= 3 ? letters : QString();
}

class Finder {
public:
    Finder(const Network& network, size_t most) : m_network(network), m_most(most) { collect(); }

    std::vector<Duplicate> find()
    {
        byName();
        byLetter();
        byLastName();
        byInitials();
        byBeginning();
        byScript();
        byNeighbours();
        std::vector<Duplicate> list;
        for (auto& [pair, duplicate] : m_found)
            list.push_back(std::move(duplicate));
        for (Duplicate& duplicate : list) {
            duplicate.sharedNeighbours = shared(duplicate.one, duplicate.other);
            duplicate.weight += 0.2 * double(std::min<size_t>(duplicate.sharedNeighbours.size(), 5));
        }
        std::sort(list.begin(), list.end(), [](const Duplicate& a, const Duplicate& b) {
            return a.weight != b.weight ? a.weight > b.weight
                                        : std::tie(a.one, a.other) < std::tie(b.one, b.other);
        });
        if (list.size() > m_most)
            list.resize(m_most);
        return list;
    }

private:
    void collect()
    {
        const EntityModel& entities = *m_network.entities();
        for (int row = 0; row < entities.rowCount(); ++row) {
            const Entity& entity = entities.entity(row);
            QStringList names = {entity.name};
            names += entity.otherNames;
            for (const Entity& merged : m_network.mergedInto(entity.id))
                names << merged.name;
            for (const QString& name : std::as_const(names))
                if (const QString key = nameKey(name); !key.isEmpty())
                    m_names.push_back({entity.id, entity.kind, entity.name, name, key, entities.degree(row)});
        }
    }

    void propose(const Named& a, const Named& b, double weight, const QString& reason)
    {
        if (a.id == b.id || m_network.areKeptApart(a.id, b.id))
            return;
        // The one of fewer lines goes into the other; of two alike the later into the earlier.
        const bool aFirst = a.degree != b.degree ? a.degree < b.degree : a.id > b.id;
        const EntityId one = aFirst ? a.id : b.id, other = aFirst ? b.id : a.id;
        Duplicate& found = m_found[{std::min(one, other), std::max(one, other)}];
        if (weight > found.weight)
            found = {one, other, reason, weight, {}};
    }

    // All pairs of those that have a key in common.
    template <class KeyOf, class Propose>
    void pairs(KeyOf keyOf, Propose proposePair)
    {
        QHash<QString, std::vector<const Named*>> buckets;
        for (const Named& named : m_names)
            for (const QString& key : keyOf(named))
                buckets[key].push_back(&named);
        for (const std::vector<const Named*>& bucket : std::as_const(buckets)) {
            if (bucket.size() > largestBucket)
                continue;
            for (size_t i = 0; i < bucket.size(); ++i)
                for (size_t j = i + 1; j < bucket.size(); ++j)
                    if (bucket[i]->id != bucket[j]->id)
                        proposePair(*bucket[i], *bucket[j]);
        }
    }

    void byName()
    {
        pairs([](const Named& n) { return QStringList{n.key}; },
              [this](const Named& a, const Named& b) {
                  // Two reports may well be two; "Le Monde" is hardly two papers.
                  propose(a, b, !isName(a.as) ? 0.5 : a.kind == b.kind ? 3 : 2,
                          a.kind == b.kind
                              ? Network::tr("Both are called “%1”.").arg(a.as)
                              : Network::tr("Both are called “%1”, but are of different kinds: %2 and %3.")
                                    .arg(a.as, entityKind(a.kind).label, entityKind(b.kind).label));
              });
    }

    // Neighbours by one letter left out share a key: no pair is compared that does not.
    void byLetter()
    {
        pairs(
            [](const Named& n) {
                QStringList keys;
                if (n.key.size() >= shortest && n.key.size() <= longest) {
                    keys << n.key;
                    for (qsizetype cut = 0; cut < n.key.size(); ++cut)
                        if (const QString rest = QString(n.key).remove(cut, 1); rest != keys.back())
                            keys << rest;
                }
                return keys;
            },
            [this](const Named& a, const Named& b) {
                if (isLetterApart(a.key, b.key) && isHuman(a.kind) == isHuman(b.kind))
                    propose(a, b, 1.6, Network::tr("“%1” and “%2” are a letter apart.").arg(a.as, b.as));
            });
    }

    // "Radi" beside "Omar Radi": only where exactly one has that last name.
    void byLastName()
    {
        QHash<QString, QSet<EntityId>> owners;
        QHash<QString, const Named*> owner;
        for (const Named& named : m_names)
            if (isHuman(named.kind) && named.key.contains(u' ')) {
                const QString last = named.key.section(u' ', -1);
                owners[last].insert(named.id);
                owner[last] = &named;
            }
        for (const Named& named : m_names)
            if (isHuman(named.kind) && !named.key.contains(u' ') && owners.value(named.key).size() == 1)
                propose(named, *owner[named.key], 1.5,
                        Network::tr("“%1” may be “%2”.").arg(named.as, owner[named.key]->as));
    }

    void byInitials()
    {
        QHash<QString, std::vector<const Named*>> byShort;
        for (const Named& named : m_names)
            if (!named.key.contains(u' ') && named.key.size() >= 3 && named.key.size() <= 8 &&
                named.as == named.as.toUpper())
                byShort[named.key].push_back(&named);
        for (const Named& named : m_names)
            for (const Named* acronym : byShort.value(initials(named.as)))
                propose(*acronym, named, 1.4,
                        Network::tr("“%1” may be short for “%2”.").arg(acronym->as, named.as));
    }

    // "Amnesty" beside "Amnesty International", "Citizen Lab" beside "Citizen Lab of Toronto".
    void byBeginning()
    {
        QHash<QString, std::vector<const Named*>> whole;
        for (const Named& named : m_names)
            if (!isHuman(named.kind) && isName(named.as) && named.key.size() >= 5)
                whole[named.key].push_back(&named);
        for (const Named& named : m_names) {
            if (isHuman(named.kind) || !isName(named.as))
                continue;
            const QStringList words = named.key.split(u' ');
            for (qsizetype n = 1; n < words.size(); ++n)
                for (const Named* shorter : whole.value(words.mid(0, n).join(u' ')))
                    if (shorter->kind == named.kind)
                        propose(*shorter, named, n > 1 ? 1.2 : 0.8,
                                Network::tr("“%1” may be short for “%2”.").arg(shorter->as, named.as));
        }
    }

    void byScript()
    {
        QHash<QString, std::vector<const Named*>> latin;
        std::vector<const Named*> others;
        for (const Named& named : m_names)
            if (!isLatin(named.as))
                others.push_back(&named);
        if (others.empty())
            return;
        for (const Named& named : m_names)
            if (isLatin(named.as))
                latin[consonants(named.as)].push_back(&named);
        for (const Named* named : others) {
            const QString key = consonants(named->as);
            if (key.size() < 4)
                continue;
            const auto alike = latin.value(key);
            if (alike.size() > largestBucket)
                continue;
            for (const Named* other : alike)
                if (isHuman(named->kind) == isHuman(other->kind))
                    propose(*named, *other, 1.5,
                            Network::tr("“%1” may be “%2” in another script.").arg(named->as, other->as));
        }
    }

    // "the Israeli company" that deals with the same as "NSO Group".
    void byNeighbours()
    {
        QHash<EntityId, const Named*> byId;
        for (const Named& named : m_names)
            if (named.as == named.name)
                byId.insert(named.id, &named);
        for (const Named& named : m_names) {
            if (named.as != named.name || isName(named.as) || named.degree > int(largestBucket))
                continue;
            QHash<EntityId, size_t> counts;
            for (const EntityId neighbour : neighbours(named.id)) {
                const auto& others = neighbours(neighbour);
                if (others.size() > 300)
                    continue;
                for (const EntityId other : others)
                    ++counts[other];
            }
            for (auto it = counts.cbegin(); it != counts.cend(); ++it)
                if (const Named* other = byId.value(it.key());
                    it.value() >= fewNeighbours && other && isName(other->as) && other->kind == named.kind)
                    propose(named, *other, 0.4,
                            Network::tr("“%1” deals with the same as “%2”.").arg(named.as, other->as));
        }
    }

    const QSet<EntityId>& neighbours(EntityId id)
    {
        const auto known = m_neighbours.constFind(id);
        if (known != m_neighbours.constEnd())
            return **known;
        auto set = std::make_shared<QSet<EntityId>>();
        for (const RelationshipId relationship : m_network.relationshipsOf(id)) {
            const int row = m_network.relationships()->rowOf(relationship);
            if (row < 0)
                continue;
            const RelationshipRow& r = m_network.relationships()->relationship(row);
            set->insert(r.subject == id ? r.object : r.subject);
        }
        return **m_neighbours.insert(id, set);
    }

    std::vector<EntityId> shared(EntityId one, EntityId other)
    {
        std::vector<EntityId> list;
        const QSet<EntityId>& b = neighbours(other);
        for (const EntityId id : neighbours(one))
            if (b.contains(id))
                list.push_back(id);
        const EntityModel& entities = *m_network.entities();
        std::sort(list.begin(), list.end(), [&](EntityId x, EntityId y) {
            const int a = entities.degree(entities.rowOf(x)), c = entities.degree(entities.rowOf(y));
            return a != c ? a > c : x < y;
        });
        return list;
    }

    const Network& m_network;
    size_t m_most;
    std::vector<Named> m_names;
    std::map<std::pair<EntityId, EntityId>, Duplicate> m_found;
    QHash<EntityId, std::shared_ptr<QSet<EntityId>>> m_neighbours;
};

} // namespace

std::vector<Duplicate> possibleDuplicates(const Network& network, size_t most)
{
    return Finder(network, most).find();
}

QString consonants(const QString& name)
{
    static const std::unique_ptr<icu::Transliterator> toLatin = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
            "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    }();
    icu::UnicodeString text(name.left(longest).utf16(), int32_t(std::min(name.size(), longest)));
    if (toLatin)
        toLatin->transliterate(text);
    const QString latin = QString::fromUtf16(text.getBuffer(), text.length());
    QStringList words;
    for (const QStringView view : QStringView(latin).tokenize(u' ', Qt::SkipEmptyParts)) {
        QString word = view.toString();
        if (word.size() > 4 && (word.startsWith(u"al") || word.startsWith(u"el"))) // the Arabic article
            word.remove(0, 2);
        QString kept;
        for (const QChar c : std::as_const(word)) {
            const QChar letter = c == u'q' || c == u'c' ? QChar(u'k') : c == u'v' ? QChar(u'f') : c;
            if (letter >= u'a' && letter <= u'z' && !QStringView(u"aeiouywh").contains(letter) &&
                (kept.isEmpty() || kept.back() != letter))
                kept += letter;
        }
        if (!kept.isEmpty())
            words << kept;
    }
    return words.join(u' ');
}

} // namespace redthread
