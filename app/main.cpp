// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Headless.h"
#include "app/QtMessages.h"
#include "app/Window.h"

#include <cstdio>

int main(int argc, char** argv) {
    using namespace parascope;
    const auto parsed = parseCommandLine({argv + 1, argv + argc});
    if (!parsed) {
        complain(parsed.error());
        return 2;
    }
    if (parsed->answer) {
        std::fputs(parsed->answer->c_str(), stdout);
        return 0;
    }
    quietQt();
    return parsed->command.kind == Command::Kind::Window ? runWindow(argc, argv, parsed->command)
                                                         : runHeadless(argc, argv, parsed->command);
}
