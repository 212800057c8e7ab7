// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/QueueExperiment.h"

#include <string>
#include <vector>

namespace parascope {

/// What a worker at a queue must know of its experiment, as words of a command line: "producers=2",
/// "produce-ns=1000000000" … Worker programs of every language are told by them. Sentinels and delays stand
/// there as they are, whether anybody chose them or not.
[[nodiscard]] std::vector<std::string> queueArguments(const QueueExperiment& experiment);

/// The inverse; words that it does not know are skipped. Errors: a word is missing, its value is no number,
/// or the experiment is none that can be run.
Result<QueueExperiment> readQueueWords(const std::vector<std::string>& words);

/// The value of the word "KEY=VALUE" among them. An Error when there is none.
Result<std::string> valueOfWord(const std::vector<std::string>& words, const std::string& key);
/// The same of one that is a whole number.
Result<std::int64_t> numberOfWord(const std::vector<std::string>& words, const std::string& key);

} // namespace parascope
