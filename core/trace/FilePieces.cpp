// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/FilePieces.h"

#include "core/trace/EventMender.h"
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
    JsonSlicer slicer([&text](char* buffer, std::size_t size) { return text.read(buffer, size); });
    EventParser parser;
    TraceEvent event;
    EventMender mender(parser);
    for (auto slice = slicer.next(); slice && *slice; slice = slicer.next()) {
        const auto& [key, json, offset] = **slice;
        if (!key.empty() || parser.parse(json, event)) {
            if (!take({key, json, event})) {
                return {};
            }
            continue;
        }
        if (const auto good = mender.mend(slicer, **slice, event); good && !take({{}, *good, event})) {
            return {};
        }
    }
    return {};
}

} // namespace parascope
