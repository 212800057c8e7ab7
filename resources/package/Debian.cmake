# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package, which cpack makes of what is installed.
set(PARASCOPE_MAINTAINER "The authors of Parascope <authors@parascope.invalid>" CACHE STRING
    "who answers for the package: NAME <ADDRESS>; a house that gives it to its own machines names itself")
set(revision 1)

if(PARASCOPE_DEBIAN)
    find_package(Python3 REQUIRED COMPONENTS Interpreter)
    add_custom_command(OUTPUT ${made}/changelog.Debian.gz
        COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/debian_changelog.py ${PROJECT_SOURCE_DIR}/CHANGELOG.md
            ${revision} "${PARASCOPE_MAINTAINER}" > ${made}/changelog.Debian
        COMMAND ${GZIP} -9nf ${made}/changelog.Debian
        COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md > ${made}/changelog.gz
        BYPRODUCTS ${made}/changelog.gz
        DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${CMAKE_CURRENT_SOURCE_DIR}/debian_changelog.py VERBATIM)
    add_custom_target(debian_texts ALL DEPENDS ${made}/changelog.Debian.gz)
    install(FILES ${made}/changelog.Debian.gz ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/parascope)
    install(FILES lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME parascope)
endif()

configure_file(prerm.in ${made}/prerm @ONLY FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME parascope)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "The authors of Parascope")
set(CPACK_PACKAGE_CONTACT ${PARASCOPE_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "see which worker ran on which core, and when")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Parascope runs real jobs as threads and as processes and draws both, live,
on one time axis, as the kernel saw them: which worker was on which core,
when it waited, and for what.

It is made for a class: a page and a command each for threads against
processes, the GIL, a queue, scaling, races and deadlock, a scraper, and for
what any program is waiting on. Lessons in Markdown run their own examples;
traces that other programs wrote can be opened; every chart can be exported.")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${revision})
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${made}/prerm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# What the programs are linked with, dpkg-shlibdeps finds out (CpackOptions.cmake: but for libmpi). What they load when a task
# first needs it, no linker tells (core/base/LoadedLibrary.h). Without libcurl and libxml2 there is no Scraper, without SQLite no database, without
# libcrypto no hash: in a class that is worse than their 3 MB, so they are no mere recommendation.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/CpackOptions.cmake)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libcurl4 | libcurl3-gnutls, libxml2 | libxml2-16, libsqlite3-0, libssl3")
# The backends in Python want an interpreter, and say so where there is none. Charts want a font: Qt brings one along, and
# these are the shapes that they were drawn with.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "python3, fonts-dejavu-core")
# Ranks want mpirun, and say so where there is none. A window of Wayland's own; without it there is one of X's.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "openmpi-bin, qt6-wayland")
include(CPack)
