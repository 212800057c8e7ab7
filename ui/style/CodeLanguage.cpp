// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/CodeLanguage.h"

#include <QStringList>

namespace parascope {

namespace {

QSet<QString> wordSet(const char* words) {
    const auto list = QString::fromLatin1(words).split(QLatin1Char(' '));
    return {list.begin(), list.end()};
}

const CodeLanguage& pythonLanguage() {
    static const CodeLanguage kPython{
        .keywords =
            wordSet("False None True and as assert async await break class continue def del elif else except "
                    "finally for from global if import in is lambda nonlocal not or pass raise return try "
                    "while with yield"),
        .lineComment = QStringLiteral("#"),
        .stringPrefixes = QStringLiteral("rbfuRBFU"),
        .hasTripleQuotes = true,
        .hasFields = true};
    return kPython;
}

const CodeLanguage& cppLanguage() {
    static const CodeLanguage kCpp{
        .keywords = wordSet(
            "alignas alignof asm auto bool break case catch char char8_t char16_t char32_t class concept "
            "const consteval constexpr constinit const_cast continue co_await co_return co_yield "
            "decltype default delete do double dynamic_cast else enum explicit export extern false float "
            "final for friend goto if inline int long mutable namespace new noexcept nullptr operator "
            "override private protected public register reinterpret_cast requires return short signed "
            "sizeof static static_assert static_cast struct switch template this thread_local throw "
            "true try typedef typeid typename union unsigned using virtual void volatile wchar_t while"),
        .lineComment = QStringLiteral("//"),
        .stringPrefixes = QStringLiteral("uUL8R"),
        .hasBlockComments = true,
        .hasRawDelimiters = true,
        .hasDirectives = true,
        .hasDigitSeparators = true};
    return kCpp;
}

} // namespace

const CodeLanguage* codeLanguage(QStringView name) {
    static const QSet<QString> kPythonNames = wordSet("python python3 py");
    static const QSet<QString> kCppNames = wordSet("cpp c++ cxx cc c h hpp");
    const auto known = name.toString().toLower();
    return kPythonNames.contains(known) ? &pythonLanguage()
           : kCppNames.contains(known)  ? &cppLanguage()
                                        : nullptr;
}

} // namespace parascope
