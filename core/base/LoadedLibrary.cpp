// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/LoadedLibrary.h"

#include <dlfcn.h>

namespace parascope {

Result<LoadedLibrary> LoadedLibrary::load(std::initializer_list<const char*> names,
                                          const std::string& package) {
    std::string why = "it has no name";
    for (const char* name : names) {
        if (void* handle = dlopen(name, RTLD_NOW | RTLD_NODELETE)) {
            return LoadedLibrary(handle);
        }
        why = dlerror();
    }
    return failure("a library is missing", why, "install the package " + package);
}

void* LoadedLibrary::address(const char* name) const {
    return dlsym(m_handle, name);
}

} // namespace parascope
