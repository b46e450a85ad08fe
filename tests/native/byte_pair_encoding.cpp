#include "text/byte_pair_encoding.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "byte_pairs.hpp"
#include "catch.hpp"

namespace {

using namespace attn::test;
using attn::BytePairEncoding;
using attn::CodePoint;
using attn::Piece;
using attn::PieceRange;
using Error = BytePairEncoding::Error;
using Problem = BytePairEncoding::Problem;
using Texts = std::vector<std::string>;
using Ids = std::vector<std::int32_t>;

const std::string& small_file() {
  static const std::string file =
      vocabulary({"a", "b",  "c",  "d",  "t",  "n",  "'",  "-",  ".",  "!",  "0",  "1",
                  "I", "가", "갔", "교", "나", "는", "다", "에", "학", "ㅋ", "「", "」"},
                 {"학 교", "▁ 학교", "▁ 나", "▁ 갔", "a b", "b c", "ab c", "▁ abc", "▁ 1", "d d",
                  "dd dd", "▁ d", "ㅋ ㅋ", "d n"});
  return file;
}

const BytePairEncoding& small() {
  static const BytePairEncoding encoding = parsed(small_file());
  return encoding;
}

constexpr std::u16string_view kAwkward[] = {
    u"",
    u" ",
    u"   ",
    u"나는 학교에 갔다.",
    u" 나는  학교에\t갔다 . ",
    u"\r\n나는\n\n학교에\n",
    u"abc ABC aBc don't I'm 3.14 1,000",
    u"「학교」에 …!? -- a-b",
    u"\u1102\u1161\u1102\u1173\u11AB \u1112\u1161\u11A8\u1100\u116D",
    u"e\u0301 \u1112\u119E\u11AB \u0301 a\u0301b",
    u"ㅋㅋㅋㅋㅋ ㅋ가ㅋ ㅠㅠ",
    u"👩‍👩‍👧‍👦 👍🏽a🇰🇷🇯🇵 ❤️ 1️⃣",
    u"a\u0000b \u0000\u0001\u007F",
    u"\u3000\u00A0a\u200Bb\uFEFF",
    u"▁ a▁b ▁▁",
    u"漢字かな العربية हिन्दी ไทย",
    u"<end> </s> <0xED> \\u0041",
};

Ids ids(const BytePairEncoding& encoding, std::string_view text) {
  return ids_of(encoding.encode(text));
}

// The definition, without a heap: while a merge applies, the earliest, at its leftmost place.
Texts merged_naively(const BytePairEncoding& encoding, Texts pieces) {
  while (true) {
    int earliest = -1;
    std::size_t place = 0;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
      const int merged = encoding.find(pieces[i] + pieces[i + 1]);
      if (merged >= 0 && (earliest < 0 || merged < earliest)) {
        earliest = merged;
        place = i;
      }
    }
    if (earliest < 0) return pieces;
    pieces[place] += pieces[place + 1];
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(place) + 1);
  }
}

// Pieces follow each other from the first unit of the text to the last; only bytes share offsets.
void check_offsets(std::u16string_view text, const std::vector<Piece>& pieces) {
  std::int32_t start = 0, end = 0;
  bool in_bytes = false;
  for (const Piece& piece : pieces) {
    const bool shares = in_bytes && piece.is_unknown && piece.start == start && piece.end == end;
    const bool follows = piece.start == end && piece.end > end;
    const bool implied = piece.id == BytePairEncoding::space && piece.end == 0;
    REQUIRE((shares || follows || implied));
    REQUIRE(piece.is_unknown == BytePairEncoding::is_byte(piece.id));
    start = piece.start;
    end = piece.end;
    in_bytes = piece.is_unknown;
  }
  REQUIRE(end == static_cast<std::int32_t>(text.size()));
}

// A piece that is no byte holds exactly the characters between its offsets.
void check_slices(const BytePairEncoding& encoding, std::u16string_view text,
                  const std::vector<Piece>& pieces) {
  for (const Piece& piece : pieces) {
    REQUIRE(piece.starts_word == encoding.starts_word(piece.id));
    if (piece.is_unknown) continue;
    const auto slice = text.substr(static_cast<std::size_t>(piece.start),
                                   static_cast<std::size_t>(piece.end - piece.start));
    std::string expected = encoding.decode(Ids{piece.id});
    if (piece.starts_word && piece.start > 0) expected.insert(0, " ");
    if (piece.starts_word && piece.start == 0 && slice.starts_with(u' ')) continue;  // "▁" implied
    REQUIRE(composed(attn::decode_utf16(slice)) == expected);
  }
}

void check_promises(const BytePairEncoding& encoding, std::u16string_view text) {
  const std::vector<CodePoint> points = attn::decode_utf16(text);
  const std::vector<Piece> pieces = encoding.encode(points);
  check_offsets(text, pieces);
  check_slices(encoding, text, pieces);
  REQUIRE(encoding.decode(ids_of(pieces)) == composed(points));
}

Problem problem_of(std::string_view file) {
  const auto result = BytePairEncoding::parse(file);
  const auto* problem = std::get_if<Problem>(&result);
  REQUIRE(problem);
  return *problem;
}

std::string replaced(std::string file, std::string_view from, std::string_view to) {
  const std::size_t at = file.find(from);
  REQUIRE(at != std::string::npos);
  return file.replace(at, from.size(), to);
}

Texts words_of(const BytePairEncoding& encoding, const Ids& sequence) {
  Texts texts;
  int next = 0;
  for (const PieceRange range : encoding.words(sequence)) {
    REQUIRE(range.begin == next);
    REQUIRE(range.end > range.begin);
    next = range.end;
    texts.push_back(encoding.decode(std::span(sequence).subspan(
        static_cast<std::size_t>(range.begin), static_cast<std::size_t>(range.end - range.begin))));
  }
  REQUIRE(next == static_cast<int>(sequence.size()));
  return texts;
}

}  // namespace

TEST_CASE("ids are specials, bytes, characters and merges, in the order of the file") {
  CHECK(small().size() == 4 + 256 + 25 + 14);
  CHECK(small().text(BytePairEncoding::padding) == "<padding>");
  CHECK(small().text(BytePairEncoding::end) == "<end>");
  CHECK(small().text(BytePairEncoding::to_korean) == "<to_korean>");
  CHECK(small().text(BytePairEncoding::to_english) == "<to_english>");
  CHECK(small().text(BytePairEncoding::first_byte) == "00");
  CHECK(small().text(BytePairEncoding::first_byte + 0xED) == "ed");
  CHECK(small().text(BytePairEncoding::space) == "▁");
  CHECK(small().find("▁") == BytePairEncoding::space);
  CHECK(small().find("a") == BytePairEncoding::space + 1);
  CHECK(small().find("학교") == BytePairEncoding::space + 25);
  CHECK(small().find("▁학교") == BytePairEncoding::space + 26);
  CHECK(small().text(small().find("▁학교")) == "학교");
  CHECK(small().starts_word(small().find("▁학교")));
  CHECK_FALSE(small().starts_word(small().find("학교")));
  for (const std::string_view none : {"", "x", "ed", "<end>", "abcd", "교학"}) {
    CHECK(small().find(none) == -1);
  }
}

TEST_CASE("encode merges the earliest pair first and the leftmost of equals") {
  CHECK(spelled(small(), "abc") == Texts{"▁abc"});  // a b before b c, then ab c, then ▁ abc
  CHECK(spelled(small(), "cabc") == Texts{"▁", "c", "abc"});
  CHECK(spelled(small(), "bbc") == Texts{"▁", "b", "bc"});
  CHECK(spelled(small(), "addddd") == Texts{"▁", "a", "dddd", "d"});
  CHECK(spelled(small(), "dddddd") == Texts{"▁", "dddd", "dd"});  // ▁ d comes too late
  CHECK(spelled(small(), "학교학교") == Texts{"▁학교", "학교"});
}

TEST_CASE("encode gives what the definition gives") {
  Random random(1);
  constexpr std::string_view letters[] = {"a", "b", "c", "d", "n", "학", "교", "나", "ㅋ"};
  for (int round = 0; round < 3000; ++round) {
    Texts characters = {"▁"};
    std::string text;
    for (int length = 1 + random.below(12); length > 0; --length) {
      characters.emplace_back(letters[random.below(static_cast<int>(std::size(letters)))]);
      text += characters.back();
    }
    REQUIRE(spelled(small(), text) == merged_naively(small(), characters));
  }
}

TEST_CASE("the space in front is part of a word's first piece, one implied before the text") {
  CHECK(spelled(small(), "나는 학교에 갔다.") ==
        Texts{"▁나", "는", "▁학교", "에", "▁갔", "다", "."});
  CHECK(small().encode("나 갔다") == std::vector<Piece>{{small().find("▁나"), 0, 1, true, false},
                                                        {small().find("▁갔"), 1, 3, true, false},
                                                        {small().find("다"), 3, 4, false, false}});
  CHECK(spelled(small(), "").empty());
  CHECK(spelled(small(), " ") == Texts{"▁", "▁"});
  CHECK(spelled(small(), " 나  나 ") == Texts{"▁", "▁나", "▁", "▁나", "▁"});
}

TEST_CASE("marks and digits are pieces of their own and case is kept") {
  CHECK(spelled(small(), "abc.abc!!") == Texts{"▁abc", ".", "abc", "!", "!"});
  CHECK(spelled(small(), "110 1") == Texts{"▁1", "1", "0", "▁1"});
  CHECK(spelled(small(), "I'n") == Texts{"▁", "I", "'", "n"});
  CHECK(ids(small(), "ABC") != ids(small(), "abc"));
}

TEST_CASE("a character without a piece is its bytes, which share its offsets") {
  CHECK(small().encode("뽑") == std::vector<Piece>{{BytePairEncoding::space, 0, 0, true, false},
                                                   {4 + 0xEB, 0, 1, false, true},
                                                   {4 + 0xBD, 0, 1, false, true},
                                                   {4 + 0x91, 0, 1, false, true}});
  CHECK(spelled(small(), "나뽑다") == Texts{"▁나", "eb", "bd", "91", "다"});
  CHECK(spelled(small(), "a\u0301b") == Texts{"▁", "61", "cc", "81", "b"});  // one character
  CHECK(spelled(small(), "a\tb") == Texts{"▁", "a", "09", "b"});
  CHECK(spelled(small(), "▁") == Texts{"▁", "e2", "96", "81"});
  const std::vector<Piece> family = small().encode("👩‍👧!");
  REQUIRE(family.size() == 1 + 4 + 3 + 4 + 1);
  for (std::size_t i = 1; i < family.size() - 1; ++i) {
    CHECK((family[i].start == 0 && family[i].end == 5 && family[i].is_unknown));
  }
}

TEST_CASE("decomposed Hangul gives the same ids, with offsets into the text as it came") {
  const std::u16string_view nfd = u"\u1102\u1161\u1102\u1173\u11AB \u1112\u1161\u11A8\u1100\u116D";
  const std::vector<Piece> pieces = small().encode(attn::decode_utf16(nfd));
  CHECK(ids_of(pieces) == ids(small(), "나는 학교"));
  REQUIRE(pieces.size() == 3);
  CHECK((pieces[0].start == 0 && pieces[0].end == 2));
  CHECK((pieces[1].start == 2 && pieces[1].end == 5));
  CHECK((pieces[2].start == 5 && pieces[2].end == 11));
  CHECK(small().decode(ids_of(pieces)) == "나는 학교");
}

TEST_CASE("decode gives back what was encoded") {
  for (const std::u16string_view text : kAwkward) check_promises(small(), text);
  for (const std::string_view text : {"\xED\xA0\x80", "a\xFF", "\xF0\x9F\x98 나"}) {
    CHECK(small().decode(ids(small(), text)) == composed(attn::decode_utf8(text)));
  }
  const std::u16string lone = {u'a', 0xD83D, u' ', 0xDE00};
  CHECK(small().decode(ids_of(small().encode(attn::decode_utf16(lone)))) == "a\uFFFD \uFFFD");
}

TEST_CASE("decode gives back any text, and the pieces cover it") {
  Random random(2);
  for (int round = 0; round < 3000; ++round) {
    check_promises(small(), random_text(random, random.below(40)));
  }
}

TEST_CASE("offsets count from where the code points do") {
  std::vector<CodePoint> points = attn::decode_utf8("나 갔다");
  for (CodePoint& point : points) point.start += 10, point.end += 10;
  const std::vector<Piece> pieces = small().encode(points);
  CHECK((pieces.front().start == 10 && pieces.back().end == 14));
}

TEST_CASE("decode skips specials and is well-formed whatever the ids are") {
  CHECK(small().decode(Ids{}).empty());
  CHECK(small().decode(Ids{2, small().find("▁나"), 0, small().find("는"), 1}) == "나는");
  CHECK(small().decode(Ids{4 + 0xEB, small().find("a"), 4 + 0xBD}) == "\uFFFDa\uFFFD");
  Random random(3);
  for (int round = 0; round < 1000; ++round) {
    Ids any;
    for (int i = 0; i < 12; ++i) any.push_back(random.below(small().size()));
    const std::string text = small().decode(any);
    std::string again;
    for (const CodePoint& point : attn::decode_utf8(text)) attn::append_utf8(again, point.value);
    REQUIRE(again == text);
    words_of(small(), any);
  }
}

TEST_CASE("a long word takes no quadratic time") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "abd";
  CHECK(small().decode(ids(small(), text)) == text);
}

TEST_CASE("words joins pieces to 어절, with the marks around them apart") {
  const auto words = [](std::string_view text) { return words_of(small(), ids(small(), text)); };
  CHECK(words("나는 학교에 갔다.") == Texts{"나는", "학교에", "갔다", "."});
  CHECK(words("abc, don't a-b!?") == Texts{"abc", ",", "don't", "a-b", "!?"});
  CHECK(words("뽑다 (👍) 3.14") == Texts{"뽑다", "(", "👍", ")", "3.14"});
  CHECK(words("「학교」에 「나」") == Texts{"「", "학교」에", "「", "나", "」"});
  CHECK(words("  나  나") == Texts{"  나", " 나"});
  CHECK(words("나 ") == Texts{"나", ""});
  CHECK(words("! .") == Texts{"!", "."});
  CHECK(words("").empty());
  Ids with_specials = ids(small(), "나는 abc");
  with_specials.insert(with_specials.begin(), BytePairEncoding::to_english);
  with_specials.insert(with_specials.end(), {BytePairEncoding::end, BytePairEncoding::padding});
  CHECK(words_of(small(), with_specials) == Texts{"", "나는", "abc", "", ""});
}

TEST_CASE("with every merge dropped, pieces are characters, with none they are as ever") {
  const std::vector<CodePoint> text = attn::decode_utf8("나는 학교에 abc 뽑다.");
  CHECK(spelled(small(), small().encode(text, [] { return true; })) ==
        Texts{"▁", "나", "는", "▁", "학", "교", "에", "▁", "a", "b", "c", "▁", "eb", "bd", "91",
              "다", "."});
  CHECK(small().encode(text, [] { return false; }) == small().encode(text));
}

TEST_CASE("dropping merges keeps the text and its offsets") {
  Random random(4);
  const auto coin = [&] { return random.below(2) == 0; };
  for (int round = 0; round < 1000; ++round) {
    const std::u16string text = random_text(random, random.below(30));
    const std::vector<CodePoint> points = attn::decode_utf16(text);
    const std::vector<Piece> pieces = small().encode(points, coin);
    check_offsets(text, pieces);
    REQUIRE(small().decode(ids_of(pieces)) == composed(points));
  }
}

TEST_CASE("a dropped merge is looked at again after the next one is made") {
  // "abc": a b is dropped once, b c is made; where a b and b c are dropped nothing is left to make.
  const std::vector<CodePoint> text = attn::decode_utf8("abc");
  const auto with = [&](std::vector<bool> answers) {
    std::size_t asked = 0;
    return spelled(
        small(), small().encode(text, [&] { return asked < answers.size() && answers[asked++]; }));
  };
  CHECK(with({true}) == Texts{"▁", "a", "bc"});
  CHECK(with({true, true}) == Texts{"▁", "a", "b", "c"});
  CHECK(with({false, true}) == Texts{"▁", "ab", "c"});
  // "dd dn": d d is dropped, d n is made instead, then d d is not there any more.
  const std::vector<CodePoint> other = attn::decode_utf8("ㅋㅋddn");
  int asked = 0;
  CHECK(spelled(small(), small().encode(other, [&] { return asked++ == 0; })) ==
        Texts{"▁", "ㅋㅋ", "dd", "n"});
}

TEST_CASE("merges are dropped as often as asked for") {
  Random random(5);
  const std::vector<CodePoint> text = attn::decode_utf8("bcㅋ");  // one merge applies
  int kept = 0;
  for (int round = 0; round < 10000; ++round) {
    kept += small().encode(text, [&] { return random.below(10) == 0; }).size() == 3;
  }
  CHECK(kept > 8800);
  CHECK(kept < 9200);
}

TEST_CASE("a vocabulary is written as it was read") {
  const std::string file = small().serialize();
  CHECK(parsed(file).serialize() == file);
  CHECK(file == small_file());
  const BytePairEncoding again = parsed(file);
  for (const std::u16string_view text : kAwkward) {
    const std::vector<CodePoint> points = attn::decode_utf16(text);
    CHECK(again.encode(points) == small().encode(points));
  }
  const BytePairEncoding bytes = parsed(vocabulary({}, {}));
  CHECK(bytes.size() == 261);
  CHECK(spelled(bytes, "a b") == Texts{"▁", "61", "▁", "62"});
  for (const std::u16string_view text : kAwkward) check_promises(bytes, text);
}

TEST_CASE("a bad vocabulary is refused with its line and reason") {
  const std::string good = vocabulary({"a", "b", "1", "."}, {"a b", "ab a"});
  parsed(good);
  const auto bad = [&](std::string_view from, std::string_view to) {
    return problem_of(replaced(good, from, to));
  };
  CHECK(problem_of("") == Problem{Error::not_a_vocabulary, 1});
  CHECK(problem_of("\xEF\xBB\xBF" + good) == Problem{Error::not_a_vocabulary, 1});
  CHECK(bad("byte_pair", "bite_pair") == Problem{Error::not_a_vocabulary, 1});
  CHECK(bad("encoding 1", "encoding 2") == Problem{Error::unknown_version, 1});
  CHECK(bad("encoding 1\n", "encoding 1\r\n") == Problem{Error::unknown_version, 1});
  CHECK(bad("specials 4", "specials 3") == Problem{Error::missing_specials, 2});
  CHECK(bad("<to_korean>\n", "") == Problem{Error::missing_specials, 5});
  CHECK(bad("<end>", "<END>") == Problem{Error::missing_specials, 4});
  for (const std::string_view count : {"", " ", "05", "-5", "+5", "5 ", "5x", "99999999999"}) {
    CHECK(bad("characters 5", "characters " + std::string(count)) == Problem{Error::bad_count, 7});
  }
  CHECK(bad("characters 5", "letters 5") == Problem{Error::bad_count, 7});
  CHECK(bad("characters 5", "characters 4") == Problem{Error::bad_count, 12});
  CHECK(bad("characters 5", "characters 6") == Problem{Error::bad_character, 13});
  CHECK(bad("characters 5", "characters 0") == Problem{Error::missing_space, 7});
  CHECK(bad("characters 5", "characters 32509") == Problem{Error::too_large, 7});
  CHECK(bad("merges 2", "merges 32504") == Problem{Error::too_large, 13});
  CHECK(bad("merges 2", "merges 3") == Problem{Error::truncated, 16});
  CHECK(bad("merges 2", "merges 1") == Problem{Error::text_after_end, 14});
  CHECK(problem_of(good.substr(0, good.size() - 1)) == Problem{Error::truncated, 15});
  CHECK(problem_of(good + "\n") == Problem{Error::text_after_end, 15});
  CHECK(bad("▁\n", "_\n") == Problem{Error::missing_space, 8});
  for (const std::string_view line : {"", "ab", " ", "\t", "\r", "\x7F", "\u3000", "\u200B"}) {
    CHECK(bad("b\n1", std::string(line) + "\n1") == Problem{Error::bad_character, 10});
  }
  CHECK(bad("b\n1", "a\n1") == Problem{Error::duplicate_piece, 10});
  CHECK(bad("b\n1", "▁\n1") == Problem{Error::duplicate_piece, 10});
  CHECK(bad("b\n1", "\xFF\n1") == Problem{Error::not_utf8, 10});
  CHECK(bad("ab a", "ab \xED\xA0\x80") == Problem{Error::not_utf8, 15});
  for (const std::string_view line : {"", "ab", " a", "ab ", "ab  a", "a b a", " ", "ab\ta"}) {
    CHECK(bad("ab a", line) == Problem{Error::bad_merge, 15});
  }
  CHECK(bad("ab a", "ab c") == Problem{Error::unknown_part, 15});
  CHECK(bad("ab a", "61 a") == Problem{Error::unknown_part, 15});
  CHECK(bad("ab a", "aba a") == Problem{Error::unknown_part, 15});
  CHECK(bad("ab a", "a b") == Problem{Error::duplicate_piece, 15});
  for (const std::string_view line : {"ab ▁", "▁ ▁", "a .", ". .", "1 1", "a 1", "1 a"}) {
    CHECK(bad("ab a", line) == Problem{Error::never_used, 15});
  }
  CHECK(problem_of(vocabulary({"ᄀ", "ᅡ"}, {"ᄀ ᅡ"})) == Problem{Error::never_used, 12});
  CHECK(problem_of(vocabulary({"a", "\u0301"}, {"a \u0301"})) == Problem{Error::never_used, 12});
}

TEST_CASE("a piece has at most 96 bytes") {
  Texts merges;
  std::string piece = "가";  // 3 bytes, doubled to 96
  for (int i = 0; i < 5; ++i) {
    merges.push_back(piece + " " + piece);
    piece += piece;
  }
  CHECK(parsed(vocabulary({"가", "a"}, merges)).find(piece) >= 0);
  merges.push_back(piece + " a");
  CHECK(problem_of(vocabulary({"가", "a"}, merges)) == Problem{Error::piece_too_long, 17});
}

TEST_CASE("every error has a message of its own") {
  Texts messages;
  for (int error = 0; error <= static_cast<int>(Error::never_used); ++error) {
    messages.emplace_back(message(static_cast<Error>(error)));
    CHECK_FALSE(messages.back().empty());
  }
  std::sort(messages.begin(), messages.end());
  CHECK(std::unique(messages.begin(), messages.end()) == messages.end());
}

TEST_CASE("a vocabulary cut short is refused, wherever the cut is") {
  const std::string file = small().serialize();
  for (std::size_t length = 0; length < file.size(); ++length) {
    const auto result = BytePairEncoding::parse(std::string_view(file).substr(0, length));
    REQUIRE(std::holds_alternative<Problem>(result));
  }
}

TEST_CASE("a damaged vocabulary is refused, or is another one that keeps its promises") {
  Random random(6);
  const std::string file = small().serialize();
  int accepted = 0;
  for (int round = 0; round < 2500; ++round) {
    std::string damaged = file;
    for (int times = 1 + random.below(2); times > 0; --times) {
      const auto at = static_cast<std::size_t>(random.below(static_cast<int>(damaged.size())));
      const int kind = random.below(4);
      if (kind == 0) damaged.erase(at, static_cast<std::size_t>(1 + random.below(8)));
      if (kind == 1) damaged[at] = static_cast<char>(random.below(256));
      if (kind == 2) damaged.insert(at, 1, "\n 1a\xED\0"[random.below(6)]);
      if (kind == 3)
        damaged.insert(at, damaged.substr(at / 2, static_cast<std::size_t>(random.below(12))));
    }
    const auto result = BytePairEncoding::parse(damaged);
    if (const auto* encoding = std::get_if<BytePairEncoding>(&result)) {
      ++accepted;
      REQUIRE(encoding->serialize() == damaged);
      check_promises(*encoding, kAwkward[round % std::size(kAwkward)]);
    } else {
      REQUIRE(std::get<Problem>(result).line >= 1);
    }
  }
  CHECK(accepted > 0);
}
