// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QColor>
#include <QFrame>
#include <QString>
#include <vector>

class QHBoxLayout;
class QLabel;
class QTimer;

namespace parascope {

/// Says what went wrong or was done, over the lower part of the page it belongs to: it shifts nothing. What
/// went wrong stands until it is closed or replaced, news go by themselves.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    /// A button beside the words.
    struct Offer {
        QString text;
        std::function<void()> does;
    };

    /// `page`: what it lies over.
    explicit MessageBar(QWidget* page);

    void showError(const QString& text);
    void showNews(const QString& text, const std::vector<Offer>& offers = {});
    /// News that stand until they are hidden.
    void showQuestion(const QString& text, const std::vector<Offer>& offers);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void show(const QString& text, const QColor& colour, const std::vector<Offer>& offers);
    void setOffers(const std::vector<Offer>& offers);
    void place();

    QLabel* m_text;
    QHBoxLayout* m_offers;
    QTimer* m_untilGone;
    QColor m_colour;
};

} // namespace parascope
