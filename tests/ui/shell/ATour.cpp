// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/ATour.h"

#include "tests/ui/shell/AccessTree.h"
#include "ui/pages/MessageBar.h"
#include "ui/shell/HeaderBar.h"
#include "ui/widgets/SentenceLabel.h"

#include <QApplication>
#include <QLabel>

namespace parascope::test {

namespace {
constexpr int kMostTabs = 150;
constexpr QSize kWide(1900, 900); ///< no control is behind "More"
} // namespace

ATour::ATour() {
    constexpr quint64 kSomeMilliseconds = 5'000'000; // long enough to be played again, short for a test
    Settings().setUsualSize(QString::fromStdString(readMachine().cpu), kSomeMilliseconds);
    open(realEngineParts(), EngineHost::Cores::Ignore);
    window->resize(kWide);
    press(Qt::Key_Home, Qt::AltModifier);
    EXPECT_TRUE(window->isHome());
}

/// As a window manager does it: this platform has none.
void ATour::keyboardGoesTo(QWidget& dialog) {
    dialog.activateWindow();
    EXPECT_TRUE(eventually([&dialog] { return focus() != nullptr && dialog.isAncestorOf(focus()); }));
}

QWidget* ATour::focus() {
    return QApplication::focusWidget();
}

void ATour::key(Qt::Key key, Qt::KeyboardModifiers modifiers, int times) {
    for (int i = 0; i < times; ++i) {
        QTest::keyClick(focus(), key, modifiers);
    }
}

QWidget* ATour::tabTo(const QString& name) const {
    QStringList passed;
    for (int i = 0; i < kMostTabs; ++i) {
        auto* here = focus();
        if (here != nullptr && accessName(*here) == name) {
            return here;
        }
        passed.append(here != nullptr ? accessName(*here) : QStringLiteral("nothing"));
        QTest::keyClick(here != nullptr ? here : window.get(), Qt::Key_Tab);
    }
    passed.removeDuplicates();
    ADD_FAILURE() << "Tab does not lead to " << name.toStdString() << " but to "
                  << passed.join(QStringLiteral(", ")).toStdString();
    return nullptr;
}

void ATour::type(const QString& text) {
    QTest::keyClick(focus(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(focus(), text);
}

void ATour::exportByKeys(int format, const std::string& file) {
    whenDialogOpens([&](QWidget& dialog) {
        keyboardGoesTo(dialog);
        tabTo(QStringLiteral("Format:"));
        key(Qt::Key_Down, {}, format);
        tabTo(QStringLiteral("File"));
        type(QString::fromStdString(file));
        key(Qt::Key_Return);
    });
    press(Qt::Key_E, Qt::ControlModifier);
}

void ATour::clickOn(const QWidget* part, Qt::MouseButton button) const {
    ASSERT_NE(part, nullptr);
    ASSERT_TRUE(part->isVisible()) << accessName(*part).toStdString();
    QTest::mouseClick(const_cast<QWidget*>(part), button);
}

QWidget* ATour::named(const QString& name) const {
    for (auto* widget : window->findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && accessName(*widget) == name) {
            return widget;
        }
    }
    ADD_FAILURE() << "nothing is called " << name.toStdString();
    return nullptr;
}

bool ATour::isQuiet() const {
    return !session().isBusy() && !window->currentPage().isBusy();
}

QString ATour::title() const {
    return window->findChild<HeaderBar*>()->findChild<QLabel*>()->text();
}

QString ATour::answer() const {
    return window->currentPage().findChild<SentenceLabel*>()->sentence();
}

QString ATour::range() const {
    return window->currentPage().findChild<QLabel*>(QStringLiteral("range"))->text();
}

QString ATour::news() const {
    const auto& bar = window->currentPage().messages();
    return bar.isVisible() ? bar.findChild<QLabel*>()->text() : QString();
}

bool ATour::isShown(const QString& buttonText) const {
    const auto buttons = window->findChildren<QAbstractButton*>();
    return std::any_of(buttons.begin(), buttons.end(), [&](const QAbstractButton* button) {
        return button->isVisible() && button->text() == buttonText;
    });
}

} // namespace parascope::test
