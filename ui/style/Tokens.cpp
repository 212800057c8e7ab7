// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Tokens.h"

#include <algorithm>
#include <cmath>
#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QWidget>

namespace parascope::tokens {

namespace {

constexpr double kUsualPixels = 13; ///< of the system's font, for which the lengths are meant

struct Cut {
    double scale;
    QFont::Weight weight;
};

Cut cutOf(Type type) {
    switch (type) {
    case Type::Caption:
        return {0.85, QFont::Normal};
    case Type::Strong:
        return {1, QFont::DemiBold};
    case Type::Headline:
        return {1.25, QFont::Medium};
    case Type::Title:
        return {1.6, QFont::DemiBold};
    case Type::Figure:
        return {2, QFont::DemiBold};
    case Type::Body:
        break;
    }
    return {1, QFont::Normal};
}

/// Follows the application's font, which a font set by hand would not.
class TypeKeeper final : public QObject {
public:
    TypeKeeper(QWidget& widget, Type type)
        : QObject(&widget)
        , m_widget(widget)
        , m_type(type) {
        m_widget.installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::ApplicationFontChange) {
            apply();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void apply() { m_widget.setFont(font(m_type, QApplication::font())); }

    QWidget& m_widget;
    Type m_type;
};

} // namespace

QFont font(Type type, const QFont& base) {
    const auto cut = cutOf(type);
    auto font = base;
    if (base.pointSizeF() > 0) {
        font.setPointSizeF(base.pointSizeF() * cut.scale);
    } else {
        font.setPixelSize(static_cast<int>(std::lround(base.pixelSize() * cut.scale)));
    }
    font.setWeight(cut.weight);
    return font;
}

void setType(QWidget& widget, Type type) {
    new TypeKeeper(widget, type); // owned by the widget
}

int scaled(int pixels, const QFont& base) {
    const double times = QFontInfo(base).pixelSize() / kUsualPixels;
    return static_cast<int>(std::lround(pixels * std::max(1.0, times)));
}

} // namespace parascope::tokens
