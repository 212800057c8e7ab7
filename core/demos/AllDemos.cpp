// SPDX-License-Identifier: GPL-3.0-or-later
// The table of demos: one line each.
#include "core/demos/classify/ClassifyDemo.h"
#include "core/demos/compare/CompareDemo.h"
#include "core/demos/memory/MemoryDemo.h"
#include "core/demos/queue/QueueDemo.h"
#include "core/demos/scale/ScaleDemo.h"
#include "core/demos/scrape/ScrapeDemo.h"

#include <array>

namespace parascope {

Demos allDemos() {
    static const CompareDemo kCompare;
    static const ScaleDemo kScale;
    static const QueueDemo kQueue;
    static const ClassifyDemo kClassify;
    static const ScrapeDemo kScrape;
    static const MemoryDemo kMemory;
    static const std::array<const Demo*, 6> kTable{&kCompare,  &kScale,  &kQueue,
                                                   &kClassify, &kScrape, &kMemory};
    return kTable;
}

} // namespace parascope
