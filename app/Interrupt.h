// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QObject>

namespace parascope {

/// Turns SIGINT, SIGTERM and SIGHUP into calls on the event loop, while it lives (the self-pipe way). One at
/// a time.
///
/// Nothing holds the program up that was asked to end: asked twice, or when it does not end within
/// kPatienceSeconds (the event loop may hang in a write that nobody reads), it ends without its event loop.
class Interrupt final : public QObject {
public:
    static constexpr unsigned kPatienceSeconds = 5;

    explicit Interrupt(std::function<void()> asked, QObject* parent = nullptr);
    /// From now on such a signal ends the program at once, as endAtOnceFromNowOn() says.
    ~Interrupt() override;

    /// Where there is no event loop to hear of it, one of the signals ends the program with its status, and
    /// takes what is half done with it.
    static void endAtOnceFromNowOn();
    /// Whether one of the signals has come, heard of yet or not.
    [[nodiscard]] static bool hasCome();
    /// What the program ends with after it: 130, hung up 129.
    [[nodiscard]] static int status();

private:
    std::function<void()> m_asked;
    int m_pipe[2] = {-1, -1};
};

} // namespace parascope
