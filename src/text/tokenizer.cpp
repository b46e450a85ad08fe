#include "text/tokenizer.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/hangul.hpp"
#include "text/particle.hpp"

namespace attn {
namespace {

using Kind = Character::Kind;

bool is_hangul(char32_t value) {
  return is_hangul_syllable(value) || is_leading_jamo(value) || is_vowel_jamo(value) ||
         is_trailing_jamo(value) || (value >= 0x3131 && value <= 0x318E);
}

// One pass over the characters of a text.
class Tokenizer {
 public:
  explicit Tokenizer(std::span<const CodePoint> text)
      : text_(text), characters_(split_characters(text)) {}

  std::vector<Token> bytes();
  std::vector<Token> letters();
  std::vector<Token> words(TokenUnit unit);

 private:
  char32_t first(std::size_t character) const { return text_[characters_[character].begin].value; }
  Token empty_token(std::size_t begin, std::size_t end) const;
  void emit(std::size_t begin, std::size_t end);
  void emit_with_particles(std::size_t begin, std::size_t end);
  void emit_syllables(std::size_t begin, std::size_t end);
  std::size_t word_end(std::size_t begin) const;
  std::size_t mark_end(std::size_t begin) const;
  bool joins_word(std::size_t mark) const;

  std::span<const CodePoint> text_;
  std::vector<Character> characters_;
  std::vector<Token> tokens_;
};

void append(Token& token, char32_t value) {
  append_utf8(token.text, value);
  append_utf16(token.utf16, value);
}

// A token without text that spans characters begin … end − 1.
Token Tokenizer::empty_token(std::size_t begin, std::size_t end) const {
  return {{}, text_[characters_[begin].begin].start, text_[characters_[end - 1].end - 1].end, {}};
}

void Tokenizer::emit(std::size_t begin, std::size_t end) {
  Token token = empty_token(begin, end);
  for (std::size_t i = characters_[begin].begin; i < characters_[end - 1].end; ++i) {
    append(token, text_[i].value);
  }
  tokens_.push_back(std::move(token));
}

std::vector<Token> Tokenizer::bytes() {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  std::string utf8;
  for (std::size_t c = 0; c < characters_.size(); ++c) {
    utf8.clear();
    for (std::size_t i = characters_[c].begin; i < characters_[c].end; ++i) {
      append_utf8(utf8, text_[i].value);
    }
    for (const char byte : utf8) {
      const auto value = static_cast<unsigned char>(byte);
      Token token = empty_token(c, c + 1);
      append(token, static_cast<unsigned char>(kHexDigits[value >> 4]));
      append(token, static_cast<unsigned char>(kHexDigits[value & 15]));
      tokens_.push_back(std::move(token));
    }
  }
  return std::move(tokens_);
}

std::vector<Token> Tokenizer::letters() {
  for (std::size_t c = 0; c < characters_.size(); ++c) {
    if (characters_[c].kind == Kind::space) continue;
    if (!is_hangul(first(c))) {
      emit(c, c + 1);
      continue;
    }
    const std::size_t before = tokens_.size();
    const auto emit_letter = [&](char32_t letter) {
      tokens_.push_back(empty_token(c, c + 1));
      append(tokens_.back(), letter);
    };
    for (std::size_t i = characters_[c].begin; i < characters_[c].end; ++i) {
      const char32_t value = text_[i].value;
      if (is_hangul_syllable(value)) {
        const SyllableLetters parts = split_syllable(value);
        emit_letter(initial_letter(parts.initial));
        emit_letter(medial_letter(parts.medial));
        if (parts.final != 0) emit_letter(final_letter(parts.final));
      } else if (is_hangul(value) || tokens_.size() == before) {
        emit_letter(compatibility_letter(value));
      } else {
        append(tokens_.back(), value);  // a combining mark stays with its letter
      }
    }
  }
  return std::move(tokens_);
}

std::vector<Token> Tokenizer::words(TokenUnit unit) {
  for (std::size_t c = 0; c < characters_.size();) {
    std::size_t end = c + 1;
    if (characters_[c].kind == Kind::mark) {
      end = mark_end(c);
      emit(c, end);
    } else if (characters_[c].kind == Kind::letter) {
      end = word_end(c);
      if (unit == TokenUnit::particle) {
        emit_with_particles(c, end);
      } else if (unit == TokenUnit::syllable) {
        emit_syllables(c, end);
      } else {
        emit(c, end);
      }
    }
    c = end;
  }
  return std::move(tokens_);
}

std::size_t Tokenizer::mark_end(std::size_t begin) const {
  std::size_t end = begin + 1;
  const char32_t mark = first(begin);
  if (mark != '.' && mark != U'…') return end;
  while (end < characters_.size() && first(end) == mark) ++end;
  return end;
}

std::size_t Tokenizer::word_end(std::size_t begin) const {
  std::size_t end = begin + 1;
  while (end < characters_.size() && (characters_[end].kind == Kind::letter || joins_word(end))) {
    ++end;
  }
  return end;
}

// Whether a mark between two letters keeps them one word.
bool Tokenizer::joins_word(std::size_t mark) const {
  if (characters_[mark].kind != Kind::mark || mark + 1 >= characters_.size()) return false;
  if (characters_[mark - 1].kind != Kind::letter || characters_[mark + 1].kind != Kind::letter) {
    return false;
  }
  const char32_t left = first(mark - 1), right = first(mark + 1);
  switch (first(mark)) {
    case U'\'':
    case U'’':
      return !is_hangul(left) && !is_hangul(right) && !is_digit(left) && !is_digit(right);
    case U'-':
    case U'\u2010':
    case U'\u2011':
    case U'_':
      return true;
    case U'.':
    case U',':
    case U':':
      return is_digit(left) && is_digit(right);
    default:
      return false;
  }
}

void Tokenizer::emit_with_particles(std::size_t begin, std::size_t end) {
  std::u16string word;
  for (std::size_t c = begin; c < end; ++c) {
    const bool simple = characters_[c].end - characters_[c].begin == 1 && first(c) <= 0xFFFF;
    word.push_back(static_cast<char16_t>(simple ? first(c) : kReplacementCharacter));
  }
  std::size_t from = begin;
  for (const std::size_t particle : find_particles(word)) {
    emit(from, begin + particle);
    from = begin + particle;
  }
  emit(from, end);
}

void Tokenizer::emit_syllables(std::size_t begin, std::size_t end) {
  const auto is_block = [&](std::size_t c) {
    const char32_t value = first(c);
    return is_hangul_syllable(value) ||
           (is_leading_jamo(value) && characters_[c].end - characters_[c].begin > 1);
  };
  while (begin < end) {
    std::size_t next = begin + 1;
    if (!is_block(begin)) {
      while (next < end && !is_block(next)) ++next;
    }
    emit(begin, next);
    begin = next;
  }
}

}  // namespace

std::vector<Token> tokenize(std::span<const CodePoint> text, TokenUnit unit) {
  if (unit == TokenUnit::byte) return Tokenizer(text).bytes();
  const std::vector<CodePoint> composed = compose_hangul(text);
  Tokenizer tokenizer(composed);
  return unit == TokenUnit::jamo ? tokenizer.letters() : tokenizer.words(unit);
}

std::vector<Token> tokenize(std::string_view utf8, TokenUnit unit) {
  return tokenize(decode_utf8(utf8), unit);
}

}  // namespace attn
