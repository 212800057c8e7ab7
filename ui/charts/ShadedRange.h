// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"

namespace parascope {

/// Shades what lies right of a key and writes what that means at its bottom.
class ShadedRange : public QCPLayerable {
    Q_OBJECT

public:
    explicit ShadedRange(QCPAxis* keyAxis);

    /// Shades from there on; nothing where the axis ends before.
    void setFrom(double key) { m_from = key; }
    void setWords(const QString& words) { m_words = words; }
    void setColours(const QColor& shade, const QColor& text);
    /// What is shaded, px; empty for nothing.
    [[nodiscard]] QRectF shaded() const;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override;

private:
    QCPAxis* m_keyAxis;
    double m_from = 0;
    QString m_words;
    QColor m_shade;
    QColor m_text;
};

} // namespace parascope
