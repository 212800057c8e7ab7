// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCustomPlot's header, fit for a house that builds without Qt's keywords: it says `signals` and `foreach`.
// Only sources of this folder include it, and none of the headers that the pages see.

#pragma push_macro("signals")
#pragma push_macro("foreach")
#undef signals
#undef foreach
#define signals public
#define foreach(variable, container)                                                                         \
    for (variable : container) // NOLINT(bugprone-macro-parentheses): a declaration cannot stand in any

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <qcustomplot.h>
#pragma GCC diagnostic pop

#pragma pop_macro("foreach")
#pragma pop_macro("signals")
