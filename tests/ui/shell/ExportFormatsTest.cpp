// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportFormats.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

TEST(AFileToExportTo, LosesTheEndingOfAFormatAndNoOther) {
    EXPECT_EQ(withoutExportEnding(QStringLiteral("/tmp/a.b.trace.json")), QStringLiteral("/tmp/a.b"));
    EXPECT_EQ(withoutExportEnding(QStringLiteral("chart.svg")), QStringLiteral("chart"));
    EXPECT_EQ(withoutExportEnding(QStringLiteral("notes.json")), QStringLiteral("notes.json"));
}

TEST(AFileToExportTo, IsToldOfInWordsWhereItIsNoPicture) {
    for (const auto& format : exportFormats()) {
        const auto ending = QString::fromLatin1(format.ending);
        const bool isPicture = ending == QStringLiteral(".png") || ending == QStringLiteral(".svg") ||
                               ending == QStringLiteral(".pdf");
        EXPECT_EQ(whatExportIs(ending).isEmpty(), isPicture) << format.ending;
        EXPECT_FALSE(format.words().isEmpty()) << format.ending;
    }
    EXPECT_TRUE(whatExportIs(QStringLiteral(".txt")).isEmpty());
}

} // namespace
} // namespace parascope
