// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SettingsDialog.h"

#include "ui/shell/TextSize.h"
#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ReadingOrder.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace parascope {

namespace {
constexpr int kSettingsWidth = 480;

/// Steps of size: "usual", "+2".
class TextStepBox final : public QSpinBox {
public:
    using QSpinBox::QSpinBox;

protected:
    [[nodiscard]] QString textFromValue(int step) const override {
        return step == 0 ? SettingsDialog::tr("usual")
                         : (step > 0 ? QStringLiteral("+") : QString()) + locale().toString(step);
    }
    [[nodiscard]] int valueFromText(const QString& text) const override {
        return text == textFromValue(0) ? 0 : QSpinBox::valueFromText(text);
    }
    [[nodiscard]] QValidator::State validate(QString& text, int& at) const override {
        const auto usual = textFromValue(0);
        return text == usual            ? QValidator::Acceptable
               : usual.startsWith(text) ? QValidator::Intermediate
                                        : QSpinBox::validate(text, at);
    }
};
} // namespace

QString pythonInWords(const std::vector<Availability>& backends) {
    const auto find = [&](Backend backend) {
        return std::find_if(backends.begin(), backends.end(),
                            [&](const Availability& one) { return one.backend == backend; });
    };
    const auto usual = find(Backend::CpythonThreads);
    if (usual == backends.end()) {
        return {};
    }
    if (!usual->isAvailable()) {
        return QString::fromStdString(usual->why);
    }
    const auto free = find(Backend::CpythonFree);
    auto words = SettingsDialog::tr("CPython %1 answers.").arg(QString::fromStdString(usual->version));
    if (free != backends.end() && free->isAvailable()) {
        words += QLatin1Char(' ') +
                 SettingsDialog::tr("Without a GIL: %1.").arg(QString::fromStdString(free->version));
    }
    return words;
}

SettingsDialog::SettingsDialog(AskPython ask, QWidget* parent)
    : QDialog(parent)
    , m_ask(std::move(ask)) {
    setWindowTitle(tr("Settings"));
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(tokens::kCardGap);
    form->setVerticalSpacing(tokens::kCardPadding);
    addAppearance(*form);
    addTextSize(*form);
    addPython(*form);
    addFolder(*form);
    addRemembering(*form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    setMinimumWidth(tokens::scaled(kSettingsWidth, font()));
    column->setContentsMargins(tokens::kPageEdge, tokens::kPageEdge, tokens::kPageEdge, tokens::kCardGap);
    column->setSpacing(tokens::kPageEdge);
    column->addLayout(form);
    column->addStretch();
    column->addWidget(buttons);
    putInReadingOrder(*this);
    askPython();
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::addAppearance(QFormLayout& form) {
    auto* box = new QComboBox(this);
    box->addItem(tr("As the desktop has them"), static_cast<int>(Appearance::System));
    box->addItem(tr("Light"), static_cast<int>(Appearance::Light));
    box->addItem(tr("Dark"), static_cast<int>(Appearance::Dark));
    box->addItem(tr("High contrast"), static_cast<int>(Appearance::HighContrast));
    box->setCurrentIndex(box->findData(static_cast<int>(m_settings.appearance())));
    box->setAccessibleName(tr("Colours"));
    form.addRow(tr("&Colours"), box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        const auto appearance = static_cast<Appearance>(box->currentData().toInt());
        m_settings.setAppearance(appearance);
        applyAppearance(appearance);
        Q_EMIT appearanceChanged(appearance);
    });
}

void SettingsDialog::addTextSize(QFormLayout& form) {
    auto* box = new TextStepBox(this);
    box->setRange(TextSize::kLeastStep, TextSize::kMostStep);
    box->setValue(m_settings.textStep());
    box->setAccessibleName(tr("Size of text"));
    box->setToolTip(tr("Steps from the usual size (Ctrl + and Ctrl −; 0 is the usual one)"));
    form.addRow(tr("&Size of text"), box);
    connect(box, &QSpinBox::valueChanged, this, [this](int step) {
        m_settings.setTextStep(step);
        Q_EMIT textStepChanged(step);
    });
}

QLineEdit* SettingsDialog::addPath(QFormLayout& form, const QString& title, const QString& whenEmpty,
                                   const std::function<QString()>& browse) {
    auto* path = new QLineEdit(this);
    path->setPlaceholderText(whenEmpty);
    path->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    auto* button = new QPushButton(tr("Browse …"), this);
    button->setAccessibleName(tr("Browse: %1").arg(path->accessibleName()));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [path, browse] {
        const auto chosen = browse();
        if (!chosen.isEmpty()) {
            path->setText(chosen);
            Q_EMIT path->editingFinished();
        }
    });
    auto* line = new QHBoxLayout;
    line->setSpacing(tokens::kControlGap);
    line->addWidget(path, 1);
    line->addWidget(button);
    auto* label = new QLabel(title, this);
    label->setBuddy(path);
    form.addRow(label, line);
    return path;
}

void SettingsDialog::addPython(QFormLayout& form) {
    m_python = addPath(form, tr("&Python"), tr("python3, as it is found"), [this] {
        return QFileDialog::getOpenFileName(this, tr("The Python interpreter to use"));
    });
    m_python->setText(m_settings.python());
    m_answer = new QLabel(this);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setForegroundRole(QPalette::PlaceholderText);
    makeSpoken(*m_answer);
    m_answer->setObjectName(QStringLiteral("answer"));
    form.addRow(QString(), m_answer);
    connect(m_python, &QLineEdit::editingFinished, this, [this] {
        const auto chosen = m_python->text().trimmed();
        if (chosen != m_settings.python()) {
            m_settings.setPython(chosen);
            Q_EMIT pythonChanged(chosen);
            askPython();
        }
    });
}

void SettingsDialog::askPython() {
    m_answer->setText(tr("Asking …"));
    m_answer->setAccessibleName(m_answer->text());
    m_probe = std::make_unique<BackendProbe>([ask = m_ask, python = m_settings.python().toStdString()](
                                                 const std::stop_token& stop) { return ask(python, stop); });
    connect(m_probe.get(), &BackendProbe::answered, this, &SettingsDialog::showAnswer);
    m_probe->start();
}

void SettingsDialog::showAnswer(const std::vector<Availability>& backends) {
    m_answer->setText(pythonInWords(backends));
    speak(*m_answer, m_answer->text());
}

void SettingsDialog::addFolder(QFormLayout& form) {
    auto* folder = addPath(form, tr("&Folder for exports"), tr("the one that was used last"), [this] {
        return QFileDialog::getExistingDirectory(this, tr("The folder for exports"), m_settings.folder());
    });
    folder->setText(m_settings.exportFolder());
    connect(folder, &QLineEdit::editingFinished, this, [this, folder] {
        const auto chosen = folder->text().trimmed();
        if (chosen != m_settings.exportFolder()) {
            m_settings.setExportFolder(chosen);
            Q_EMIT exportFolderChanged(chosen);
        }
    });
}

void SettingsDialog::addRemembering(QFormLayout& form) {
    auto* window = new QCheckBox(tr("&Window, page and sizes"), this);
    window->setChecked(m_settings.remembersWindow());
    auto* files = new QCheckBox(tr("&Recent files"), this);
    files->setChecked(m_settings.remembersFiles());
    window->setAccessibleName(tr("Remember window, page and sizes"));
    files->setAccessibleName(tr("Remember recent files"));
    form.addRow(tr("Remember"), window);
    form.addRow(QString(), files);
    connect(window, &QCheckBox::toggled, this, [this](bool on) {
        m_settings.setRemembersWindow(on);
        Q_EMIT rememberingChanged();
    });
    connect(files, &QCheckBox::toggled, this, [this](bool on) {
        m_settings.setRemembersFiles(on);
        Q_EMIT rememberingChanged();
    });
}

} // namespace parascope
