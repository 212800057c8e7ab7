// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/Scenarios.h"

namespace parascope {

/// A program that somebody leads through by hand, step by step, back and forth.
class StepHistory {
public:
    explicit StepHistory(StepProgram program);

    [[nodiscard]] const StepProgram& program() const { return m_program; }
    [[nodiscard]] const StepState& now() const { return m_states[m_position]; }
    [[nodiscard]] int threads() const { return static_cast<int>(m_program.threads.size()); }
    /// Whose steps led here, in their order.
    [[nodiscard]] std::vector<int> way() const;
    /// The thread whose step was the last one; -1 at the begin.
    [[nodiscard]] int lastThread() const { return m_position == 0 ? -1 : m_way[m_position - 1]; }

    /// Does a thread's next step; what was taken back is forgotten. Nothing where it cannot.
    void step(int thread);
    [[nodiscard]] bool canUndo() const { return m_position > 0; }
    [[nodiscard]] bool canRedo() const { return m_position < m_way.size(); }
    void undo();
    void redo();
    void reset() { m_position = 0; }
    /// A way to be gone by redo(), from the begin. Its steps that cannot be done are left out, with all
    /// behind.
    void prepare(const std::vector<int>& way);

private:
    StepProgram m_program;
    std::vector<StepState> m_states; ///< one more than steps
    std::vector<int> m_way;
    std::size_t m_position = 0;
};

/// What keeps a thread from going on, in words: "waits for lock A, which thread 2 has"; empty when nothing
/// does, or it has ended. Threads are counted from 1 there.
[[nodiscard]] std::string waitInWords(const StepProgram& program, const StepState& state, int thread);

/// Who waits for whom in a circle, in words: "thread 1 waits for lock B, which thread 2 has; thread 2 …";
/// empty while there is none.
[[nodiscard]] std::string circleInWords(const StepProgram& program, const StepState& state);

/// "counter = 1", "items = 0, served = 2".
[[nodiscard]] std::string valuesInWords(const StepProgram& program, const std::vector<int>& values);

/// What has come of it: "The counter is 1: an update was lost." Empty while it goes on.
[[nodiscard]] std::string endInWords(const Scenario& scenario, const StepState& state);

/// What all ways through it come to: "20 ways: 2 are right, in 18 an update is lost."
[[nodiscard]] std::string waysInWords(const Scenario& scenario, const Interleavings& all);

} // namespace parascope
