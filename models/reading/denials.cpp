#include "models/reading/denials.h"

#include "models/reading/lexicon.h"
#include "models/reading/parties.h"

#include <algorithm>

namespace redthread::reading {

namespace {

constexpr int sentencesBack = 4;

bool isDenyingVerb(const Draft& draft, int token)
{
    const auto forms = lexicon().verbForms.constFind(draft.tokens[token].lower);
    if (forms == lexicon().verbForms.constEnd() || draft.mentionAt[token] >= 0)
        return false;
    return std::any_of(forms->begin(), forms->end(), [](const VerbForm& form) {
        const auto saying = lexicon().sayings.constFind(form.lemma);
        return saying != lexicon().sayings.constEnd() && *saying == Saying::Deny;
    });
}

// Whether what is denied is something said: "the charges", "it", "these claims".
bool deniesWords(const Draft& draft, const Sentence& s, int verb)
{
    static const QSet<QString> said = [] {
        QSet<QString> words;
        for (const QString& word :
             QStringLiteral(
                 "it this that them charge charges accusation accusations allegation allegations claim "
                 "claims report reports "
                 "account accounts version story wrongdoing suggestion suggestions finding findings article")
                 .split(u' '))
            words.insert(word);
        return words;
    }();
    for (int i = verb + 1; i < std::min(s.last, verb + 5); ++i) {
        const QString& word = draft.tokens[i].lower;
        if (said.contains(word)) {
            const bool alone = word != u"that" || (i + 1 < s.last && !draft.tokens[i + 1].is(Token::Word)) ||
                               i + 1 >= s.last || draft.tokens[i + 1].is(u"as");
            return alone;
        }
        if (!draft.tokens[i].is(Token::Word))
            return false;
    }
    return false;
}

bool isAgainst(const QString& kind)
{
    return kind == u"accuses" || kind == u"prosecutes" || kind == u"sues" || kind == u"criticises";
}

// For whom a person speaks or works, from the claims.
QHash<int, int> employersOf(const std::vector<DraftClaim>& claims)
{
    QHash<int, int> employers;
    for (const DraftClaim& claim : claims)
        if ((claim.kind == u"works_for" || claim.kind == u"leads") && !employers.contains(claim.subject))
            employers.insert(claim.subject, claim.object);
    return employers;
}

} // namespace

void findDenials(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop)
{
    const QHash<int, int> employers = employersOf(claims);
    std::vector<DraftClaim> found;
    size_t next = 0; // first claim of a sentence not before the window
    const size_t count = claims.size();
    for (int index = 0; index < int(draft.sentences.size()) && !stop.stop_requested(); ++index) {
        const Sentence& s = draft.sentences[index];
        while (next < count && claims[next].sentence < index - sentencesBack)
            ++next;
        for (int verb = s.first; verb < s.last; ++verb) {
            if (!isDenyingVerb(draft, verb) || !deniesWords(draft, s, verb))
                continue;
            const Party denier = subjectOf(draft, s, verb);
            if (!denier)
                continue;
            bool known = false;
            int denied = -1;
            const int employer = employers.value(denier.entity, -1);
            const auto concerns = [&](int entity) {
                return entity == denier.entity || (employer >= 0 && entity == employer);
            };
            for (size_t i = next; i < count && claims[i].sentence <= index; ++i) {
                const DraftClaim& claim = claims[i];
                if (claim.sentence == index && claim.trigger >= verb - 1 && claim.trigger <= verb + 1) {
                    known |= claim.kind == u"denies";
                    continue;
                }
                if (isAgainst(claim.kind) && concerns(claim.object) && !concerns(claim.subject))
                    denied = claim.subject;
                else if (claim.claimant >= 0 && !concerns(claim.claimant) &&
                         (concerns(claim.subject) || concerns(claim.object)) &&
                         claim.stance != Stance::Denied)
                    denied = claim.claimant;
            }
            if (known || denied < 0 ||
                !lexicon().fits(QStringLiteral("denies"), draft.entities[denier.entity].kind,
                                draft.entities[denied].kind))
                continue;
            DraftClaim claim;
            claim.subject = denier.entity;
            claim.object = denied;
            claim.subjectMention = denier.mention;
            claim.kind = QStringLiteral("denies");
            claim.sentence = index;
            claim.trigger = verb;
            claim.confidence = 0.5;
            found.push_back(claim);
        }
    }
    // Denying a document denies whoever wrote it.
    QHash<int, int> authors;
    for (const DraftClaim& claim : claims)
        if (claim.kind == u"authored" && !authors.contains(claim.object))
            authors.insert(claim.object, claim.subject);
    for (DraftClaim& claim : claims)
        if (const int author = authors.value(claim.object, -1);
            claim.kind == u"denies" && author >= 0 && author != claim.subject &&
            lexicon().fits(claim.kind, draft.entities[claim.subject].kind, draft.entities[author].kind)) {
            claim.object = author;
            claim.objectMention = -1;
        }
    claims.insert(claims.end(), found.begin(), found.end());
    std::stable_sort(claims.begin(), claims.end(),
                     [](const DraftClaim& a, const DraftClaim& b) { return a.sentence < b.sentence; });
}

} // namespace redthread::reading
