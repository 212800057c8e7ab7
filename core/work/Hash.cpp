// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Hash.h"

#include "core/base/LoadedLibrary.h"
#include "core/work/Pieces.h"
#include "core/work/SampleText.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {

constexpr std::size_t kDigestBytes = 32;
constexpr int kShownBytes = 8;
using Digest = std::array<unsigned char, kDigestBytes>;

/// OpenSSL's, for all bytes at once.
using Sha256 = unsigned char*(const unsigned char* bytes, std::size_t size, unsigned char* digest);

Result<Sha256*> loadSha256() {
    const auto library = LoadedLibrary::load({"libcrypto.so.3", "libcrypto.so.1.1"}, "libssl3");
    if (!library) {
        return failure(library.error());
    }
    Sha256* sha256 = nullptr;
    if (!library->find("SHA256", sha256)) {
        return failure("OpenSSL cannot be used", "SHA256 is missing from it", "install libssl3 anew");
    }
    return sha256;
}

std::string hexOf(const Digest& digest) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (int i = 0; i < kShownBytes; ++i) {
        const auto byte = digest[static_cast<std::size_t>(i)];
        text += {kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    return text;
}

} // namespace

TaskInfo Hash::info() const {
    return {"hash",
            "cpu",
            "bytes",
            "computes SHA-256 of text; Python's hashlib does it without the GIL",
            1'000'000'000,
            100'000'000'000'000,
            "it would take longer than a day"};
}

Result<void> Hash::prepare() const {
    const auto sha256 = loadSha256();
    return sha256 ? Result<void>() : failure(sha256.error());
}

Result<std::optional<std::string>> Hash::run(std::uint64_t size, TaskContext& context) const {
    const auto sha256 = loadSha256();
    if (!sha256) {
        return failure(sha256.error());
    }
    Digest digest{};
    const auto text = makeSampleText();
    std::vector<unsigned char> piece(kDigestBytes + text.size());
    std::copy(text.begin(), text.end(), piece.begin() + kDigestBytes);
    for (std::uint64_t left = size; left > 0;) {
        if (context.stop.stop_requested()) {
            return std::optional<std::string>();
        }
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(left, text.size()));
        std::copy(digest.begin(), digest.end(), piece.begin());
        outOfTurn(context, "hashing", State::Running,
                  [&] { return (*sha256)(piece.data(), kDigestBytes + length, digest.data()); });
        left -= length;
    }
    return std::optional(std::to_string(size) + " bytes, hash " + hexOf(digest));
}

} // namespace parascope
