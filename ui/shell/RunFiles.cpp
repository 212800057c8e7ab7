// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunFiles.h"

#include "ui/export/TraceSave.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace parascope {

RunFiles::RunFiles(RunSession& session, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window) {
    connect(&m_session, &RunSession::runFinished, this, &RunFiles::runFinished);
    connect(&m_session, &RunSession::runRemoved, this, [this](RunId id) {
        m_noted.erase(id);
        m_unsaved.removed({id});
        m_window.setWindowModified(!m_noted.empty());
    });
    connect(&m_session, &RunSession::noteChanged, this, [this](RunId id) {
        m_noted.insert(id);
        m_unsaved.noted(id);
        m_window.setWindowModified(true);
    });
}

/// What failed or was stopped is nothing to keep unless one wants to.
void RunFiles::runFinished(RunId id) {
    const auto* run = m_session.run(id);
    if (run != nullptr && run->facts.succeeded()) {
        m_unsaved.made(id);
    }
}

QString RunFiles::askForFile() {
    return QFileDialog::getOpenFileName(
        &m_window, tr("Open a trace or a lesson"), m_settings.folder(),
        tr("Traces and lessons (*.json *.json.gz *.md *.markdown);;All files (*)"));
}

void RunFiles::used(const QString& file) {
    m_settings.setFolder(QFileInfo(file).absolutePath());
    m_recent.add(QFileInfo(file).absoluteFilePath());
}

void RunFiles::exported(const QString& file, const std::vector<const RunRecord*>& runs) {
    if (!file.endsWith(QStringLiteral(".json")) && !file.endsWith(QStringLiteral(".json.gz"))) {
        m_settings.setFolder(QFileInfo(file).absolutePath());
        return;
    }
    used(file);
    saved(file, runs);
}

void RunFiles::saved(const QString& file, const std::vector<const RunRecord*>& runs) {
    std::vector<RunId> ids;
    for (const auto* run : runs) {
        ids.push_back(run->facts.id);
    }
    m_session.saved(ids, file.toStdString());
    m_unsaved.saved(ids);
    for (const auto id : ids) {
        m_noted.erase(id);
    }
    m_window.setWindowModified(!m_noted.empty());
}

Result<QString> RunFiles::save(const std::vector<const RunRecord*>& runs, const QString& demo) {
    if (const auto can = checkSavable(runs); !can) {
        return failure(can.error()); // before anybody thinks of a name
    }
    const auto chosen =
        QFileDialog::getSaveFileName(&m_window, tr("Save the runs"), proposedTrace(m_settings.folder(), demo),
                                     tr("Traces (*.json *.json.gz)"));
    if (chosen.isEmpty()) {
        return QString();
    }
    const auto file = withTraceEnding(chosen);
    if (const auto written = saveTrace(runs, file.toStdString()); !written) {
        return failure(written.error());
    }
    used(file);
    saved(file, runs);
    return file;
}

bool RunFiles::mayClose() {
    const auto question = m_unsaved.takeQuestion();
    if (question.isEmpty()) {
        return true;
    }
    QMessageBox box(QMessageBox::Question, tr("Parascope"), question, QMessageBox::NoButton, &m_window);
    box.setInformativeText(tr("What is not saved is gone."));
    const auto* save = box.addButton(tr("Save …"), QMessageBox::AcceptRole);
    const auto* discard = box.addButton(tr("Close without saving"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == discard) {
        return true;
    }
    if (box.clickedButton() != save) {
        return false;
    }
    std::vector<const RunRecord*> runs;
    for (const auto id : m_unsaved.ids()) {
        runs.push_back(m_session.run(id));
    }
    const auto file = this->save(runs, QStringLiteral("runs"));
    if (!file) {
        QMessageBox::warning(&m_window, tr("Parascope"), QString::fromStdString(file.error().text()));
    }
    return file && !file->isEmpty();
}

} // namespace parascope
