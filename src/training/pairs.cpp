#include "training/pairs.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "text/code_points.hpp"

namespace attn {
namespace {

constexpr std::size_t kPlainColumns = 2, kAlignedColumns = 6;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

/// Goes through a sentence from its beginning and knows how far it is.
class Walk {
 public:
  explicit Walk(std::string_view sentence) : rest_(sentence) {}

  bool at_start() const { return unit_ == 0; }
  bool at_end() const { return rest_.empty(); }

  bool skip_space() {
    if (!rest_.starts_with(' ')) return false;
    step(1);
    return true;
  }

  /// What comes next, as long as `text` if there is that much.
  std::string_view next(std::string_view text) const { return rest_.substr(0, text.size()); }

  /// `text` is not empty and as long as what comes next.
  TextSpan step_over(std::string_view text) {
    const std::int32_t start = unit_;
    step(text.size());
    return {start, unit_};
  }

 private:
  void step(std::size_t bytes) {
    for (const char byte : rest_.substr(0, bytes)) {
      const auto value = static_cast<unsigned char>(byte);
      const bool continues = (value & 0xC0) == 0x80, outside_bmp = value >= 0xF0;
      if (!continues) unit_ += outside_bmp ? 2 : 1;
    }
    rest_.remove_prefix(bytes);
  }

  std::string_view rest_;
  std::int32_t unit_ = 0;  // UTF-16
};

/// Where the pieces lie in the sentence; nothing if they do not join to it.
std::optional<std::vector<TextSpan>> locate_pieces(std::string_view sentence,
                                                   std::string_view pieces) {
  std::vector<TextSpan> spans;
  Walk walk(sentence);
  for (const std::string_view word : split(pieces, ' ')) {
    if (!walk.at_start() && !walk.skip_space()) return std::nullopt;
    for (const std::string_view piece : split(word, '|')) {
      if (piece.empty() || walk.next(piece) != piece) return std::nullopt;
      spans.push_back(walk.step_over(piece));
    }
  }
  return walk.at_end() ? std::optional(spans) : std::nullopt;
}

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Where the words lie in the sentence; nothing if they do not fill it, spaces aside.
std::optional<std::vector<TextSpan>> locate_words(std::string_view sentence,
                                                  std::string_view words) {
  std::vector<TextSpan> spans;
  Walk walk(sentence);
  for (const std::string_view word : split(words, ' ')) {
    const bool first = walk.at_start();
    if (!first) walk.skip_space();
    const std::string_view written = walk.next(word);
    if (word.empty() || written.size() != word.size()) return std::nullopt;
    const bool same_start = written[0] == word[0] || (first && lower(written[0]) == word[0]);
    if (!same_start || written.substr(1) != word.substr(1)) return std::nullopt;
    spans.push_back(walk.step_over(word));
  }
  return walk.at_end() ? std::optional(spans) : std::nullopt;
}

std::optional<std::size_t> parse_index(std::string_view digits) {
  std::size_t index = 0;
  const char* const end = digits.data() + digits.size();
  const auto [last, error] = std::from_chars(digits.data(), end, index);
  if (error != std::errc() || last != end) return std::nullopt;
  return index;
}

/// Fills `pair` from the columns of a line; otherwise the returned words say what is wrong.
std::string read_line(const std::vector<std::string_view>& columns, Pair& pair) {
  pair.korean = columns[0];
  pair.english = columns[1];
  if (pair.korean.empty()) return "the Korean sentence is empty";
  if (pair.english.empty()) return "the English sentence is empty";
  if (columns.size() < kAlignedColumns) return {};

  const auto pieces = locate_pieces(pair.korean, columns[2]);
  if (!pieces) return "the pieces do not join to the Korean sentence";
  const auto words = locate_words(pair.english, columns[3]);
  if (!words) return "the words are not those of the English sentence";
  pair.korean_pieces = columns[2];
  pair.kind = columns[5];
  if (columns[4].empty()) return {};

  std::vector<std::pair<std::size_t, std::size_t>> links;
  for (const std::string_view link : split(columns[4], ' ')) {
    const std::string quoted = std::string("alignment \"").append(link).append("\"");
    const std::size_t dash = std::min(link.find('-'), link.size());
    const auto word = parse_index(link.substr(0, dash));
    const auto piece = parse_index(link.substr(std::min(dash + 1, link.size())));
    if (!word || !piece) return quoted + " is not word-piece, such as 0-2";
    if (*word >= words->size()) {
      return quoted + ": there are " + std::to_string(words->size()) + " words";
    }
    if (*piece >= pieces->size()) {
      return quoted + ": there are " + std::to_string(pieces->size()) + " pieces";
    }
    links.emplace_back(*word, *piece);
  }
  std::sort(links.begin(), links.end());
  const auto twice = std::adjacent_find(links.begin(), links.end());
  if (twice != links.end()) {
    return std::string("alignment ")
        .append(std::to_string(twice->first))
        .append("-")
        .append(std::to_string(twice->second))
        .append(" is given twice");
  }
  for (const auto& [word, piece] : links) {
    pair.alignment.push_back({(*pieces)[piece], (*words)[word]});
  }
  return {};
}

}  // namespace

std::string describe(const PairsProblem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text.append(":").append(std::to_string(problem.line));
  return text.append(": ").append(problem.message);
}

PairsOrProblem parse_pairs(std::string_view text, std::string_view file) {
  std::vector<Pair> pairs;
  const auto problem = [&](int line, std::string message) {
    return PairsProblem{std::string(file), line, std::move(message)};
  };
  std::size_t num_columns = 0;
  int line_number = 0;
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.empty()) return problem(0, "the file has no pairs");
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!is_utf8(line)) return problem(line_number, "not UTF-8");
    const std::vector<std::string_view> columns = split(line, '\t');
    if (num_columns == 0) {
      num_columns = columns.size();
      if (num_columns != kPlainColumns && num_columns < kAlignedColumns) {
        return problem(line_number, std::to_string(num_columns) + " columns instead of 2 or 6");
      }
      if (columns[0] == "korean" && columns[1] == "english") continue;
    }
    if (columns.size() != num_columns) {
      return problem(line_number, std::to_string(columns.size()) + " columns instead of " +
                                      std::to_string(num_columns));
    }
    Pair pair;
    std::string message = read_line(columns, pair);
    if (!message.empty()) return problem(line_number, std::move(message));
    pairs.push_back(std::move(pair));
  }
  if (pairs.empty()) return problem(0, "the file has no pairs");
  return pairs;
}

}  // namespace attn
