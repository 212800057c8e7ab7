// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Icons.h"

#include <QListWidget>

namespace parascope {

/// Home and the pages, each a picture and a word, from top to bottom.
class PageList final : public QListWidget {
    Q_OBJECT

public:
    explicit PageList(QWidget* parent = nullptr);

    void addPage(Symbol symbol, const QString& name, const QString& title);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {sizeHint().width(), 0}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void takeColours();
    void fit();
};

/// The picture of a page.
[[nodiscard]] Symbol symbolOfPage(const QString& key);

} // namespace parascope
