// Imports articles straight into a Store, without a window: for the command
// line and for tests. Reads several at once, stores them in the order given.
#pragma once

#include "app/article_details.h"
#include "app/external_reader.h"
#include "models/records/result.h"
#include "models/store/store.h"

#include <functional>
#include <stop_token>

namespace redthread {

struct BatchOutcome {
    int imported = 0; // new ones
    int known = 0;    // there already
    int failed = 0;
    bool cancelled = false;
};

// `say` gets a line per article. An Error only when the store itself fails.
Result<BatchOutcome> importArticles(Store& store, const QStringList& paths, const GivenDetails& details,
                                    const std::function<void(const QString&)>& say,
                                    std::stop_token stop = {}, const ExternalReader& reader = {});

} // namespace redthread
