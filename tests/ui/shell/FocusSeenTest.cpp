// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever goes by Tab sees where the keyboard is, on every page.
#include "tests/ui/shell/AccessTree.h"
#include "tests/ui/shell/ATour.h"
#include "ui/style/HouseStyle.h"

#include <QApplication>
#include <set>

namespace parascope {
namespace {

constexpr int kMostTabs = 150;
constexpr int kBeside = 4; ///< pixels: a ring may lie around a control

class TheKeyboardsPlace : public test::ATour {
protected:
    TheKeyboardsPlace() { QApplication::setStyle(new HouseStyle); }
    ~TheKeyboardsPlace() override { QApplication::setStyle(QStringLiteral("fusion")); }
    /// How a control looks now, with what is right beside it.
    [[nodiscard]] QImage lookOf(const QWidget& control) const {
        const QRect place(control.mapTo(window.get(), QPoint()), control.size());
        return window->grab(place.adjusted(-kBeside, -kBeside, kBeside, kBeside)).toImage();
    }
    /// Goes once round by Tab. The controls that look the same with the keyboard and without.
    [[nodiscard]] std::vector<std::string> unseen() const {
        std::vector<std::string> names;
        QCoreApplication::processEvents(); // the page has its layout
        std::set<QWidget*> passed;
        QTest::keyClick(window.get(), Qt::Key_Tab);
        for (int i = 0; i < kMostTabs; ++i) {
            auto* const here = focus();
            if (here == nullptr || !passed.insert(here).second) {
                break;
            }
            const auto with = lookOf(*here);
            QTest::keyClick(here, Qt::Key_Tab);
            if (focus() != here && here->isVisible() && lookOf(*here) == with) {
                names.push_back(test::accessName(*here).toStdString() + " (" +
                                here->metaObject()->className() + ")");
            }
        }
        EXPECT_GT(passed.size(), 5U);
        return names;
    }
};

TEST_F(TheKeyboardsPlace, IsSeenOnEveryPage) {
    EXPECT_THAT(unseen(), testing::IsEmpty()) << "on Home";
    for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
        press(key, Qt::ControlModifier);
        EXPECT_THAT(unseen(), testing::IsEmpty()) << "on " << title().toStdString();
    }
}

} // namespace
} // namespace parascope
