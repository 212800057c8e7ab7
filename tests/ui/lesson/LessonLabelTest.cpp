// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonLabel.h"

#include "tests/support/TempDir.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <QImage>

namespace parascope {
namespace {

constexpr auto kBegin = R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
    width="40" height="40"><rect width="40" height="40" fill="#ff0000"/>)";

/// The words of a lesson with a picture that is red all over.
class APictureAmongWords : public testing::Test {
protected:
    /// Whether any of it is seen.
    [[nodiscard]] bool isDrawn(const std::string& name) const {
        LessonLabel label(QStringLiteral("<p><img src=\"lesson:%1\"></p>").arg(QString::fromStdString(name)),
                          folder.file("lesson"));
        label.resize(100, 100);
        const auto image = label.grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == Qt::red) {
                    return true;
                }
            }
        }
        return false;
    }
    void SetUp() override { std::filesystem::create_directory(folder.file("lesson")); }
    [[nodiscard]] std::string write(const std::string& name, const std::string& more) const {
        static_cast<void>(folder.write(name, kBegin + more + "</svg>"));
        return name;
    }

    test::TempDir folder;
};

TEST(ATableInALesson, HasRoomBetweenItsColumns) {
    const auto widthOf = [](const QString& html) {
        LessonLabel label(html, {});
        label.setWordWrap(false);
        return label.sizeHint().width();
    };
    const auto cells = QStringLiteral("<tr><td>one</td><td>two</td></tr></table>");
    EXPECT_GE(widthOf(QStringLiteral("<table>") + cells),
              widthOf(QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\">") + cells) + 20);
}

TEST_F(APictureAmongWords, IsDrawnFromTheLessonsFolder) {
    static_cast<void>(write("lesson/red.svg", ""));
    EXPECT_TRUE(isDrawn("red.svg"));
    EXPECT_FALSE(isDrawn("missing.svg"));
}

TEST_F(APictureAmongWords, IsNotDrawnFromOutsideNorThroughALink) {
    static_cast<void>(write("red.svg", ""));
    std::filesystem::create_symlink(folder.file("red.svg"), folder.file("lesson/link.svg"));
    EXPECT_FALSE(isDrawn("link.svg"));
    EXPECT_FALSE(isDrawn("../red.svg"));
}

TEST_F(APictureAmongWords, IsNotDrawnWhenItNamesOtherFiles) {
    static_cast<void>(
        write("lesson/odd.svg", R"(<image xlink:href="/etc/hostname.png" width="9" height="9"/>)"));
    EXPECT_FALSE(isDrawn("odd.svg"));
}

} // namespace
} // namespace parascope
