#include "example_project.h"

#include <functional>

namespace redthread {

namespace {

template <class T>
QFuture<T> promised(T value, bool heldBack, std::vector<std::function<void()>>& pending)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const auto answer = [promise, value = std::move(value)] {
        promise->addResult(value);
        promise->finish();
    };
    if (heldBack)
        pending.push_back(answer);
    else
        answer();
    return promise->future();
}

} // namespace

QFuture<Result<std::vector<Passage>>> FakeSource::passages(std::vector<PassageId> ids)
{
    ++asked;
    std::vector<Passage> found;
    for (const PassageId id : ids)
        for (const Passage& passage : passageRecords)
            if (passage.id == id)
                found.push_back(passage);
    Result<std::vector<Passage>> answer = found;
    if (fails)
        answer = Error{QStringLiteral("The project file cannot be read.")};
    return promised(std::move(answer), holdsBack, m_pending);
}

QFuture<Result<Document>> FakeSource::document(DocumentId id)
{
    ++asked;
    Result<Document> answer = Error{QStringLiteral("The document is not in the project.")};
    if (!fails)
        for (const Document& document : documents)
            if (document.id == id)
                answer = document;
    return promised(std::move(answer), holdsBack, m_pending);
}

void FakeSource::answerAll()
{
    const auto pending = std::exchange(m_pending, {});
    for (auto it = pending.rbegin(); it != pending.rend(); ++it)
        (*it)();
}

ExampleProject::ExampleProject() = default;

DocumentId ExampleProject::addDocument(const QString& title, const QString& publisher, const QString& date)
{
    Document document;
    document.id = {++m_next};
    document.title = title;
    document.publisher = publisher;
    document.date = date;
    document.text = title + QStringLiteral("\n\n");
    source.documents.push_back(document);
    return document.id;
}

EntityId ExampleProject::addEntity(const QString& name, const QString& kind)
{
    Entity entity;
    entity.id = {++m_next};
    entity.name = name;
    entity.kind = kind;
    records.entities.push_back(entity);
    return entity.id;
}

void ExampleProject::addSentence(const QString& marked)
{
    Document& document = source.documents.back();
    Passage passage;
    passage.id = {++m_next};
    passage.document = document.id;
    passage.range.start = document.text.size();
    passage.before = document.text.right(32);
    m_hedges.clear();
    m_sentenceMentions.clear();
    qsizetype opened = 0;
    for (qsizetype i = 0; i < marked.size(); ++i) {
        const QChar c = marked[i];
        if (c == u'[' || c == u'<') {
            opened = document.text.size();
        } else if (c == u'>') {
            m_hedges.push_back({opened, document.text.size()});
        } else if (c == u'|' || c == u']') {
            const qsizetype close = marked.indexOf(u']', i);
            Mention mention;
            mention.id = {++m_next};
            mention.document = document.id;
            mention.range = {opened, document.text.size()};
            mention.entity = entity(c == u'|' ? marked.mid(i + 1, close - i - 1) : document.text.mid(opened));
            records.mentions.push_back(mention);
            m_sentenceMentions.push_back(mention.id);
            i = close;
        } else {
            document.text += c;
        }
    }
    passage.range.end = document.text.size();
    passage.quote = document.text.mid(passage.range.start, passage.range.length());
    document.text += QStringLiteral("\n\n");
    source.passageRecords.push_back(passage);
}

ClaimId ExampleProject::addClaim(const QString& subject, const QString& kind, const QString& object,
                                 Stance stance, const QString& claimant, const QStringList& via)
{
    const Passage& passage = source.passageRecords.back();
    Claim claim;
    claim.id = {++m_next};
    claim.relationship = relationship(subject, kind, object);
    if (!claim.relationship) {
        claim.relationship = {++m_next};
        records.relationships.push_back({claim.relationship, entity(subject), kind, entity(object)});
    }
    claim.document = passage.document;
    claim.passage = passage.id;
    claim.claimant = entity(claimant);
    for (const QString& name : via)
        claim.via << entity(name);
    claim.stance = stance;
    claim.hedges = QList<TextRange>(m_hedges.begin(), m_hedges.end());
    for (const MentionId id : m_sentenceMentions)
        for (const Mention& mention : records.mentions)
            if (mention.id == id && mention.entity == entity(subject))
                claim.subjectMention = id;
            else if (mention.id == id && mention.entity == entity(object))
                claim.objectMention = id;
    records.claims.push_back(claim);
    return claim.id;
}

void ExampleProject::finish()
{
    for (Passage& passage : source.passageRecords)
        passage.after = text(passage.document).mid(passage.range.end, 32);
    records.documents = source.documents;
    for (Document& document : records.documents)
        document.text.clear();
    ++records.revision;
    network.apply(records);
}

EntityId ExampleProject::entity(const QString& name) const
{
    for (const Entity& entity : records.entities)
        if (entity.name == name)
            return entity.id;
    return {};
}

RelationshipId ExampleProject::relationship(const QString& subject, const QString& kind,
                                            const QString& object) const
{
    for (const Relationship& r : records.relationships)
        if (r.subject == entity(subject) && r.kind == kind && r.object == entity(object))
            return r.id;
    return {};
}

QString ExampleProject::text(DocumentId id) const
{
    for (const Document& document : source.documents)
        if (document.id == id)
            return document.text;
    return {};
}

TextRange ExampleProject::rangeOf(DocumentId id, const QString& words) const
{
    const qsizetype start = text(id).indexOf(words);
    return {start, start + words.size()};
}

std::unique_ptr<ExampleProject> moroccoProject()
{
    auto project = std::make_unique<ExampleProject>();
    ExampleProject& p = *project;
    const std::pair<const char*, const char*> entities[] = {{"Morocco", "country"},
                                                            {"Omar Radi", "journalist"},
                                                            {"Amnesty International", "ngo"},
                                                            {"Moroccan authorities", "government"},
                                                            {"NSO Group", "company"},
                                                            {"Pegasus", "software"},
                                                            {"Le Desk", "media"},
                                                            {"Amnesty's report", "document"},
                                                            {"Rabat trial", "event"},
                                                            {"Rabat", "place"},
                                                            {"Penal Code", "law"},
                                                            {"30 activists", "group"},
                                                            {"Casablanca Observers", "organisation"},
                                                            {"Maati Mounjib", "person"},
                                                            {"a telephone", "object"}};
    for (const auto& [name, kind] : entities)
        p.addEntity(QString::fromUtf8(name), QString::fromLatin1(kind));

    p.addDocument("Following the report of Amnesty International citing Morocco, questions arise", "Le Desk",
                  "2020-06-22");
    p.addSentence("[Moroccan journalist Omar Radi|Omar Radi] was <allegedly> subject to surveillance by "
                  "[Morocco], using software developed by the Israeli company [NSO Group].");
    p.addClaim("Morocco", "targets", "Omar Radi", Stance::Alleged, "Amnesty International", {"Le Desk"});
    p.addClaim("Morocco", "client_of", "NSO Group", Stance::Alleged, "Amnesty International");
    p.addSentence(
        "[Omar Radi] <would therefore be> “the target”, and the sponsor “[the Kingdom|Morocco]”, "
        "which according to [Amnesty International] would be the client of [NSO Group] since 2018.");
    p.addClaim("Morocco", "targets", "Omar Radi", Stance::Alleged, "Amnesty International");
    p.addSentence("[Morocco] opposes a firm and <categorical denial> of [this report|Amnesty's report] by "
                  "the [NGO|Amnesty International].");
    p.addClaim("Morocco", "denies", "Amnesty's report", Stance::Stated, "Morocco");
    p.addSentence("[NSO Group] tools <could have been used> to carry out attacks by network injection "
                  "against [Radi|Omar Radi], and [Rabat|Morocco] may have ordered it.");
    p.addClaim("Morocco", "targets", "Omar Radi", Stance::Hypothetical, "Amnesty International");
    p.addSentence("[Amnesty International] wrote [the report|Amnesty's report].");
    p.addClaim("Amnesty International", "authored", "Amnesty's report", Stance::Stated);
    p.addSentence("[NSO Group] makes [Pegasus].");
    p.addClaim("NSO Group", "develops", "Pegasus", Stance::Stated);
    p.addSentence("[Omar Radi] writes for [Le Desk].");
    p.addClaim("Omar Radi", "works_for", "Le Desk", Stance::Stated);

    p.addDocument("No answer from Rabat", "", "2020-07");
    p.addSentence("There is <no> truth in it: [Morocco] never spied on [Omar Radi], the "
                  "[Moroccan authorities] said.");
    p.addClaim("Morocco", "targets", "Omar Radi", Stance::Denied, "Moroccan authorities");
    p.addSentence("[30 activists] and [Maati Mounjib] went to [the trial|Rabat trial] in [Rabat].");
    p.addClaim("30 activists", "participates_in", "Rabat trial", Stance::Stated);
    p.addClaim("Maati Mounjib", "participates_in", "Rabat trial", Stance::Stated);
    p.addClaim("Rabat trial", "located_in", "Rabat", Stance::Stated);
    p.addSentence("The [Casablanca Observers] criticise the [Penal Code], and [a telephone] was seized.");
    p.addClaim("Casablanca Observers", "criticises", "Penal Code", Stance::Stated);
    p.finish();
    return project;
}

} // namespace redthread
