// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/State.h"

#include <QString>
#include <QWidget>
#include <vector>

namespace parascope {

/// A part of a whole.
struct SharePart {
    QString label;                ///< "waits for the disk"
    State state = State::Running; ///< whose colour and pattern it has
    double lightness = 0;         ///< 0: that colour; towards 1 it fades: a second kind of the same
    double share = 0;             ///< 0 to 1

    bool operator==(const SharePart&) const = default;
};

/// A thing and what its whole is made of.
struct ShareBar {
    QString name;
    QString note; ///< behind it: "CPU-bound"
    std::vector<SharePart> parts;
    double length = 1; ///< of the whole against the longest bar, 0 to 1

    bool operator==(const ShareBar&) const = default;
};

/// Shows what wholes are made of: a bar each, one above the other, and a legend of the parts that count.
class ShareBars final : public QWidget {
    Q_OBJECT

public:
    explicit ShareBars(QWidget* parent = nullptr);

    void setBars(std::vector<ShareBar> bars);
    [[nodiscard]] const std::vector<ShareBar>& bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Columns {
        int name = 0; ///< widths
        int note = 0;
    };

    [[nodiscard]] Columns columns() const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int heightFor(int width) const;
    [[nodiscard]] QRect barRect(std::size_t index) const;
    [[nodiscard]] std::vector<SharePart> legend() const;
    /// Places the legend's entries and draws them where there is a painter; gives its height.
    int layLegend(QPainter* painter, int top, int width) const;
    void drawBar(QPainter& painter, std::size_t index) const;

    std::vector<ShareBar> m_bars;
};

} // namespace parascope
