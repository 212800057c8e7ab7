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

Lesson parsedResource(const std::string& name) {
    const auto file = QString::fromStdString(name + ".md");
    return parseLesson(resourceText(file), (kLessonFolder + u'/' + file).toStdString());
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

/// The shipped lesson that is meant: by its name, or by its file in the resources.
std::string shippedName(const std::filesystem::path& fileOrName) {
    const auto folder = kLessonFolder.toStdString();
    const bool isResource = fileOrName.parent_path() == folder && fileOrName.extension() == ".md";
    return isResource ? fileOrName.stem().string() : fileOrName.string();
}

} // namespace

std::vector<ShippedLesson> shippedLessons() {
    std::vector<ShippedLesson> lessons;
    for (const auto& name : shippedNames()) {
        auto lesson = parsedResource(name);
        lessons.push_back({name, std::move(lesson.title), std::move(lesson.file)});
    }
    return lessons;
}

Result<OpenedLesson> openLesson(const std::filesystem::path& fileOrName) {
    const auto names = shippedNames();
    const auto name = shippedName(fileOrName);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
        return OpenedLesson{parsedResource(name), true};
    }
    std::error_code none;
    const bool isName = fileOrName.string().find_first_of("./") == std::string::npos;
    if (isName && !std::filesystem::exists(fileOrName, none)) {
        return failure("lesson '" + name + "'", "there is neither a file nor a shipped lesson of that name",
                       suggestNames(name, names));
    }
    auto text = readLessonText(fileOrName);
    return text ? Result<OpenedLesson>(OpenedLesson{parseLesson(*text, fileOrName), false})
                : failure(text.error());
}

} // namespace parascope
