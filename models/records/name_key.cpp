#include "models/records/name_key.h"

namespace redthread {

QString nameKey(const QString& name)
{
    const QString folded = name.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString key;
    key.reserve(folded.size());
    for (const QChar c : folded) {
        if (c.isMark())
            continue;
        const bool keeps = c.isLetterOrNumber() || c.isSurrogate() || c.isSymbol();
        key += keeps ? c : QChar(u' ');
    }
    key = key.simplified();
    if (key.startsWith(QStringLiteral("the ")))
        key.remove(0, 4);
    return key;
}

} // namespace redthread
