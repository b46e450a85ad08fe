#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "training/grammar/conjugation.hpp"

namespace attn::grammar {

/// What a piece or a word is about: a set of meanings, one bit each. A Korean piece and an English
/// word are aligned if they have a meaning in common. 0 is aligned with nothing: 는, 를, 습니다.
using Meaning = std::uint32_t;

struct Token {
  std::string text;
  Meaning meaning = 0;
  bool is_joined = false;  ///< to the token before: a piece of the same 어절, a punctuation mark
};

using Tokens = std::vector<Token>;

void append(Tokens& tokens, const Tokens& more);

/// 어절 separated by spaces, all of one meaning: 다음 주에.
void append_korean(Tokens& tokens, std::u32string_view text, Meaning meaning);
/// A piece of the last 어절.
void join_korean(Tokens& tokens, std::u32string_view text, Meaning meaning);
/// A form as a new 어절; its endings mean `ending`.
void append_inflected(Tokens& tokens, const Inflected& form, Meaning meaning, Meaning ending = 0);

/// Words separated by spaces, all of one meaning.
void append_english(Tokens& tokens, std::string_view words, Meaning meaning);

/// A sentence in both languages, without its final mark.
struct Sentence {
  Tokens korean, english;
  char final_mark = '.';
  std::string_view kind;
};

/// The columns of a corpus file.
struct Row {
  std::string korean, english, korean_pieces, english_words, alignment, kind;
};

/// Sets the final mark, joins the tokens, gives the English sentence its capital and writes the
/// alignment down.
Row to_row(const Sentence& sentence);

}  // namespace attn::grammar
