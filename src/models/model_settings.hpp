#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "models/recurrent_translator.hpp"
#include "models/transformer.hpp"

namespace attn {

/// The sizes and choices of a model of any kind.
using ModelSettings = std::variant<TransformerSettings, RecurrentTranslatorSettings>;

/// "kind", then every setting of that kind, in words: numbers are decimal. Files and JavaScript
/// have them so.
std::vector<std::pair<std::string_view, std::string>> to_text(const ModelSettings& settings);

/// The text of a setting, or nothing.
using SettingText = std::function<std::optional<std::string_view>(std::string_view name)>;

/// The reverse. Nothing where a setting is missing, is no number, out of its range or at odds with
/// another, which `problem` then says: "num_heads: 5000 instead of 1 to 4096".
std::optional<ModelSettings> settings_from_text(const SettingText& text, std::string& problem);

/// A model whose weights lie where `parameters` puts them.
std::unique_ptr<TranslationModel> make_model(const ModelSettings& settings, Parameters& parameters);

}  // namespace attn
