// Workers share a loop among threads that sleep while there is nothing to do.
// What a body does for index i must not depend on the range it is called with:
// then the result has the same bits with any number of threads.
#pragma once

#include <functional>
#include <memory>

namespace redthread {

class Workers {
public:
    // Threads beside the caller's; by default one less than there are
    // processors, seven at most. None: everything runs on the caller's.
    explicit Workers(int threads = -1);
    ~Workers();
    Workers(const Workers&) = delete;

    // Calls body(begin, end) for ranges of at most `grain` that cover 0 … count
    // and returns when all are done. One caller at a time. `body` must not throw.
    void share(int count, int grain, const std::function<void(int begin, int end)>& body);

    // The same, on the caller's thread alone where `nodes` are too few for
    // waking others to pay.
    void share(int nodes, int count, int grain, const std::function<void(int begin, int end)>& body)
    {
        constexpr int worthSharing = 30'000;
        share(count, nodes < worthSharing ? count : grain, body);
    }

    // Shared by all layouts of the process; callers wait for each other.
    static Workers& common();
    // For tests and benchmarks, while nothing is being laid out.
    static void setCommonThreads(int threads);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace redthread
