/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A student's program in C that tells what it does. */
#include "teller.h"

int main(int argc, char** argv) {
    return tell(argc > 1 ? argv[1] : "many");
}
