#pragma once

#include <cstdio>
#include <functional>
#include <string>

#include "training/program/data.hpp"
#include "training/program/options.hpp"

namespace attn {

/// Trains one model from its first step, or from its checkpoint, tells `out` how it goes, and
/// writes into the folder of the options:
///
///     <name>.checkpoint.safetensors   to go on from, until the training has come to its end
///     <name>.safetensors              the best weights, int8
///     <name>.json                     the report
///
/// Returns what went wrong, in words, or nothing.
std::string train_model(const TrainingRecipe& recipe, const ProgramOptions& options,
                        const TrainingData& data, const BytePairEncoding& vocabulary,
                        const std::function<bool()>& wants_to_stop, std::FILE* out);

}  // namespace attn
