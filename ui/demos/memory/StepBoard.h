// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/StepHistory.h"

#include <QWidget>

namespace parascope {

/// Draws where threads are in their steps: a column for each with its register, above them what they share,
/// and a red circle where they wait for each other. A click on a column asks for that thread's next step.
class StepBoard final : public QWidget {
    Q_OBJECT

public:
    explicit StepBoard(QWidget* parent = nullptr);

    void show(const StepProgram& program, const StepState& state, int lastThread);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    /// The same in words, for who does not see it.
    [[nodiscard]] QString inWords() const;
    /// Where a thread's column is.
    [[nodiscard]] QRect column(int thread) const;

Q_SIGNALS:
    void stepRequested(int thread);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] int threads() const { return static_cast<int>(m_program.threads.size()); }
    [[nodiscard]] int lines() const;
    /// Height of one, pixels.
    [[nodiscard]] int line() const;
    [[nodiscard]] QSize sizeFor(double lineHeight) const;
    void fit();
    [[nodiscard]] QRect sharedBox() const;
    [[nodiscard]] QRect rowOf(int thread, int step) const;
    void paintShared(QPainter& painter) const;
    void paintColumn(QPainter& painter, int thread) const;
    void paintStep(QPainter& painter, int thread, int step) const;
    void paintCircle(QPainter& painter) const;

    StepProgram m_program;
    StepState m_state;
    int m_last = -1; ///< whose step was the last one
};

} // namespace parascope
