// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QObject>

namespace parascope {

/// Turns SIGINT and SIGTERM into calls on the event loop, while it lives (the self-pipe way). One per
/// program.
///
/// Nothing holds the program up that was asked to end: asked twice, or when it does not end within
/// kPatienceSeconds (the event loop may hang in a write that nobody reads), it ends without its event loop.
class Interrupt final : public QObject {
public:
    static constexpr unsigned kPatienceSeconds = 5;

    explicit Interrupt(std::function<void()> asked, QObject* parent = nullptr);
    ~Interrupt() override;

private:
    std::function<void()> m_asked;
    int m_pipe[2] = {-1, -1};
};

} // namespace parascope
