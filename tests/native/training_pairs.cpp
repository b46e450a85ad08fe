#include "training/pairs.hpp"

#include <string>

#include "catch.hpp"
#include "text/code_points.hpp"

namespace {

using attn::Pair;
using attn::TextSpan;

const std::string heading = "korean\tenglish\tkorean_pieces\tenglish_words\talignment\tkind\n";

std::vector<Pair> pairs(std::string_view text) {
  const attn::PairsOrProblem result = attn::parse_pairs(text, "pairs.tsv");
  if (const auto* problem = std::get_if<attn::PairsProblem>(&result)) FAIL(describe(*problem));
  return std::get<std::vector<Pair>>(result);
}

std::string problem(std::string_view text) {
  const attn::PairsOrProblem result = attn::parse_pairs(text, "pairs.tsv");
  const auto* problem = std::get_if<attn::PairsProblem>(&result);
  return problem ? describe(*problem) : "none";
}

/// For sentences inside the BMP; a UTF-16 unit is a code point there.
std::string cut(const std::string& sentence, TextSpan span) {
  std::string text;
  for (const attn::CodePoint& point : attn::decode_utf8(sentence)) {
    if (point.start >= span.start && point.end <= span.end) attn::append_utf8(text, point.value);
  }
  return text;
}

}  // namespace

TEST_CASE("a file of two columns gives sentences without an alignment") {
  const auto read = pairs("나는 학교에 갔다.\tI went to school.\n안녕!\tHi!\n");
  REQUIRE(read.size() == 2);
  CHECK(read[0].korean == "나는 학교에 갔다.");
  CHECK(read[0].english == "I went to school.");
  CHECK(read[0].alignment.empty());
  CHECK(read[0].kind.empty());
  CHECK(read[1].english == "Hi!");
}

TEST_CASE("alignment spans lie on the piece and the word they join, ascending by word") {
  const auto read =
      pairs(heading +
            "학교에 갔어요.\tI went to school.\t학교|에 갔|어요|.\tI went to school .\t"
            "4-4 1-2 2-1 3-0\tclause\n");
  REQUIRE(read.size() == 1);
  const Pair& pair = read[0];
  CHECK(pair.kind == "clause");
  REQUIRE(pair.alignment.size() == 4);
  const char* const korean[] = {"갔", "에", "학교", "."};
  const char* const english[] = {"went", "to", "school", "."};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(cut(pair.korean, pair.alignment[i].korean) == korean[i]);
    CHECK(cut(pair.english, pair.alignment[i].english) == english[i]);
  }
  CHECK(pair.alignment[1].korean == TextSpan{2, 3});
  CHECK(pair.alignment[1].english == TextSpan{7, 9});
}

TEST_CASE("spans count UTF-16 units, so a character outside the BMP counts twice") {
  const auto read = pairs("🐈가 잔다\t🐈 sleeps\t🐈|가 잔다\t🐈 sleeps\t0-0 1-2\tclause\n");
  REQUIRE(read.size() == 1);
  REQUIRE(read[0].alignment.size() == 2);
  CHECK(read[0].alignment[0].korean == TextSpan{0, 2});
  CHECK(read[0].alignment[1].korean == TextSpan{4, 6});
  CHECK(read[0].alignment[1].english == TextSpan{3, 9});
}

TEST_CASE("the first word may be written small, the others must be as in the sentence") {
  CHECK(problem("가요\tGo on\t가요\tgo on\t\tclause") == "none");
  CHECK(problem("가요\tGo On\t가요\tgo on\t\tclause") ==
        "pairs.tsv:1: the words are not those of the English sentence");
}

TEST_CASE("a heading, carriage returns and a missing last line feed are no problem") {
  const auto read = pairs("korean\tenglish\r\n네.\tYes.\r\n아니요.\tNo.");
  REQUIRE(read.size() == 2);
  CHECK(read[0].english == "Yes.");
  CHECK(read[1].english == "No.");
}

TEST_CASE("columns beyond the six are passed over") {
  const auto read = pairs("네.\tYes.\t네|.\tyes .\t0-0\tfixed\trandom\n");
  REQUIRE(read.size() == 1);
  CHECK(read[0].kind == "fixed");
}

TEST_CASE("what is wrong with a file is said with its line") {
  CHECK(problem("") == "pairs.tsv: the file has no pairs");
  CHECK(problem("\n") == "pairs.tsv: the file has no pairs");
  CHECK(problem(heading) == "pairs.tsv: the file has no pairs");
  CHECK(problem("네.\n") == "pairs.tsv:1: 1 columns instead of 2 or 6");
  CHECK(problem("네.\tYes.\t네.\n") == "pairs.tsv:1: 3 columns instead of 2 or 6");
  CHECK(problem("네.\tYes.\n아니요.\tNo.\tfixed\n") == "pairs.tsv:2: 3 columns instead of 2");
  CHECK(problem("네.\tYes.\n\n아니요.\tNo.\n") == "pairs.tsv:2: 1 columns instead of 2");
  CHECK(problem("\tYes.\n") == "pairs.tsv:1: the Korean sentence is empty");
  CHECK(problem("네.\t\n") == "pairs.tsv:1: the English sentence is empty");
  CHECK(problem("네.\tYes.\n\xEB\x84\tNo.\n") == "pairs.tsv:2: not UTF-8");
}

TEST_CASE("pieces, words and alignments that do not fit their sentences are refused") {
  const auto line = [](const char* pieces, const char* words, const char* alignment) {
    return problem(heading + "물 주세요.\tGive me water.\t" + pieces + "\t" + words + "\t" +
                   alignment + "\timp\n");
  };
  const char* const pieces = "물 주|세요|.";
  const char* const words = "give me water .";
  const std::string bad_pieces = "pairs.tsv:2: the pieces do not join to the Korean sentence";
  const std::string bad_words = "pairs.tsv:2: the words are not those of the English sentence";
  CHECK(line(pieces, words, "0-1 1-1 2-0 3-3") == "none");
  CHECK(line("물 주|세요", words, "") == bad_pieces);
  CHECK(line("물|주|세요|.", words, "") == bad_pieces);
  CHECK(line("물 주||세요|.", words, "") == bad_pieces);
  CHECK(line("물 주|세요|. 물", words, "") == bad_pieces);
  CHECK(line("", words, "") == bad_pieces);
  CHECK(line(pieces, "give me water", "") == bad_words);
  CHECK(line(pieces, "give me  water .", "") == bad_words);
  CHECK(line(pieces, "give us water .", "") == bad_words);
  CHECK(line(pieces, "give me water . .", "") == bad_words);
  CHECK(line(pieces, "", "") == bad_words);
  CHECK(line(pieces, words, "4-0") == "pairs.tsv:2: alignment \"4-0\": there are 4 words");
  CHECK(line(pieces, words, "0-4") == "pairs.tsv:2: alignment \"0-4\": there are 4 pieces");
  CHECK(line(pieces, words, "0-1 2-0 0-1") == "pairs.tsv:2: alignment 0-1 is given twice");
  for (const char* const link : {"0", "0-", "-1", "0-1-2", "0 1", "a-1", "0-1 ", "0--1"}) {
    INFO(link);
    CHECK(line(pieces, words, link).find("is not word-piece, such as 0-2") != std::string::npos);
  }
}
