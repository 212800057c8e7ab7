// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/Exhibit.h"

#include "core/base/AtomicFile.h"
#include "core/base/SpellingSuggestion.h"
#include "core/command/CommandLine.h"
#include "core/engine/ChildRoom.h"
#include "ui/charts/Picture.h"
#include "ui/charts/TablePicture.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr int kNarrowestColumn = 85; ///< px: below that a figure is broken into lines

/// So many of the figures as can be read on the picture's width, the most telling ones.
PaperTable figuresOnPaper(const Report& report, int width) {
    const auto room = static_cast<std::size_t>(std::max(2, width * 3 / 4 / kNarrowestColumn));
    PaperTable paper;
    paper.head.push_back({});
    for (const auto& row : report.rows) {
        const bool isFirst = &row == &report.rows.front();
        std::vector<PaperTable::Cell> cells{{QString::fromStdString(row.title), {}}};
        for (const auto& figure : row.figures) {
            if (figure.isDetail || cells.size() > room) {
                continue;
            }
            if (isFirst) {
                paper.head.push_back({QString::fromStdString(figure.label), {}});
            }
            cells.push_back({QString::fromStdString(figure.text()), {}});
        }
        paper.rows.push_back(std::move(cells));
    }
    return paper;
}

} // namespace

Result<void> Exhibit::writeData(const std::string& /*ending*/, const std::filesystem::path& file) const {
    return failure("export '" + file.string() + "'", "its ending names no picture format",
                   "use " + choiceInWords(endings()));
}

const std::vector<std::string>& pictureEndings() {
    static const std::vector<std::string> kEndings{".png", ".svg", ".pdf"};
    return kEndings;
}

std::vector<PicturePart> pictureParts(const Exhibit& exhibit, const PictureOptions& options) {
    auto parts = exhibit.parts(options);
    const auto figures = options.figures ? exhibit.figures() : Report();
    if (!figures.rows.empty()) {
        parts.push_back(tablePart(figuresOnPaper(figures, partWidth(options.size)), options));
    }
    return parts;
}

QImage pictureOf(const Exhibit& exhibit, const PictureOptions& options) {
    return renderPicture(pictureParts(exhibit, options), options);
}

Result<void> writeExhibit(const Exhibit& exhibit, const std::filesystem::path& file,
                          const PictureOptions& options) {
    const auto endings = exhibit.endings();
    const auto name = file.filename().string();
    const auto own = std::find_if(endings.begin(), endings.end(), [&name](const std::string& ending) {
        return name.size() > ending.size() && name.ends_with(ending);
    });
    if (own == endings.end()) {
        const auto ending = exportEnding(file); // of another exhibit
        if (!ending) {
            return failure(ending.error());
        }
        return failure("export '" + file.string() + "'",
                       exhibit.name().toLower().toStdString() + " cannot be a " + *ending + " file",
                       "use " + choiceInWords(endings));
    }
    const auto format = pictureFormat(file);
    if (!format) {
        return exhibit.writeData(*own, file);
    }
    if (const auto room = checkRoomForPicture(); !room) {
        return failure(room.error());
    }
    return writePicture(pictureParts(exhibit, options), options, file, *format);
}

Result<void> writeExhibit(const Exhibit& exhibit, const std::filesystem::path& file) {
    return writeExhibit(exhibit, file, exhibit.usualOptions());
}

Result<void> writeText(const std::string& text, const std::filesystem::path& target) {
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    file->write(text);
    return file->commit();
}

} // namespace parascope
