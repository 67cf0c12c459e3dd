#include "views/publish/web_page.h"

#include "views/graph/legend.h"
#include "views/graph/safe_text.h"
#include "views/graph/sheet_export.h"
#include "views/graph/svg_pen.h"
#include "views/graph/wording.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QUrl>

#include <cmath>

namespace redthread {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WebPage)
};

QByteArray resource(const char* name)
{
    QFile file(QStringLiteral(":/web/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("A part of the web page is missing from the program: %s", name);
    return file.readAll();
}

QByteArray hashOf(const QByteArray& bytes)
{
    return "'sha256-" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64() + '\'';
}

// A stranger's words as text of the page.
QByteArray plain(const QString& text) { return safeText(text).toHtmlEscaped().toUtf8(); }
// Words of ours, with names in them that are safe already.
QByteArray composed(const QString& text) { return validText(text).toHtmlEscaped().toUtf8(); }
// The same, kept from turning round what stands beside it.
QByteArray isolatedPlain(const QString& text) { return "<bdi>" + plain(text) + "</bdi>"; }

QByteArray svgOf(const DisplayList& list, const SvgOptions& options)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writeSvg(buffer, list, options))
        return {}; // a buffer takes everything
    return buffer.data();
}

class Page {
public:
    Page(const SheetContent& content, std::stop_token stop)
        : m_content(content), m_stop(std::move(stop)), m_scene(content.scene)
    {
        for (SceneNode& node : m_scene.nodes)
            node.selected = node.hovered = node.dimmed = false;
        for (SceneEdge& edge : m_scene.edges) {
            edge.selected = edge.hovered = edge.dimmed = false;
            edge.number = 0;
        }
    }

    QByteArray html()
    {
        const QByteArray css = resource("page.css"), js = resource("page.js");
        QByteArray out =
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src " +
            hashOf(js) + "; style-src " + hashOf(css) +
            "; base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"referrer\" content=\"no-referrer\">\n"
            "<meta name=\"generator\" content=\"Redthread\">\n<title>" +
            plain(m_content.title) + "</title>\n<style>" + css + "</style>\n</head>\n<body>\n";
        head(out);
        map(out);
        evidence(out);
        out += "<script>" + js + "</script>\n</body>\n</html>\n";
        return out;
    }

private:
    void head(QByteArray& out) const
    {
        out += "<header><h1>" + isolatedPlain(m_content.title) + "</h1>\n<p>" + plain(m_content.date);
        out += " · " + composed(Words::tr("%1 entities, %2 relationships, %3 claims")
                                    .arg(m_scene.nodes.size())
                                    .arg(m_scene.edges.size())
                                    .arg(m_content.claims));
        out += " · " + composed(m_content.notReviewed == 0
                                    ? Words::tr("all claims were reviewed by a person")
                                    : Words::tr("%1 of %2 claims were not reviewed by a person")
                                          .arg(m_content.notReviewed)
                                          .arg(m_content.claims));
        out += "</p>\n";
        if (!m_content.filters.isEmpty()) {
            out += "<p>" + composed(Words::tr("Filters:"));
            for (int i = 0; i < m_content.filters.size(); ++i)
                out += (i ? " · " : " ") + isolatedPlain(m_content.filters[i]);
            out += "</p>\n";
        }
        out += "</header>\n";
    }

    // As large as its names need, within reason.
    void map(QByteArray& out) const
    {
        const FontMetrics metrics;
        const double side = std::clamp(140 * std::sqrt(double(m_scene.nodes.size()) + 4), 700.0, 12'000.0);
        PictureOptions options;
        options.size = QSizeF(side * 1.25, side);
        options.view =
            m_content.window ? m_content.window->view : fitView(boundsOf(m_scene), options.size, 56, 1.6);
        if (m_content.window)
            options.size = m_content.window->size;
        options.metrics = &metrics;
        options.titles = true;
        options.stop = m_stop;
        QByteArray legend;
        out += "<main id=\"map\">\n";
        for (const bool dark : {false, true}) {
            if (m_stop.stop_requested())
                return;
            options.dark = dark;
            DisplayList list = displayList(m_scene, options);
            list.background = QColor(); // the page has its own
            const QString theme = dark ? QStringLiteral("dark") : QStringLiteral("light");
            out += svgOf(list, {.title = {},
                                .description = {},
                                .inPage = true,
                                .className = QStringLiteral("picture ") + theme});
            legend += svgOf(legendList(m_content.legend.value_or(legendOf(m_scene)), metrics, dark),
                            {.title = {}, .description = {}, .inPage = true, .className = theme});
        }
        out += "<details id=\"legend\"><summary>" + composed(Words::tr("Legend")) + "</summary>\n" + legend +
               "</details>\n";
        const auto button = [&](const char* id, const char* sign, const QString& name) {
            out += QByteArray("<button id=\"") + id + "\" aria-label=\"" + composed(name) + "\" title=\"" +
                   composed(name) + "\">" + sign + "</button>";
        };
        out += "<div id=\"tools\">";
        button("in", "+", Words::tr("Come closer (+)"));
        button("out", "−", Words::tr("Step back (-)"));
        button("fit", "⤢", Words::tr("Show all (0)"));
        out += "</div>\n</main>\n";
    }

    void evidence(QByteArray& out) const
    {
        const QByteArray count = composed(Words::tr("%1 of %2 relationships"));
        out += "<aside aria-label=\"" + composed(Words::tr("Relationships and their evidence")) + "\">\n";
        out += "<input id=\"find\" type=\"search\" placeholder=\"" +
               composed(Words::tr("Find a name or a phrase (/)")) + "\" aria-label=\"" +
               composed(Words::tr("Find a name or a phrase")) + "\">\n";
        out += "<p id=\"shown\" role=\"status\" data-words=\"" + count + "\"></p>\n";
        QHash<RelationshipId, const SceneEdge*> edges;
        for (const SceneEdge& edge : m_scene.edges)
            edges.insert(edge.id, &edge);
        for (const Footnote& note : m_content.footnotes)
            if (m_stop.stop_requested())
                return;
            else if (const SceneEdge* edge = edges.value(note.line ? note.line : note.relationship))
                line(out, note, *edge);
        out += "</aside>\n";
    }

    void line(QByteArray& out, const Footnote& note, const SceneEdge& edge) const
    {
        out += "<details data-line=\"" + QByteArray::number(edge.id.value) + "\" data-from=\"" +
               QByteArray::number(m_scene.nodes[size_t(edge.from)].id.value) + "\" data-to=\"" +
               QByteArray::number(m_scene.nodes[size_t(edge.to)].id.value) + "\"><summary>" +
               composed(relationshipSentence(note.subject, note.kind, note.object)) + "<small>" +
               composed(standingWords(note.standing)) + "</small></summary>\n";
        for (const FootnoteQuote& quote : note.quotes) {
            QByteArray who = isolatedPlain(quote.claimant);
            if (!quote.said.isEmpty())
                who += " " + composed(Words::tr("on %1").arg(quote.said));
            if (!quote.via.isEmpty()) {
                QByteArray via;
                for (const QString& name : quote.via)
                    via += (via.isEmpty() ? "" : ", ") + isolatedPlain(name);
                who += ' ' + composed(Words::tr("through")) + ' ' + via;
            }
            out += "<figure><p><span class=\"tag " + key(quote.stance).toUtf8() + "\">" +
                   composed(stanceWord(quote.stance)) + "</span> " + who;
            if (!quote.reviewed)
                out += " <span class=\"open\">(" + composed(Words::tr("not reviewed")) + ")</span>";
            out += "</p>\n<blockquote>“<bdi>" + plain(quote.quote) + "</bdi>”</blockquote>\n<figcaption>";
            QByteArray source = isolatedPlain(quote.title);
            if (isWebAddress(quote.address))
                source = "<a rel=\"noopener noreferrer\" href=\"" +
                         QUrl(quote.address).toString(QUrl::FullyEncoded).toHtmlEscaped().toUtf8() + "\">" +
                         source + "</a>";
            out += source;
            for (const QString& part : {quote.outlet, quote.date})
                if (!part.isEmpty())
                    out += ", " + isolatedPlain(part);
            out += "</figcaption></figure>\n";
        }
        out += "</details>\n";
    }

    const SheetContent& m_content;
    std::stop_token m_stop;
    GraphScene m_scene;
};

} // namespace

Result<Done> writeWebPage(QIODevice& device, const SheetContent& content, std::stop_token stop)
{
    const QByteArray html = Page(content, stop).html();
    if (stop.stop_requested())
        return exportCancelled();
    if (device.write(html) != html.size())
        return Error{Words::tr("The page could not be written: %1.").arg(device.errorString())};
    return Done{};
}

} // namespace redthread
