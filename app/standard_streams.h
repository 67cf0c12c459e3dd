// Standard output and error as bytes, and the interrupt key as a stop token.
#pragma once

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace redthread {

// False when standard output is closed or full.
bool writeOut(const QByteArray& bytes);
void say(const QString& sentence); // one line to standard error

// Ctrl+C once asks to stop; a second time ends the program.
std::stop_token interruptToken();

} // namespace redthread
