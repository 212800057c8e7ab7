# SPDX-License-Identifier: GPL-3.0-or-later
# Read by cpack itself when it makes a package.
set(SHLIBDEPS_EXECUTABLE "${CMAKE_CURRENT_LIST_DIR}/shlibdeps")
