#include "models/reading/draft_of.h"

#include "models/reading/syntax/parse.h"

namespace redthread::reading {

Draft draftOf(const QString& text, std::stop_token stop)
{
    Draft draft(text);
    Tokens tokens = tokenise(text, stop);
    draft.tokens = std::move(tokens.tokens);
    draft.sentences = std::move(tokens.sentences);
    parse(draft, models(), stop);
    draft.mentionAt.assign(draft.tokens.size(), -1);
    draft.pronounAt.assign(draft.tokens.size(), -1);
    return draft;
}

} // namespace redthread::reading
