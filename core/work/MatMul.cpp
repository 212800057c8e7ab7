// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/MatMul.h"

#include "core/base/SameNumbers.h"
#include "core/work/Pieces.h"

#include <array>

namespace parascope {

namespace {

constexpr std::size_t kMatrixSide = 64;
constexpr std::uint32_t kPrime = 65'521; ///< a sum of 64 products fits into 64 bits

using Matrix = std::array<std::uint32_t, kMatrixSide * kMatrixSide>; ///< row after row

Matrix makeMatrix(std::uint32_t seed) {
    SameNumbers numbers(seed);
    Matrix matrix{};
    for (auto& number : matrix) {
        number = numbers.next() % kPrime;
    }
    return matrix;
}

Matrix product(const Matrix& left, const Matrix& right) {
    Matrix result{};
    for (std::size_t row = 0; row < kMatrixSide; ++row) {
        std::array<std::uint64_t, kMatrixSide> sums{};
        for (std::size_t i = 0; i < kMatrixSide; ++i) {
            const std::uint64_t factor = left[row * kMatrixSide + i];
            for (std::size_t column = 0; column < kMatrixSide; ++column) {
                sums[column] += factor * right[i * kMatrixSide + column];
            }
        }
        for (std::size_t column = 0; column < kMatrixSide; ++column) {
            result[row * kMatrixSide + column] = static_cast<std::uint32_t>(sums[column] % kPrime);
        }
    }
    return result;
}

std::uint64_t traceOf(const Matrix& matrix) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kMatrixSide; ++i) {
        sum += matrix[i * kMatrixSide + i];
    }
    return sum;
}

} // namespace

TaskInfo MatMul::info() const {
    return {"matmul",
            "cpu",
            "products",
            "multiplies matrices of 64 by 64 whole numbers, one product after another",
            5'000,
            1'000'000'000,
            "it would take longer than a day",
            100};
}

Result<std::optional<std::string>> MatMul::run(std::uint64_t size, TaskContext& context) const {
    const auto factor = makeMatrix(11);
    auto matrix = makeMatrix(12);
    Pieces pieces(context, "multiplying");
    for (std::uint64_t done = 0; done < size; ++done) {
        if (!pieces.next()) {
            return std::optional<std::string>();
        }
        matrix = product(matrix, factor);
    }
    pieces.finish();
    return std::optional("trace " + std::to_string(traceOf(matrix)));
}

} // namespace parascope
