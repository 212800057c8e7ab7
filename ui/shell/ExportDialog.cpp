// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportDialog.h"

#include "ui/export/RunExport.h"
#include "ui/shell/ExportFormats.h"
#include "ui/shell/ExportPreview.h"
#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ReadingOrder.h"

#include <algorithm>
#include <array>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
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

enum PictureWidth : int { SlideWide, ColumnWide, PageWide, OwnWidth };
constexpr std::array kPictureSizes{kSlide, kColumn, kFullPage};

QDoubleSpinBox* measureBox(QWidget* parent, double least, double most, int decimals, const QString& unit) {
    auto* box = new QDoubleSpinBox(parent);
    box->setDecimals(decimals);
    box->setRange(least, most);
    box->setSuffix(unit);
    return box;
}

/// Names stand in the middle of their rows; Qt lets those of high fields hang at the top.
void centreNames(const QFormLayout& form) {
    for (int row = 0; row < form.rowCount(); ++row) {
        const auto* name = form.itemAt(row, QFormLayout::LabelRole);
        const auto* field = form.itemAt(row, QFormLayout::FieldRole);
        if (name != nullptr && name->widget() != nullptr && field != nullptr) {
            name->widget()->setMinimumHeight(field->sizeHint().height());
        }
    }
}

} // namespace

ExportDialog::ExportDialog(const Exhibits& exhibits, const QString& demo, const QString& folder,
                           QWidget* parent)
    : QDialog(parent)
    , m_exhibits(exhibits)
    , m_demo(demo)
    , m_content(new QComboBox(this))
    , m_format(new QComboBox(this))
    , m_width(new QComboBox(this))
    , m_millimetres(measureBox(this, 40, 1000, 0, tr(" mm")))
    , m_points(measureBox(this, 5, 40, 2, tr(" pt")))
    , m_dots(measureBox(this, 72, 1200, 0, tr(" dots per inch")))
    , m_paper(new QComboBox(this))
    , m_title(makeText(tr("Title")))
    , m_caption(makeText(tr("Caption")))
    , m_footnote(makeText(tr("Footnote")))
    , m_legend(new QCheckBox(tr("Legend"), this))
    , m_figures(new QCheckBox(tr("Figures"), this))
    , m_file(new QLineEdit(this))
    , m_exists(new QLabel(this))
    , m_preview(new ExportPreview(this)) {
    setWindowTitle(tr("Export"));
    setupChoices();
    setupLayout();
    exhibitChanged();
    widthChanged();
    m_file->setText(QDir(folder).filePath(proposedName(m_demo, ending())));
    connectAll();
    updateState();
    putInReadingOrder(*this);
}

ExportDialog::Text ExportDialog::makeText(const QString& name) {
    auto* shown = new QCheckBox(name, this);
    auto* words = new QLineEdit(this);
    words->setAccessibleName(tr("Text of the %1").arg(name.toLower()));
    return {shown, words};
}

void ExportDialog::setupChoices() {
    for (const auto& exhibit : m_exhibits) {
        m_content->addItem(exhibit->name());
    }
    m_width->addItems({tr("Slide, 1280 px"), tr("One column of a paper, 88 mm"), tr("A page, 180 mm"),
                       tr("Another width")});
    m_paper->addItems({tr("White"), tr("White, printed in grey"), tr("Transparent")});
    m_title.shown->setChecked(true);
    m_footnote.shown->setChecked(true);
    m_legend->setChecked(true);
    m_points->setToolTip(tr("The height of usual text where it is read"));
    m_dots->setToolTip(tr("More dots make a sharper and larger file"));
    m_file->setAccessibleName(tr("File"));
    m_millimetres->setAccessibleName(tr("Width in millimetres"));
    m_points->setAccessibleName(tr("Size of text in points"));
    m_dots->setAccessibleName(tr("Dots per inch"));
    makeSpoken(*m_exists);
}

void ExportDialog::addPictureRows(QFormLayout& form) {
    auto* width = new QHBoxLayout;
    width->addWidget(m_width, 1);
    width->addWidget(m_millimetres);
    auto* widthLabel = new QLabel(tr("&Width:"), this);
    widthLabel->setBuddy(m_width);
    form.addRow(widthLabel, width);
    form.addRow(tr("&Text:"), m_points);
    form.addRow(tr("&Sharpness:"), m_dots);
    form.addRow(tr("&On:"), m_paper);
    for (const auto& text : {m_title, m_caption, m_footnote}) {
        form.addRow(text.shown, text.words);
    }
    auto* switches = new QHBoxLayout;
    switches->addWidget(m_legend);
    switches->addWidget(m_figures);
    switches->addStretch(1);
    form.addRow(QString(), switches);
}

void ExportDialog::setupLayout() {
    auto* form = new QFormLayout;
    form->addRow(tr("W&hat:"), m_content);
    form->addRow(tr("&Format:"), m_format);
    addPictureRows(*form);
    centreNames(*form);
    auto* where = new QHBoxLayout;
    auto* browseButton = new QPushButton(tr("Browse …"), this);
    browseButton->setToolTip(tr("Choose the folder and the name"));
    where->addWidget(m_file, 1);
    where->addWidget(browseButton);
    auto* fileLabel = new QLabel(tr("F&ile:"), this);
    fileLabel->setBuddy(m_file);
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(fileLabel);
    fileRow->addLayout(where, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    auto* upper = new QHBoxLayout;
    upper->addLayout(form);
    upper->addWidget(m_preview, 1);
    upper->setSpacing(tokens::kCardGap);
    auto* column = new QVBoxLayout(this);
    column->addLayout(upper, 1);
    column->addLayout(fileRow);
    column->addWidget(m_exists);
    column->addWidget(buttons);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportDialog::connectAll() {
    connect(m_content, &QComboBox::currentIndexChanged, this, &ExportDialog::exhibitChanged);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
    connect(m_width, &QComboBox::currentIndexChanged, this, &ExportDialog::widthChanged);
    connect(m_paper, &QComboBox::currentIndexChanged, this, &ExportDialog::updateState);
    for (auto* box : {m_millimetres, m_points, m_dots}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportDialog::updateState);
    }
    for (auto* box : {m_title.shown, m_caption.shown, m_footnote.shown, m_legend, m_figures}) {
        connect(box, &QCheckBox::toggled, this, &ExportDialog::updateState);
    }
    for (auto* words : {m_title.words, m_caption.words, m_footnote.words}) {
        connect(words, &QLineEdit::textChanged, this, &ExportDialog::updateState);
    }
    connect(m_file, &QLineEdit::textEdited, this, &ExportDialog::fileTyped);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::updateState);
}

const Exhibit& ExportDialog::exhibit() const {
    return *m_exhibits.at(static_cast<std::size_t>(std::max(0, m_content->currentIndex())));
}

QString ExportDialog::ending() const {
    return m_format->currentData().toString();
}

bool ExportDialog::isPicture() const {
    return pictureFormat("x" + ending().toStdString()).has_value();
}

/// The texts of another thing are proposed anew; the format stays where it can.
void ExportDialog::exhibitChanged() {
    const auto usual = exhibit().usualOptions();
    m_title.words->setText(usual.title);
    m_caption.words->setText(exhibit().caption());
    m_hasCaption = !exhibit().caption().isEmpty();
    m_hasFigures = !exhibit().figures().rows.empty();
    m_footnote.words->setText(usual.footnote);
    for (const auto& text : {m_title, m_caption, m_footnote}) {
        text.words->setCursorPosition(0); // a long one shows its beginning
    }
    const auto endings = exhibit().endings();
    const auto before = ending();
    {
        const QSignalBlocker quiet(m_format);
        m_format->clear();
        for (const auto& format : exportFormats()) {
            if (std::find(endings.begin(), endings.end(), format.ending) != endings.end()) {
                m_format->addItem(format.words(), QString::fromLatin1(format.ending));
            }
        }
        m_format->setCurrentIndex(std::max(0, m_format->findData(before)));
    }
    formatChanged();
}

void ExportDialog::formatChanged() {
    if (!m_file->text().isEmpty()) {
        m_file->setText(withoutExportEnding(m_file->text()) + ending());
    }
    updateState();
}

void ExportDialog::widthChanged() {
    const auto width = m_width->currentIndex();
    if (width != OwnWidth) {
        const auto& size = kPictureSizes.at(static_cast<std::size_t>(width));
        m_millimetres->setValue(size.millimetres());
        m_points->setValue(size.points());
        m_dots->setValue(size.dotsPerInch);
    }
    updateState();
}

/// A typed ending chooses the format.
void ExportDialog::fileTyped() {
    for (int i = 0; i < m_format->count(); ++i) {
        if (m_file->text().endsWith(m_format->itemData(i).toString())) {
            const QSignalBlocker quiet(m_format);
            m_format->setCurrentIndex(i);
        }
    }
    updateState();
}

PictureOptions ExportDialog::options() const {
    const auto textOf = [](const Text& text) {
        return text.shown->isChecked() && text.shown->isEnabled() ? text.words->text() : QString();
    };
    auto options = exhibit().usualOptions();
    if (!exhibit().followsOptions()) {
        return options;
    }
    const auto width = m_width->currentIndex();
    options.size = width == OwnWidth ? printed(m_millimetres->value(), m_points->value())
                                     : kPictureSizes.at(static_cast<std::size_t>(width));
    options.size.text = m_points->value() / kPointsPerInch * kPixelsPerInch;
    options.size.dotsPerInch = m_dots->value();
    options.title = textOf(m_title);
    options.caption = textOf(m_caption);
    options.footnote = textOf(m_footnote);
    options.legend = m_legend->isChecked();
    options.figures = m_figures->isChecked() && m_figures->isEnabled();
    options.paper = static_cast<Paper>(m_paper->currentIndex());
    return options;
}

/// What can be chosen, whether the file is there, and the preview follow from what is chosen.
void ExportDialog::updateState() {
    const bool isDrawn = isPicture() && exhibit().followsOptions();
    for (QWidget* widget : {static_cast<QWidget*>(m_width), static_cast<QWidget*>(m_points),
                            static_cast<QWidget*>(m_paper), static_cast<QWidget*>(m_title.shown),
                            static_cast<QWidget*>(m_footnote.shown), static_cast<QWidget*>(m_legend)}) {
        widget->setEnabled(isDrawn);
    }
    m_millimetres->setEnabled(isDrawn && m_width->currentIndex() == OwnWidth);
    m_dots->setEnabled(isDrawn && ending() == QLatin1String(".png"));
    m_caption.shown->setEnabled(isDrawn && m_hasCaption);
    m_figures->setEnabled(isDrawn && m_hasFigures);
    for (const auto& text : {m_title, m_caption, m_footnote}) {
        text.words->setEnabled(text.shown->isEnabled() && text.shown->isChecked());
    }
    const auto file = choice().file;
    const bool exists = QFileInfo::exists(file);
    const auto before = m_exists->text();
    m_exists->setText(exists ? tr("%1 exists and will be replaced.").arg(QFileInfo(file).fileName())
                             : QString());
    if (m_exists->text() != before) {
        speak(*m_exists, m_exists->text());
    }
    m_save->setText(exists ? tr("Replace") : tr("Save"));
    m_save->setEnabled(!m_file->text().trimmed().isEmpty());
    if (const auto format = pictureFormat("x" + ending().toStdString())) {
        m_preview->showPicture(exhibit(), options(), *format);
        return;
    }
    m_preview->showWords(whatExportIs(ending()));
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
    return {&exhibit(), file, options()};
}

} // namespace parascope
