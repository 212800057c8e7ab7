// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/AddressList.h"

#include "core/net/AsciiText.h"
#include "core/net/Charset.h"
#include "core/net/PageAddress.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_set>

namespace parascope {

namespace {

constexpr off_t kLargestList = 100'000'000;

/// A file that is open for reading.
class OpenList {
public:
    explicit OpenList(const std::filesystem::path& file)
        : m_descriptor(open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
    } // who writes a FIFO may never come
    ~OpenList() {
        if (m_descriptor >= 0) {
            close(m_descriptor);
        }
    }
    OpenList(const OpenList&) = delete;
    OpenList& operator=(const OpenList&) = delete;

    /// Why it cannot be read; empty: it can.
    [[nodiscard]] std::string problem() const {
        struct stat facts {};
        if (m_descriptor < 0 || fstat(m_descriptor, &facts) != 0) {
            return errno == ENOENT ? "there is no such file" : std::strerror(errno);
        }
        if (S_ISDIR(facts.st_mode)) {
            return "it is a folder";
        }
        if (!S_ISREG(facts.st_mode)) {
            return "it is no regular file";
        }
        return facts.st_size > kLargestList ? "it is larger than 100 MB" : "";
    }
    [[nodiscard]] Result<std::string> text() const {
        std::string text;
        std::array<char, 65536> room;
        for (;;) {
            const auto count = read(m_descriptor, room.data(), room.size());
            if (count == 0) {
                return text;
            }
            if (count < 0 && errno != EINTR) {
                return failure(std::strerror(errno));
            }
            text.append(room.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        }
    }

private:
    int m_descriptor;
};

std::string remedyOf(std::string_view problem) {
    if (problem == "there is no such file") {
        return "check how it is spelt; it is to be a file with an address a line";
    }
    return "name a text file with an address a line";
}

/// Gathers the lines of a list.
class LineReader {
public:
    AddressList read(std::string_view text) {
        std::size_t number = 0;
        while (!text.empty()) {
            const auto end = std::min(text.size(), text.find_first_of("\r\n"));
            take(++number, stripped(text.substr(0, end)));
            const auto isPair = text.substr(end, 2) == "\r\n";
            text.remove_prefix(std::min(text.size(), end + (isPair ? 2 : 1)));
        }
        return std::move(m_list);
    }

private:
    void take(std::size_t number, std::string_view line) {
        if (line.empty() || line.starts_with('#')) {
            return;
        }
        const auto address = line.substr(0, line.find('#'));
        const auto parts = PageAddress::of(address);
        const bool isGood = parts.problem.empty();
        if (!m_known
                 .insert(isGood ? parts.scheme + "://" + parts.host + parts.pathAndQuery : std::string(line))
                 .second) {
            ++m_list.repeated;
            return;
        }
        m_list.pages.push_back({number, std::string(isGood ? address : line), parts.host, parts.problem});
    }

    AddressList m_list;
    std::unordered_set<std::string> m_known;
};

} // namespace

Result<AddressList> readAddressList(const std::filesystem::path& file) {
    const auto what = "cannot read the addresses in " + file.string();
    const OpenList open(file);
    if (const auto problem = open.problem(); !problem.empty()) {
        return failure(what, problem, remedyOf(problem));
    }
    const auto bytes = open.text();
    if (!bytes) {
        return failure(what, bytes.error().what, remedyOf(""));
    }
    if (!hasByteOrderMark(*bytes) && bytes->find('\0') != std::string::npos) {
        return failure(what, "it is no text", remedyOf(""));
    }
    auto list = addressListFrom(*bytes);
    if (list.pages.empty()) {
        return failure(what, "it holds no address", "write one a line, as https://example.org/page");
    }
    return list;
}

AddressList addressListFrom(std::string_view text) {
    return LineReader().read(pageText(text, {}));
}

} // namespace parascope
