// SPDX-License-Identifier: GPL-3.0-or-later
// The main() of tests that use Qt: an application object, and any warning of Qt's fails the test that runs.
#include "tests/support/QtMain.h"

#include <cstdio>
#include <gtest/gtest.h>
#include <mutex>
#include <QTest>
#ifdef PARASCOPE_TEST_WIDGETS
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace parascope::test {

namespace {

std::mutex g_mutex; // Qt warns on any thread
std::string g_expected;
int g_met = 0;

bool isExpected(const std::string& message) {
    const std::lock_guard lock(g_mutex);
    const bool expected = !g_expected.empty() && message.find(g_expected) != std::string::npos;
    g_met += expected ? 1 : 0;
    return expected;
}

/// What the offscreen platform says of itself, whatever the program does.
bool isOfThePlatform(const std::string& message) {
    return message.starts_with("This plugin does not support");
}

void takeMessage(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    const auto message = text.toStdString();
    const bool isWarning = type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg;
    if (!isWarning) {
        std::fprintf(stderr, "%s\n", message.c_str());
    } else if (!isExpected(message) && !isOfThePlatform(message)) {
        ADD_FAILURE() << "Qt warns (" << (context.category != nullptr ? context.category : "")
                      << "): " << message;
    }
}

} // namespace

bool eventually(const std::function<bool()>& isSo) {
    return QTest::qWaitFor(isSo, 20'000);
}

ExpectQtWarning::ExpectQtWarning(std::string text) {
    const std::lock_guard lock(g_mutex);
    g_expected = std::move(text);
    g_met = 0;
}

ExpectQtWarning::~ExpectQtWarning() {
    const std::lock_guard lock(g_mutex);
    EXPECT_GT(g_met, 0) << "no Qt warning with '" << g_expected << "' came";
    g_expected.clear();
}

} // namespace parascope::test

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    testing::InitGoogleTest(&argc, argv);
    const PARASCOPE_TEST_APPLICATION application(argc, argv);
    qInstallMessageHandler(
        parascope::test::takeMessage); // what Qt says of the machine before is not of the program
    return RUN_ALL_TESTS();
}
