// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportDialog.h"

#include "ui/charts/ChartExport.h"
#include "ui/export/RunExport.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace parascope {

namespace {

struct Format {
    const char* ending;
    const char* words;
    bool onlyLanes; ///< it holds the runs, not a picture of them
};
constexpr std::array kFormats{
    Format{".png", QT_TRANSLATE_NOOP("ExportDialog", "PNG picture"), false},
    Format{".svg", QT_TRANSLATE_NOOP("ExportDialog", "SVG drawing, text stays text"), false},
    Format{".pdf", QT_TRANSLATE_NOOP("ExportDialog", "PDF, text stays text"), false},
    Format{".csv", QT_TRANSLATE_NOOP("ExportDialog", "CSV table of all spans"), true},
    Format{".trace.json", QT_TRANSLATE_NOOP("ExportDialog", "Trace, to open again here or in Perfetto"),
           true},
    Format{".html", QT_TRANSLATE_NOOP("ExportDialog", "HTML report, one file"), true}};

} // namespace

ExportDialog::ExportDialog(const QString& demo, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_demo(demo)
    , m_content(new QComboBox(this))
    , m_format(new QComboBox(this))
    , m_size(new QComboBox(this))
    , m_file(new QLineEdit(this))
    , m_exists(new QLabel(this)) {
    setWindowTitle(tr("Export"));
    m_content->addItems({tr("Lanes of the runs"), tr("Cores, the last 30 s"), tr("Lanes and cores"),
                         tr("The whole page as it is now")});
    m_size->addItem(tr("Slide 16:9"), kSlideWide);
    m_size->addItem(tr("Slide 4:3"), kSlide43);
    m_size->addItem(tr("One column of a paper"), kColumn);
    contentChanged();
    m_file->setText(QDir(folder).filePath(proposedName(m_demo, ending())));
    m_file->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    setupLayout();
    connect(m_content, &QComboBox::currentIndexChanged, this, &ExportDialog::contentChanged);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
    connect(m_file, &QLineEdit::textEdited, this, &ExportDialog::fileTyped);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::showWhetherItExists);
    showWhetherItExists();
}

void ExportDialog::setupLayout() {
    auto* where = new QHBoxLayout;
    auto* browseButton = new QPushButton(tr("Browse …"), this);
    where->addWidget(m_file, 1);
    where->addWidget(browseButton);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&What:"), m_content);
    form->addRow(tr("&Format:"), m_format);
    form->addRow(tr("&Size:"), m_size);
    auto* fileLabel = new QLabel(tr("F&ile:"), this);
    fileLabel->setBuddy(m_file);
    form->addRow(fileLabel, where);
    form->addRow(m_exists);
    form->addRow(buttons);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_file->setAccessibleName(tr("File"));
    m_size->setToolTip(tr("Of the picture; it grows in height when the lanes need it"));
    browseButton->setToolTip(tr("Choose the folder and the name"));
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString ExportDialog::ending() const {
    return m_format->currentData().toString();
}

void ExportDialog::contentChanged() {
    const auto content = static_cast<ExportChoice::Content>(m_content->currentIndex());
    const auto before = ending();
    m_format->clear();
    for (const auto& format : kFormats) {
        const bool png = QLatin1String(format.ending) == QLatin1String(".png");
        const bool fits = content == ExportChoice::Content::Lanes ||
                          (content == ExportChoice::Content::Page ? png : !format.onlyLanes);
        if (fits) {
            m_format->addItem(tr(format.words), QString::fromLatin1(format.ending));
        }
    }
    m_format->setCurrentIndex(std::max(0, m_format->findData(before)));
}

void ExportDialog::formatChanged() {
    if (ending().isEmpty()) {
        return;
    }
    const bool isPage =
        static_cast<ExportChoice::Content>(m_content->currentIndex()) == ExportChoice::Content::Page;
    m_size->setEnabled(!isPage && isPicture(std::filesystem::path("x" + ending().toStdString())));
    auto file = m_file->text();
    for (const auto& format : kFormats) {
        if (file.endsWith(QLatin1String(format.ending))) {
            file.chop(static_cast<int>(qstrlen(format.ending)));
            m_file->setText(file + ending());
            return;
        }
    }
}

/// A typed ending chooses the format.
void ExportDialog::fileTyped() {
    for (int i = 0; i < m_format->count(); ++i) {
        if (m_file->text().endsWith(m_format->itemData(i).toString())) {
            const QSignalBlocker quiet(m_format);
            m_format->setCurrentIndex(i);
            return;
        }
    }
}

void ExportDialog::showWhetherItExists() {
    const auto file = choice().file;
    const bool exists = QFileInfo::exists(file);
    m_exists->setText(exists ? tr("%1 exists and will be replaced.").arg(QFileInfo(file).fileName())
                             : QString());
    m_save->setText(exists ? tr("Replace") : tr("Save"));
    m_save->setEnabled(!m_file->text().trimmed().isEmpty());
}

void ExportDialog::browse() {
    const auto file =
        QFileDialog::getSaveFileName(this, tr("Export to"), m_file->text(),
                                     QStringLiteral("%1 (*%2)").arg(m_format->currentText(), ending()),
                                     nullptr, QFileDialog::DontConfirmOverwrite);
    if (!file.isEmpty()) {
        m_file->setText(file.endsWith(ending()) ? file : file + ending());
    }
}

ExportChoice ExportDialog::choice() const {
    auto file = m_file->text().trimmed();
    if (!file.endsWith(ending())) {
        file += ending(); // "lesson" is meant as "lesson.png"
    }
    return {static_cast<ExportChoice::Content>(m_content->currentIndex()), file,
            m_size->currentData().toSize()};
}

} // namespace parascope
