#include "text/code_points.hpp"

#include <cstddef>

namespace attn {
namespace {

struct Lead {
  int continuations;
  unsigned char second_low, second_high;  // narrower than 80…BF where that excludes ill-formed text
};

// Unicode 15, table 3-7.
constexpr Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {-1, 0, 0};
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i++]);
    if (first < 0x80) continue;
    const Lead lead = lead_of(first);
    if (lead.continuations < 0) return false;
    unsigned char low = lead.second_low, high = lead.second_high;
    for (int k = 0; k < lead.continuations; ++k, ++i, low = 0x80, high = 0xBF) {
      if (i == text.size()) return false;
      const auto next = static_cast<unsigned char>(text[i]);
      if (next < low || next > high) return false;
    }
  }
  return true;
}

std::vector<CodePoint> decode_utf8(std::string_view text) {
  std::vector<CodePoint> points;
  points.reserve(text.size());
  std::int32_t unit = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i++]);
    char32_t value = first;
    if (first >= 0x80) {
      const Lead lead = lead_of(first);
      int missing = lead.continuations;
      if (missing > 0) value = first & (0x3Fu >> missing);
      unsigned char low = lead.second_low, high = lead.second_high;
      for (; missing > 0 && i < text.size(); --missing, ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if (next < low || next > high) break;
        value = (value << 6) | (next & 0x3Fu);
        low = 0x80;
        high = 0xBF;
      }
      if (missing != 0) value = kReplacementCharacter;
    }
    const std::int32_t units = value > 0xFFFF ? 2 : 1;
    points.push_back({value, unit, unit + units});
    unit += units;
  }
  return points;
}

std::vector<CodePoint> decode_utf16(std::u16string_view text) {
  std::vector<CodePoint> points;
  points.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto start = static_cast<std::int32_t>(i);
    char32_t value = text[i];
    const bool high = value >= 0xD800 && value <= 0xDBFF;
    if (high && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] <= 0xDFFF) {
      value = 0x10000 + ((value - 0xD800) << 10) + (text[++i] - 0xDC00u);
    }
    points.push_back({value, start, static_cast<std::int32_t>(i + 1)});
  }
  return points;
}

void append_utf8(std::string& out, char32_t value) {
  if (is_surrogate(value) || value > 0x10FFFF) value = kReplacementCharacter;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  const auto put_continuation = [&](int shift) { put(0x80 | ((value >> shift) & 0x3F)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put_continuation(0);
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put_continuation(6);
    put_continuation(0);
  } else {
    put(0xF0 | (value >> 18));
    put_continuation(12);
    put_continuation(6);
    put_continuation(0);
  }
}

void append_utf16(std::u16string& out, char32_t value) {
  if (value > 0x10FFFF) value = kReplacementCharacter;
  if (value < 0x10000) {
    out.push_back(static_cast<char16_t>(value));
  } else {
    out.push_back(static_cast<char16_t>(0xD800 + ((value - 0x10000) >> 10)));
    out.push_back(static_cast<char16_t>(0xDC00 + ((value - 0x10000) & 0x3FF)));
  }
}

}  // namespace attn
