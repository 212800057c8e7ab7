// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

namespace parascope {

/// The name of a file, or of a folder with files, that is not to outlive the program: while this lives,
/// removeLeftovers() removes it. It takes nothing away itself. There is room for a few at a time; what finds
/// none stays when a signal ends the program at that moment.
class Leftover {
public:
    Leftover() = default;
    explicit Leftover(const std::string& path);
    Leftover(Leftover&& other) noexcept
        : m_slot(std::exchange(other.m_slot, kNone)) {}
    Leftover& operator=(Leftover&& other) noexcept {
        std::swap(m_slot, other.m_slot);
        return *this;
    }
    Leftover(const Leftover&) = delete;
    Leftover& operator=(const Leftover&) = delete;
    ~Leftover();

private:
    static constexpr int kNone = -1;
    int m_slot = kNone;
};

/// Empties a folder that is open, without folders in it. Takes no memory and no descriptor.
void removeFilesIn(int folder) noexcept;

/// Removes all that the program itself (no fork of it) has half done, right before it ends. Does only what a
/// signal handler may do.
void removeLeftovers() noexcept;

} // namespace parascope
