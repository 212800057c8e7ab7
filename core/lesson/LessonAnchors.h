// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/lesson/LessonTree.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace parascope {

/// What the headings of a lesson are linked to by, as GitHub does it: "Threads & cores" -> threads--cores.
class LessonAnchors {
public:
    explicit LessonAnchors(cmark_node* document);

    /// Of a heading of that document.
    [[nodiscard]] const std::string& of(const cmark_node* heading) const { return m_byHeading.at(heading); }
    /// What is wrong with a link to that anchor, if anything is.
    [[nodiscard]] std::optional<Error> faultOf(const std::string& anchor) const;

private:
    [[nodiscard]] std::string unique(const std::string& anchor);

    std::unordered_map<const cmark_node*, std::string> m_byHeading;
    std::unordered_set<std::string> m_all;
    std::unordered_map<std::string, int> m_next; ///< the number that a repeated one gets
};

} // namespace parascope
