// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageExport.h"

#include "ui/charts/ChartExport.h"
#include "ui/export/RunExport.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/Page.h"
#include "ui/style/Appearance.h"

#include <QCoreApplication>
#include <QPixmap>

namespace parascope {

namespace {

constexpr double kScreenScale = 2;

/// While it lives, a part of the window is light and shows no messages.
class LightWithoutMessages {
public:
    explicit LightWithoutMessages(QWidget& screen)
        : m_screen(screen)
        , m_palette(screen.testAttribute(Qt::WA_SetPalette) ? screen.palette() : QPalette()) {
        for (auto* messages : screen.findChildren<MessageBar*>()) {
            if (messages->isVisibleTo(&screen)) {
                messages->hide();
                m_hidden.push_back(messages);
            }
        }
        screen.setPalette(paletteFor(Appearance::Light, {}));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // the rest takes their room
    }
    ~LightWithoutMessages() {
        m_screen.setPalette(m_palette);
        for (auto* messages : m_hidden) {
            messages->show();
        }
    }
    LightWithoutMessages(const LightWithoutMessages&) = delete;
    LightWithoutMessages& operator=(const LightWithoutMessages&) = delete;

private:
    QWidget& m_screen;
    QPalette m_palette;
    std::vector<QWidget*> m_hidden;
};

QPixmap lightPictureOf(QWidget& screen) {
    const LightWithoutMessages dressed(screen);
    QPixmap picture(screen.size() * kScreenScale);
    picture.setDevicePixelRatio(kScreenScale);
    picture.fill(screen.palette().color(QPalette::Window));
    screen.render(&picture);
    return picture;
}

class ScreenExhibit final : public Exhibit {
public:
    explicit ScreenExhibit(QWidget& screen)
        : m_picture(lightPictureOf(screen)) {}

    [[nodiscard]] QString name() const override { return QObject::tr("The whole page as it is now"); }
    [[nodiscard]] std::vector<std::string> endings() const override { return {".png"}; }
    [[nodiscard]] bool followsOptions() const override { return false; }
    [[nodiscard]] PictureOptions usualOptions() const override {
        PictureOptions options;
        options.size = {m_picture.deviceIndependentSize().width(), kPartText, kScreenScale * kPixelsPerInch};
        return options;
    }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        return {imagePart(m_picture, options)};
    }

private:
    QPixmap m_picture;
};

} // namespace

std::unique_ptr<Exhibit> screenExhibit(QWidget& screen) {
    return std::make_unique<ScreenExhibit>(screen);
}

Exhibits pageExhibits(const Page& page, const std::vector<const RunRecord*>& runs, const CoreHistory& cores,
                      QWidget& screen) {
    Exhibits exhibits;
    if (auto own = page.exhibit()) {
        exhibits.push_back(std::move(*own));
    }
    if (!cores.isEmpty()) {
        if (!runs.empty()) {
            exhibits.push_back(runsAndCoresExhibit(runs, cores));
        }
        exhibits.push_back(coresExhibit(cores));
    }
    exhibits.push_back(screenExhibit(screen));
    return exhibits;
}

} // namespace parascope
