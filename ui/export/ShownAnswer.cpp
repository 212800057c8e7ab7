// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ShownAnswer.h"

#include "core/demos/RunAnswer.h"
#include "ui/export/AnswerExport.h"

namespace parascope {

std::string ShownAnswer::caption() const {
    const auto words = exhibit ? exhibit->caption().toStdString() : std::string();
    return words == report.sentence ? std::string() : words;
}

ShownAnswer shownAnswer(const AnsweredQuestion& question) {
    if (question.runs.empty()) {
        return {{}, nullptr, "nothing was run"};
    }
    if (question.demo == nullptr) {
        return {reportOfRuns(question.runs), runsExhibit(question.runs)};
    }
    const ParametersValue usual = std::shared_ptr<const Parameters>(question.demo->parameters());
    const auto& asked = question.asked ? *question.asked.get() : *usual.get();
    auto exhibit = answerExhibit(*question.demo, asked, question.runs);
    if (!exhibit) {
        return {question.demo->report(asked, question.runs), nullptr, exhibit.error().text()};
    }
    return {question.demo->report(asked, question.runs), std::move(*exhibit)};
}

} // namespace parascope
