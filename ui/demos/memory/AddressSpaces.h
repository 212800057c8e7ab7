// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/memory/AddressPicture.h"

#include <QWidget>

namespace parascope {

/// Draws ways of counting side by side: a box for each address space with the counter in it, arrows from the
/// workers to the counter that they touch, and what it says at the moment.
class AddressSpaces final : public QWidget {
    Q_OBJECT

public:
    explicit AddressSpaces(QWidget* parent = nullptr);

    void setPictures(std::vector<AddressPicture> pictures);
    [[nodiscard]] const std::vector<AddressPicture>& pictures() const { return m_pictures; }
    /// Where one of them is drawn.
    [[nodiscard]] QRect card(std::size_t index) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// In that many columns.
    [[nodiscard]] QSize cardSize(int across) const;
    /// How large a card is then against the least that its text needs.
    [[nodiscard]] double scaleOf(int across) const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] QFont cardFont() const;

    std::vector<AddressPicture> m_pictures;
};

} // namespace parascope
