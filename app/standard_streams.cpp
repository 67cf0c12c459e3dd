#include "app/standard_streams.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

namespace redthread {

namespace {

std::atomic<bool> interrupted{false};

void onInterrupt(int)
{
    if (interrupted.exchange(true))
        std::_Exit(130);
}

} // namespace

bool writeOut(const QByteArray& bytes)
{
    const size_t size = size_t(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

void say(const QString& sentence)
{
    const QByteArray line = sentence.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

std::stop_token interruptToken()
{
    // A signal handler may do next to nothing, so a thread looks at its flag.
    static std::stop_source source;
    static std::jthread watcher([](std::stop_token ended) {
        std::signal(SIGINT, onInterrupt);
        std::signal(SIGTERM, onInterrupt);
        while (!ended.stop_requested() && !interrupted)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (interrupted)
            source.request_stop();
    });
    return source.get_token();
}

} // namespace redthread
