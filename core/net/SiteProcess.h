// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>

namespace parascope {

/// The built-in web site (core/site/SiteServer.h) as a program of its own, site_server, for the length of a
/// run: what it takes counts as another program's, not as ours or our workers', and it ends with whoever
/// started it.
class SiteProcess {
public:
    /// `delay`: it takes that long to answer; nothing: as usual. The Error: its program is missing, or it
    /// does not answer.
    static Result<SiteProcess> start(std::optional<Nanoseconds> delay = std::nullopt);
    SiteProcess(SiteProcess&& other) noexcept;
    SiteProcess& operator=(SiteProcess&&) = delete;
    SiteProcess(const SiteProcess&) = delete;
    SiteProcess& operator=(const SiteProcess&) = delete;
    ~SiteProcess();

    /// "http://127.0.0.1:40123".
    [[nodiscard]] const std::string& address() const { return m_address; }
    /// Saves its list of so many pages, those that misbehave among them or not. The Error: it does not
    /// answer, or the file cannot be written.
    [[nodiscard]] Result<void> saveList(int pages, bool misbehaving, const std::filesystem::path& file) const;

private:
    explicit SiteProcess(pid_t pid)
        : m_pid(pid) {}

    pid_t m_pid;
    std::string m_address;
};

} // namespace parascope
