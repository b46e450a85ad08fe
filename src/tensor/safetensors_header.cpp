#include "tensor/safetensors_header.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "text/code_points.hpp"

namespace attn {
namespace {

using Error = SafetensorsError;

constexpr bool is_between(char32_t value, char32_t low, char32_t high) {
  return value >= low && value <= high;
}
constexpr bool is_high_surrogate(char32_t value) { return is_between(value, 0xD800, 0xDBFF); }
constexpr bool is_low_surrogate(char32_t value) { return is_between(value, 0xDC00, 0xDFFF); }

// A text that stands twice among `texts`, or null.
const std::string* duplicate(std::vector<const std::string*> texts) {
  heap_sort(texts, [](const std::string* a, const std::string* b) { return *a < *b; });
  const auto equal = [](const std::string* a, const std::string* b) { return *a == *b; };
  const auto found = std::adjacent_find(texts.begin(), texts.end(), equal);
  return found == texts.end() ? nullptr : *found;
}

// A function for each rule of the grammar: it takes its part of the text, or notes the problem and
// returns false.
class Parser {
 public:
  Parser(std::string_view text, SafetensorsHeader& header) : text_(text), header_(header) {}

  bool parse() {
    if (!is_utf8(text_)) return fail(Error::not_utf8);
    if (!text_.starts_with('{')) return fail(Error::not_an_object);
    at_ = 1;
    if (!object(&Parser::tensor_or_metadata)) return false;
    skip_space();
    if (at_ != text_.size()) return fail(Error::text_after_header);
    return names_differ();
  }

  SafetensorsProblem& problem() { return problem_; }

 private:
  using Rule = bool (Parser::*)(std::string& key);

  static constexpr std::size_t most_dimensions = 8;
  static constexpr std::string_view fields[3] = {"dtype", "shape", "data_offsets"};
  static constexpr unsigned all_fields = 0b111;

  bool fail(Error error) {
    problem_.error = error;
    return false;
  }

  void skip_space() {
    constexpr std::string_view space = " \t\n\r";
    at_ = std::min(text_.find_first_not_of(space, at_), text_.size());
  }
  bool next_is(char c) {
    skip_space();
    return at_ != text_.size() && text_[at_] == c;
  }
  bool take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }

  // What follows a "{": members, each given to `member` behind its colon, and "}".
  bool object(Rule member) {
    if (take('}')) return true;
    do {
      std::string key;
      if (!string(key)) return false;
      if (!take(':')) return fail(Error::not_json);
      if (!(this->*member)(key)) return false;
    } while (take(','));
    return take('}') || fail(Error::not_json);
  }

  // A member of the header.
  bool tensor_or_metadata(std::string& key) {
    problem_.name = std::move(key);
    if (problem_.name == metadata_name) {
      if (has_metadata_) return fail(Error::duplicate_metadata);
      has_metadata_ = true;
      if (!take('{')) return fail(Error::metadata_not_text);
      if (!object(&Parser::metadata)) return false;
    } else {
      if (!take('{')) return fail(Error::tensor_not_an_object);
      header_.entries.emplace_back();
      seen_fields_ = 0;
      if (!object(&Parser::field)) return false;
      if (seen_fields_ != all_fields) return fail(Error::missing_field);
      header_.entries.back().tensor.name = std::move(problem_.name);
    }
    problem_.name.clear();
    return true;
  }

  // A member of __metadata__.
  bool metadata(std::string& key) {
    problem_.name = std::move(key);
    if (!next_is('"')) return fail(Error::metadata_not_text);
    std::string value;
    if (!string(value)) return false;
    header_.metadata.emplace_back(std::move(problem_.name), std::move(value));
    problem_.name = metadata_name;
    return true;
  }

  // A member of a tensor.
  bool field(std::string& key) {
    SafetensorsHeader::Entry& entry = header_.entries.back();
    int which = 0;
    while (which < 3 && key != fields[which]) ++which;
    if (which == 3) return fail(Error::unknown_field);
    if (seen_fields_ & (1u << which)) return fail(Error::duplicate_field);
    seen_fields_ |= 1u << which;
    if (which == 0) return data_type(entry.tensor.type);
    if (which == 1) {
      return integers(entry.tensor.shape, most_dimensions, Error::bad_shape,
                      Error::too_many_dimensions);
    }
    std::vector<std::int64_t> offsets;
    if (!integers(offsets, 2, Error::bad_offsets, Error::bad_offsets)) return false;
    if (offsets.size() != 2) return fail(Error::bad_offsets);
    entry.begin = offsets[0];
    entry.end = offsets[1];
    return true;
  }

  bool data_type(DataType& type) {
    if (!next_is('"')) return fail(Error::unknown_data_type);
    std::string name;
    if (!string(name)) return false;
    for (int i = 0; i < data_type_count; ++i) {
      if (name != data_type_names[i]) continue;
      type = static_cast<DataType>(i);
      return true;
    }
    return fail(Error::unknown_data_type);
  }

  bool integers(std::vector<std::int64_t>& out, std::size_t most, Error malformed, Error too_many) {
    if (!take('[')) return fail(malformed);
    if (take(']')) return true;
    do {
      if (out.size() == most) return fail(too_many);
      if (!integer(out.emplace_back(), malformed)) return false;
    } while (take(','));
    return take(']') || fail(malformed);
  }

  bool integer(std::int64_t& value, Error malformed) {
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    skip_space();
    const std::size_t first = at_;
    for (; at_ != text_.size() && is_between(text_[at_], '0', '9'); ++at_) {
      const int digit = text_[at_] - '0';
      if (value > (largest - digit) / 10) return fail(Error::number_too_large);
      value = 10 * value + digit;
    }
    const std::size_t digits = at_ - first;
    const bool has_leading_zero = digits > 1 && text_[first] == '0';
    return (digits > 0 && !has_leading_zero) || fail(malformed);
  }

  bool string(std::string& out) {
    if (!take('"')) return fail(Error::not_json);
    while (at_ != text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return fail(Error::control_character);
      if (c != '\\') {
        out.push_back(c);
      } else if (!escape(out)) {
        return false;
      }
    }
    return fail(Error::not_json);
  }

  // What follows a backslash.
  bool escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (take_text("u")) {
      char32_t value = 0;
      if (!hexadecimal(value)) return fail(Error::bad_escape);
      if (is_high_surrogate(value)) {
        char32_t low = 0;
        if (!take_text("\\u")) return fail(Error::lone_surrogate);
        if (!hexadecimal(low)) return fail(Error::bad_escape);
        if (!is_low_surrogate(low)) return fail(Error::lone_surrogate);
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
      } else if (is_low_surrogate(value)) {
        return fail(Error::lone_surrogate);
      }
      append_utf8(out, value);
      return true;
    }
    const std::size_t letter =
        at_ == text_.size() ? std::string_view::npos : letters.find(text_[at_]);
    if (letter == std::string_view::npos) return fail(Error::bad_escape);
    out.push_back(meanings[letter]);
    ++at_;
    return true;
  }

  bool take_text(std::string_view text) {
    if (!text_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  // Four digits.
  bool hexadecimal(char32_t& value) {
    for (int i = 0; i < 4; ++i) {
      if (at_ == text_.size()) return false;
      const char32_t c = static_cast<unsigned char>(text_[at_++]);
      const char32_t lower = c | 0x20;
      if (is_between(c, '0', '9')) {
        value = 16 * value + (c - '0');
      } else if (is_between(lower, 'a', 'f')) {
        value = 16 * value + (lower - 'a' + 10);
      } else {
        return false;
      }
    }
    return true;
  }

  bool names_differ() {
    std::vector<const std::string*> names, keys;
    for (const auto& entry : header_.entries) names.push_back(&entry.tensor.name);
    for (const auto& [key, value] : header_.metadata) keys.push_back(&key);
    if (const std::string* const name = duplicate(std::move(names))) {
      problem_.name = *name;
      return fail(Error::duplicate_name);
    }
    if (const std::string* const key = duplicate(std::move(keys))) {
      problem_.name = *key;
      return fail(Error::duplicate_metadata);
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  SafetensorsHeader& header_;
  bool has_metadata_ = false;
  unsigned seen_fields_ = 0;
  SafetensorsProblem problem_;  // its name is that of what is being read
};

}  // namespace

std::optional<SafetensorsProblem> parse_header(std::string_view text, SafetensorsHeader& header) {
  Parser parser(text, header);
  if (parser.parse()) return std::nullopt;
  return std::move(parser.problem());
}

}  // namespace attn
