// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace parascope::test {

/// A folder of its own for a test, removed with all it holds.
class TempDir {
public:
    TempDir() {
        std::string name = (std::filesystem::temp_directory_path() / "parascope-test.XXXXXX").string();
        m_path = mkdtemp(name.data()) != nullptr ? name : std::string();
        EXPECT_FALSE(m_path.empty()) << "no temporary folder could be made";
    }
    ~TempDir() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// A file of that name, which need not exist.
    [[nodiscard]] std::filesystem::path file(std::string_view name) const { return m_path / name; }
    std::filesystem::path write(std::string_view name, std::string_view text) const {
        std::ofstream(file(name), std::ios::binary)
            .write(text.data(), static_cast<std::streamsize>(text.size()));
        return file(name);
    }
    /// Names of all files in it, hidden ones too, sorted.
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(m_path)) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    std::filesystem::path m_path;
};

inline std::string textOf(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

} // namespace parascope::test
