// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <curl/curl.h>

namespace parascope {

/// The functions of libcurl that we use, found when somebody first wants a page (LoadedLibrary).
struct CurlFunctions {
    decltype(&curl_easy_init) init = nullptr;
    decltype(&curl_easy_cleanup) cleanup = nullptr;
    decltype(&curl_easy_setopt) setOption = nullptr;
    decltype(&curl_easy_getinfo) info = nullptr;
    decltype(&curl_easy_reset) reset = nullptr;
    decltype(&curl_easy_strerror) words = nullptr;
    decltype(&curl_multi_init) multiInit = nullptr;
    decltype(&curl_multi_cleanup) multiCleanup = nullptr;
    decltype(&curl_multi_add_handle) add = nullptr;
    decltype(&curl_multi_remove_handle) remove = nullptr;
    decltype(&curl_multi_perform) perform = nullptr;
    decltype(&curl_multi_poll) poll = nullptr;
    decltype(&curl_multi_wakeup) wakeUp = nullptr;
    decltype(&curl_multi_info_read) news = nullptr;

    static Result<CurlFunctions> load();
};

} // namespace parascope
