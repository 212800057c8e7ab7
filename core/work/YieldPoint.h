// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parascope {

/// What a task does for the others where workers run one at a time, taking turns.
class YieldPoint {
public:
    YieldPoint() = default;
    YieldPoint(const YieldPoint&) = delete;
    YieldPoint& operator=(const YieldPoint&) = delete;
    virtual ~YieldPoint() = default;

    /// Whether another worker is to have its turn now. Cheap: to be asked many times a millisecond.
    [[nodiscard]] virtual bool shouldYield() const = 0;
    /// Lets another worker run and waits for the next turn of its own. To be called between spans: the wait
    /// is recorded.
    virtual void yield() = 0;
    /// Around a wait that needs no core: the others run meanwhile.
    virtual void leave() = 0;
    virtual void comeBack() = 0;
};

/// For as long as it lives the calling worker is out of turn; does nothing where there are no turns.
class OutOfTurn {
public:
    explicit OutOfTurn(YieldPoint* turns)
        : m_turns(turns) {
        if (m_turns != nullptr) {
            m_turns->leave();
        }
    }
    ~OutOfTurn() {
        if (m_turns != nullptr) {
            m_turns->comeBack();
        }
    }
    OutOfTurn(const OutOfTurn&) = delete;
    OutOfTurn& operator=(const OutOfTurn&) = delete;

private:
    YieldPoint* m_turns;
};

} // namespace parascope
