// SPDX-License-Identifier: GPL-3.0-or-later
// The same in C++.
#include "teller.h"

int main(int argc, char** argv) {
    const parascope::Span whole("the whole", "other");
    return tell(argc > 1 ? argv[1] : "many");
}
