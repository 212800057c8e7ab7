// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/classify/TaskKinds.h"

#include <array>

namespace parascope {

namespace {
constexpr std::string_view kProcesses = "processes, or threads without a GIL";
constexpr std::string_view kThreads = "threads: they wait together";

constexpr std::array kKinds{
    TaskKind{"Heavy calculation", "sums, matrices, training a model", "sum-squares", "the processor",
             "Keeps a core busy all the time; twice the input takes twice as long.", kProcesses},
    TaskKind{"Data transformation", "sorting, hashing, compressing", "sort", "the processor",
             "Keeps a core busy, and the memory too.", kProcesses},
    TaskKind{"Image processing", "blurring, scaling, filters", "blur", "the processor",
             "Keeps a core busy; each part of the picture can be worked on apart.", kProcesses},
    TaskKind{"Files on a disk", "writing so that it is safe, reading for the first time", "file-write",
             "the disk", "Gives its core up again and again until the disk has answered.", kThreads},
    TaskKind{"Network", "downloading pages, asking a service", "http-get", "the network",
             "Hardly needs a core; a faster processor brings nothing.", kThreads},
    TaskKind{"Database", "saving rows so that they survive a power cut", "database", "the disk below it",
             "Computes a little, then waits for the commit.", kThreads},
};
} // namespace

std::span<const TaskKind> taskKinds() {
    return kKinds;
}

} // namespace parascope
