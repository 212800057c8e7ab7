// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <initializer_list>
#include <string>

namespace parascope {

/// A library of the system that is loaded when a task first needs it. Linked, it would be loaded at every
/// start of the window and of each worker process (core/README.md has the figures). It stays loaded.
class LoadedLibrary {
public:
    /// The first of these names that is there. The Error names `package`, of which it is a part.
    static Result<LoadedLibrary> load(std::initializer_list<const char*> names, const std::string& package);

    /// Finds a function of it: `library.find("deflate", functions.deflate)`. False when it has none.
    template <class Function>
    [[nodiscard]] bool find(const char* name, Function*& function) const {
        function = reinterpret_cast<Function*>(address(name));
        return function != nullptr;
    }

private:
    explicit LoadedLibrary(void* handle)
        : m_handle(handle) {}
    [[nodiscard]] void* address(const char* name) const;

    void* m_handle;
};

} // namespace parascope
