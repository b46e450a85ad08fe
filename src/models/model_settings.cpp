#include "models/model_settings.hpp"

#include <charconv>
#include <span>

#include "text/byte_pair_encoding.hpp"

namespace attn {
namespace {

constexpr int largest_dim = 1 << 12, most_layers = 64, longest = 1 << 10;
constexpr std::size_t most_shown = 40;  // bytes of a word that is refused
constexpr std::string_view activation_words[] = {"relu", "gelu"};
constexpr std::string_view position_words[] = {"sinusoidal", "learned"};
constexpr std::string_view norm_words[] = {"post", "pre"};
constexpr std::string_view cell_words[] = {"gru", "lstm"};
constexpr std::string_view attention_words[] = {"none", "dot", "general", "concat", "additive"};
// In the order of the variant.
constexpr std::string_view kind_words[] = {"transformer", "recurrent"};

// The one list of the settings of each kind: `visit` reads or writes each.
template <class Settings, class Visit>
void visit_settings(Settings& settings, Visit&& visit) requires
    std::is_same_v<std::remove_const_t<Settings>, TransformerSettings> {
  visit.number("vocab_size", settings.vocab_size, 1, BytePairEncoding::max_size);
  visit.number("model_dim", settings.model_dim, 1, largest_dim);
  visit.number("num_heads", settings.num_heads, 1, largest_dim);
  visit.number("feed_forward_dim", settings.feed_forward_dim, 1, largest_dim);
  visit.number("encoder_layers", settings.encoder_layers, 1, most_layers);
  visit.number("decoder_layers", settings.decoder_layers, 1, most_layers);
  visit.number("max_length", settings.max_length, 1, longest);
  visit.choice("norm", settings.pre_norm, norm_words);
  visit.choice("activation", settings.activation, activation_words);
  visit.choice("position", settings.learned_positions, position_words);
}

std::string conflict(const TransformerSettings& settings) {
  if (settings.model_dim % settings.num_heads == 0) return "";
  return "num_heads: " + std::to_string(settings.num_heads) + " does not divide model_dim " +
         std::to_string(settings.model_dim);
}

template <class Settings, class Visit>
void visit_settings(Settings& settings, Visit&& visit) requires
    std::is_same_v<std::remove_const_t<Settings>, RecurrentTranslatorSettings> {
  visit.number("vocab_size", settings.vocab_size, 1, BytePairEncoding::max_size);
  visit.number("embedding_dim", settings.embedding_dim, 1, largest_dim);
  visit.number("encoder_dim", settings.encoder_dim, 1, largest_dim);
  visit.number("decoder_dim", settings.decoder_dim, 1, largest_dim);
  visit.number("attention_dim", settings.attention_dim, 1, largest_dim);
  visit.number("max_length", settings.max_length, 1, longest);
  visit.choice("cell", settings.cell, cell_words);
  visit.choice("attention", settings.attention, attention_words);
}

std::string conflict(const RecurrentTranslatorSettings& settings) {
  const bool fits = settings.attention != RecurrentAttentionKind::dot ||
                    2 * settings.encoder_dim == settings.decoder_dim;
  if (fits) return "";
  return "encoder_dim: 2 · " + std::to_string(settings.encoder_dim) + " is not decoder_dim " +
         std::to_string(settings.decoder_dim) + ", as attention dot needs";
}

struct Writer {
  std::vector<std::pair<std::string_view, std::string>>& out;

  void number(std::string_view name, int value, int, int) {
    out.emplace_back(name, std::to_string(value));
  }
  template <class T>
  void choice(std::string_view name, T value, std::span<const std::string_view> words) {
    out.emplace_back(name, words[static_cast<std::size_t>(value)]);
  }
};

struct Reader {
  const SettingText& text;
  std::string problem = {};

  void number(std::string_view name, int& value, int least, int most) {
    const std::string_view word = text(name).value_or("");
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    const bool is_read = !word.empty() && stop == end && error == std::errc();
    if (is_read && value >= least && value <= most) return;
    refuse(name, word, std::to_string(least) + " to " + std::to_string(most));
  }
  template <class T>
  void choice(std::string_view name, T& value, std::span<const std::string_view> words) {
    const std::string_view word = text(name).value_or("");
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] != word) continue;
      value = static_cast<T>(i);
      return;
    }
    std::string needed;
    for (const std::string_view one : words) {
      if (!needed.empty()) needed += " or ";
      needed += one;
    }
    refuse(name, word, needed);
  }
  // The first problem is the one that is told.
  void refuse(std::string_view name, std::string_view word, std::string_view needed) {
    if (!problem.empty()) return;
    problem = std::string(name) + ": ";
    problem += word.empty() ? "missing" : word.substr(0, most_shown);
    problem += word.empty() ? ", " : " instead of ";
    problem += needed;
    if (word.empty()) problem += " is needed";
  }
};

template <class Settings>
std::optional<ModelSettings> read(const SettingText& text, std::string& problem) {
  Settings settings;
  Reader reader{text};
  visit_settings(settings, reader);
  problem = reader.problem.empty() ? conflict(settings) : reader.problem;
  if (!problem.empty()) return std::nullopt;
  return settings;
}

}  // namespace

std::vector<std::pair<std::string_view, std::string>> to_text(const ModelSettings& settings) {
  std::vector<std::pair<std::string_view, std::string>> out;
  out.emplace_back("kind", kind_words[settings.index()]);
  std::visit([&](const auto& kind) { visit_settings(kind, Writer{out}); }, settings);
  return out;
}

std::optional<ModelSettings> settings_from_text(const SettingText& text, std::string& problem) {
  Reader reader{text};
  std::size_t kind = std::size(kind_words);
  reader.choice("kind", kind, kind_words);
  if (kind == 0) return read<TransformerSettings>(text, problem);
  if (kind == 1) return read<RecurrentTranslatorSettings>(text, problem);
  problem = std::move(reader.problem);
  return std::nullopt;
}

std::unique_ptr<TranslationModel> make_model(const ModelSettings& settings,
                                             Parameters& parameters) {
  if (const auto* const transformer = std::get_if<TransformerSettings>(&settings)) {
    return std::make_unique<Transformer>(*transformer, parameters);
  }
  return std::make_unique<RecurrentTranslator>(std::get<RecurrentTranslatorSettings>(settings),
                                               parameters);
}

}  // namespace attn
