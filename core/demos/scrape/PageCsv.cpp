// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/PageCsv.h"

#include "core/base/AtomicFile.h"
#include "core/base/CsvField.h"
#include "core/base/Numbers.h"
#include "core/base/PrivateFolder.h"

namespace parascope {

namespace {

/// What a spreadsheet takes for a formula begins so.
bool looksLikeFormula(const std::string& text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

Result<void> writeCsv(const std::vector<std::shared_ptr<const ScrapedPage>>& pages,
                      const std::filesystem::path& target) {
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    file->write(kCsvHead);
    for (const auto& page : pages) {
        if (page != nullptr && page->isOver()) {
            file->write(csvLine(*page));
        }
    }
    return file->commit();
}

} // namespace

std::string csvLine(const ScrapedPage& page) {
    const auto title = looksLikeFormula(page.title) ? "'" + page.title : page.title;
    return csvField(page.url) + "," + csvField(title) + "," +
           (page.status > 0 ? std::to_string(page.status) : std::string()) + "," +
           decimals(toSeconds(page.end - page.begin), 6) + "," + std::to_string(page.bytes) + "\r\n";
}

Result<void> saveCsv(const std::vector<std::shared_ptr<const ScrapedPage>>& pages,
                     const std::filesystem::path& target) {
    if (!target.empty()) {
        return writeCsv(pages, target);
    }
    const auto folder = PrivateFolder::createOnDisk();
    return folder ? writeCsv(pages, folder->path() / "pages.csv") : failure(folder.error());
}

} // namespace parascope
