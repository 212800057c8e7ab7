// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/lesson/LessonFolder.h"

#include <string>
#include <string_view>

namespace parascope {

/// Whether it is an address that a link of a lesson may lead to: http, https or mailto.
[[nodiscard]] bool isLinkedAddress(std::string_view address);
/// Whether it names a place elsewhere, by a scheme of any kind, and no file beside the lesson.
[[nodiscard]] bool isElsewhere(std::string_view address);

/// The path of a local picture below the lesson's folder, percent-encoded. The Error: why it is not shown.
Result<std::string> pathOfPicture(std::string_view address, const LessonFolder& folder);

/// An address that is safe within quotes: letters that no address has are percent-encoded.
[[nodiscard]] std::string encodedAddress(std::string_view address);
[[nodiscard]] std::string percentDecoded(std::string_view address);

} // namespace parascope
