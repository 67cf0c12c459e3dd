#include "models/reading/relations.h"

#include "models/reading/function_words.h"
#include "models/reading/lexicon.h"
#include "models/reading/parties.h"

#include <algorithm>

namespace redthread::reading {

namespace {

class Reader : private Parties {
public:
    Reader(const Draft& draft, std::stop_token stop) : Parties(draft), m_stop(std::move(stop)) {}

    std::vector<DraftClaim> run()
    {
        for (m_index = 0; m_index < int(m_draft.sentences.size()) && !m_stop.stop_requested(); ++m_index) {
            m_s = &m_draft.sentences[m_index];
            for (int i = m_s->first; i < m_s->last; ++i) {
                readVerb(i);
                readNoun(i);
                readRole(i);
                readNeighbours(i);
            }
        }
        return std::move(m_claims);
    }

private:
    void emitClaim(const QString& kind, const Party& subject, const Party& object, int trigger,
                   double confidence, bool background = false)
    {
        if (!subject || !object || subject.entity == object.entity)
            return;
        if (!lexicon().fits(kind, kindOf(m_draft, subject), kindOf(m_draft, object)))
            return;
        for (auto it = m_claims.rbegin(); it != m_claims.rend() && it->sentence == m_index; ++it)
            if (it->kind == kind && it->subject == subject.entity && it->object == object.entity)
                return;
        DraftClaim claim;
        claim.subject = subject.entity;
        claim.object = object.entity;
        claim.subjectMention = subject.mention;
        claim.objectMention = object.mention;
        claim.kind = kind;
        claim.sentence = m_index;
        claim.trigger = trigger;
        claim.confidence = confidence;
        claim.background = background && !at(trigger).is(Token::Quoted);
        m_claims.push_back(claim);
    }

    void emitAll(const QString& kind, const std::vector<Party>& subjects, const std::vector<Party>& objects,
                 int trigger, double confidence)
    {
        for (const Party& subject : subjects)
            for (const Party& object : objects)
                emitClaim(kind, subject, object, trigger, confidence);
    }

    void readVerb(int i)
    {
        if (m_draft.mentionAt[i] >= 0)
            return;
        const auto forms = lexicon().verbForms.constFind(at(i).lower);
        if (forms == lexicon().verbForms.constEnd())
            return;
        // A noun has its article, adjective or owner in front of it.
        int before = i - 1;
        while (before >= m_s->first && at(before).lower.endsWith(u"ly"))
            --before;
        const QString previous = before >= m_s->first ? at(before).lower : QString();
        const bool nounPlace = before >= m_s->first &&
                               (words().determiners.contains(previous) || at(before).is(Token::Possessive) ||
                                (lexicon().mostly(previous) == 'a' && m_draft.mentionAt[before] < 0));
        bool passiveAux = false, haveAux = false;
        for (int k = i - 1; k >= std::max(m_s->first, i - 5); --k) {
            if (m_draft.mentionAt[k] >= 0 ||
                !(words().auxiliaries.contains(at(k).lower) || at(k).lower.endsWith(u"ly")))
                break;
            passiveAux |= words().be.contains(at(k).lower);
            haveAux |= at(k).is(u"has") || at(k).is(u"have") || at(k).is(u"had") || at(k).is(u"having");
        }
        for (const VerbForm& form : *forms) {
            const auto patterns = lexicon().verbPatterns.constFind(form.lemma);
            if (patterns == lexicon().verbPatterns.constEnd())
                continue;
            int after = i + 1;
            if (!form.particle.isEmpty()) {
                const QStringList particle = form.particle.split(u' ');
                bool all = true;
                for (int k = 0; k < particle.size(); ++k)
                    all &= after + k < m_s->last && at(after + k).lower == particle[k];
                if (!all)
                    continue;
                after += int(particle.size());
            }
            const bool participle = form.shapes & VerbForm::Participle;
            const bool ing = form.shapes & VerbForm::Ing;
            if (nounPlace && !(participle && passiveAux) && !ing)
                continue;
            if (nounPlace && ing && (words().determiners.contains(previous)))
                continue;
            // "is owned by": passive. "developed by X": the same without its auxiliary.
            const bool byFollows = after < m_s->last && (at(after).is(u"by") ||
                                                         (after + 1 < m_s->last && at(after + 1).is(u"by")));
            const bool passive = participle && ((passiveAux && !ing) || (!haveAux && byFollows));
            for (const Pattern& pattern : *patterns)
                if (readVerbPattern(pattern, form, i, after, passive))
                    break;
        }
    }

    bool readVerbPattern(const Pattern& pattern, const VerbForm& form, int verb, int after, bool passive)
    {
        Q_UNUSED(form)
        const size_t count = m_claims.size();
        const bool prepositional = !pattern.prepositions.isEmpty();
        Party prep;
        int prepAt = -1;
        if (prepositional) {
            prepAt = findPreposition(
                pattern.prepositions, after,
                pattern.subject == Slot::AfterPreposition || pattern.object == Slot::Object ? 12 : 5);
            if (prepAt < 0 || !standsBetween(pattern, after, prepAt))
                return false;
            prep = rightParty(prepAt + 1, 8, pattern.kind);
            if (!prep)
                return false;
        }
        const auto parties = [&](Slot slot) -> std::vector<Party> {
            if (slot == Slot::AfterPreposition)
                return together(prep, false);
            if (slot == (passive ? Slot::Object : Slot::Subject)) {
                const Party left = leftParty(m_draft, *m_s, verb,
                                             [&](const Party& party) { return maybe(pattern, slot, party); });
                return together(left, true);
            }
            if (passive) { // the one after "by"
                const int by = findPreposition({QStringLiteral("by")}, after, 10);
                return by < 0 ? std::vector<Party>{} : together(rightParty(by + 1), false);
            }
            return together(rightParty(after, 8, pattern.kind), false);
        };
        const std::vector<Party> subjects = parties(pattern.subject);
        std::vector<Party> objects = parties(pattern.object);
        std::erase_if(objects, [&](const Party& party) { return !pattern.takes(kindOf(m_draft, party)); });
        emitAll(pattern.kind, subjects, objects, verb, 0.7);
        return m_claims.size() > count;
    }

    // "received 3 million euros from"; of "£40,000" the sign is the word.
    bool standsBetween(const Pattern& pattern, int from, int to) const
    {
        bool all = pattern.between.isEmpty();
        for (int i = from; i < to && !all; ++i)
            all = pattern.between.contains(at(i).lower) || pattern.between.contains(at(i).lower.left(1));
        return all;
    }

    // Whether a party can take this place at all, whatever the other one is.
    bool maybe(const Pattern& pattern, Slot slot, const Party& party) const
    {
        const bool other = pattern.form == Form::Role ? slot == Slot::Whole : slot == pattern.object;
        if (other && !pattern.takes(kindOf(m_draft, party)))
            return false;
        const QString kind = kindOf(m_draft, party);
        const QList<Signature> rows = lexicon().signatures.value(pattern.kind);
        return std::any_of(rows.begin(), rows.end(), [&](const Signature& row) {
            return (slot == pattern.subject ? row.subjects : row.objects).contains(kind);
        });
    }

    void readNoun(int i)
    {
        const auto patterns = lexicon().nounPatterns.constFind(at(i).lower);
        if (patterns == lexicon().nounPatterns.constEnd())
            return;
        if (m_draft.mentionAt[i] >= 0 && m_draft.mentions[m_draft.mentionAt[i]].type == MentionType::Name)
            return;
        for (const Pattern& pattern : *patterns) {
            const int prepAt = findPreposition(pattern.prepositions, i + 1, 3);
            if (prepAt < 0)
                continue;
            const std::vector<Party> objects = together(rightParty(prepAt + 1, 8, pattern.kind), false);
            if (objects.empty())
                continue;
            Party owner = ownerOf(i);
            std::vector<Party> against = objects;
            const int by = findPreposition({QStringLiteral("by"), QStringLiteral("from")}, i + 1, 14);
            const Party byWhom = by >= 0 ? rightParty(by + 1) : Party{};
            for (int k = i - 1; !owner && k >= std::max(m_s->body, i - 8); --k) { // "X gives a denial of …"
                if (words().boundaries.contains(at(k).lower) || at(k).is(u","))
                    break;
                if (isVerbLike(m_draft, k)) {
                    owner = leftParty(m_draft, *m_s, k, [&](const Party& party) {
                        return maybe(pattern, pattern.subject, party);
                    });
                    // "… of the report by Y": it is Y who is denied
                    if (owner && byWhom && kindOf(m_draft, objects.front()) == u"document")
                        against = {byWhom};
                    break;
                }
            }
            if (!owner)
                owner = byWhom;
            if (!owner)
                continue;
            const size_t count = m_claims.size();
            emitAll(pattern.kind, {owner}, against, i, 0.6);
            if (m_claims.size() > count)
                return;
        }
    }

    // "X's [new] report", "its report", "an Amnesty report".
    Party ownerOf(int noun) const
    {
        for (int k = noun - 1; k >= std::max(m_s->first, noun - 4); --k) {
            if (at(k).is(Token::Possessive))
                return k > m_s->first ? partyAt(m_draft, k - 1) : Party{};
            if (const Party party = partyAt(m_draft, k))
                return party;
            const char tag = lexicon().mostly(at(k).lower);
            if (!at(k).is(Token::Word) || (tag != 'a' && tag != 'n'))
                return {};
        }
        return {};
    }

    void readRole(int i)
    {
        const Lexicon& l = lexicon();
        int length = std::min(l.longestRole, i - m_s->first + 1);
        QString role;
        if (!l.roleEnds.contains(at(i).lower))
            return;
        for (; length > 0; --length) {
            role = m_draft.joined(i - length + 1, i + 1);
            if (l.rolePatterns.contains(role))
                break;
            if (role.endsWith(u's') && l.rolePatterns.contains(role.chopped(1))) {
                role.chop(1);
                break;
            }
        }
        if (length <= 0)
            return;
        // "chief executive": the longer role is read at its own end.
        if (i + 1 < m_s->last && l.rolePatterns.contains(role + u' ' + at(i + 1).lower))
            return;
        const int start = i - length + 1;
        if (m_draft.mentionAt[i] >= 0 && m_draft.mentions[m_draft.mentionAt[i]].type == MentionType::Name)
            return;
        for (const Pattern& pattern : *l.rolePatterns.constFind(role))
            if (readRolePattern(pattern, start, i))
                return;
    }

    bool readRolePattern(const Pattern& pattern, int start, int end)
    {
        const size_t count = m_claims.size();
        Party whole, bearer;
        int afterWhole = end + 1;
        const Slot wholeSlot = Slot::Whole;
        const auto wholeFits = [&](const Party& party) { return party && maybe(pattern, wholeSlot, party); };
        // Whose: "director of W", "W's director", "its director", "W director".
        if (end + 1 < m_s->last && pattern.prepositions.contains(at(end + 1).lower) &&
            m_draft.mentionAt[end + 1] < 0) {
            whole = rightParty(end + 2, 6);
            if (whole)
                afterWhole = whole.last;
        }
        if (!wholeFits(whole)) {
            whole = {};
            for (int k = start - 1; k >= std::max(m_s->first, start - 4); --k) {
                if (at(k).is(Token::Possessive)) {
                    whole = k > m_s->first ? partyAt(m_draft, k - 1) : Party{};
                    break;
                }
                if (const Party party = partyAt(m_draft, k)) {
                    const QString& w = at(k).lower;
                    if (party.mention < 0 && w != u"its" && w != u"his" && w != u"her" && w != u"their")
                        break;
                    whole = party;
                    break;
                }
                const char tag = lexicon().mostly(at(k).lower);
                if (!at(k).is(Token::Word) ||
                    (tag != 'a' && tag != 'n' && tag != '\0' && !at(k).is(Token::Capital)) ||
                    words().determiners.contains(at(k).lower))
                    break;
            }
            afterWhole = end + 1;
            if (!wholeFits(whole))
                return false;
        }
        // Who: the name behind it, or the one in front with a comma or "is" between, or the phrase itself.
        const auto bearerFits = [&](const Party& party) {
            return party && party.entity != whole.entity && maybe(pattern, Slot::Bearer, party);
        };
        int k = afterWhole;
        if (k + 1 < m_s->last && at(k).is(u"in")) // "the director of W in Morocco, X"
            if (const Party where = partyAt(m_draft, k + 1);
                where && (kindOf(m_draft, where) == u"country" || kindOf(m_draft, where) == u"place"))
                k = where.last;
        if (k < m_s->last && at(k).is(u","))
            ++k;
        for (int n = 0; n < 2 && k < m_s->last && !bearer; ++n, ++k)
            if (const Party party = partyAt(m_draft, k);
                bearerFits(party) && party.mention >= 0 &&
                m_draft.mentions[party.mention].type == MentionType::Name)
                bearer = party;
            else if (party || !at(k).is(Token::Word) ||
                     !(lexicon().kindWords.contains(at(k).lower) || at(k).is(Token::Capital)))
                break;
        std::vector<Party> bearers;
        bool copula = false;
        if (bearer) {
            bearers = together(bearer, false);
        } else {
            int b = phraseStart(m_draft, *m_s, std::min(start, whole.first)) - 1;
            if (b >= m_s->first && (at(b).is(u"a") || at(b).is(u"the") || at(b).is(u"an")))
                --b;
            if (b >= m_s->body && words().be.contains(at(b).lower)) { // "X, who …, is the owner of Y"
                bearers = together(leftParty(m_draft, *m_s, b, bearerFits), true);
                copula = !bearers.empty();
            }
            bool link = false;
            while (b >= m_s->first &&
                   (at(b).is(u",") || at(b).is(u"as") || at(b).is(u"is") || at(b).is(u"was") ||
                    at(b).is(u"became") || at(b).is(u"become") || at(b).is(u"remains") || at(b).is(u"(") ||
                    at(b).is(u"been") || at(b).is(u"who") || at(b).is(u"and"))) {
                link = true;
                --b;
            }
            if (bearers.empty() && link && b >= m_s->first)
                if (const Party party = partyAt(m_draft, b); bearerFits(party))
                    bearers = {party};
            if (bearers.empty())
                if (const Party party = partyAt(m_draft, end); bearerFits(party) && party.mention >= 0)
                    bearers = {party};
        }
        for (const Party& party : bearers) {
            const bool bearerFirst = pattern.subject == Slot::Bearer;
            emitClaim(pattern.kind, bearerFirst ? party : whole, bearerFirst ? whole : party, end, 0.8,
                      !copula);
        }
        return m_claims.size() > count;
    }

    // Rows of form "beside": two mentions with nothing but a preposition, a comma, a possessive or a bracket
    // between.
    void readNeighbours(int i)
    {
        const int index = m_draft.mentionAt[i];
        if (index < 0 || m_draft.mentions[index].first != i)
            return;
        const DraftMention& m = m_draft.mentions[index];
        const Party first{m.entity, index, m.first, m.last};
        if (m.last >= m_s->last)
            return;
        const bool demonym = m.type == MentionType::Demonym;
        Party next;
        QString link;
        if (demonym || m_draft.mentionAt[m.last] >= 0) {
            int k = m.last;
            while (demonym && k < m_s->last && k < m.last + 4 && m_draft.mentionAt[k] < 0 &&
                   isNounOrAdjective(k))
                ++k;
            if (k < m_s->last && m_draft.mentionAt[k] >= 0)
                next = partyAt(m_draft, k);
            link = QStringLiteral("+");
        } else {
            next = rightPartyBeside(m.last + 1);
            link = at(m.last).is(Token::Possessive) ? QStringLiteral("'s") : at(m.last).lower;
        }
        if (!next && demonym)
            next = namedInFront(m);
        if (!next || (link == u"'s" && m_draft.mentions[next.mention].type != MentionType::Name))
            return;
        for (const Beside& row : lexicon().besides) {
            if (demonym && isState(next) && row.kind == u"part_of")
                continue;
            if (!row.links.contains(link) || !row.left.contains(kindOf(m_draft, first)) ||
                !row.right.contains(kindOf(m_draft, next)))
                continue;
            if (demonym != row.demonym)
                continue;
            if (!row.swapped)
                emitClaim(row.kind, first, next, m.last, 0.6, true);
            else
                for (const Party& party : together(next, false))
                    emitClaim(row.kind, party, first, m.last, 0.6, true);
            return;
        }
    }

    // "The Moroccan authorities" are the state that acts, not a part of it.
    bool isState(const Party& party) const
    {
        const QString& word = at(party.last - 1).lower;
        return word == u"authorities" || word == u"government";
    }

    bool isNounOrAdjective(int i) const
    {
        const char tag = lexicon().mostly(at(i).lower);
        return at(i).is(Token::Word) && (tag == 'n' || tag == 'a' || tag == '\0');
    }

    // "X, a French company": X, of a demonym.
    Party namedInFront(const DraftMention& demonym) const
    {
        int k = demonym.first - 1;
        if (k <= m_s->first || !(at(k).is(u"a") || at(k).is(u"an") || at(k).is(u"the")) ||
            !at(k - 1).is(u","))
            return {};
        return k - 2 >= m_s->first && m_draft.mentionAt[k - 2] >= 0 ? partyAt(m_draft, k - 2) : Party{};
    }

    Party rightPartyBeside(int from) const
    {
        int i = from;
        if (i < m_s->last && at(i).is(u"the"))
            ++i;
        return i < m_s->last && m_draft.mentionAt[i] >= 0 ? partyAt(m_draft, i) : Party{};
    }

    std::stop_token m_stop;
    int m_index = 0;
    std::vector<DraftClaim> m_claims;
};

} // namespace

std::vector<DraftClaim> findRelations(const Draft& draft, std::stop_token stop)
{
    return Reader(draft, std::move(stop)).run();
}

} // namespace redthread::reading
