#include "models/reading/draft_of.h"

#include "models/reading/lexicon.h"
#include "models/reading/syntax/parse.h"

namespace redthread::reading {

namespace {

// "accused X of selling Y": what completes the verb is often hung on X by the parser, as if X were of that
// sort. Where the verb is one that takes such a clause, it goes to the verb.
void attachComplements(Draft& draft)
{
    const auto takesClause = [](const Word& verb) {
        return verb.upos == Upos::Verb &&
               (lexicon().governors.contains(QStringLiteral("verb ") + verb.lemma) ||
                lexicon().governors.contains(QStringLiteral("clause ") + verb.lemma));
    };
    for (int i = 1; i < int(draft.words.size()); ++i) {
        Word& word = draft.words[i];
        const Token& before = draft.tokens[i - 1];
        if (word.relation != Relation::Acl || word.head < 0 || !draft.tokens[i].lower.endsWith(u"ing") ||
            (!before.is(u"of") && !before.is(u"from") && !before.is(u"for")))
            continue;
        const Word& noun = draft.words[word.head];
        if (noun.relation == Relation::Obj && noun.head >= 0 && takesClause(draft.words[noun.head])) {
            word.head = noun.head;
            word.relation = Relation::Advcl;
        }
    }
}

} // namespace

Draft draftOf(const QString& text, std::stop_token stop)
{
    Draft draft(text);
    Tokens tokens = tokenise(text, stop);
    draft.tokens = std::move(tokens.tokens);
    draft.sentences = std::move(tokens.sentences);
    parse(draft, models(), stop);
    attachComplements(draft);
    draft.mentionAt.assign(draft.tokens.size(), -1);
    draft.pronounAt.assign(draft.tokens.size(), -1);
    return draft;
}

} // namespace redthread::reading
