#include "models/network/annotate_edits.h"

#include "models/records/iso_date.h"
#include "models/records/kinds.h"
#include "models/records/passage_context.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTextBoundaryFinder>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Annotate", text); }

MentionType typeOf(const QString& words, const Entity& entity)
{
    const bool isName = words.compare(entity.name, Qt::CaseInsensitive) == 0 ||
                        entity.otherNames.contains(words, Qt::CaseInsensitive);
    return isName || (!words.isEmpty() && words[0].isUpper()) ? MentionType::Name : MentionType::Description;
}

Result<TextRange> checked(const QString& text, TextRange range, qsizetype longest)
{
    range = trimmed(text, range);
    if (range.isEmpty())
        return Error{tr("Select some words of the article first.")};
    if (range.length() > longest)
        return Error{tr("That is too long: at most %1 characters can be marked.").arg(longest)};
    return range;
}

// Whole words that lie beside or inside other mentions, never across the end of one.
Result<TextRange> checkedWords(const Network& network, const Document& document, TextRange wanted)
{
    const Result<TextRange> words = checked(document.text, wholeWords(document.text, wanted), longestMention);
    if (!words)
        return words;
    const TextRange range = *words;
    for (const Mention& there : network.mentionsIn(document.id)) {
        const TextRange& other = there.range;
        const bool meets = other.start < range.end && range.start < other.end;
        const bool holds = (other.start <= range.start && range.end <= other.end) ||
                           (range.start <= other.start && other.end <= range.end);
        if (meets && !holds)
            return Error{tr("These words cut through the mention “%1”: select all of it, or none.")
                             .arg(document.text.mid(other.start, std::min<qsizetype>(other.length(), 80)))};
    }
    return range;
}

} // namespace

TextRange trimmed(const QString& text, TextRange range)
{
    range.start = std::clamp<qsizetype>(range.start, 0, text.size());
    range.end = std::clamp<qsizetype>(range.end, range.start, text.size());
    while (range.start < range.end && text[range.start].isSpace())
        ++range.start;
    while (range.end > range.start && text[range.end - 1].isSpace())
        --range.end;
    if (!range.isEmpty() && text[range.start].isLowSurrogate() && range.start > 0)
        --range.start;
    if (!range.isEmpty() && text[range.end - 1].isHighSurrogate() && range.end < text.size())
        ++range.end;
    return range;
}

TextRange wholeWords(const QString& text, TextRange range)
{
    range = trimmed(text, range);
    const auto isWord = [&](qsizetype at) {
        return at >= 0 && at < text.size() && (text[at].isLetterOrNumber() || text[at].isMark());
    };
    // Words are short: what goes on for longer has none.
    constexpr qsizetype longest = 100;
    const TextRange given = range;
    while (!range.isEmpty() && isWord(range.start) && isWord(range.start - 1))
        if (--range.start < given.start - longest)
            return given;
    while (!range.isEmpty() && isWord(range.end - 1) && isWord(range.end))
        if (++range.end > given.end + longest)
            return given;
    return range;
}

TextRange sentenceAround(const QString& text, TextRange range)
{
    range = trimmed(text, range);
    const qsizetype line = range.start == 0 ? 0 : text.lastIndexOf(u'\n', range.start - 1) + 1;
    qsizetype lineEnd = text.indexOf(u'\n', range.end);
    lineEnd = lineEnd < 0 ? text.size() : lineEnd;
    const QString paragraph = text.mid(line, lineEnd - line);
    QTextBoundaryFinder sentences(QTextBoundaryFinder::Sentence, paragraph);
    sentences.setPosition(range.start - line);
    qsizetype start = sentences.isAtBoundary() ? range.start - line : sentences.toPreviousBoundary();
    sentences.setPosition(range.end - line);
    qsizetype end = sentences.isAtBoundary() ? range.end - line : sentences.toNextBoundary();
    start = start < 0 ? 0 : start;
    end = end < 0 ? paragraph.size() : end;
    return trimmed(text, {line + start, line + end});
}

Result<Edit> newEntityAt(const Network& network, const Document& document, TextRange wanted,
                         const QString& name, const QString& kind)
{
    const Result<TextRange> range = checkedWords(network, document, wanted);
    if (!range)
        return range.error();
    const QString plain = name.simplified();
    if (plain.isEmpty())
        return Error{tr("An entity needs a name.")};
    if (network.documents()->rowOf(document.id) < 0)
        return Error{tr("The document is not there any more.")};
    AddRecords edit{.what = plain};
    Entity entity;
    entity.id = mintId<EntityId>();
    entity.kind = kind;
    entity.name = plain;
    const QString words = document.text.mid(range->start, range->length()).simplified();
    Mention mention;
    mention.id = mintId<MentionId>();
    mention.document = document.id;
    mention.entity = entity.id;
    mention.range = *range;
    mention.type = typeOf(words, entity);
    if (mention.type == MentionType::Name && words != plain)
        entity.otherNames << words;
    edit.entities = {entity};
    edit.mentions = {mention};
    return Edit(edit);
}

Result<Edit> mentionAt(const Network& network, const Document& document, TextRange wanted, EntityId id)
{
    const Result<TextRange> range = checkedWords(network, document, wanted);
    if (!range)
        return range.error();
    const auto entity = network.entity(network.rootOf(id));
    if (!entity)
        return Error{tr("That entity is not there any more.")};
    for (const Mention& there : network.mentionsIn(document.id))
        if (there.range == *range && network.rootOf(there.entity) == entity->id)
            return Error{tr("These words are a mention of “%1” already.").arg(entity->name.left(80))};
    AddRecords edit{.what = tr("mention of “%1”").arg(entity->name.left(40))};
    Mention mention;
    mention.id = mintId<MentionId>();
    mention.document = document.id;
    mention.entity = entity->id;
    mention.range = *range;
    mention.type = typeOf(document.text.mid(range->start, range->length()), *entity);
    edit.mentions = {mention};
    return Edit(edit);
}

Result<Edit> withdrawMention(const Network& network, MentionId id)
{
    const auto mention = network.mention(id);
    if (!mention)
        return Error{tr("That mention is not there any more.")};
    return Edit(
        SetWithdrawn{tr("mention of “%1”").arg(network.nameOf(mention->entity).left(40)), {refOf(id)}, true});
}

Result<Edit> noteOn(RecordRef record, const QString& text, const QString& by)
{
    constexpr qsizetype longest = 10'000;
    if (text.trimmed().isEmpty())
        return Error{tr("A note needs some words.")};
    AddRecords edit{.what = tr("note")};
    edit.annotations.push_back({.id = mintId<AnnotationId>(),
                                .target = record,
                                .text = text.trimmed().left(longest),
                                .by = by,
                                .at = QDateTime::currentDateTimeUtc().toString(Qt::ISODate)});
    return Edit(edit);
}

Result<Edit> noteAt(const Network& network, const Document& document, TextRange wanted, const QString& text,
                    const QString& by)
{
    const Result<TextRange> range = checked(document.text, wholeWords(document.text, wanted), longestPassage);
    if (!range)
        return range.error();
    if (network.documents()->rowOf(document.id) < 0)
        return Error{tr("The document is not there any more.")};
    Passage passage;
    passage.id = mintId<PassageId>();
    passage.document = document.id;
    passage.range = *range;
    quoteFrom(document.text, passage);
    Result<Edit> edit = noteOn(refOf(passage.id), text, by);
    if (edit)
        std::get<AddRecords>(*edit).passages.push_back(passage);
    return edit;
}

Result<Edit> newClaimIn(const Network& network, const Document& document, const NewClaim& wanted)
{
    const Result<TextRange> range = checked(document.text, wanted.passage, longestPassage);
    if (!range)
        return range.error();
    const auto subject = network.mention(wanted.subject), object = network.mention(wanted.object);
    if (!subject || !object)
        return Error{tr("A claim needs two mentions in its passage: mark who and whom first.")};
    for (const auto* end : {&*subject, &*object})
        if (end->document != document.id || end->range.start < range->start || end->range.end > range->end)
            return Error{tr("“%1” is not mentioned in this passage; choose a longer one.")
                             .arg(network.nameOf(end->entity).left(80))};
    if (network.rootOf(subject->entity) == network.rootOf(object->entity))
        return Error{tr("A relationship needs two different entities.")};
    if (wanted.claimant && !network.rootOf(wanted.claimant))
        return Error{tr("Who is to say it is not there any more.")};
    if (!wanted.eventDate.isEmpty() && !isDate(wanted.eventDate))
        return Error{tr("Write the date as 2020-06-22, 2020-06 or 2020.")};

    const RelationshipKind kind = relationshipKind(wanted.kind);
    AddRecords edit{.what = tr("%1 → %2 → %3")
                                .arg(network.nameOf(subject->entity).left(40), kind.label,
                                     network.nameOf(object->entity).left(40))};
    Passage passage;
    passage.id = mintId<PassageId>();
    passage.document = document.id;
    passage.range = *range;
    quoteFrom(document.text, passage);
    edit.passages = {passage};

    Claim claim;
    claim.id = mintId<ClaimId>();
    for (const RelationshipId id : network.storedBetween(subject->entity, object->entity))
        if (const auto there = network.relationship(id);
            there->kind == wanted.kind && (there->subject == subject->entity || kind.symmetric))
            claim.relationship = id;
    if (!claim.relationship) {
        claim.relationship = mintId<RelationshipId>();
        edit.relationships = {{claim.relationship, subject->entity, wanted.kind, object->entity}};
    }
    claim.document = document.id;
    claim.passage = passage.id;
    claim.claimant = wanted.claimant;
    claim.stance = wanted.stance;
    claim.eventDate = wanted.eventDate;
    claim.origin = Origin::Person;
    claim.subjectMention = wanted.subject;
    claim.objectMention = wanted.object;
    claim.verdict = Verdict::Accepted;
    claim.verdictBy = wanted.by;
    claim.verdictAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    edit.claims = {claim};
    return Edit(edit);
}

} // namespace redthread
