#include "models/reading/syntax/tag_features.h"

namespace redthread::reading {

using learning::combine;
using learning::Feature;

void tagFeatures(std::span<const Look> looks, int i, int before, int before2, std::vector<Feature>& out)
{
    static const Look start = lookOf(u"<start>", QStringLiteral("<start>"));
    static const Look end = lookOf(u"<end>", QStringLiteral("<end>"));
    const auto at = [&](int k) -> const Look& {
        return k < 0 ? start : k >= int(looks.size()) ? end : looks[size_t(k)];
    };
    out.clear();
    quint64 number = 0;
    const auto put = [&](Feature f) { out.push_back(combine(f, ++number)); };
    const Look &here = at(i), &left = at(i - 1), &right = at(i + 1);
    const quint64 tag = quint64(before + 1), tags = tag * 256 + quint64(before2 + 1);
    put(1);
    put(here.word);
    put(here.form);
    put(combine(here.shape, i == 0));
    put(here.lexical);
    for (const Feature suffix : here.suffix)
        put(suffix);
    for (const Feature prefix : here.prefix)
        put(prefix);
    put(left.word);
    put(right.word);
    put(at(i - 2).word);
    put(at(i + 2).word);
    put(left.suffix[2]);
    put(right.suffix[2]);
    put(right.suffix[1]);
    put(right.shape);
    put(left.shape);
    put(combine(left.word, here.word));
    put(combine(here.word, right.word));
    put(combine(left.word, right.word));
    put(tag);
    put(tags);
    put(combine(here.word, tag));
    put(combine(left.word, tag));
    put(combine(right.word, tag));
    put(combine(here.suffix[2], tag));
    put(combine(here.shape, combine(tag, right.shape)));
    put(combine(here.lexical, tag));
    put(combine(right.lexical, tag));
    put(combine(here.lexical, right.lexical));
    put(combine(left.lexical, combine(here.lexical, here.shape)));
    put(combine(here.lexical, combine(here.shape, i == 0)));
    put(combine(here.suffix[1], right.lexical));
}

} // namespace redthread::reading
