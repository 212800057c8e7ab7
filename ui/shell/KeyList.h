// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace parascope {

/// The list of keys that '?' opens, in groups, in two columns.
class KeyList final : public QDialog {
    Q_OBJECT

public:
    explicit KeyList(QWidget* parent = nullptr);

    /// As large as its content, or as the screen has room for.
    [[nodiscard]] QSize sizeHint() const override;

private:
    QWidget* m_content;
};

} // namespace parascope
