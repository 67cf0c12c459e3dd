// The canonical text: one line a record, "entity e3 {…}", as compact JSON with
// sorted members. Records are ordered by what they say, and named by their
// place in that order instead of by id, so that the same article read into two
// projects gives the same text. Equal records stand in the order they were made.

#include "models/records/record_json.h"
#include "models/store/reports.h"
#include "models/store/rows.h"

#include <QJsonDocument>

#include <algorithm>

namespace redthread {

namespace {

QByteArray compact(const QJsonObject& json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

class Dump {
public:
    explicit Dump(Database& database) : m_database(database) {}

    QString text()
    {
        // Who is referred to comes before who refers.
        addDocuments();
        addEntities();
        addPassages();
        addMentions();
        addRelationships();
        addClaims();
        addAnnotations();
        return QString::fromUtf8(m_text);
    }

private:
    struct Line {
        RecordRef ref;
        QByteArray json;
    };

    // Sorts what was collected, names it and writes it down.
    void write(const char* kind, const char* prefix, std::vector<Line> lines)
    {
        std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
            return a.json != b.json ? a.json < b.json : a.ref < b.ref;
        });
        qint64 number = 0;
        for (const Line& line : lines) {
            const QByteArray name = prefix + QByteArray::number(++number);
            m_names.insert({int(line.ref.type), line.ref.id}, QString::fromLatin1(name));
            m_text += kind + QByteArray(" ") + name + ' ' + line.json + '\n';
        }
    }

    // What is referred to but no longer lives has no name.
    QString nameOf(const RecordRef& ref) const
    {
        if (ref.id == 0)
            return {};
        return m_names.value({int(ref.type), ref.id}, QStringLiteral("withdrawn"));
    }

    template <class Record, class Show>
    std::vector<Line> lines(const std::vector<Record>& records, Show show) const
    {
        std::vector<Line> lines;
        for (const Record& record : records) {
            if (record.withdrawn)
                continue;
            QJsonObject json = toJson(record);
            json.remove("id");
            json.remove("withdrawn");
            show(record, json);
            lines.push_back({refOf(record.id), compact(json)});
        }
        return lines;
    }

    void addDocuments()
    {
        write("document", "d",
              lines(documentsSince(m_database, 0), [this](const Document& d, QJsonObject& json) {
                  json["text"] = textOf(m_database, d.id);
                  json.remove("likeness"); // follows from the text
              }));
    }

    void addEntities()
    {
        const auto all = entitiesSince(m_database, 0);
        write("entity", "e", lines(all, [](const Entity& e, QJsonObject& json) {
                  json.remove("merged_into");
                  if (!e.pinned)
                      json.remove("position");
              }));
        // Names are known only now.
        std::vector<Line> merges;
        for (const Entity& e : all)
            if (e.mergedInto && !e.withdrawn)
                merges.push_back(
                    {{}, compact({{"from", nameOf(refOf(e.id))}, {"into", nameOf(refOf(e.mergedInto))}})});
        write("merge", "x", std::move(merges));
    }

    void addPassages()
    {
        write("passage", "p",
              lines(passagesSince(m_database, 0), [this](const Passage& p, QJsonObject& json) {
                  json["document"] = nameOf(refOf(p.document));
              }));
    }

    void addMentions()
    {
        write("mention", "m",
              lines(mentionsSince(m_database, 0), [this](const Mention& m, QJsonObject& json) {
                  json["document"] = nameOf(refOf(m.document));
                  json["entity"] = nameOf(refOf(m.entity));
              }));
    }

    void addRelationships()
    {
        write("relationship", "r",
              lines(relationshipsSince(m_database, 0), [this](const Relationship& r, QJsonObject& json) {
                  json["subject"] = nameOf(refOf(r.subject));
                  json["object"] = nameOf(refOf(r.object));
              }));
    }

    void addClaims()
    {
        write("claim", "c", lines(claimsSince(m_database, 0), [this](const Claim& c, QJsonObject& json) {
                  json["relationship"] = nameOf(refOf(c.relationship));
                  json["document"] = nameOf(refOf(c.document));
                  json["passage"] = nameOf(refOf(c.passage));
                  json["claimant"] = nameOf(refOf(c.claimant));
                  json["subject_mention"] = nameOf(refOf(c.subjectMention));
                  json["object_mention"] = nameOf(refOf(c.objectMention));
                  QJsonArray via;
                  for (const EntityId id : c.via)
                      via.append(nameOf(refOf(id)));
                  json["via"] = via;
                  json.remove("verdict_at");
              }));
    }

    void addAnnotations()
    {
        write("annotation", "n",
              lines(annotationsSince(m_database, 0), [this](const Annotation& a, QJsonObject& json) {
                  json["target"] = nameOf(a.target);
                  if (a.purpose == AnnotationPurpose::NotSame)
                      json["text"] = nameOf(refOf(EntityId{a.text.toLongLong()}));
                  json.remove("at");
              }));
    }

    Database& m_database;
    QHash<std::pair<int, qint64>, QString> m_names;
    QByteArray m_text = "redthread dump 1\n";
};

} // namespace

QString dumpText(Database& database) { return Dump(database).text(); }

} // namespace redthread
