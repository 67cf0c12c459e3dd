// The words of grammar: universal parts of speech, Penn Treebank tags and
// Universal Dependencies relations (universaldependencies.org, version 2),
// with their names as treebanks and model files write them. Features hold the
// numbers: a change of the order wants the models learnt anew.
#pragma once

#include <QString>

namespace redthread::reading {

enum class Upos : quint8 {
    X,
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
};

enum class Xpos : quint8 {
    None,
    Add,
    Afx,
    Cc,
    Cd,
    Dt,
    Ex,
    Fw,
    Gw,
    Hyph,
    In,
    Jj,
    Jjr,
    Jjs,
    Ls,
    Md,
    Nfp,
    Nn,
    Nnp,
    Nnps,
    Nns,
    Pdt,
    Pos,
    Prp,
    PrpPoss,
    Rb,
    Rbr,
    Rbs,
    Rp,
    Sym,
    To,
    Uh,
    Vb,
    Vbd,
    Vbg,
    Vbn,
    Vbp,
    Vbz,
    Wdt,
    Wp,
    WpPoss,
    Wrb,
    Currency,
    Comma,
    Colon,
    Stop,
    OpenQuotes,
    CloseQuotes,
    OpenBracket,
    CloseBracket,
};

enum class Relation : quint8 {
    Dep,
    Acl,
    AclRelcl,
    Advcl,
    AdvclRelcl,
    Advmod,
    Amod,
    Appos,
    Aux,
    AuxPass,
    Case,
    Cc,
    CcPreconj,
    Ccomp,
    Compound,
    CompoundPrt,
    Conj,
    Cop,
    Csubj,
    CsubjOuter,
    CsubjPass,
    Det,
    DetPredet,
    Discourse,
    Dislocated,
    Expl,
    Fixed,
    Flat,
    Goeswith,
    Iobj,
    List,
    Mark,
    Nmod,
    NmodDesc,
    NmodPoss,
    NmodUnmarked,
    Nsubj,
    NsubjOuter,
    NsubjPass,
    Nummod,
    Obj,
    Obl,
    OblAgent,
    OblUnmarked,
    Orphan,
    Parataxis,
    Punct,
    Reparandum,
    Root,
    Vocative,
    Xcomp,
};

QString nameOf(Upos upos);         // "PROPN"
QString nameOf(Xpos xpos);         // "NNP"
QString nameOf(Relation relation); // "nsubj:pass"

// An unknown name gives X, None or Dep; of a relation with an unknown subtype
// the main one.
Upos uposFrom(const QString& name);
Xpos xposFrom(const QString& name);
Relation relationFrom(const QString& name);

} // namespace redthread::reading
