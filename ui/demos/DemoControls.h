// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Inventory.h"
#include "core/run/Parameters.h"

#include <functional>
#include <memory>
#include <QWidget>

namespace parascope {

/// What a demo's page is asked with.
class DemoControls : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    DemoControls(const DemoControls&) = delete;
    DemoControls& operator=(const DemoControls&) = delete;
    ~DemoControls() override;

    /// What is chosen. The Error: why it cannot be run.
    [[nodiscard]] virtual Result<std::unique_ptr<Parameters>> chosen() const = 0;
    /// Of the type that the demo takes.
    virtual void choose(const Parameters& parameters) = 0;
    /// The size that takes one worker about 1.5 s on this machine.
    virtual void setUsualSize(std::uint64_t size) = 0;
    /// The interpreter of the CPython backends; empty for the one that is found.
    virtual void setPython(const std::string& interpreter) = 0;
    virtual void setAvailability(const std::vector<Availability>& /*backends*/) {}
    /// Where ranks ran when the user chose it last; it need not be right.
    virtual void setRanks(const QString& /*hosts*/, bool /*bindsToCores*/) {}
    /// What is to be asked before a run starts; then it calls `start`, or not.
    virtual void confirm(const std::function<void()>& start) { start(); }

Q_SIGNALS:
    /// Something else is chosen; it may be wrong.
    void changed();
    /// All was set by one click, and is to run.
    void runRequested();
    /// The user chose where ranks run.
    void ranksChosen(const QString& hosts, bool bindsToCores);
};

} // namespace parascope
