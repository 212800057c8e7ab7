// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QObject>

namespace parascope {

/// Turns SIGINT and SIGTERM into calls on the event loop, while it lives (the self-pipe way). One per
/// program.
class Interrupt final : public QObject {
public:
    explicit Interrupt(std::function<void()> asked, QObject* parent = nullptr);
    ~Interrupt() override;

private:
    std::function<void()> m_asked;
    int m_pipe[2] = {-1, -1};
};

} // namespace parascope
