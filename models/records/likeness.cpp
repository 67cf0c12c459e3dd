#include "models/records/likeness.h"

#include "models/records/folded_find.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace redthread {

namespace {

constexpr int hashes = 64;
constexpr int digits = 4; // of each, hexadecimal
constexpr int run = 4;    // words
constexpr int fewest = 20;

// The finaliser of SplitMix64: every bit of the result hangs on every bit of x.
quint64 mixed(quint64 x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

// FNV-1a, the same on every machine, which qHash is not.
quint64 hashOf(QStringView word)
{
    quint64 hash = 0xcbf29ce484222325u;
    for (const QChar c : word)
        hash = (hash ^ c.unicode()) * 0x100000001b3u;
    return hash;
}

} // namespace

QString likenessOf(const QString& text)
{
    const QString words = folded(text).words;
    std::vector<quint64> last; // of the words so far
    std::array<quint64, hashes> least;
    least.fill(std::numeric_limits<quint64>::max());
    for (const QStringView word : QStringView(words).tokenize(u' ', Qt::SkipEmptyParts)) {
        last.push_back(hashOf(word));
        if (last.size() < run)
            continue;
        quint64 whole = 0;
        for (size_t i = last.size() - run; i < last.size(); ++i)
            whole = mixed(whole + last[i]);
        for (size_t i = 0; i < hashes; ++i)
            least[i] = std::min(least[i], mixed(whole + (i + 1) * 0x9e3779b97f4a7c15u));
    }
    if (last.size() < fewest)
        return QStringLiteral("-");
    QString result;
    for (const quint64 value : least)
        result += QStringLiteral("%1").arg(value >> 48, digits, 16, QChar(u'0'));
    return result;
}

double likeness(const QString& one, const QString& other)
{
    if (one.size() != hashes * digits || other.size() != hashes * digits)
        return 0;
    int equal = 0;
    for (int i = 0; i < hashes; ++i)
        equal += QStringView(one).sliced(i * digits, digits) == QStringView(other).sliced(i * digits, digits);
    return double(equal) / hashes;
}

std::vector<size_t> firstOfCopies(const std::vector<QString>& likenesses)
{
    std::vector<size_t> first(likenesses.size());
    std::iota(first.begin(), first.end(), size_t(0));
    const auto rootOf = [&](size_t at) {
        while (first[at] != at)
            at = first[at] = first[first[at]];
        return at;
    };
    // Texts that are alike share two neighbouring numbers somewhere, all but surely;
    // only those are compared.
    constexpr int band = 2 * digits;
    for (int at = 0; at < hashes * digits; at += band) {
        QHash<QStringView, std::vector<size_t>> buckets;
        for (size_t i = 0; i < likenesses.size(); ++i)
            if (likenesses[i].size() == hashes * digits)
                buckets[QStringView(likenesses[i]).sliced(at, band)].push_back(i);
        for (const std::vector<size_t>& bucket : std::as_const(buckets))
            for (size_t i = 1; i < bucket.size(); ++i) {
                // With one of its bucket is enough where they are copies of each other;
                // a few more are tried, not all, so that it stays linear.
                for (size_t j = i; j-- > 0 && i - j <= 8;) {
                    const size_t a = rootOf(bucket[j]), b = rootOf(bucket[i]);
                    if (a == b)
                        break;
                    if (likeness(likenesses[bucket[j]], likenesses[bucket[i]]) >= nearCopy)
                        first[std::max(a, b)] = std::min(a, b);
                }
            }
    }
    for (size_t i = 0; i < first.size(); ++i)
        first[i] = rootOf(i);
    return first;
}

} // namespace redthread
