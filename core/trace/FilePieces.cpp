// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/FilePieces.h"

#include "core/trace/TraceFileBytes.h"
#include "core/trace/Utf16Text.h"

namespace parascope {

std::optional<TraceFile> TraceFile::of(const std::filesystem::path& path) {
    std::error_code error;
    TraceFile file{path, std::filesystem::file_size(path, error), {}};
    if (error) {
        return std::nullopt;
    }
    file.changed = std::filesystem::last_write_time(path, error);
    return error ? std::nullopt : std::optional(file);
}

Result<void> TraceFile::check() const {
    const auto now = of(path);
    const auto name = "'" + path.string() + "'";
    if (!now) {
        return failure("the file cannot be read again", name + " is not there any more");
    }
    if (*now != *this) {
        return failure("the file cannot be read again", name + " was changed after it was opened",
                       "open it again");
    }
    return {};
}

Result<void> readPieces(const std::filesystem::path& file,
                        const std::function<bool(const FilePiece&)>& take) {
    auto bytes = TraceFileBytes::open(file);
    if (!bytes) {
        return failure(bytes.error());
    }
    Utf16Text text([&bytes](char* buffer, std::size_t size) { return bytes->read(buffer, size); });
    PieceReader pieces([&text](char* buffer, std::size_t size) { return text.read(buffer, size); });
    // Where it stops making sense, who read the trace has been told.
    static_cast<void>(
        pieces.run([&take](const FilePiece& piece) { return piece.error != nullptr || take(piece); }));
    return {};
}

} // namespace parascope
