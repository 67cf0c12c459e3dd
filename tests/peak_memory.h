// How much memory this process ever held, for tests that bound it.
#pragma once

#include <QFile>

namespace redthread {

// Kilobytes; -1 where nobody tells, or where a sanitizer's own memory stands in the way.
inline qint64 peakMemory()
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toLongLong();
#endif
    return -1;
}

} // namespace redthread
