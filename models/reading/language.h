// In which language a text is, by the Compact Language Detector 2, which knows some
// eighty of them and is right about nearly every sentence.
#pragma once

#include <QString>

namespace redthread::reading {

// ISO 639 ("en", "fr", "zh-Hant"); empty: too short, names alone, or a mixture. An English text
// with quotes in other languages is English. Safe from every thread; of a long text,
// the beginning is looked at.
QString languageOf(const QString& text);

// Whatever is not told to be another language is read as English.
inline bool isForeign(const QString& language) { return !language.isEmpty() && language != u"en"; }

// "French", in English; the code itself where it has no name.
QString languageName(const QString& code);

// A small word of French, German, Spanish, Italian, Portuguese or Dutch that is no
// English word; case folded.
bool isForeignFunctionWord(const QString& word);
// One that no name begins with, as names do with articles ("Le Monde").
bool isForeignPreposition(const QString& word);

} // namespace redthread::reading
