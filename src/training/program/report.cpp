#include "training/program/report.hpp"

#include <array>
#include <climits>
#include <cstdio>

#include "training/program/progress.hpp"

namespace attn {
namespace {

template <class... Values>
std::string format(const char* pattern, Values... values) {
  std::array<char, 256> text;
  std::snprintf(text.data(), text.size(), pattern, values...);
  return text.data();
}

const char* name_of(Direction direction) {
  return direction == Direction::to_english ? "ko-en" : "en-ko";
}

std::string matches_line(const std::string& what, const Matches& matches) {
  return format("  %-34s %6.1f %%  (%d of %d)\n", what.c_str(), 100 * matches.share(),
                matches.num_exact, matches.num_sentences);
}

std::string words_of(const LengthClass& length) {
  return length.most_words == INT_MAX ? "  longer" : format("  up to %d words", length.most_words);
}

// File names are the only text that is not ours.
std::string json_text(const std::string& text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (static_cast<unsigned char>(letter) < 0x20) {
      quoted += format("\\u%04x", letter);
    } else {
      if (letter == '"' || letter == '\\') quoted += '\\';
      quoted += letter;
    }
  }
  return quoted + "\"";
}

std::string json_of(const Matches& matches) {
  return format("{\"exact\": %d, \"sentences\": %d}", matches.num_exact, matches.num_sentences);
}

// [a, b, c], an item a line.
template <class Items, class Write>
std::string json_list(const Items& items, const std::string& indent, const Write& write) {
  std::string text = "[";
  for (const auto& item : items) {
    text += (text.size() > 1 ? ",\n" : "\n") + indent + "  " + write(item);
  }
  return text + (items.empty() ? "]" : "\n" + indent + "]");
}

std::string json_of(const Quality& quality) {
  const std::string indent = "      ";
  std::string text = "{\n" + indent + "\"file\": " + json_text(quality.held_out) + ",\n";
  text += format("%s\"direction\": \"%s\",\n%s\"loss\": %.6f,\n", indent.c_str(),
                 name_of(quality.direction), indent.c_str(), quality.loss);
  text += indent + "\"exact_match_before_quantising\": " + json_of(quality.matches.all) + ",\n";
  text += indent + "\"exact_match\": " + json_of(quality.as_stored) + ",\n";
  text += indent + "\"by_source_words\": " +
          json_list(quality.matches.lengths, indent, [](const LengthClass& length) {
            const std::string most =
                length.most_words == INT_MAX ? "null" : std::to_string(length.most_words);
            return "{\"most_words\": " + most + ", \"matches\": " + json_of(length.matches) + "}";
          });
  text += ",\n" + indent + "\"alignment_accuracy\": " +
          json_list(quality.heads, indent, [](const HeadAlignment& head) {
            return format("{\"attention\": \"%s\", \"right\": %d, \"tokens\": %d}",
                          head.name.c_str(), head.num_right, head.num_tokens);
          });
  return text + "\n    }";
}

}  // namespace

Quality measure(const TranslationModel& model, const TranslationModel& as_stored,
                const BytePairEncoding& encoding, const HeldOut& held_out, int num_threads) {
  const std::vector<Task>& tasks = held_out.tasks;
  return {.held_out = held_out.name,
          .direction = held_out.direction,
          .loss = held_out_loss(model, encoding, tasks, num_threads),
          .matches = exact_matches(model, encoding, tasks, num_threads),
          .as_stored = exact_matches(as_stored, encoding, tasks, num_threads).all,
          .heads = alignment_accuracy(as_stored, encoding, tasks, num_threads)};
}

std::string table_of(const Report& report) {
  std::string text =
      format("%s: %.2f million parameters, %.2f MB, step %lld of %lld, %s, %.0f sentences/s\n",
             report.name.c_str(), static_cast<double>(report.num_parameters) / 1e6,
             static_cast<double>(report.file_bytes) / 1e6, static_cast<long long>(report.best_step),
             static_cast<long long>(report.steps), clock_text(report.seconds).c_str(),
             report.sentences_per_second);
  for (const Quality& quality : report.qualities) {
    text += format(" %s of %s, loss %.4f\n", name_of(quality.direction), quality.held_out.c_str(),
                   quality.loss);
    text += matches_line("exact match", quality.matches.all);
    for (const LengthClass& length : quality.matches.lengths) {
      if (length.matches.num_sentences > 0) text += matches_line(words_of(length), length.matches);
    }
    text += matches_line("exact match as stored", quality.as_stored);
    for (const HeadAlignment& head : quality.heads) {
      if (head.num_tokens == 0) continue;
      text += format("  %-50s %6.1f %% of %d aligned tokens\n", head.name.c_str(),
                     100 * head.share(), head.num_tokens);
    }
  }
  return text + " " + report.file + "\n";
}

std::string json_of(const Report& report) {
  std::string text = format(
      "{\n  \"name\": \"%s\",\n  \"parameters\": %zu,\n  \"bytes\": %zu,\n  \"steps\": %lld,\n"
      "  \"best_step\": %lld,\n  \"seed\": %llu,\n",
      report.name.c_str(), report.num_parameters, report.file_bytes,
      static_cast<long long>(report.steps), static_cast<long long>(report.best_step),
      static_cast<unsigned long long>(report.seed));
  text += format("  \"seconds\": %.0f,\n  \"sentences_per_second\": %.0f,\n", report.seconds,
                 report.sentences_per_second);
  text += "  \"held_out\": " + json_list(report.qualities, "  ",
                                         [](const Quality& quality) { return json_of(quality); });
  return text + "\n}\n";
}

}  // namespace attn
