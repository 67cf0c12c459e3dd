#include "models/store/codes.h"
#include "models/store/reports.h"

namespace redthread {

namespace {

// Counts of a query of two columns, value and number; `name` turns a value into
// its key. The sum is the total.
template <class Name>
QJsonObject counted(Rows rows, const char* by, Name name)
{
    QJsonObject counts;
    qint64 total = 0;
    while (rows.next()) {
        counts[name(rows)] = rows.number(1);
        total += rows.number(1);
    }
    return {{"total", total}, {by, counts}};
}

template <class E, size_t N>
auto keyFrom(const std::array<E, N>& codes)
{
    return [&codes](const Rows& rows) {
        const auto value = fromCode(codes, rows.number(0));
        return value ? key(*value) : QString::number(rows.number(0));
    };
}

QString textKey(const Rows& rows) { return rows.text(0); }

} // namespace

// Counted is what a person sees: entities that are not merged into another,
// relationships with at least one claim that counts, claims not withdrawn; possible links by their number alone.
QJsonObject statsJson(Database& database)
{
    const int suggested = codeOf(verdictCodes, Verdict::Suggested);
    const QJsonObject entities = counted(
        database.ask("SELECT kind, count(*) FROM entities WHERE withdrawn = 0 AND merged_into IS NULL "
                     "GROUP BY kind ORDER BY kind"),
        "by_kind", textKey);
    const QJsonObject relationships =
        counted(database.ask("SELECT kind, count(*) FROM relationships WHERE withdrawn = 0 AND id IN "
                             "(SELECT relationship FROM claims WHERE withdrawn = 0 AND verdict <> ? "
                             "AND (may_be = '[]' OR verdict <> ?)) GROUP BY kind ORDER BY kind",
                             codeOf(verdictCodes, Verdict::Rejected), suggested),
                "by_kind", textKey);
    QJsonObject claims = counted(
        database.ask(
            "SELECT stance, count(*) FROM claims WHERE withdrawn = 0 AND (may_be = '[]' OR verdict <> ?) "
            "GROUP BY stance ORDER BY stance",
            suggested),
        "by_stance", keyFrom(stanceCodes));
    claims["by_verdict"] = counted(database.ask("SELECT verdict, count(*) FROM claims WHERE withdrawn = 0 "
                                                "AND (may_be = '[]' OR verdict <> ?) GROUP BY verdict "
                                                "ORDER BY verdict",
                                                suggested),
                                   "by_verdict", keyFrom(verdictCodes))["by_verdict"];
    Rows possible = database.ask("SELECT count(*) FROM claims WHERE withdrawn = 0 AND may_be <> '[]' AND verdict = ?",
                                 suggested);
    claims["possible_links"] = possible.next() ? possible.number(0) : 0;
    Rows documents = database.ask("SELECT count(*) FROM documents WHERE withdrawn = 0");
    const qint64 documentCount = documents.next() ? documents.number(0) : 0;
    return {{"entities", entities},
            {"relationships", relationships},
            {"claims", claims},
            {"documents", QJsonObject{{"total", documentCount}}}};
}

} // namespace redthread
