#include "models/reading/syntax/parse_features.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace redthread::reading {

using learning::combine;
using learning::Feature;

namespace {

// Places have a word (w), a tag (x) and a part of speech (u) each; behind them
// come numbers. A template is up to four of these.
constexpr int w(int place) { return place * 3; }
constexpr int x(int place) { return place * 3 + 1; }
constexpr int u(int place) { return place * 3 + 2; }

struct Template {
    int parts[4] = {-1, -1, -1, -1};
    constexpr Template(int a, int b = -1, int c = -1, int d = -1) : parts{a, b, c, d} {}
};

template <size_t N>
void fill(std::span<const Template> templates, const std::array<quint64, N>& parts, quint64 base,
          std::vector<Feature>& out)
{
    out.clear();
    for (const Template& t : templates) {
        Feature f = ++base;
        for (const int part : t.parts)
            if (part >= 0)
                f = f * 0x9e3779b97f4a7c15ULL + parts[size_t(part)] + (f >> 29);
        out.push_back(learning::mixed(f));
    }
}

template <size_t N>
void putPlace(std::array<quint64, N>& parts, const Seen& seen, int place, int word)
{
    const size_t i = size_t(word < 0 ? seen.none() : word);
    parts[size_t(w(place))] = seen.word[i];
    parts[size_t(x(place))] = learning::mixed(quint64(seen.xpos[i]) * 32 + quint64(seen.upos[i]) + 77);
    parts[size_t(u(place))] = learning::mixed(quint64(seen.upos[i]) + 7777);
}

// Stack and words to come; l, r: their outermost child on the left, the right.
enum ActionPlace { S0, S1, S2, B0, B1, B2, S0l, S0r, S0l2, S0r2, S1l, S1r, S1r2, B0l, B0l2, actionPlaces };
enum ActionNumber { Gap = actionPlaces * 3, Gap1, S0left, S0right, S1both, B0left, actionParts };

constexpr Template actionTemplates[] = {
    w(S0),
    x(S0),
    {w(S0), x(S0)},
    u(S0),
    w(S1),
    x(S1),
    {w(S1), x(S1)},
    u(S1),
    w(B0),
    x(B0),
    {w(B0), x(B0)},
    u(B0),
    w(B1),
    x(B1),
    {w(B1), u(B1)},
    w(B2),
    x(B2),
    {w(B2), u(B2)},
    w(S2),
    x(S2),
    {w(S2), u(S2)},
    w(S0l),
    x(S0l),
    w(S0r),
    x(S0r),
    w(S1l),
    x(S1l),
    w(S1r),
    x(S1r),
    w(B0l),
    x(B0l),
    w(S0l2),
    x(S0l2),
    w(S0r2),
    x(S0r2),
    w(B0l2),
    x(B0l2),
    // stack and next word
    {w(S0), w(B0)},
    {x(S0), x(B0)},
    {w(S0), x(S0), x(B0)},
    {x(S0), w(B0), x(B0)},
    {w(S0), w(B0), x(S0)},
    {w(S0), x(B0)},
    {x(S0), w(B0)},
    // the two on top
    {w(S1), w(S0)},
    {x(S1), x(S0)},
    {w(S1), x(S1), x(S0)},
    {x(S1), w(S0), x(S0)},
    {w(S1), x(S0)},
    {x(S1), w(S0)},
    {x(S1), x(B0)},
    {w(S1), x(B0)},
    {x(B0), x(B1)},
    {w(B0), x(B1)},
    // three and four
    {x(S0), x(B0), x(B1)},
    {x(B0), x(B1), x(B2)},
    {x(S1), x(S0), x(B0)},
    {x(S2), x(S1), x(S0)},
    {w(S0), x(B0), x(B1)},
    {w(S1), x(S0), x(B0)},
    {x(S1), w(S0), x(B0)},
    {x(S1), x(S0), w(B0)},
    {w(S1), w(S0), x(B0)},
    {x(S1), x(S0), x(B0), x(B1)},
    {x(S0), x(B0), x(B1), x(B2)},
    // with children
    {x(S0), x(S0l), x(B0)},
    {x(S0), x(S0r), x(B0)},
    {x(S0), x(B0), x(B0l)},
    {x(S1), x(S1r), x(S0)},
    {x(S1), x(S0), x(S0l)},
    {x(S1), x(S1l), x(S0)},
    {x(S1), x(S0), x(S0r)},
    {x(S0), x(S0l), x(S0l2)},
    {x(S0), x(S0r), x(S0r2)},
    {u(S1), u(S1r), w(S0l)},
    {x(S0), w(S0l), x(B0)},
    {w(S0l), x(S0), x(S1)},
    {w(S0), w(S0l)},
    {w(S1), w(S0l)},
    {u(S1), w(S0l), w(S0)},
    {w(S1), w(S0l), u(S0)},
    {x(S1), x(S1r), x(S1r2)},
    {x(S1), x(S1l), x(S0), x(B0)},
    {x(S1), x(S0), x(S0r), x(B0)},
    // distances and numbers of children
    {w(S0), Gap},
    {x(S0), Gap},
    {w(B0), Gap},
    {x(B0), Gap},
    {x(S0), x(B0), Gap},
    {x(S1), x(S0), Gap1},
    {w(S0), w(B0), Gap},
    {w(S0), S0left},
    {x(S0), S0left, S0right},
    {w(S0), S0right},
    {x(B0), B0left},
    {w(B0), B0left},
    {x(S1), S1both},
    {w(S1), S1both},
    {x(S1), x(S0), S1both},
    {x(S0), x(B0), S0right, S0left},
};

// D: the word whose arc is to be named, H its head, G the head's head; l, r: a
// child on the left, the right; Mark: its preposition or conjunction; Aux: the
// head's auxiliary; Wh: its question word; Before, After: its neighbours on
// the same head; Prev, Next: in the text.
enum RelationPlace { D, H, G, Dl, Dr, Mark, Comma, Aux, Wh, Before, After, Prev, Next, Dr2, relationPlaces };
enum RelationNumber {
    Side = relationPlaces * 3,
    Far,
    Rank,
    Left,
    NounsBetween,
    ChildCount,
    Suffix,
    HeadRelation,
    BeforeRelation,
    Named,
    relationParts
};

constexpr Template relationTemplates[] = {
    {w(D), Side},
    {x(D), Side},
    {w(H), Side},
    {x(H), Side},
    {w(D), w(H), Side},
    {x(D), x(H), Side},
    {x(D), x(H), Far},
    {w(D), x(H), Side},
    {x(D), w(H), Side},
    {w(D), x(D), x(H), Side},
    {x(D), w(H), x(H), Side},
    {x(D), x(Dl), x(H)},
    {x(D), x(Dr), x(H)},
    {w(Dl), x(D), u(H)},
    {w(Mark), x(D), Side},
    {w(Mark), w(H), x(D)},
    {w(Mark), u(H), u(D)},
    {w(Mark), w(D), u(H)},
    {x(Before), x(D), x(H)},
    {x(After), x(D), x(H)},
    {w(Before), x(D), x(H)},
    {u(G), x(H), x(D)},
    {w(Aux), x(D), x(H), Side},
    {x(Aux), x(D), x(H), Left},
    {x(D), x(H), Left, NounsBetween},
    {w(H), x(D), NounsBetween, Side},
    {w(H), u(D), Left, Side},
    {w(Wh), x(D)},
    {w(Comma), x(D), x(H), Side},
    {x(Prev), x(D)},
    {x(Next), x(D)},
    {w(Prev), x(D), x(H)},
    {w(Next), x(D), x(H)},
    {x(Prev), x(D), x(Next)},
    {u(D), u(H), Rank},
    {x(D), u(H)},
    {w(D), u(D), ChildCount},
    {Suffix, x(H), Side},
    {x(D), HeadRelation, Side},
    {x(D), x(H), HeadRelation, Side},
    {w(D), HeadRelation},
    {x(D), BeforeRelation, Side},
    {x(D), x(H), BeforeRelation, Side},
    {x(D), x(H), Named, Side},
    {w(H), x(D), Named, Side},
    {w(D), Named, Side},
    {w(Mark), x(D), Named},
    {w(D), w(H), Named},
    {w(Wh), x(D), HeadRelation, Named},
    {x(Dr), x(Dr2), x(D), x(H)},
    {w(Mark), w(H), w(D)},
    {Suffix, x(D), HeadRelation},
};

bool marks(Upos upos) { return upos == Upos::Adp || upos == Upos::Sconj || upos == Upos::Part; }
bool isQuestion(Xpos xpos) { return xpos == Xpos::Wp || xpos == Xpos::Wdt || xpos == Xpos::Wrb; }

} // namespace

Seen::Seen(std::span<const Look> looks, std::span<const Upos> u, std::span<const Xpos> x)
{
    const size_t n = looks.size() + 2;
    word.assign(n, learning::feature(u"<root>"));
    suffix.assign(n, 0);
    upos.assign(n, Upos(40));
    xpos.assign(n, Xpos(200));
    for (size_t i = 0; i < looks.size(); ++i) {
        word[i + 1] = looks[i].word;
        suffix[i + 1] = looks[i].suffix[2] ? looks[i].suffix[2] : looks[i].word;
        upos[i + 1] = u[i];
        xpos[i + 1] = x[i];
    }
    word[n - 1] = learning::feature(u"<none>");
    upos[n - 1] = Upos(41);
    xpos[n - 1] = Xpos(201);
}

void actionFeatures(const Seen& seen, const Arcs& arcs, std::vector<Feature>& out)
{
    std::array<quint64, actionParts> parts;
    static const Arcs::Children nobody;
    const auto childrenOf = [&](int word) -> const Arcs::Children& {
        return word < 0 ? nobody : arcs.children(word);
    };
    const int s0 = arcs.stack(0), s1 = arcs.stack(1), b0 = arcs.next(0);
    const Arcs::Children &c0 = childrenOf(s0), &c1 = childrenOf(s1), &cb = childrenOf(b0);
    const int words[actionPlaces] = {s0,           s1,          arcs.stack(2), b0,          arcs.next(1),
                                     arcs.next(2), c0.first[0], c0.last[0],    c0.first[1], c0.last[1],
                                     c1.first[0],  c1.last[0],  c1.last[1],    cb.first[0], cb.first[1]};
    for (int place = 0; place < actionPlaces; ++place)
        putPlace(parts, seen, place, words[place]);
    const auto gap = [](int from, int to) {
        return from < 0 || to < 0 ? 9 : quint64(std::min(to - from, 8));
    };
    const auto few = [](int count) { return quint64(std::min(count, 4)); };
    parts[Gap] = gap(s0, b0);
    parts[Gap1] = gap(s1, s0);
    parts[S0left] = few(c0.count[0]);
    parts[S0right] = few(c0.count[1]);
    parts[S1both] = few(c1.count[1]) + 10 * few(c1.count[0]);
    parts[B0left] = few(cb.count[0]);
    fill<actionParts>(actionTemplates, parts, 1000, out);
}

Tree::Tree(std::span<const int> h) : heads(h.begin(), h.end()), children(h.size()), relations(h.size(), -1)
{
    for (size_t i = 1; i < h.size(); ++i)
        children[size_t(h[i])].push_back(int(i));
}

std::vector<int> Tree::order() const
{
    std::vector<int> order = children[0];
    for (size_t i = 0; i < order.size(); ++i)
        order.insert(order.end(), children[size_t(order[i])].begin(), children[size_t(order[i])].end());
    return order;
}

void relationFeatures(const Seen& seen, const Tree& tree, int word, std::vector<Feature>& out)
{
    const int head = tree.heads[size_t(word)];
    const auto& own = tree.children[size_t(word)];
    const auto& siblings = tree.children[size_t(head)];
    int places[relationPlaces];
    std::fill(std::begin(places), std::end(places), -1);
    places[D] = word;
    places[H] = head;
    places[G] = head > 0 ? tree.heads[size_t(head)] : -1;
    places[Prev] = word - 1;
    places[Next] = word + 1 < seen.none() ? word + 1 : -1;
    for (const int child : own) {
        const auto i = size_t(child);
        if (places[Mark] < 0 && child < word && marks(seen.upos[i]))
            places[Mark] = child;
        if (seen.upos[i] == Upos::Punct)
            places[Comma] = child;
        if (isQuestion(seen.xpos[i]))
            places[Wh] = child;
        if (child < word && places[Dl] < 0)
            places[Dl] = child;
        if (child > word) {
            places[Dr2] = places[Dr];
            places[Dr] = child;
        }
    }
    quint64 left = 0, nouns = 0, rank = 0, named = 0;
    for (size_t k = 0; k < siblings.size(); ++k) {
        const int sibling = siblings[k];
        const Upos upos = seen.upos[size_t(sibling)];
        if (upos == Upos::Aux)
            places[Aux] = sibling;
        if (sibling == word) {
            rank = k;
            places[Before] = k > 0 ? siblings[k - 1] : -1;
            places[After] = k + 1 < siblings.size() ? siblings[k + 1] : -1;
        } else if (sibling < word) {
            left += sibling < head && upos != Upos::Punct && upos != Upos::Aux;
            nouns += sibling > head && (upos == Upos::Noun || upos == Upos::Propn || upos == Upos::Pron);
            // Which of the arcs that come once were given already.
            switch (Relation(tree.relations[size_t(sibling)])) {
            case Relation::Nsubj:
            case Relation::NsubjPass:
                named |= 1;
                break;
            case Relation::Obj:
                named |= 2;
                break;
            case Relation::Ccomp:
            case Relation::Xcomp:
                named |= 4;
                break;
            case Relation::Cop:
            case Relation::AuxPass:
                named |= 8;
                break;
            case Relation::Mark:
                named |= 16;
                break;
            default:
                break;
            }
        }
    }
    std::array<quint64, relationParts> parts;
    for (int place = 0; place < relationPlaces; ++place)
        putPlace(parts, seen, place, places[place]);
    const quint64 side = word < head;
    parts[Side] = side;
    parts[Far] = quint64(std::min(std::abs(word - head), 6)) * 2 + side;
    parts[Rank] = std::min<quint64>(rank, 8) * 8 + std::min<quint64>(siblings.size(), 7);
    parts[Left] = std::min<quint64>(left, 4);
    parts[NounsBetween] = std::min<quint64>(nouns, 3);
    parts[ChildCount] = std::min<quint64>(own.size(), 6);
    parts[Suffix] = seen.suffix[size_t(word)];
    parts[HeadRelation] = quint64(tree.relations[size_t(head)] + 1);
    parts[BeforeRelation] = places[Before] < 0 ? 99 : quint64(tree.relations[size_t(places[Before])] + 1);
    parts[Named] = named;
    fill<relationParts>(relationTemplates, parts, 2000, out);
}

} // namespace redthread::reading
