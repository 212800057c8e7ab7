// SPDX-License-Identifier: GPL-3.0-or-later
// A C++ program that does nothing: what starting any process costs. It says so by closing its stdout.
#include <string>

int main(int argc, char** argv) {
    return std::string(argv[argc - 1]).empty() ? 1 : 0; // so that libstdc++ is really loaded
}
