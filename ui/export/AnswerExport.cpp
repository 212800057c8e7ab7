// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/AnswerExport.h"

#include "ui/export/ScaleExport.h"
#include "ui/export/ScrapeExport.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {

Result<std::unique_ptr<Exhibit>> answerOfScale(const Parameters& asked,
                                               const std::vector<const RunRecord*>& runs) {
    return scaleExhibit(measuredScaling(dynamic_cast<const ScaleQuestion&>(asked), runs));
}

constexpr std::array kAnswerPictures{AnswerPicture{"scale", answerOfScale},
                                     AnswerPicture{"scrape", scrapeExhibit}};

} // namespace

std::span<const AnswerPicture> answerPictures() {
    return kAnswerPictures;
}

Result<std::unique_ptr<Exhibit>> answerExhibit(const Demo& demo, const Parameters& asked,
                                               const std::vector<const RunRecord*>& runs) {
    const auto own =
        std::find_if(kAnswerPictures.begin(), kAnswerPictures.end(),
                     [&demo](const AnswerPicture& picture) { return picture.demo == demo.info().key; });
    return own == kAnswerPictures.end() ? runsExhibit(runs) : own->exhibit(asked, runs);
}

Result<void> exportAnswer(const Demo& demo, const Parameters& asked,
                          const std::vector<const RunRecord*>& runs, const std::filesystem::path& file) {
    const auto exhibit = answerExhibit(demo, asked, runs);
    return exhibit ? writeExhibit(**exhibit, file) : failure(exhibit.error());
}

} // namespace parascope
