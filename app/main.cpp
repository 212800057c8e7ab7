// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Headless.h"
#include "app/QtMessages.h"
#include "app/StandardFiles.h"
#include "app/Window.h"

int main(int argc, char** argv) {
    using namespace parascope;
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
