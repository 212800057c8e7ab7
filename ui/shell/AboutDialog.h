// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace parascope {

/// What the program is: version, licence, links, and the libraries that it stands on.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* head();
    [[nodiscard]] QWidget* table();
};

} // namespace parascope
