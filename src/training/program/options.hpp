#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "training/recipes.hpp"

namespace attn {

/// What the user of the training program asked for.
struct ProgramOptions {
  std::vector<const TrainingRecipe*> recipes;
  std::string pairs;       ///< a file; empty: the corpus of the project
  std::string vocabulary;  ///< a file; empty: learnt from the pairs
  std::string out;         ///< a folder
  std::optional<std::int64_t> steps;
  std::uint64_t seed = 1;
  int threads = 2;
  bool resume = false;
  bool help = false;
};

extern const std::string_view usage;

/// The options, or in words what is wrong with them.
std::variant<ProgramOptions, std::string> parse_options(std::span<const std::string_view> arguments,
                                                        const std::string& default_out);

}  // namespace attn
