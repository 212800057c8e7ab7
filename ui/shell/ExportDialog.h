// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/PageExport.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace parascope {

class ExportPreview;

/// What to export, as the user chose it.
struct ExportChoice {
    const Exhibit* exhibit = nullptr;
    QString file;
    PictureOptions options; ///< for pictures
};

/// Asks what to export, in which format and size, with which texts, and where to; shows what will come of it.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    /// `exhibits` must outlive it, and are at least one. `demo`: the word for it in names of files.
    ExportDialog(const Exhibits& exhibits, const QString& demo, const QString& folder,
                 QWidget* parent = nullptr);

    [[nodiscard]] ExportChoice choice() const;

private:
    /// A text of the picture that can be left out.
    struct Text {
        QCheckBox* shown;
        QLineEdit* words;
    };
    [[nodiscard]] Text makeText(const QString& name);
    void setupChoices();
    void setupLayout();
    void addPictureRows(QFormLayout& form);
    void connectAll();
    [[nodiscard]] const Exhibit& exhibit() const;
    void exhibitChanged();
    void formatChanged();
    void widthChanged();
    void fileTyped();
    void updateState();
    void browse();
    [[nodiscard]] QString ending() const;
    [[nodiscard]] bool isPicture() const;
    [[nodiscard]] PictureOptions options() const;

    const Exhibits& m_exhibits;
    QString m_demo;
    QComboBox* m_content;
    QComboBox* m_format;
    QComboBox* m_width;
    QDoubleSpinBox* m_millimetres;
    QDoubleSpinBox* m_points;
    QDoubleSpinBox* m_dots;
    QComboBox* m_paper;
    Text m_title;
    Text m_caption;
    Text m_footnote;
    QCheckBox* m_legend;
    QCheckBox* m_figures;
    bool m_hasCaption = false; ///< what is to be exported has one
    bool m_hasFigures = false;
    QLineEdit* m_file;
    QLabel* m_exists;
    QPushButton* m_save = nullptr;
    ExportPreview* m_preview;
};

} // namespace parascope
