#include <string>
#include <vector>

#include "catch.hpp"
#include "training/grammar/clause.hpp"
#include "training/grammar/english.hpp"
#include "training/grammar/english_wording.hpp"
#include "training/grammar/families.hpp"
#include "training/grammar/lexicon.hpp"
#include "training/pairs.hpp"

namespace {

using attn::Random;
using namespace attn::grammar;

std::string utf8(std::u32string_view text) {
  Tokens tokens;
  append_korean(tokens, text, 0);
  std::string joined;
  for (const Token& token : tokens) joined += joined.empty() ? token.text : " " + token.text;
  return joined;
}

std::string line(const Row& row) {
  return row.korean + "\t" + row.english + "\t" + row.korean_pieces + "\t" + row.english_words +
         "\t" + row.alignment + "\t" + row.kind + "\n";
}

std::vector<std::string> make(std::uint64_t seed, Style style, int count) {
  std::vector<std::string> lines;
  Random random(seed);
  for (const Family& family : families()) {
    for (int i = 0; i < count; ++i) {
      Scene scene(random, style);
      lines.push_back(line(to_row(family.make(scene))));
    }
  }
  return lines;
}

/// "The dog chases the cat" in a mood, canonical.
Row chase(Mood mood, bool is_negative, bool is_question, Level level = Level::formal) {
  Random random(1);
  Scene scene(random, {level, true});
  Clause clause;
  clause.subject = noun_phrase(scene, {U"개", "dog"}, Determiner::the);
  clause.verb = {{U"쫓"}, "chase"};
  clause.mood = mood;
  clause.is_negative = is_negative;
  add_object(clause, noun_phrase(scene, {U"고양이", "cat"}, Determiner::the));
  return to_row(simple_sentence(scene, clause, is_question, "chase"));
}

}  // namespace

TEST_CASE("a clause is said in every mood, denied and asked, in both languages") {
  struct Expected {
    Mood mood;
    bool is_negative, is_question;
    const char *korean, *english;
  };
  const Expected table[] = {
      {Mood::present, false, false, "개는 고양이를 쫓습니다.", "The dog chases the cat."},
      {Mood::present, true, false, "개는 고양이를 쫓지 않습니다.",
       "The dog does not chase the cat."},
      {Mood::present, true, true, "개는 고양이를 쫓지 않습니까?",
       "Does the dog not chase the cat?"},
      {Mood::past, false, false, "개는 고양이를 쫓았습니다.", "The dog chased the cat."},
      {Mood::past, false, true, "개는 고양이를 쫓았습니까?", "Did the dog chase the cat?"},
      {Mood::past, true, false, "개는 고양이를 쫓지 않았습니다.", "The dog did not chase the cat."},
      {Mood::future, false, false, "개는 고양이를 쫓을 것입니다.", "The dog will chase the cat."},
      {Mood::future, true, false, "개는 고양이를 안 쫓을 것입니다.",
       "The dog will not chase the cat."},
      {Mood::future, false, true, "개는 고양이를 쫓을 것입니까?", "Will the dog chase the cat?"},
      {Mood::progressive, false, false, "개는 고양이를 쫓고 있습니다.",
       "The dog is chasing the cat."},
      {Mood::past_progressive, true, false, "개는 고양이를 쫓고 있지 않았습니다.",
       "The dog was not chasing the cat."},
      {Mood::want, false, true, "개는 고양이를 쫓고 싶습니까?",
       "Does the dog want to chase the cat?"},
      {Mood::can, false, false, "개는 고양이를 쫓을 수 있습니다.", "The dog can chase the cat."},
      {Mood::can, true, false, "개는 고양이를 못 쫓습니다.", "The dog can not chase the cat."},
      {Mood::could, true, false, "개는 고양이를 못 쫓았습니다.",
       "The dog could not chase the cat."},
      {Mood::must, false, false, "개는 고양이를 쫓아야 합니다.", "The dog has to chase the cat."},
      {Mood::plan, false, false, "개는 고양이를 쫓으려고 합니다.",
       "The dog plans to chase the cat."},
      {Mood::like, false, false, "개는 고양이를 쫓는 것을 좋아합니다.",
       "The dog likes to chase the cat."},
      {Mood::perfect, false, false, "개는 고양이를 쫓은 적이 있습니다.",
       "The dog has chased the cat."},
      {Mood::perfect, true, false, "개는 고양이를 쫓은 적이 없습니다.",
       "The dog has never chased the cat."},
      {Mood::begin, false, false, "개는 고양이를 쫓기 시작했습니다.",
       "The dog started to chase the cat."},
  };
  for (const Expected& expected : table) {
    const Row row = chase(expected.mood, expected.is_negative, expected.is_question);
    CHECK(row.korean == expected.korean);
    CHECK(row.english == expected.english);
  }
  CHECK(chase(Mood::past, false, false, Level::polite).korean == "개는 고양이를 쫓았어요.");
  CHECK(chase(Mood::present, false, false, Level::plain).korean == "개는 고양이를 쫓는다.");
  CHECK(chase(Mood::future, false, false, Level::casual).korean == "개는 고양이를 쫓을 거야.");
}

TEST_CASE("pieces and words that say the same are aligned, endings and case particles are not") {
  const Row row = chase(Mood::past, false, false);
  CHECK(row.korean_pieces == "개|는 고양이|를 쫓|았|습니다|.");
  CHECK(row.english_words == "the dog chased the cat .");
  CHECK(row.alignment == "0-0 1-0 2-4 2-5 3-2 4-2 5-7");
}

TEST_CASE("every family gives sentences whose columns fit each other, in every style") {
  for (const Level level : {Level::formal, Level::polite, Level::plain, Level::casual}) {
    for (const bool is_canonical : {true, false}) {
      std::string text;
      for (const std::string& one : make(7, {level, is_canonical}, 40)) text += one;
      const auto read = attn::parse_pairs(text, "made");
      const auto* problem = std::get_if<attn::PairsProblem>(&read);
      INFO((problem ? describe(*problem) : ""));
      CHECK(problem == nullptr);
    }
  }
}

TEST_CASE("the same seed makes the same sentences, another one others") {
  const Style style{Level::polite, false};
  CHECK(make(3, style, 5) == make(3, style, 5));
  CHECK(make(3, style, 5) != make(4, style, 5));
}

TEST_CASE("English is reworded as people type it, and keeps its alignment") {
  Random random(1);
  Sentence sentence;
  append_korean(sentence.korean, U"나는 학생이 아닙니다", 8);
  append_english(sentence.english, "I", 1);
  append_english(sentence.english, "am", 2);
  append_english(sentence.english, "not a student", 4);
  const auto reworded = reword_english(random, sentence);
  REQUIRE(reworded);
  CHECK(to_row(*reworded).english == "I'm not a student.");
  CHECK(reworded->english[0].meaning == 3);

  Sentence given;
  append_korean(given.korean, U"그는 나에게 책을 줬습니다", 8);
  append_english(given.english, "he gave a book to me", 8);
  const auto recipient_first = reword_english(random, given);
  REQUIRE(recipient_first);
  CHECK(to_row(*recipient_first).english == "He gave me a book.");

  Sentence plain;
  append_korean(plain.korean, U"나는 갔습니다", 8);
  append_english(plain.english, "I went", 8);
  CHECK_FALSE(reword_english(random, plain));
}

TEST_CASE("English verbs, plurals and articles follow their rules and exceptions") {
  const auto forms = [](const char* base) {
    const EnglishVerb verb = english_verb(base);
    return verb.third_person + " " + verb.past + " " + verb.participle + " " + verb.progressive;
  };
  CHECK(forms("chase") == "chases chased chased chasing");
  CHECK(forms("carry") == "carries carried carried carrying");
  CHECK(forms("play") == "plays played played playing");
  CHECK(forms("catch") == "catches caught caught catching");
  CHECK(forms("eat") == "eats ate eaten eating");
  CHECK(forms("stop") == "stops stopped stopped stopping");
  CHECK(forms("lie down") == "lies down lay down lain down lying down");
  CHECK(forms("turn on") == "turns on turned on turned on turning on");
  CHECK(forms("forgive") == "forgives forgave forgiven forgiving");
  CHECK(forms("have") == "has had had having");
  CHECK(english_plural("box") == "boxes");
  CHECK(english_plural("baby") == "babies");
  CHECK(english_plural("wolf") == "wolves");
  CHECK(english_plural("police officer") == "police officers");
  CHECK(indefinite_article("apple") == "an");
  CHECK(indefinite_article("university") == "a");
  CHECK(indefinite_article("honest man") == "an");
}

TEST_CASE("numbers are read in both Korean ways and in English") {
  CHECK(utf8(native_number(1, true)) == "한");
  CHECK(utf8(native_number(20, true)) == "스무");
  CHECK(utf8(native_number(20, false)) == "스물");
  CHECK(utf8(native_number(33, true)) == "서른세");
  CHECK(utf8(native_number(99, false)) == "아흔아홉");
  CHECK(utf8(chinese_number(15)) == "십오");
  CHECK(utf8(chinese_number(500)) == "오백");
  CHECK(utf8(chinese_number(10'500)) == "만오백");
  CHECK(utf8(chinese_number(31'000)) == "삼만천");
  CHECK(english_number(21) == "twenty-one");
  CHECK(english_number(10'500) == "ten thousand five hundred");
}
