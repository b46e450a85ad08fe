#include "text/tokenizer.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace {

using attn::CodePoint;
using attn::Token;
using attn::tokenize;
using attn::TokenUnit;
using Texts = std::vector<std::string>;
using namespace std::string_view_literals;
using namespace std::string_literals;

constexpr TokenUnit kUnits[] = {TokenUnit::word, TokenUnit::particle, TokenUnit::syllable,
                                TokenUnit::jamo, TokenUnit::byte};

constexpr std::u16string_view kAwkward[] = {
    u"",
    u" ",
    u" \t\r\n\u3000\u00A0\u200B\uFEFF",
    u"나는 학교에 갔다.",
    u"GPT모델은 3.14, 1,000 그리고 2024년!",
    u"don't I’m O'Neill well-known ... ?! …… --",
    u"「한국어」와 『책』을, “인용”과 ‘작은’ 것。",
    u"👩‍👩‍👧‍👦 👍🏽 🇰🇷🇯🇵 ❤️ 1️⃣ ☺",
    u"e\u0301 café \u1112\u1161\u11AB\u1100\u1173\u11AF \u1112\u119E\u11AB ㅋㅋㅋ ㅎ하한",
    u"a\u0000b\u0001",
    u"\u0301\u200D\uFE0F",
    u"漢字かな交じり文 العربية हिन्दी ไทย",
};

// What JavaScript would hand over: pairs, halves of pairs, NFD, marks, spaces, anything.
std::u16string random_text(std::uint32_t& state, std::size_t length) {
  constexpr char16_t kPool[] = {u'a',      u'1',      u' ',   u'.',      u'\'',  u'-',
                                u'가',     u'은',     u'로',  0x1112,    0x1161, 0x11AB,
                                0xD83D,    0xDE00,    0xD83C, 0xDDF0,    u'ㅋ',  u'\u200D',
                                u'\u0301', u'\uFE0F', 0,      u'\u3000', u'…',   0x20E3};
  std::u16string text;
  for (std::size_t i = 0; i < length; ++i) {
    state = state * 1664525u + 1013904223u;
    const bool anything = state >> 29 == 0;
    text.push_back(anything ? static_cast<char16_t>(state >> 8)
                            : kPool[(state >> 10) % std::size(kPool)]);
  }
  return text;
}

Texts texts(std::string_view text, TokenUnit unit) {
  Texts texts;
  for (const Token& token : tokenize(text, unit)) texts.push_back(token.text);
  return texts;
}

std::vector<Token> tokens_of(std::u16string_view text, TokenUnit unit) {
  return tokenize(attn::decode_utf16(text), unit);
}

bool is_space(char16_t unit) {
  return u" \t\n\v\f\r\u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF"sv.find(unit) !=
             std::u16string_view::npos ||
         (unit >= 0x2000 && unit <= 0x200B);
}

bool has_conjoining_jamo(std::u16string_view text) {
  for (const char16_t unit : text) {
    if (unit >= 0x1100 && unit <= 0x11FF) return true;
  }
  return false;
}

// Offsets ascend within the text; pieces either follow each other or share one character.
void check_spans(std::u16string_view text, TokenUnit unit, const std::vector<Token>& tokens) {
  std::int32_t start = 0, end = 0;
  for (const Token& token : tokens) {
    const bool shares = token.start == start && token.end == end &&
                        (unit == TokenUnit::jamo || unit == TokenUnit::byte);
    const bool follows = token.start >= end && token.end > token.start;
    REQUIRE((shares || follows));
    for (std::int32_t gap = end; gap < token.start; ++gap) {
      REQUIRE(is_space(text[static_cast<std::size_t>(gap)]));
    }
    REQUIRE_FALSE(token.text.empty());
    start = token.start;
    end = token.end;
  }
  REQUIRE(end <= static_cast<std::int32_t>(text.size()));
  for (auto gap = static_cast<std::size_t>(end); gap < text.size(); ++gap) {
    REQUIRE(is_space(text[gap]));
  }
}

// Where nothing had to be composed, a word is the slice of the text it says it is.
void check_slices(std::u16string_view text, const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    const auto slice = text.substr(static_cast<std::size_t>(token.start),
                                   static_cast<std::size_t>(token.end - token.start));
    if (!has_conjoining_jamo(slice)) REQUIRE(token.utf16 == slice);
  }
}

void check_promises(std::u16string_view text) {
  for (const TokenUnit unit : kUnits) {
    const std::vector<Token> tokens = tokens_of(text, unit);
    check_spans(text, unit, tokens);
    if (unit <= TokenUnit::syllable) check_slices(text, tokens);
  }
}

std::u16string decomposed(std::u16string_view text) {
  std::u16string out;
  for (const char16_t unit : text) {
    if (unit < 0xAC00 || unit > 0xD7A3) {
      out.push_back(unit);
      continue;
    }
    const int index = unit - 0xAC00;
    out.push_back(static_cast<char16_t>(0x1100 + index / 588));
    out.push_back(static_cast<char16_t>(0x1161 + index / 28 % 21));
    if (index % 28 != 0) out.push_back(static_cast<char16_t>(0x11A7 + index % 28));
  }
  return out;
}

}  // namespace

TEST_CASE("word: 어절 and words by white space, every mark apart") {
  CHECK(texts("나는 학교에 갔다.", TokenUnit::word) == Texts{"나는", "학교에", "갔다", "."});
  CHECK(texts("저를 꼭 뽑아주세요!", TokenUnit::word) == Texts{"저를", "꼭", "뽑아주세요", "!"});
  CHECK(texts("Hello, world", TokenUnit::word) == Texts{"Hello", ",", "world"});
  CHECK(texts("GPT모델은 K-팝을", TokenUnit::word) == Texts{"GPT모델은", "K-팝을"});
  CHECK(texts("「책」을 “샀다”。", TokenUnit::word) ==
        Texts{"「", "책", "」", "을", "“", "샀다", "”", "。"});
  CHECK(texts("a+b=c 50% $5", TokenUnit::word) ==
        Texts{"a", "+", "b", "=", "c", "50", "%", "$", "5"});
}

TEST_CASE("word: runs of dots are one ellipsis, other runs are single marks") {
  CHECK(texts("글쎄... 음…… 뭐?! 와!!", TokenUnit::word) ==
        Texts{"글쎄", "...", "음", "……", "뭐", "?", "!", "와", "!", "!"});
  CHECK(texts("--", TokenUnit::word) == Texts{"-", "-"});
}

TEST_CASE("word: marks inside a word stay in it") {
  CHECK(texts("don't I’m O'Neill's", TokenUnit::word) == Texts{"don't", "I’m", "O'Neill's"});
  CHECK(texts("'철수'는 'yes'", TokenUnit::word) == Texts{"'", "철수", "'", "는", "'", "yes", "'"});
  CHECK(texts("well-known COVID-19 snake_case", TokenUnit::word) ==
        Texts{"well-known", "COVID-19", "snake_case"});
  CHECK(texts("-5 a- 3.14 1,000원 10:30 2024년", TokenUnit::word) ==
        Texts{"-", "5", "a", "-", "3.14", "1,000원", "10:30", "2024년"});
  CHECK(texts("5'6", TokenUnit::word) == Texts{"5", "'", "6"});
  CHECK(texts("갔다.그리고 a.b 3. 5", TokenUnit::word) ==
        Texts{"갔다", ".", "그리고", "a", ".", "b", "3", ".", "5"});
}

TEST_CASE("word: an emoji is one token with all its joiners") {
  CHECK(texts("좋아👩‍👩‍👧‍👦👍🏽🇰🇷🇯🇵❤️1️⃣!",
              TokenUnit::word) == Texts{"좋아", "👩‍👩‍👧‍👦", "👍🏽", "🇰🇷", "🇯🇵",
                                        "❤️", "1️⃣", "!"});
}

TEST_CASE("offsets are UTF-16 units of the original text") {
  CHECK(tokenize("😀 한글", TokenUnit::word) ==
        std::vector<Token>{{"😀", 0, 2, u"😀"}, {"한글", 3, 5, u"한글"}});
  CHECK(
      tokenize("\t나는　학교에", TokenUnit::particle) ==  // with U+3000 between
      std::vector<Token>{
          {"나", 1, 2, u"나"}, {"는", 2, 3, u"는"}, {"학교", 4, 6, u"학교"}, {"에", 6, 7, u"에"}});
}

TEST_CASE("syllable: every Hangul syllable, everything else as in word") {
  CHECK(texts("GPT모델은 3.14야 don't.", TokenUnit::syllable) ==
        Texts{"GPT", "모", "델", "은", "3.14", "야", "don't", "."});
  CHECK(texts("ㅋㅋㅋ 안녕ㅎ", TokenUnit::syllable) == Texts{"ㅋㅋㅋ", "안", "녕", "ㅎ"});
}

TEST_CASE("jamo: the letters of a syllable share its offsets, the rest goes by character") {
  CHECK(tokenize("한 a", TokenUnit::jamo) ==
        std::vector<Token>{
            {"ㅎ", 0, 1, u"ㅎ"}, {"ㅏ", 0, 1, u"ㅏ"}, {"ㄴ", 0, 1, u"ㄴ"}, {"a", 2, 3, u"a"}});
  CHECK(texts("값과 의자", TokenUnit::jamo) ==
        Texts{"ㄱ", "ㅏ", "ㅄ", "ㄱ", "ㅘ", "ㅇ", "ㅢ", "ㅈ", "ㅏ"});
  CHECK(texts("ㅎㅏ ㅋㅋ", TokenUnit::jamo) == Texts{"ㅎ", "ㅏ", "ㅋ", "ㅋ"});
  CHECK(texts("\u1112 \u1161 \u11AB", TokenUnit::jamo) == Texts{"ㅎ", "ㅏ", "ㄴ"});
  CHECK(texts("AI... 👍🏽e\u0301", TokenUnit::jamo) ==
        Texts{"A", "I", ".", ".", ".", "👍🏽", "e\u0301"});
  // 방점 stays with the last letter of its syllable, archaic ᆞ has no keyboard letter.
  CHECK(texts("가\u302E", TokenUnit::jamo) == Texts{"ㄱ", "ㅏ\u302E"});
  CHECK(texts("\u1112\u119E\u11AB", TokenUnit::jamo) == Texts{"ㅎ", "\u119E", "ㄴ"});
}

TEST_CASE("byte: all bytes of the text, spaces too, each with the offsets of its character") {
  CHECK(tokenize("나 a", TokenUnit::byte) == std::vector<Token>{{"eb", 0, 1, u"eb"},
                                                                {"82", 0, 1, u"82"},
                                                                {"98", 0, 1, u"98"},
                                                                {"20", 1, 2, u"20"},
                                                                {"61", 2, 3, u"61"}});
  const std::vector<Token> emoji = tokenize("👍🏽", TokenUnit::byte);
  REQUIRE(emoji.size() == 8);
  for (const Token& token : emoji) CHECK((token.start == 0 && token.end == 4));
}

TEST_CASE("byte: the tokens in a row are the UTF-8 of the text, NFD left as it is") {
  for (const std::string& text :
       {"나는 학교에 갔다.\n"s, "\u1112\u1161\u11AB"s, "a\0\t é 😀"s, ""s}) {
    std::string hex;
    for (const Token& token : tokenize(text, TokenUnit::byte)) hex += token.text;
    std::string expected;
    for (const char byte : text) {
      constexpr char kDigits[] = "0123456789abcdef";
      expected += kDigits[static_cast<unsigned char>(byte) >> 4];
      expected += kDigits[static_cast<unsigned char>(byte) & 15];
    }
    CHECK(hex == expected);
  }
}

TEST_CASE("a lone surrogate is a token of its own and keeps its unit") {
  const std::u16string text = {u'가', 0xD83D, u'나', 0xDE00};
  const std::u16string high = {0xD83D}, low = {0xDE00};
  for (const TokenUnit unit : {TokenUnit::word, TokenUnit::particle, TokenUnit::syllable}) {
    CHECK(tokens_of(text, unit) == std::vector<Token>{{"가", 0, 1, u"가"},
                                                      {"\uFFFD", 1, 2, high},
                                                      {"나", 2, 3, u"나"},
                                                      {"\uFFFD", 3, 4, low}});
  }
  CHECK(tokens_of(high, TokenUnit::jamo) == std::vector<Token>{{"\uFFFD", 0, 1, high}});
  CHECK(tokens_of(high, TokenUnit::byte) ==
        std::vector<Token>{{"ef", 0, 1, u"ef"}, {"bf", 0, 1, u"bf"}, {"bd", 0, 1, u"bd"}});
}

TEST_CASE("NUL and other control characters are marks") {
  CHECK(texts("가\0나"sv, TokenUnit::word) == Texts{"가", "\0"s, "나"});
  CHECK(texts("\x1B[0m", TokenUnit::word) == Texts{"\x1B", "[", "0m"});
}

TEST_CASE("no text and white space alone have no tokens, white space has bytes") {
  for (const TokenUnit unit : kUnits) CHECK(tokenize("", unit).empty());
  for (const TokenUnit unit :
       {TokenUnit::word, TokenUnit::particle, TokenUnit::syllable, TokenUnit::jamo}) {
    CHECK(tokenize(" \t\r\n\u00A0\u3000\u2003\u200B\uFEFF\u0085", unit).empty());
  }
  CHECK(texts("\u3000", TokenUnit::byte) == Texts{"e3", "80", "80"});
}

TEST_CASE("tokens and gaps give back every awkward text") {
  for (const std::u16string_view text : kAwkward) check_promises(text);
}

TEST_CASE("tokens and gaps give back ten thousand characters") {
  std::u16string text;
  while (text.size() < 10000) text += u"나는 학교에서는 GPT-4를 don't 3.14! 👍🏽 ";
  check_promises(text);
  for (const char16_t syllable : u"는가나와지고서해"sv) {
    check_promises(std::u16string(10000, syllable));
  }
  check_promises(std::u16string(10000, u'\u0301'));
  check_promises(std::u16string(10000, u'.'));
}

TEST_CASE("tokens and gaps give back whatever JavaScript can send") {
  std::uint32_t state = 1;
  for (int round = 0; round < 2000; ++round) {
    check_promises(random_text(state, static_cast<std::size_t>(round % 40)));
  }
}

TEST_CASE("random bytes are tokens like any text") {
  std::uint32_t state = 7;
  for (int round = 0; round < 1000; ++round) {
    std::string bytes;
    for (int i = 0; i < round % 50; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes.push_back(static_cast<char>(state >> 24));
    }
    std::u16string text;
    for (const CodePoint& point : attn::decode_utf8(bytes)) attn::append_utf16(text, point.value);
    for (const TokenUnit unit : kUnits) check_spans(text, unit, tokenize(bytes, unit));
  }
}

TEST_CASE("NFC and NFD text give the same tokens in every unit but bytes") {
  for (const std::u16string_view text : kAwkward) {
    if (has_conjoining_jamo(text)) continue;
    const std::u16string nfd = decomposed(text);
    for (const TokenUnit unit : kUnits) {
      if (unit == TokenUnit::byte) continue;
      const std::vector<Token> expected = tokens_of(text, unit), tokens = tokens_of(nfd, unit);
      REQUIRE(tokens.size() == expected.size());
      for (std::size_t i = 0; i < tokens.size(); ++i) CHECK(tokens[i].text == expected[i].text);
      check_spans(nfd, unit, tokens);
    }
  }
}
