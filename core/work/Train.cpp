// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Train.h"

#include "core/base/Numbers.h"
#include "core/base/SameNumbers.h"
#include "core/work/Pieces.h"

#include <array>
#include <cmath>

namespace parascope {

namespace {

constexpr std::size_t kExamples = 1000;
constexpr std::size_t kFeatures = 4;
constexpr double kRate = 0.5;

struct Example {
    std::array<double, kFeatures> features{};
    double label = 0; ///< 0 or 1
};

/// Weights of the features, and last the bias.
using Weights = std::array<double, kFeatures + 1>;

/// Points in a cube, and on which side of a plane they lie; every tenth is told wrong.
std::vector<Example> makeExamples() {
    SameNumbers numbers(7);
    std::vector<Example> examples(kExamples);
    for (auto& [features, label] : examples) {
        for (auto& feature : features) {
            feature = numbers.next() / 32768.0 - 1;
        }
        const bool above = 1.5 * features[0] - features[1] + 0.5 * features[2] + 0.2 > 0;
        const bool isWrong = numbers.next() % 10 == 0;
        label = above != isWrong ? 1 : 0;
    }
    return examples;
}

/// How sure the weights are that the label is 1.
double predict(const Weights& weights, const Example& example) {
    double sum = weights[kFeatures];
    for (std::size_t i = 0; i < kFeatures; ++i) {
        sum += weights[i] * example.features[i];
    }
    return 1 / (1 + std::exp(-sum));
}

void descend(Weights& weights, const std::vector<Example>& examples) {
    Weights gradient{};
    for (const auto& example : examples) {
        const double error = predict(weights, example) - example.label;
        for (std::size_t i = 0; i < kFeatures; ++i) {
            gradient[i] += error * example.features[i];
        }
        gradient[kFeatures] += error;
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] -= kRate * gradient[i] / kExamples;
    }
}

/// Six decimals: what languages and processors round differently lies far behind them.
std::string describeWeights(const Weights& weights, const std::vector<Example>& examples) {
    int right = 0;
    double loss = 0;
    for (const auto& example : examples) {
        const double sure = predict(weights, example);
        right += (sure > 0.5) == (example.label > 0.5) ? 1 : 0;
        loss -= std::log(example.label > 0.5 ? sure : 1 - sure);
    }
    return std::to_string(right) + " of " + std::to_string(kExamples) + " right, loss " +
           decimals(loss / kExamples, 6);
}

} // namespace

TaskInfo Train::info() const {
    return {"train",
            "cpu",
            "steps",
            "learns from 1000 examples by gradient descent, step after step",
            100'000,
            1'000'000'000,
            "it would take longer than a day",
            30};
}

Result<std::optional<std::string>> Train::run(std::uint64_t size, TaskContext& context) const {
    const auto examples = makeExamples();
    Weights weights{};
    Pieces pieces(context, "training");
    for (std::uint64_t step = 0; step < size; ++step) {
        if (!pieces.next()) {
            return std::optional<std::string>();
        }
        descend(weights, examples);
    }
    pieces.finish();
    return std::optional(describeWeights(weights, examples));
}

} // namespace parascope
