// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace parascope {

/// The list of keys that '?' opens.
class KeyList final : public QDialog {
    Q_OBJECT

public:
    explicit KeyList(QWidget* parent = nullptr);
};

} // namespace parascope
