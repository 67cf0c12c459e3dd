// PassageSource is how views get at quotes and texts, which are too large to
// keep in memory. app implements it over the store. Called from the GUI
// thread; the answer comes by QFuture, and a late one is dropped by whoever
// asked for something newer.
#pragma once

#include "models/records/records.h"
#include "models/records/result.h"

#include <QFuture>

#include <vector>

namespace redthread {

class PassageSource {
public:
    virtual ~PassageSource() = default;

    // In the order asked for; ids that are not there are left out.
    virtual QFuture<Result<std::vector<Passage>>> passages(std::vector<PassageId> ids) = 0;
    // With its text.
    virtual QFuture<Result<Document>> document(DocumentId id) = 0;
};

} // namespace redthread
