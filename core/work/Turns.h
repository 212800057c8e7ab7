// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parascope {

/// What a task does for the others where workers run one at a time, taking turns.
class Turns {
public:
    Turns() = default;
    Turns(const Turns&) = delete;
    Turns& operator=(const Turns&) = delete;
    virtual ~Turns() = default;

    /// Whether another worker is to have its turn now. Cheap: to be asked many times a millisecond.
    [[nodiscard]] virtual bool mustGiveWay() const = 0;
    /// Lets another worker run and waits for the next turn of its own. To be called between spans: the wait
    /// is recorded.
    virtual void giveWay() = 0;
    /// Around a wait that needs no core: the others run meanwhile.
    virtual void leave() = 0;
    virtual void comeBack() = 0;
};

/// For as long as it lives the calling worker is out of turn; does nothing where there are no turns.
class OutOfTurn {
public:
    explicit OutOfTurn(Turns* turns)
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
    Turns* m_turns;
};

} // namespace parascope
