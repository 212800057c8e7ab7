// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Inventory.h"

#include <functional>
#include <QObject>
#include <stop_token>
#include <thread>

namespace parascope {

/// Asks which backends can be used here, on a thread of its own: the Python interpreters take their time to
/// answer. Destroying it stops that.
class BackendProbe final : public QObject {
    Q_OBJECT

public:
    using Ask = std::function<std::vector<Availability>(const std::stop_token&)>;

    /// `ask` is called on that thread, once; it is to return soon when the token asks for it.
    explicit BackendProbe(Ask ask, QObject* parent = nullptr);
    ~BackendProbe() override;

    /// The first call begins; the others do nothing.
    void start();

Q_SIGNALS:
    void answered(const std::vector<parascope::Availability>& backends);

private:
    void tell(const std::vector<Availability>& backends);

    Ask m_ask;             // until start()
    std::jthread m_thread; // last: joined before what it uses goes
};

} // namespace parascope
