// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/StandardFiles.h"

#include <fcntl.h>
#include <initializer_list>
#include <unistd.h>

namespace parascope {

void holdStandardFiles() {
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(file, F_GETFD) < 0) {
            // The lowest free number is this one. Opened for the wrong direction: it stays of no use.
            open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

} // namespace parascope
