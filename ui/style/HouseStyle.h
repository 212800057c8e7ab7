// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace parascope {

/// Draws all controls of the program: flat, with round corners, one filled button, and a ring around whatever
/// has the focus. Lengths are those of ui/style/Tokens.h, colours the palette's.
class HouseStyle final : public QProxyStyle {
public:
    /// \param line width of the lines around controls, in pixels
    explicit HouseStyle(int line = 1);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                         const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                  const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* more) const override;

private:
    /// A rounded box: a button, a chip, a field.
    void drawBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge) const;
    void drawButton(const QStyleOption& option, QPainter& painter, bool isPrimary, bool isFlat) const;
    void drawField(const QStyleOption& option, QPainter& painter) const;
    void drawScrollBar(const QStyleOptionComplex& option, QPainter& painter) const;

    int m_line;
};

/// Marks the one filled button of a window or a dialog.
void makePrimary(QWidget& button);

/// The button's picture says already that it opens a menu.
void hideMenuArrow(QWidget& button);

} // namespace parascope
