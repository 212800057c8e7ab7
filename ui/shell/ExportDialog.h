// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QSize>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace parascope {

/// What to export, as the user chose it.
struct ExportChoice {
    enum class Content : std::uint8_t { Lanes, Cores, LanesAndCores, Page };
    Content content = Content::Lanes;
    QString file;
    QSize size;
};

/// Asks what to export, in which format and size, and where to.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    ExportDialog(const QString& demo, const QString& folder, QWidget* parent = nullptr);

    [[nodiscard]] ExportChoice choice() const;

private:
    void setupLayout();
    void contentChanged();
    void formatChanged();
    void fileTyped();
    void showWhetherItExists();
    void browse();
    [[nodiscard]] QString ending() const;

    QString m_demo;
    QComboBox* m_content;
    QComboBox* m_format;
    QComboBox* m_size;
    QLineEdit* m_file;
    QLabel* m_exists;
    QPushButton* m_save = nullptr;
};

} // namespace parascope
