// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <tl/expected.hpp>

namespace parascope {

/// A value of type T, or the Error that kept us from having it. It cannot be ignored silently.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

/// Makes the error side of any Result: `return failure("cannot open x", "no such file");`
[[nodiscard]] inline tl::unexpected<Error> failure(std::string what, std::string why = {},
                                                   std::string remedy = {}) {
    return tl::unexpected<Error>(Error{std::move(what), std::move(why), std::move(remedy)});
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace parascope
