// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ShippedLessons.h"

#include "core/base/SpellingSuggestion.h"

#include <algorithm>
#include <QFile>
#include <sstream>

namespace parascope {

namespace {

const QString kLessonFolder = QStringLiteral(":/lessons");

std::string resourceText(const QString& name) {
    QFile file(kLessonFolder + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::filesystem::path shippedFile(const std::string& name) {
    return kLessonFolder.toStdString() + "/" + name + ".md";
}

/// In the order of the course.
std::vector<std::string> shippedNames() {
    std::vector<std::string> names;
    std::istringstream course(resourceText(QStringLiteral("course.txt")));
    for (std::string name; std::getline(course, name);) {
        names.push_back(name);
    }
    return names;
}

bool isShippedName(const std::string& name) {
    const auto names = shippedNames();
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

bool isShippedLesson(const std::filesystem::path& file) {
    return file.parent_path() == kLessonFolder.toStdString();
}

Result<std::string> lessonText(const std::filesystem::path& file) {
    if (!isShippedLesson(file)) {
        return readLessonText(file);
    }
    const auto name = file.stem().string();
    if (!isShippedName(name)) {
        return failure("lesson '" + name + "'", "there is no shipped lesson of that name",
                       suggestNames(name, shippedNames()));
    }
    return resourceText(QString::fromStdString(file.filename().string()));
}

std::vector<ShippedLesson> shippedLessons() {
    std::vector<ShippedLesson> lessons;
    for (const auto& name : shippedNames()) {
        const auto text = resourceText(QString::fromStdString(name + ".md"));
        lessons.push_back({name, lessonTitle(text).value_or(name), shippedFile(name)});
    }
    return lessons;
}

Result<OpenedLesson> openLesson(const std::filesystem::path& fileOrName) {
    const auto name = fileOrName.string();
    const auto file = isShippedName(name) ? shippedFile(name) : fileOrName;
    std::error_code none;
    const bool isName = name.find_first_of("./") == std::string::npos;
    if (file == fileOrName && isName && !std::filesystem::exists(file, none)) {
        return failure("lesson '" + name + "'", "there is neither a file nor a shipped lesson of that name",
                       suggestNames(name, shippedNames()));
    }
    const auto text = lessonText(file);
    return text ? Result<OpenedLesson>(OpenedLesson{parseLesson(*text, file), isShippedLesson(file)})
                : failure(text.error());
}

} // namespace parascope
