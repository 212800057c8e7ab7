// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Libxml.h"

#include "core/base/LoadedLibrary.h"

namespace parascope {

Result<LibxmlFunctions> LibxmlFunctions::load() {
    const auto library = LoadedLibrary::load({"libxml2.so.2", "libxml2.so.16"}, "libxml2");
    if (!library) {
        return failure(library.error());
    }
    LibxmlFunctions all;
    decltype(&xmlInitParser) begin = nullptr;
    const bool good =
        library->find("xmlInitParser", begin) && library->find("htmlNewParserCtxt", all.newContext) &&
        library->find("htmlFreeParserCtxt", all.freeContext) &&
        library->find("htmlCtxtReadMemory", all.read) && library->find("xmlFreeDoc", all.freeDocument) &&
        library->find("xmlSetStructuredErrorFunc", all.tellErrorsTo);
    if (!good) {
        return failure("libxml2 cannot be used", "a function is missing from it",
                       "install libxml2 2.9 or newer");
    }
    // Once, whoever comes first; it sets up what all its users share, and stays for the program's life.
    static const bool kBegun = (begin(), true);
    static_cast<void>(kBegun);
    return all;
}

} // namespace parascope
