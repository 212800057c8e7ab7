// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/Theme.h"

#include <optional>
#include <vector>

namespace parascope {

/// One entry: a state's swatch, a plain colour or neither, and its words.
struct LegendEntry {
    QString text;
    std::optional<State> state;
    QColor colour; ///< where there is no state
    LaneLook look = LaneLook::Plain;

    bool operator==(const LegendEntry&) const = default;
};

/// A legend that stands beside the charts and never on them, in as many lines as it needs.
class LegendElement : public QCPLayoutElement {
    Q_OBJECT

public:
    explicit LegendElement(QCustomPlot* plot);

    /// True when something changed.
    bool setEntries(std::vector<LegendEntry> entries);
    void setTheme(const Theme& theme) { m_theme = theme; }
    [[nodiscard]] const std::vector<LegendEntry>& entries() const { return m_entries; }

    /// The height it needs in a width, px; that of one line also when it is empty, so that nothing jumps when
    /// it fills.
    [[nodiscard]] int heightFor(int width) const;
    /// The width in which each entry has a line of its own.
    [[nodiscard]] int widestEntry() const;

protected:
    void draw(QCPPainter* painter) override;

private:
    [[nodiscard]] std::vector<int> entryWidths() const;
    [[nodiscard]] int lineHeight() const;

    std::vector<LegendEntry> m_entries;
    Theme m_theme = Theme::light();
};

} // namespace parascope
