// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <libxml/HTMLparser.h>

namespace parascope {

/// The functions of libxml2 that we use, found when somebody first parses a page (LoadedLibrary).
struct LibxmlFunctions {
    decltype(&htmlNewParserCtxt) newContext = nullptr;
    decltype(&htmlFreeParserCtxt) freeContext = nullptr;
    decltype(&htmlCtxtReadMemory) read = nullptr;
    decltype(&xmlFreeDoc) freeDocument = nullptr;
    decltype(&xmlSetStructuredErrorFunc) tellErrorsTo = nullptr; ///< those of the calling thread

    static Result<LibxmlFunctions> load();
};

} // namespace parascope
