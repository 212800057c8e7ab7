// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TextWindow.h"

#include <cstring>

namespace parascope {

namespace {
constexpr std::size_t kChunk = std::size_t{1} << 20;
}

TextWindow::TextWindow(Source source)
    : m_source(std::move(source)) {
    m_buffer.resize(kFront + kChunk + kPadding);
}

Error TextWindow::errorHere(std::string why) const {
    return {"byte " + std::to_string(offset()), std::move(why), ""};
}

void TextWindow::dropPassed() {
    const auto passed = m_at - kFront;
    if (passed > 0) {
        std::memmove(m_buffer.data() + kFront, m_buffer.data() + m_at, m_filled - m_at);
        m_filled -= passed;
        m_dropped += passed;
        m_at = kFront;
    }
}

Result<bool> TextWindow::fill(std::size_t ahead) {
    while (m_at + ahead >= m_filled) {
        if (m_ended) {
            return false;
        }
        if (ahead > kMostHeld) {
            return failure(errorHere("a single value is longer than 64 MB"));
        }
        dropPassed();
        if (m_buffer.size() < m_filled + kChunk / 2 + kPadding) {
            m_buffer.resize(m_buffer.size() * 2);
        }
        auto got = m_source(m_buffer.data() + m_filled, m_buffer.size() - kPadding - m_filled);
        if (!got) {
            m_failed = true;
            return failure(got.error());
        }
        m_ended = *got == 0;
        m_filled += *got;
    }
    return true;
}

} // namespace parascope
