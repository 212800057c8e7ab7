// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Compress.h"

#include "core/work/Pieces.h"
#include "core/work/SampleText.h"

#include <algorithm>
#include <zlib.h>

namespace parascope {

namespace {

/// Where in the sample text each piece begins: they are not all alike.
constexpr std::size_t kStride = 4099;

/// Packs a piece and unpacks it again.
class Packer {
public:
    Packer()
        : m_packed(compressBound(kSampleBytes))
        , m_unpacked(kSampleBytes) {}

    /// The checksum of all pieces so far. False: this one did not come back whole.
    bool add(const Bytef* piece, std::size_t size) {
        uLongf packed = m_packed.size();
        uLongf unpacked = m_unpacked.size();
        const bool good = compress2(m_packed.data(), &packed, piece, size, kLevel) == Z_OK &&
                          uncompress(m_unpacked.data(), &unpacked, m_packed.data(), packed) == Z_OK;
        m_checksum = crc32(m_checksum, m_unpacked.data(), static_cast<uInt>(unpacked));
        return good && unpacked == size;
    }
    [[nodiscard]] std::uint32_t checksum() const { return static_cast<std::uint32_t>(m_checksum); }

private:
    static constexpr int kLevel = 6; ///< zlib's usual one

    std::vector<Bytef> m_packed;
    std::vector<Bytef> m_unpacked;
    uLong m_checksum = 0;
};

} // namespace

TaskInfo Compress::info() const {
    return {"compress",
            "cpu",
            "bytes",
            "compresses text with zlib and unpacks it again; Python's zlib does it without the GIL",
            10'000'000,
            10'000'000'000'000,
            "it would take longer than a day"};
}

Result<std::optional<std::string>> Compress::run(std::uint64_t size, TaskContext& context) const {
    const auto text = makeSampleText() + makeSampleText(); // twice: a piece may begin anywhere
    Packer packer;
    std::size_t from = 0;
    for (std::uint64_t left = size; left > 0;) {
        if (context.stop.stop_requested()) {
            return std::optional<std::string>();
        }
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(left, kSampleBytes));
        const auto* piece = reinterpret_cast<const Bytef*>(text.data() + from);
        if (!outOfTurn(context, "compressing", State::Running, [&] { return packer.add(piece, length); })) {
            return failure("the text did not come back whole", "zlib unpacked something else",
                           "check the memory of this machine");
        }
        left -= length;
        from = (from + kStride) % kSampleBytes;
    }
    return std::optional(std::to_string(size) + " bytes, checksum " + checksumText(packer.checksum()));
}

} // namespace parascope
