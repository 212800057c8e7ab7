// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/trace/PieceReader.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace parascope {

/// A file that a trace was read from, as it was then.
struct TraceFile {
    std::filesystem::path path;
    std::uintmax_t size = 0;
    std::filesystem::file_time_type changed;

    /// The file as it is now; nothing where there is none.
    [[nodiscard]] static std::optional<TraceFile> of(const std::filesystem::path& path);
    /// Whether it can be read as it was. The Error: it has vanished or was changed since.
    [[nodiscard]] Result<void> check() const;
    bool operator==(const TraceFile&) const = default;
};

/// Reads a file piece by piece, for as long as `take` returns true. Events that cannot be read are passed
/// over, and what comes behind a place from which the file makes no sense. The Error: it cannot be opened.
Result<void> readPieces(const std::filesystem::path& file, const std::function<bool(const FilePiece&)>& take);

} // namespace parascope
