// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/queue/QueuePlan.h"

#include <memory>
#include <QElapsedTimer>
#include <QWidget>

namespace parascope {

/// The picture of a queue: producers, the items in their slots, consumers. It shows one moment of a run:
/// where things are follows from what was told of it, and nothing moves by itself.
class QueuePicture final : public QWidget {
    Q_OBJECT

public:
    explicit QueuePicture(QWidget* parent = nullptr);
    ~QueuePicture() override;

    /// The run to show, which must live until the next call; null for none.
    void setRecord(const RunRecord* record);
    /// What is asked for: shown while there is no run, and as high as it needs.
    void setPlanned(const QueueParameters& parameters);
    /// What the run has come to; cheap when nothing has changed.
    void showNow();
    /// A moment on the trace's clock. `passing`: recorded time that passes in a second of the replay, 0 when
    /// it stands still.
    void showMoment(Nanoseconds moment, double passing);

    [[nodiscard]] const QueuePlan& plan() const { return m_plan; }
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;
    /// As high as what is in it.
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    /// The user wants that worker to fail.
    void failRequested(parascope::WorkerId worker);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    void show(Nanoseconds moment, double passing);
    void updatePlan();
    void makePlan(const RunFacts& facts, const QueueSnapshot& moment, const QueuePlanOptions& options);
    [[nodiscard]] const QueueParameters& parameters() const;
    /// That of the picture at that width: larger than the window's where there is room.
    [[nodiscard]] QFont fontFor(double width) const;
    [[nodiscard]] TextSizes sizesOf(const QFont& font) const;
    [[nodiscard]] const QueuePlan::Card* cardAt(const QPointF& point) const;
    [[nodiscard]] bool canFail(WorkerId worker) const;

    const RunRecord* m_record = nullptr;
    QueueParameters m_planned;
    std::unique_ptr<QueueMoments> m_moments;
    Nanoseconds m_moment{};
    double m_passing = 1;
    bool m_isNow = true;
    bool m_wasTooFast = false;
    QElapsedTimer m_sincePlan;
    QueuePlan m_plan;
    QFont m_font;              ///< of the picture
    std::size_t m_current = 0; ///< index of the card that keys have chosen
};

} // namespace parascope
