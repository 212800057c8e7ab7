// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/PictureOptions.h"

#include <QPixmap>
#include <QWidget>

class QLabel;

namespace parascope {

class Exhibit;
class Throttle;

/// Shows how a picture will look, and how large it will be; or what a file holds that is no picture.
class ExportPreview final : public QWidget {
    Q_OBJECT

public:
    explicit ExportPreview(QWidget* parent = nullptr);

    /// `exhibit` must outlive it. Drawn as soon as there is time.
    void showPicture(const Exhibit& exhibit, const PictureOptions& options, PictureFormat format);
    void showWords(const QString& words);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void draw();
    void fit();

    const Exhibit* m_exhibit = nullptr; ///< null while words are shown
    PictureOptions m_options;
    PictureFormat m_format = PictureFormat::Png;
    QPixmap m_drawn;
    QLabel* m_picture;
    QLabel* m_words;
    Throttle* m_throttle;
};

} // namespace parascope
