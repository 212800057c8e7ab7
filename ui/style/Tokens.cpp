// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Tokens.h"

#include <algorithm>
#include <cmath>
#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QPointer>
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

/// Follows the font of the widget's parent, which a font set by hand would not.
class TypeKeeper final : public QObject {
public:
    TypeKeeper(QWidget& widget, Type type)
        : QObject(&widget)
        , m_widget(widget)
        , m_type(type) {
        m_widget.installEventFilter(this);
        followParent();
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == &m_widget && event->type() == QEvent::ParentChange) {
            followParent();
        }
        if (watched == m_parent && event->type() == QEvent::FontChange) {
            apply();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void followParent() {
        if (m_parent != nullptr && m_parent != m_widget.parentWidget()) {
            m_parent->removeEventFilter(this);
        }
        m_parent = m_widget.parentWidget();
        if (m_parent != nullptr) {
            m_parent->installEventFilter(this);
        }
        apply();
    }

    void apply() {
        m_widget.setFont(font(m_type, m_parent != nullptr ? m_parent->font() : QApplication::font()));
    }

    QWidget& m_widget;
    QPointer<QWidget> m_parent;
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

void setFixed(QWidget& widget) {
    QFont family; // only that: the size is inherited
    family.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    family.setStyleHint(QFont::Monospace);
    widget.setFont(family);
}

QMargins pageMargins(const QWidget& page) {
    const int edge = page.window()->width() < kNarrowWindow ? kNarrowPageEdge : kPageEdge;
    return {edge, kControlGap, edge, kControlGap};
}

void markWrong(QWidget& field, bool isWrong) {
    auto colours = QPalette();
    if (isWrong) {
        colours.setColor(QPalette::Text, kTrouble);
    }
    field.setPalette(colours);
}

int scaled(int pixels, const QFont& base) {
    const double times = QFontInfo(base).pixelSize() / kUsualPixels;
    return static_cast<int>(std::lround(pixels * std::max(1.0, times)));
}

} // namespace parascope::tokens
