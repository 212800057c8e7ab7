// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/Document.h"
#include "ui/export/Exhibit.h"

#include <memory>

namespace parascope {

/// What documents show of an answered question, in a browser and on paper alike.
struct ShownAnswer {
    Report report;
    std::unique_ptr<Exhibit> exhibit; ///< null where nothing can be shown
    std::string trouble{};            ///< why not

    /// What the picture says beyond the report's sentence; may be empty.
    [[nodiscard]] std::string caption() const;
};

/// The answer's runs must outlive it.
[[nodiscard]] ShownAnswer shownAnswer(const AnsweredQuestion& question);

} // namespace parascope
