// What reading has learnt, opened once for the whole program. Constant
// afterwards: any thread may read it. Without a model file everything is
// empty and reading goes on by its rules alone.
//
// The files english.model (grammar, factuality), names.model (names) and relation_models.h's are looked for
// in the folder the environment variable REDTHREAD_MODELS names (set and wrong: nowhere else), beside the
// sources the program was built from, in ../share/redthread/models beside the program, and in the person's
// own data folder.
#pragma once

#include "models/learning/model_file.h"
#include "models/reading/names/name_model.h"
#include "models/reading/syntax/syntax_model.h"

#include <memory>

namespace redthread::reading {

struct Models {
    Models() = default;
    explicit Models(std::shared_ptr<const learning::ModelFile> file,
                    std::shared_ptr<const learning::ModelFile> namesFile = {});

    std::shared_ptr<const learning::ModelFile> file, namesFile; // null: none was found
    QString trouble; // a sentence, when one is not there or cannot be used
    SyntaxModel syntax;
    learning::Weights factuality; // factuality.h
    NameModel names;
};

// The sentence for a model that is nowhere.
QString isNotThere(const QString& name);
// … and for one that has not what is expected in it, as another model has not.
QString isNoSuchModel(const QString& name);

// Looks for a file of that name in those places. Null: there is none. An Error
// when there is one that cannot be used.
Result<std::shared_ptr<const learning::ModelFile>> findModelFile(const QString& name);

Models openModels();    // looks for the file now
const Models& models(); // as it was when first asked

} // namespace redthread::reading
