// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Curl.h"

#include "core/base/LoadedLibrary.h"

namespace parascope {

Result<CurlFunctions> CurlFunctions::load() {
    const auto library = LoadedLibrary::load({"libcurl.so.4", "libcurl-gnutls.so.4"}, "libcurl4");
    if (!library) {
        return failure(library.error());
    }
    CurlFunctions all;
    decltype(&curl_global_init) begin = nullptr;
    const bool good =
        library->find("curl_global_init", begin) && library->find("curl_easy_init", all.init) &&
        library->find("curl_easy_cleanup", all.cleanup) && library->find("curl_easy_setopt", all.setOption) &&
        library->find("curl_easy_getinfo", all.info) && library->find("curl_easy_reset", all.reset) &&
        library->find("curl_easy_strerror", all.words) && library->find("curl_multi_init", all.multiInit) &&
        library->find("curl_multi_cleanup", all.multiCleanup) &&
        library->find("curl_multi_add_handle", all.add) &&
        library->find("curl_multi_remove_handle", all.remove) &&
        library->find("curl_multi_perform", all.perform) && library->find("curl_multi_poll", all.poll) &&
        library->find("curl_multi_wakeup", all.wakeUp) && library->find("curl_multi_info_read", all.news);
    if (!good) {
        return failure("libcurl cannot be used", "a function is missing from it",
                       "install libcurl 7.68 or newer");
    }
    // Once, whoever comes first; it sets up what all its users share, and stays for the program's life.
    static const CURLcode kBegun = begin(CURL_GLOBAL_DEFAULT);
    if (kBegun != CURLE_OK) {
        return failure("libcurl cannot be used", all.words(kBegun), "install libcurl4 anew");
    }
    return all;
}

} // namespace parascope
