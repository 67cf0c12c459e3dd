#include "models/records/edit_json.h"

#include "models/records/record_json.h"

#include <QCoreApplication>

namespace redthread {

namespace {

template <class Values, class Show>
QJsonArray listJson(const Values& values, Show show)
{
    QJsonArray list;
    for (const auto& value : values)
        list.append(show(value));
    return list;
}

const auto asJson = [](const auto& value) { return toJson(value); };
const auto asIdText = [](const auto& id) { return id.toString(); };

struct Writer {
    EditDetail detail;

    QJsonObject operator()(const AddRecords& e) const
    {
        QJsonObject json{{"edit", "add_records"}, {"what", e.what}};
        if (detail == EditDetail::Brief) {
            json["records"] = toJson(refsOf(e));
            return json;
        }
        json["documents"] = listJson(e.documents, asJson);
        json["entities"] = listJson(e.entities, asJson);
        json["passages"] = listJson(e.passages, asJson);
        json["mentions"] = listJson(e.mentions, asJson);
        json["relationships"] = listJson(e.relationships, asJson);
        json["claims"] = listJson(e.claims, asJson);
        json["annotations"] = listJson(e.annotations, asJson);
        return json;
    }
    QJsonObject operator()(const SetWithdrawn& e) const
    {
        return {{"edit", "set_withdrawn"},
                {"what", e.what},
                {"records", toJson(e.records)},
                {"withdrawn", e.withdrawn}};
    }
    QJsonObject operator()(const Rename& e) const { return change("rename", e); }
    QJsonObject operator()(const SetKind& e) const { return change("set_kind", e); }
    QJsonObject operator()(const SetNotes& e) const { return change("set_notes", e); }
    QJsonObject operator()(const SetOtherNames& e) const
    {
        return {{"edit", "set_other_names"},
                {"entity", e.entity.toString()},
                {"from", QJsonArray::fromStringList(e.from)},
                {"to", QJsonArray::fromStringList(e.to)}};
    }
    QJsonObject operator()(const SetIdentifiers& e) const
    {
        const auto pair = [](const Identifier& i) { return QJsonArray{i.scheme, i.value}; };
        return {{"edit", "set_identifiers"},
                {"entity", e.entity.toString()},
                {"from", listJson(e.from, pair)},
                {"to", listJson(e.to, pair)}};
    }
    // Brief: without the text it finds, which is never asked for again. What it
    // leaves stays, for the step that takes a replacement back is one too.
    QJsonObject operator()(const ReplaceText& e) const
    {
        const auto range = [](TextRange r) { return QJsonArray{qint64(r.start), qint64(r.end)}; };
        const auto ranges = [&](const QList<TextRange>& list) { return listJson(list, range); };
        const auto mention = [&](const ReplaceText::MentionMove& m) {
            return QJsonObject{{"mention", m.mention.toString()}, {"from", range(m.from)}, {"to", range(m.to)}};
        };
        const auto hedge = [&](const ReplaceText::HedgeMove& h) {
            return QJsonObject{{"claim", h.claim.toString()}, {"from", ranges(h.from)}, {"to", ranges(h.to)}};
        };
        QJsonObject from = toJson(e.from);
        if (detail == EditDetail::Brief)
            from["text"] = QString("");
        return {{"edit", "replace_text"},
                {"from", from},
                {"to", toJson(e.to)},
                {"passages_from", listJson(e.passagesFrom, asJson)},
                {"passages_to", listJson(e.passagesTo, asJson)},
                {"mentions", listJson(e.mentions, mention)},
                {"hedges", listJson(e.hedges, hedge)}};
    }
    QJsonObject operator()(const SetHidden& e) const
    {
        return {{"edit", "set_hidden"}, {"entities", listJson(e.entities, asIdText)}, {"hidden", e.hidden}};
    }
    QJsonObject operator()(const Arrange& e) const
    {
        const auto placement = [](const Placement& p) {
            return QJsonObject{
                {"entity", p.entity.toString()}, {"position", toJson(p.position)}, {"pinned", p.pinned}};
        };
        return {{"edit", "arrange"}, {"placements", listJson(e.placements, placement)}};
    }
    QJsonObject operator()(const Merge& e) const { return merge("merge", e); }
    QJsonObject operator()(const Unmerge& e) const { return merge("unmerge", e); }
    QJsonObject operator()(const MoveMentions& e) const
    {
        const auto mention = [](const MoveMentions::MentionMove& m) {
            return QJsonObject{
                {"mention", m.mention.toString()}, {"from", m.from.toString()}, {"to", m.to.toString()}};
        };
        const auto claim = [](const MoveMentions::ClaimMove& c) {
            return QJsonObject{
                {"claim", c.claim.toString()}, {"from", c.from.toString()}, {"to", c.to.toString()}};
        };
        return {{"edit", "move_mentions"},
                {"mentions", listJson(e.mentions, mention)},
                {"claims", listJson(e.claims, claim)}};
    }
    QJsonObject operator()(const GiveVerdict& e) const
    {
        const auto change = [](const GiveVerdict::Change& c) {
            return QJsonObject{{"claim", c.claim.toString()},
                               {"from", key(c.from)},
                               {"to", key(c.to)},
                               {"by", c.by},
                               {"at", c.at},
                               {"from_by", c.fromBy},
                               {"from_at", c.fromAt}};
        };
        return {{"edit", "give_verdict"}, {"changes", listJson(e.changes, change)}};
    }
    QJsonObject operator()(const ChangeClaim& e) const
    {
        return {{"edit", "change_claim"}, {"from", toJson(e.from)}, {"to", toJson(e.to)}};
    }
    QJsonObject operator()(const SetDocumentDetails& e) const
    {
        QJsonObject from = toJson(e.from);
        QJsonObject to = toJson(e.to);
        if (detail == EditDetail::Brief)
            from["text"] = to["text"] = QString("");
        return {{"edit", "set_document_details"}, {"from", from}, {"to", to}};
    }
    QJsonObject operator()(const Batch& e) const
    {
        const auto inner = [this](const Edit& edit) { return std::visit(*this, edit); };
        return {{"edit", "batch"}, {"what", e.what}, {"edits", listJson(e.edits, inner)}};
    }

private:
    template <class E>
    static QJsonObject change(const char* name, const E& e)
    {
        return {{"edit", name}, {"entity", e.entity.toString()}, {"from", e.from}, {"to", e.to}};
    }
    template <class E>
    static QJsonObject merge(const char* name, const E& e)
    {
        return {{"edit", name}, {"from", e.from.toString()}, {"into", e.into.toString()}};
    }
};

std::optional<Edit> read(const QJsonObject& object);

template <class E>
Edit readChange(JsonReader& json)
{
    return E{json.id<EntityId>("entity"), json.text("from"), json.text("to")};
}

template <class E>
Edit readMerge(JsonReader& json)
{
    return E{json.id<EntityId>("from"), json.id<EntityId>("into")};
}

Edit readAddRecords(JsonReader& json)
{
    return AddRecords{.what = json.text("what"),
                      .documents = json.all("documents", documentFromJson),
                      .entities = json.all("entities", entityFromJson),
                      .passages = json.all("passages", passageFromJson),
                      .mentions = json.all("mentions", mentionFromJson),
                      .relationships = json.all("relationships", relationshipFromJson),
                      .claims = json.all("claims", claimFromJson),
                      .annotations = json.all("annotations", annotationFromJson)};
}

Edit readSetWithdrawn(JsonReader& json)
{
    return SetWithdrawn{json.text("what"), json.refs("records"), json.flag("withdrawn")};
}

QStringList texts(const QJsonArray& list, JsonReader& json)
{
    QStringList texts;
    for (const QJsonValue& value : list) {
        if (!value.isString())
            json.fail();
        texts << value.toString();
    }
    return texts;
}

Edit readSetOtherNames(JsonReader& json)
{
    return SetOtherNames{json.id<EntityId>("entity"), texts(json.list("from"), json),
                         texts(json.list("to"), json)};
}

QList<Identifier> readIdentifiers(JsonReader& json, const char* name)
{
    QList<Identifier> list;
    for (const QJsonValue& value : json.list(name)) {
        const QStringList pair = texts(value.toArray(), json);
        if (pair.size() != 2) {
            json.fail();
            return {};
        }
        list.append({pair[0], pair[1]});
    }
    return list;
}

Edit readSetIdentifiers(JsonReader& json)
{
    return SetIdentifiers{json.id<EntityId>("entity"), readIdentifiers(json, "from"),
                          readIdentifiers(json, "to")};
}

QList<TextRange> readRanges(JsonReader& json, const char* name)
{
    QList<TextRange> list;
    for (const QJsonValue& value : json.list(name)) {
        const QJsonArray pair = value.toArray();
        if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble()) {
            json.fail();
            return {};
        }
        list.append({qsizetype(pair[0].toInteger()), qsizetype(pair[1].toInteger())});
    }
    return list;
}

Edit readReplaceText(JsonReader& json)
{
    JsonReader from(json.object("from")), to(json.object("to"));
    ReplaceText edit{documentFromJson(from),
                     documentFromJson(to),
                     json.all("passages_from", passageFromJson),
                     json.all("passages_to", passageFromJson),
                     json.all("mentions",
                              [](JsonReader& m) {
                                  return ReplaceText::MentionMove{m.id<MentionId>("mention"), m.range("from"),
                                                                  m.range("to")};
                              }),
                     json.all("hedges", [](JsonReader& h) {
                         return ReplaceText::HedgeMove{h.id<ClaimId>("claim"), readRanges(h, "from"),
                                                       readRanges(h, "to")};
                     })};
    if (!from.ok() || !to.ok() || edit.passagesFrom.size() != edit.passagesTo.size())
        json.fail();
    return edit;
}

Edit readSetHidden(JsonReader& json)
{
    SetHidden e{.hidden = json.flag("hidden")};
    for (const QString& text : texts(json.list("entities"), json)) {
        bool ok = false;
        e.entities.push_back(EntityId{text.toLongLong(&ok)});
        if (!ok)
            json.fail();
    }
    return e;
}

Edit readArrange(JsonReader& json)
{
    return Arrange{json.all("placements", [](JsonReader& p) {
        return Placement{p.id<EntityId>("entity"), p.position("position"), p.flag("pinned")};
    })};
}

Edit readMoveMentions(JsonReader& json)
{
    return MoveMentions{
        json.all("mentions",
                 [](JsonReader& m) {
                     return MoveMentions::MentionMove{m.id<MentionId>("mention"), m.id<EntityId>("from"),
                                                      m.id<EntityId>("to")};
                 }),
        json.all("claims", [](JsonReader& c) {
            return MoveMentions::ClaimMove{c.id<ClaimId>("claim"), c.id<RelationshipId>("from"),
                                           c.id<RelationshipId>("to")};
        })};
}

Verdict readVerdict(JsonReader& json, const char* name)
{
    const auto verdict = verdictFromKey(json.text(name));
    if (!verdict)
        json.fail();
    return verdict.value_or(Verdict::Suggested);
}

Edit readGiveVerdict(JsonReader& json)
{
    return GiveVerdict{json.all("changes", [](JsonReader& c) {
        return GiveVerdict::Change{c.id<ClaimId>("claim"), readVerdict(c, "from"), readVerdict(c, "to"),
                                   c.text("by"),           c.text("at"),           c.text("from_by"),
                                   c.text("from_at")};
    })};
}

template <class E, class Read>
Edit readWhole(JsonReader& json, Read read)
{
    JsonReader from(json.object("from"));
    JsonReader to(json.object("to"));
    E edit{read(from), read(to)};
    if (!from.ok() || !to.ok())
        json.fail();
    return edit;
}

Edit readChangeClaim(JsonReader& json) { return readWhole<ChangeClaim>(json, claimFromJson); }
Edit readDetails(JsonReader& json) { return readWhole<SetDocumentDetails>(json, documentFromJson); }

Edit readBatch(JsonReader& json)
{
    Batch batch{.what = json.text("what")};
    for (const QJsonValue& value : json.list("edits")) {
        auto inner = read(value.toObject());
        if (!inner) {
            json.fail();
            break;
        }
        batch.edits.push_back(std::move(*inner));
    }
    return batch;
}

struct Form {
    const char* name;
    Edit (*read)(JsonReader&);
};

constexpr Form forms[] = {{"add_records", readAddRecords},
                          {"set_withdrawn", readSetWithdrawn},
                          {"rename", readChange<Rename>},
                          {"set_kind", readChange<SetKind>},
                          {"set_notes", readChange<SetNotes>},
                          {"set_other_names", readSetOtherNames},
                          {"set_identifiers", readSetIdentifiers},
                          {"replace_text", readReplaceText},
                          {"set_hidden", readSetHidden},
                          {"arrange", readArrange},
                          {"merge", readMerge<Merge>},
                          {"unmerge", readMerge<Unmerge>},
                          {"move_mentions", readMoveMentions},
                          {"give_verdict", readGiveVerdict},
                          {"change_claim", readChangeClaim},
                          {"set_document_details", readDetails},
                          {"batch", readBatch}};

std::optional<Edit> read(const QJsonObject& object)
{
    JsonReader json(object);
    const QString name = json.text("edit");
    for (const Form& form : forms) {
        if (name != QLatin1String(form.name))
            continue;
        Edit edit = form.read(json);
        return json.ok() ? std::optional(std::move(edit)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

QJsonObject toJson(const Edit& edit, EditDetail detail) { return std::visit(Writer{detail}, edit); }

Result<Edit> editFromJson(const QJsonObject& json)
{
    auto edit = read(json);
    if (!edit)
        return Error{QCoreApplication::translate("Edit", "A step of the history cannot be read."),
                     Error::Kind::Damaged};
    return std::move(*edit);
}

std::vector<RecordRef> refsOf(const AddRecords& edit)
{
    std::vector<RecordRef> refs;
    const auto add = [&refs](const auto& records) {
        for (const auto& record : records)
            refs.push_back(refOf(record.id));
    };
    add(edit.documents);
    add(edit.entities);
    add(edit.passages);
    add(edit.mentions);
    add(edit.relationships);
    add(edit.claims);
    add(edit.annotations);
    return refs;
}

namespace {

struct Touches {
    std::vector<RecordRef> refs;

    template <class Id>
    void add(Id id)
    {
        refs.push_back(refOf(id));
    }
    void operator()(const AddRecords& e)
    {
        for (const RecordRef& ref : refsOf(e))
            refs.push_back(ref);
        for (const Annotation& annotation : e.annotations)
            refs.push_back(annotation.target);
    }
    void operator()(const SetWithdrawn& e) { refs.insert(refs.end(), e.records.begin(), e.records.end()); }
    void operator()(const SetHidden& e)
    {
        for (const EntityId id : e.entities)
            add(id);
    }
    void operator()(const Arrange& e)
    {
        for (const Placement& placement : e.placements)
            add(placement.entity);
    }
    void operator()(const Merge& e) { merged(e); }
    void operator()(const Unmerge& e) { merged(e); }
    void operator()(const MoveMentions& e)
    {
        for (const auto& move : e.mentions) {
            add(move.mention);
            add(move.from);
            add(move.to);
        }
        for (const auto& move : e.claims) {
            add(move.claim);
            add(move.from);
            add(move.to);
        }
    }
    void operator()(const GiveVerdict& e)
    {
        for (const auto& change : e.changes)
            add(change.claim);
    }
    void operator()(const ChangeClaim& e)
    {
        add(e.from.id);
        add(e.from.relationship);
        add(e.to.relationship);
    }
    void operator()(const SetDocumentDetails& e) { add(e.from.id); }
    void operator()(const ReplaceText& e)
    {
        add(e.from.id);
        for (const Passage& passage : e.passagesFrom)
            add(passage.id);
        for (const auto& move : e.mentions)
            add(move.mention);
        for (const auto& move : e.hedges)
            add(move.claim);
    }
    void operator()(const Batch& e)
    {
        for (const Edit& inner : e.edits)
            std::visit(*this, inner);
    }
    template <class OfEntity>
    void operator()(const OfEntity& e)
    {
        add(e.entity);
    }
    template <class Pair>
    void merged(const Pair& e)
    {
        add(e.from);
        add(e.into);
    }
};

} // namespace

std::vector<RecordRef> refsOf(const Edit& edit)
{
    Touches touches;
    std::visit(touches, edit);
    return touches.refs;
}

} // namespace redthread
