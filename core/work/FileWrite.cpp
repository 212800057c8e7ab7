// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/FileWrite.h"

#include "core/base/TemporaryFiles.h"
#include "core/work/FilePieces.h"
#include "core/work/Pieces.h"

namespace parascope {

namespace {

constexpr std::uint64_t kLargestWritten = 256 * kFilePiece;

Result<void> writeToDisk(NamelessFile& file, std::span<const char> piece, std::uint64_t offset) {
    auto written = file.write(piece, offset);
    return written ? file.sync() : written;
}

} // namespace

TaskInfo FileWrite::info() const {
    return {"file-write",
            "disk",
            "bytes",
            "writes a file and waits after every MiB until the disk has it (fsync)",
            64'000'000,
            10'000'000'000'000,
            "it would take longer than a day",
            1,
            TaskNeed::Disk};
}

Result<void> FileWrite::prepare() const {
    return checkDiskFolder();
}

Result<std::optional<std::string>> FileWrite::run(std::uint64_t size, TaskContext& context) const {
    auto file = NamelessFile::createOnDisk();
    if (!file) {
        return failure(file.error());
    }
    const auto text = makeFilePiece();
    for (std::uint64_t done = 0; done < size;) {
        if (context.stop.stop_requested()) {
            return std::optional<std::string>();
        }
        const std::span<const char> piece(text.data(), nextFilePiece(size - done));
        const auto written = outOfTurn(context, "writing to the disk", State::Io,
                                       [&] { return writeToDisk(*file, piece, done % kLargestWritten); });
        if (!written) {
            return failure(written.error());
        }
        done += piece.size();
    }
    return std::optional(std::to_string(size) + " bytes are on the disk");
}

} // namespace parascope
