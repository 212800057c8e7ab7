// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/LoadedLibrary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::EndsWith;
using testing::StartsWith;

TEST(ALibraryThatIsLoaded, GivesItsFunctions) {
    const auto library = LoadedLibrary::load({"libnowhere.so.1", "libm.so.6"}, "libc6");
    ASSERT_TRUE(library);
    double (*root)(double) = nullptr;
    ASSERT_TRUE(library->find("sqrt", root));
    EXPECT_EQ(root(49), 7);
    EXPECT_FALSE(library->find("no_such_function", root));
}

TEST(ALibraryThatIsLoaded, ThatIsMissingNamesItsPackage) {
    const auto library = LoadedLibrary::load({"libnowhere.so.1"}, "libnowhere1");
    ASSERT_FALSE(library);
    EXPECT_THAT(library.error().text(), StartsWith("a library is missing: libnowhere.so.1"));
    EXPECT_THAT(library.error().text(), EndsWith("install the package libnowhere1"));
}

} // namespace
} // namespace parascope
