// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Headless.h"
#include "app/QtMessages.h"
#include "app/StandardFiles.h"
#include "app/Window.h"
#include "core/base/Leftover.h"

#include <cstdlib>
#include <exception>
#include <new>
#include <unistd.h>

namespace {

/// Memory may end on any thread, at any place: it is said, and nothing is left half done.
[[noreturn]] void endInWords() {
    try {
        if (const auto fault = std::current_exception()) {
            std::rethrow_exception(fault);
        }
    } catch (const std::bad_alloc&) {
        constexpr char kWords[] = "parascope: there is not enough memory; use fewer workers or a smaller "
                                  "file, or raise the limit (ulimit -v)\n";
        [[maybe_unused]] const auto written = write(STDERR_FILENO, kWords, sizeof kWords - 1);
        parascope::removeLeftovers();
        _exit(1);
    } catch (...) { // a fault of ours: the abort below shows where
    }
    parascope::removeLeftovers();
    std::abort();
}

} // namespace

int main(int argc, char** argv) {
    using namespace parascope;
    std::set_terminate(endInWords);
    holdStandardFiles();
    const auto parsed = parseCommandLine({argv + 1, argv + argc});
    if (!parsed) {
        complain(parsed.error());
        return 2;
    }
    if (parsed->answer) {
        print(*parsed->answer);
        return statusOfPrinting(0);
    }
    quietQt();
    const int status = parsed->command.kind == Command::Kind::Window
                           ? runWindow(argc, argv, parsed->command)
                           : runHeadless(argc, argv, parsed->command);
    return statusOfPrinting(status);
}
