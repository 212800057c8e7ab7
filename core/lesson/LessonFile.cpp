// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson's file, before anything is known of its text.
#include "core/base/Utf8.h"
#include "core/lesson/Lesson.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {

namespace {

constexpr std::size_t kLargestLesson = 1'000'000;

tl::unexpected<Error> cannotOpen(const std::filesystem::path& file, std::string why, std::string remedy) {
    return failure("cannot open '" + file.string() + "'", std::move(why), std::move(remedy));
}

tl::unexpected<Error> refusedBySystem(const std::filesystem::path& file, int number) {
    const auto* const remedy = number == ENOENT   ? "look for another spelling of its name"
                               : number == EACCES ? "make it readable: chmod u+r"
                                                  : "look whether the disk is there";
    return cannotOpen(file, number == ENOENT ? "there is no such file" : std::strerror(number), remedy);
}

/// At most one byte more than a lesson may have.
Result<std::string> readSome(int descriptor, const std::filesystem::path& file) {
    std::string text(kLargestLesson + 1, '\0');
    std::size_t length = 0;
    while (length < text.size()) {
        const auto got = read(descriptor, text.data() + length, text.size() - length);
        if (got < 0 && errno != EINTR) {
            return refusedBySystem(file, errno);
        }
        if (got == 0) {
            break;
        }
        length += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    }
    text.resize(length);
    return text;
}

/// The byte from which on it is no UTF-8.
std::size_t firstWrongByte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto step = utf8Step(text.substr(at));
        if (!step.isCharacter) {
            return at;
        }
        at += step.length;
    }
    return text.size();
}

Result<void> checkEncoding(std::string_view text, const std::filesystem::path& file) {
    constexpr auto kSaveAs = "save it as UTF-8";
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return cannotOpen(file, "it is UTF-16", kSaveAs);
    }
    if (text.find('\0') != std::string_view::npos) {
        return cannotOpen(file, "it is no text: it holds zero bytes", "name a Markdown file");
    }
    if (isUtf8(text)) {
        return {};
    }
    const auto at = firstWrongByte(text);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return cannotOpen(file,
                      "line " + std::to_string(line) + " is no UTF-8, perhaps it is Latin-1 or Windows-1252",
                      kSaveAs);
}

} // namespace

Result<std::string> readLessonText(const std::filesystem::path& file) {
    // O_NONBLOCK: a pipe with that name would never open.
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return refusedBySystem(file, errno);
    }
    struct stat about {};
    fstat(descriptor, &about);
    Result<std::string> text;
    if (S_ISDIR(about.st_mode)) {
        text = cannotOpen(file, "it is a folder", "name a Markdown file in it");
    } else if (!S_ISREG(about.st_mode)) {
        text = cannotOpen(file, "it is no file that lies on a disk", "name a Markdown file");
    } else {
        text = readSome(descriptor, file);
    }
    close(descriptor);
    if (text && text->size() > kLargestLesson) {
        return cannotOpen(file, "it is larger than 1 MB",
                          "make several lessons of it, and put pictures beside them");
    }
    if (text) {
        if (const auto good = checkEncoding(*text, file); !good) {
            return failure(good.error());
        }
    }
    return text;
}

} // namespace parascope
