// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/Utf16Text.h"

#include "core/base/Utf8.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr std::size_t kBlockBytes = 64UL * 1024;
constexpr std::size_t kMarkBytes = 2;

bool isHigh(char16_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool isLow(char16_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}
} // namespace

Result<void> Utf16Text::gather(std::size_t size) {
    while (!m_ended && m_raw.size() < size) {
        const auto known = m_raw.size();
        m_raw.resize(size);
        const auto got = m_source(m_raw.data() + known, size - known);
        m_raw.resize(known + (got ? *got : 0));
        if (!got && m_raw.empty()) {
            return failure(got.error());
        }
        if (!got) {
            m_broken = got.error();
        }
        m_ended = !got || *got == 0;
    }
    return {};
}

Result<void> Utf16Text::findOut() {
    if (const auto known = gather(kMarkBytes); !known) {
        return known;
    }
    const auto starts = [this](std::string_view bytes) { return m_raw.starts_with(bytes); };
    const bool isMarked = starts("\xFF\xFE") || starts("\xFE\xFF");
    const bool isBare = m_raw.size() == kMarkBytes && (m_raw[0] == '\0') != (m_raw[1] == '\0');
    m_kind = !isMarked && !isBare                         ? Kind::Bytes
             : starts("\xFF\xFE") || m_raw.back() == '\0' ? Kind::LittleEnd
                                                          : Kind::BigEnd;
    if (isMarked) {
        m_raw.clear();
    }
    if (m_kind == Kind::Bytes) {
        m_text = std::move(m_raw);
    }
    return {};
}

void Utf16Text::takeUnit(char16_t unit) {
    if (m_high != 0 && isLow(unit)) {
        appendUtf8(m_text, 0x10000 + ((static_cast<char32_t>(m_high) - 0xD800) << 10U) +
                               (static_cast<char32_t>(unit) - 0xDC00));
        m_high = 0;
        return;
    }
    if (m_high != 0) {
        m_text += kReplacement;
    }
    m_high = isHigh(unit) ? unit : u'\0';
    if (isLow(unit)) {
        m_text += kReplacement;
    } else if (m_high == 0) {
        appendUtf8(m_text, unit);
    }
}

Result<void> Utf16Text::convert() {
    if (const auto more = gather(kBlockBytes); !more) {
        return more;
    }
    m_text.clear();
    const auto first = m_kind == Kind::LittleEnd ? 1U : 0U;
    for (std::size_t i = 0; i + 1 < m_raw.size(); i += 2) {
        takeUnit(static_cast<char16_t>(static_cast<unsigned char>(m_raw[i + first]) << 8U |
                                       static_cast<unsigned char>(m_raw[i + 1 - first])));
    }
    m_raw.erase(0, m_raw.size() / 2 * 2);
    if (m_ended && (m_high != 0 || !m_raw.empty())) { // it is cut off inside a character
        m_text += kReplacement;
        m_high = 0;
        m_raw.clear();
    }
    return {};
}

Result<std::size_t> Utf16Text::read(char* buffer, std::size_t size) {
    if (m_kind == Kind::Unknown) {
        if (const auto known = findOut(); !known) {
            return failure(known.error());
        }
    }
    if (m_text.empty() && m_kind == Kind::Bytes) {
        return m_source(buffer, size);
    }
    if (m_text.empty()) {
        if (const auto converted = convert(); !converted) {
            return failure(converted.error());
        }
    }
    if (m_text.empty() && m_broken) {
        return failure(*m_broken);
    }
    const auto count = std::min(size, m_text.size());
    std::copy_n(m_text.begin(), count, buffer);
    m_text.erase(0, count);
    return count;
}

} // namespace parascope
