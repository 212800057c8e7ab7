// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

#include <QWidget>

namespace parascope {

class TimeView;

/// Shows how busy the cores were over everything there is, and which part of it the lanes show. Who drags
/// that part moves the view, who drags its edges zooms it.
class Minimap : public QWidget {
    Q_OBJECT

public:
    /// `view` must outlive it.
    explicit Minimap(TimeView& view, QWidget* parent = nullptr);

    /// The runs, or that something has come to their traces, which must live as long as it shows them.
    void setSources(const std::vector<TimelineSource>& sources);
    /// Where the lanes above begin and end, px from the left.
    void setEdges(int left, int right);

    /// How busy the cores were in equal parts of the extent, as a share of the busiest part; empty when
    /// nothing is known.
    [[nodiscard]] const std::vector<double>& activity();
    /// Where the visible span stands.
    [[nodiscard]] QRectF window() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Grip : std::uint8_t { None, Begin, End, Whole };

    [[nodiscard]] QRectF track() const;
    [[nodiscard]] Nanoseconds timeAt(double x) const;
    [[nodiscard]] Grip gripAt(double x) const;
    void forget();

    TimeView& m_view;
    std::vector<TimelineSource> m_sources;
    int m_left = 0;
    int m_right = 0;
    bool m_known = false; ///< m_activity is of what there is
    std::vector<double> m_activity;
    Grip m_grip = Grip::None;
    Nanoseconds m_grabbedAt{}; ///< from the visible span's begin to the pointer
};

} // namespace parascope
