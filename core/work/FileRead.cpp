// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/FileRead.h"

#include "core/base/TemporaryFiles.h"
#include "core/work/FilePieces.h"
#include "core/work/Pieces.h"

#include <array>
#include <vector>
#include <zlib.h>

namespace parascope {

namespace {

constexpr std::uint64_t kLargestRead = 64 * kFilePiece; ///< what is longer is read again from its begin

/// Memory that a disk can write into.
struct alignas(kDiskBlock) Block {
    std::array<char, kDiskBlock> bytes;
};

/// To the end of the block.
std::uint64_t wholeBlocks(std::uint64_t size) {
    return (size + kDiskBlock - 1) / kDiskBlock * kDiskBlock;
}

/// Reads one file, made before, piece after piece.
class FileReader {
public:
    FileReader(TaskContext& context, NamelessFile file, bool isCold)
        : m_context(context)
        , m_file(std::move(file))
        , m_isCold(isCold)
        , m_blocks(kFilePiece / kDiskBlock) {}

    /// Writes so many bytes. False when it was stopped.
    Result<bool> fill(std::uint64_t size) {
        m_length = size;
        const auto text = makeFilePiece();
        const auto whole = wholeBlocks(size); // as the disk has no less than a block
        for (std::uint64_t done = 0; done < whole;) {
            if (m_context.stop.stop_requested()) {
                return false;
            }
            const std::span<const char> piece(text.data(), nextFilePiece(whole - done));
            const auto written =
                outOfTurn(m_context, "making the file", State::Io, [&] { return m_file.write(piece, done); });
            if (!written) {
                return failure(written.error());
            }
            done += piece.size();
        }
        return m_isCold ? bringToDisk() : Result<bool>(true);
    }

    /// Reads the next piece, of `left` bytes or less. How many they were.
    Result<std::uint64_t> readPiece(std::uint64_t left) {
        if (m_isCold && !m_goesToDisk && m_offset == 0) {
            m_file.dropFromCache();
        }
        const auto size = nextFilePiece(std::min(left, m_length - m_offset));
        const std::span<char> piece(m_blocks.front().bytes.data(), wholeBlocks(size));
        const auto read =
            outOfTurn(m_context, m_isCold ? "reading from the disk" : "reading from memory",
                      m_isCold ? State::Io : State::Running, [&] { return m_file.read(piece, m_offset); });
        if (!read) {
            return failure(read.error());
        }
        addUp(piece.first(size));
        m_offset = (m_offset + size) % m_length;
        return size;
    }

    [[nodiscard]] std::uint32_t sum() const { return static_cast<std::uint32_t>(m_sum); }

private:
    /// What the disk does not have yet can neither be forgotten nor read from there.
    Result<bool> bringToDisk() {
        const auto synced = outOfTurn(m_context, "making the file", State::Io, [&] { return m_file.sync(); });
        m_goesToDisk = m_file.readFromDisk();
        return synced ? Result<bool>(true) : failure(synced.error());
    }

    /// Of what comes from the disk only each piece's first block: a fast disk brings bytes as fast as a core
    /// adds them up, and it is the disk that is to be waited for.
    void addUp(std::span<const char> piece) {
        const auto some = m_isCold ? piece.first(std::min(piece.size(), kDiskBlock)) : piece;
        m_sum = outOfTurn(m_context, "adding up", State::Running, [&] {
            return adler32(m_sum, reinterpret_cast<const Bytef*>(some.data()),
                           static_cast<uInt>(some.size()));
        });
    }

    TaskContext& m_context;
    NamelessFile m_file;
    bool m_isCold;
    bool m_goesToDisk = false; ///< else the kernel is told to forget the file
    std::vector<Block> m_blocks;
    std::uint64_t m_length = 0;
    std::uint64_t m_offset = 0;
    uLong m_sum = 1; ///< as adler32 begins
};

} // namespace

TaskInfo FileRead::info() const {
    const bool isCold = m_cache == Cache::Cold;
    return {isCold ? "file-read" : "file-read-warm",
            isCold ? "disk" : "cpu",
            "bytes",
            isCold ? "reads a file past the kernel's memory: each MiB comes from the disk"
                   : "reads a file that the kernel keeps in memory: no disk is needed",
            isCold ? 512'000'000U : 4'000'000'000U,
            10'000'000'000'000,
            "it would take longer than a day",
            1,
            TaskNeed::Disk};
}

Result<void> FileRead::prepare() const {
    return checkDiskFolder();
}

Result<std::optional<std::string>> FileRead::run(std::uint64_t size, TaskContext& context) const {
    auto file = NamelessFile::createOnDisk();
    if (!file) {
        return failure(file.error());
    }
    FileReader reader(context, std::move(*file), m_cache == Cache::Cold);
    const auto filled = reader.fill(std::min(size, kLargestRead));
    if (!filled) {
        return failure(filled.error());
    }
    if (!*filled) {
        return std::optional<std::string>();
    }
    for (std::uint64_t left = size; left > 0;) {
        if (context.stop.stop_requested()) {
            return std::optional<std::string>();
        }
        const auto read = reader.readPiece(left);
        if (!read) {
            return failure(read.error());
        }
        left -= *read;
    }
    return std::optional(std::to_string(size) + " bytes, checksum " + checksumText(reader.sum()));
}

} // namespace parascope
