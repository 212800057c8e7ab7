// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/engine/RunSession.h"
#include "core/observe/Machine.h"

#include <functional>
#include <QString>
#include <vector>

class QWidget;

namespace parascope {

class Page;

// The keys of the pages that the window knows by their kind.
inline constexpr QLatin1String kComparePage("compare");
inline constexpr QLatin1String kQueuePage("queue");

/// A page as lists and menus know it, before it is made.
struct PageEntry {
    QString key;                         ///< the word for it: "compare"
    QString name;                        ///< in the list of pages: "Compare"
    QString title;                       ///< the question that it answers
    std::function<Page*(QWidget*)> make; ///< with its parent
};

/// The pages in the order of their rows: those with a page of their own first, then those whose page is made
/// from their fields, then the lessons. `session` must outlive the pages, and the demos too.
[[nodiscard]] std::vector<PageEntry> pageEntries(Demos demos, RunSession& session, const Machine& machine);

} // namespace parascope
