// The vocabulary file of a byte pair encoding, read and written.

#include <algorithm>
#include <string>

#include "text/byte_pair_encoding.hpp"
#include "text/characters.hpp"
#include "text/hangul.hpp"
#include "text/merge_unit.hpp"

namespace attn {
namespace {

constexpr std::string_view kSpaceMark = "▁";
constexpr std::string_view kSpecials[] = {"<padding>", "<end>", "<to_korean>", "<to_english>"};
static_assert(std::size(kSpecials) == BytePairEncoding::num_specials);

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Decimal digits without a leading zero; nothing for anything else.
std::optional<int> parse_count(std::string_view digits) {
  if (digits.empty() || digits.size() > 9 || (digits.size() > 1 && digits[0] == '0')) return {};
  int count = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return {};
    count = 10 * count + (digit - '0');
  }
  return count;
}

// Whether the encoder ever meets these characters side by side in one unit.
bool fits_in_unit(std::string_view piece) {
  std::vector<CodePoint> points;
  if (take_prefix(piece, kSpaceMark)) points.push_back({U' ', 0, 0});
  const std::vector<CodePoint> letters = decode_utf8(piece);
  points.insert(points.end(), letters.begin(), letters.end());
  const std::size_t length = points.size();
  points = compose_hangul(points);
  const std::vector<Character> characters = split_characters(points);
  return merge_unit_end(points, characters, 0) == length;
}

}  // namespace

// The lines of a file, each taken once.
class BytePairEncoding::Lines {
 public:
  explicit Lines(std::string_view file) : rest_(file) {}

  int taken() const { return taken_; }
  bool at_end() const { return rest_.empty(); }

  std::optional<Error> take(std::string_view& line) {
    ++taken_;
    const std::size_t length = rest_.find('\n');
    if (length == std::string_view::npos) return Error::truncated;
    line = rest_.substr(0, length);
    rest_.remove_prefix(length + 1);
    if (!is_utf8(line)) return Error::not_utf8;
    return {};
  }

  /// A line "<name> <count>", where `room` is the most that may follow.
  std::optional<Error> take_count(std::string_view name, int room, int& count) {
    std::string_view line;
    if (const auto error = take(line)) return error;
    if (!take_prefix(line, name) || !take_prefix(line, " ")) return Error::bad_count;
    const std::optional<int> number = parse_count(line);
    if (!number) return Error::bad_count;
    if (*number > room) return Error::too_large;
    count = *number;
    return {};
  }

 private:
  std::string_view rest_;
  int taken_ = 0;
};

BytePairEncoding::BytePairEncoding() {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  texts_.assign(std::begin(kSpecials), std::end(kSpecials));
  for (std::size_t byte = 0; byte < 256; ++byte) {
    texts_.push_back({kHexDigits[byte >> 4], kHexDigits[byte & 15]});
  }
}

std::variant<BytePairEncoding, BytePairEncoding::Problem> BytePairEncoding::parse(
    std::string_view vocabulary_file) {
  BytePairEncoding encoding;
  Lines lines(vocabulary_file);
  if (const auto error = encoding.read(lines)) return Problem{*error, lines.taken()};
  return encoding;
}

std::optional<BytePairEncoding::Error> BytePairEncoding::read(Lines& lines) {
  std::string_view line;
  if (lines.take(line) || !take_prefix(line, "byte_pair_encoding ")) return Error::not_a_vocabulary;
  if (line != "1") return Error::unknown_version;

  int count = 0;
  if (const auto error = lines.take_count("specials", max_size, count)) return error;
  if (count != num_specials) return Error::missing_specials;
  for (const std::string_view special : kSpecials) {
    if (const auto error = lines.take(line)) return error;
    if (line != special) return Error::missing_specials;
  }

  if (const auto error = lines.take_count("characters", max_size - size(), count)) return error;
  if (count == 0) return Error::missing_space;
  for (; count > 0; --count) {
    if (const auto error = lines.take(line)) return error;
    if (const auto error = add_character(line)) return error;
  }

  if (const auto error = lines.take_count("merges", max_size - size(), count)) return error;
  for (; count > 0; --count) {
    if (const auto error = lines.take(line)) return error;
    if (const auto error = add_merge(line)) return error;
  }
  return lines.at_end() ? std::nullopt : std::optional(Error::text_after_end);
}

std::optional<BytePairEncoding::Error> BytePairEncoding::add_character(std::string_view line) {
  if (size() == space) {
    if (line != kSpaceMark) return Error::missing_space;
    characters_.emplace_back(U' ', space);
  } else {
    const std::vector<CodePoint> points = decode_utf8(line);
    if (points.size() != 1 || is_control(points[0].value)) return Error::bad_character;
    if (split_characters(points)[0].kind == Character::Kind::space) return Error::bad_character;
    if (find(line) >= 0) return Error::duplicate_piece;
    const std::pair<char32_t, std::int32_t> character(points[0].value, size());
    characters_.insert(std::lower_bound(characters_.begin(), characters_.end(), character),
                       character);
  }
  add_piece(std::string(line));
  return {};
}

std::optional<BytePairEncoding::Error> BytePairEncoding::add_merge(std::string_view line) {
  const std::size_t gap = line.find(' ');
  if (gap == std::string_view::npos || gap == 0 || gap + 1 == line.size() ||
      line.find(' ', gap + 1) != std::string_view::npos) {
    return Error::bad_merge;
  }
  const int left = find(line.substr(0, gap)), right = find(line.substr(gap + 1));
  if (left < 0 || right < 0) return Error::unknown_part;
  std::string text(line);
  text.erase(gap, 1);
  if (text.size() > max_piece_bytes) return Error::piece_too_long;
  if (find(text) >= 0) return Error::duplicate_piece;
  if (starts_word(right) || !fits_in_unit(text)) return Error::never_used;
  const Merge merge = {left, right, size()};
  merges_.insert(std::lower_bound(merges_.begin(), merges_.end(), merge), merge);
  add_piece(std::move(text));
  return {};
}

void BytePairEncoding::add_piece(std::string text) {
  const auto place = std::lower_bound(
      by_text_.begin(), by_text_.end(), text,
      [this](std::int32_t id, const std::string& wanted) { return texts_[id] < wanted; });
  by_text_.insert(place, size());
  texts_.push_back(std::move(text));
}

std::string BytePairEncoding::serialize() const {
  std::vector<std::pair<std::string, std::string>> merges(merges_.size());
  const int first_merge = size() - static_cast<int>(merges_.size());
  for (const auto& [left, right, merged] : merges_) {
    merges[merged - first_merge] = {texts_[left], texts_[right]};
  }
  return vocabulary_file(std::span(texts_).subspan(space, characters_.size()), merges);
}

std::string BytePairEncoding::vocabulary_file(
    std::span<const std::string> characters,
    std::span<const std::pair<std::string, std::string>> merges) {
  std::string file = "byte_pair_encoding 1\n";
  const auto put_count = [&](std::string_view name, std::size_t count) {
    file.append(name).append(" ").append(std::to_string(count)).append("\n");
  };
  put_count("specials", std::size(kSpecials));
  for (const std::string_view special : kSpecials) file.append(special).append("\n");
  put_count("characters", characters.size());
  for (const std::string& character : characters) file.append(character).append("\n");
  put_count("merges", merges.size());
  for (const auto& [left, right] : merges) {
    file.append(left).append(" ").append(right).append("\n");
  }
  return file;
}

std::string_view message(BytePairEncoding::Error error) {
  using Error = BytePairEncoding::Error;
  switch (error) {
    case Error::not_utf8:
      return "the line is not UTF-8";
    case Error::not_a_vocabulary:
      return "the file does not begin with \"byte_pair_encoding\"";
    case Error::unknown_version:
      return "the version of the file is not 1";
    case Error::missing_specials:
      return "the specials must be <padding>, <end>, <to_korean> and <to_english>";
    case Error::bad_count:
      return "a section must begin with its name and the number of its lines";
    case Error::too_large:
      return "the vocabulary has more pieces than are allowed";
    case Error::truncated:
      return "the file ends too early";
    case Error::text_after_end:
      return "text follows after the last merge";
    case Error::missing_space:
      return "the first character must be ▁, the space";
    case Error::bad_character:
      return "a character must be one code point, neither white space nor a control character";
    case Error::bad_merge:
      return "a merge must be two pieces with a space between them";
    case Error::unknown_part:
      return "the merge uses a piece that does not stand further up";
    case Error::duplicate_piece:
      return "the piece is there already";
    case Error::piece_too_long:
      return "the piece is longer than is allowed";
    case Error::never_used:
      return "no text is cut so that these pieces could merge";
  }
  return {};
}

}  // namespace attn
