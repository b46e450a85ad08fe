#include "training/grammar/conjugation.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "text/code_points.hpp"
#include "text/hangul.hpp"

namespace {

using namespace attn::grammar;

std::string utf8(std::u32string_view text) {
  std::string bytes;
  for (const char32_t value : text) attn::append_utf8(bytes, value);
  return bytes;
}

std::string utf8(const Inflected& form) { return utf8(form.text()); }

std::string pieces(const Inflected& form) {
  std::string text;
  for (const auto& piece : form.meaning) text += utf8(piece) + "|";
  text.back() = '/';
  for (const auto& piece : form.ending) text += utf8(piece) + "|";
  text.pop_back();
  return text;
}

constexpr auto ㄷ = Irregular::digeut;
constexpr auto ㅂ = Irregular::bieup;
constexpr auto ㅅ = Irregular::siot;
constexpr auto 르 = Irregular::reu;
constexpr auto ㅎ = Irregular::hieut;
constexpr auto regular = Irregular::none;

struct Row {
  Predicate predicate;
  const char *polite, *past, *formal, *plain, *with_go, *with_if, *future, *attributive;
};

// Written by hand, not by the program.
const Row verbs[] = {
    {{U"하"}, "해요", "했어요", "합니다", "한다", "하고", "하면", "할", "하는"},
    {{U"공부하"},
     "공부해요",
     "공부했어요",
     "공부합니다",
     "공부한다",
     "공부하고",
     "공부하면",
     "공부할",
     "공부하는"},
    {{U"가"}, "가요", "갔어요", "갑니다", "간다", "가고", "가면", "갈", "가는"},
    {{U"오"}, "와요", "왔어요", "옵니다", "온다", "오고", "오면", "올", "오는"},
    {{U"보"}, "봐요", "봤어요", "봅니다", "본다", "보고", "보면", "볼", "보는"},
    {{U"주"}, "줘요", "줬어요", "줍니다", "준다", "주고", "주면", "줄", "주는"},
    {{U"배우"}, "배워요", "배웠어요", "배웁니다", "배운다", "배우고", "배우면", "배울", "배우는"},
    {{U"마시"}, "마셔요", "마셨어요", "마십니다", "마신다", "마시고", "마시면", "마실", "마시는"},
    {{U"기다리"},
     "기다려요",
     "기다렸어요",
     "기다립니다",
     "기다린다",
     "기다리고",
     "기다리면",
     "기다릴",
     "기다리는"},
    {{U"보내"}, "보내요", "보냈어요", "보냅니다", "보낸다", "보내고", "보내면", "보낼", "보내는"},
    {{U"서"}, "서요", "섰어요", "섭니다", "선다", "서고", "서면", "설", "서는"},
    {{U"켜"}, "켜요", "켰어요", "켭니다", "켠다", "켜고", "켜면", "켤", "켜는"},
    {{U"되"}, "돼요", "됐어요", "됩니다", "된다", "되고", "되면", "될", "되는"},
    {{U"쉬"}, "쉬어요", "쉬었어요", "쉽니다", "쉰다", "쉬고", "쉬면", "쉴", "쉬는"},
    {{U"뛰"}, "뛰어요", "뛰었어요", "뜁니다", "뛴다", "뛰고", "뛰면", "뛸", "뛰는"},
    {{U"쓰"}, "써요", "썼어요", "씁니다", "쓴다", "쓰고", "쓰면", "쓸", "쓰는"},
    {{U"끄"}, "꺼요", "껐어요", "끕니다", "끈다", "끄고", "끄면", "끌", "끄는"},
    {{U"모으"}, "모아요", "모았어요", "모읍니다", "모은다", "모으고", "모으면", "모을", "모으는"},
    {{U"잠그"}, "잠가요", "잠갔어요", "잠급니다", "잠근다", "잠그고", "잠그면", "잠글", "잠그는"},
    {{U"먹"}, "먹어요", "먹었어요", "먹습니다", "먹는다", "먹고", "먹으면", "먹을", "먹는"},
    {{U"읽"}, "읽어요", "읽었어요", "읽습니다", "읽는다", "읽고", "읽으면", "읽을", "읽는"},
    {{U"앉"}, "앉아요", "앉았어요", "앉습니다", "앉는다", "앉고", "앉으면", "앉을", "앉는"},
    {{U"쫓"}, "쫓아요", "쫓았어요", "쫓습니다", "쫓는다", "쫓고", "쫓으면", "쫓을", "쫓는"},
    {{U"잡"}, "잡아요", "잡았어요", "잡습니다", "잡는다", "잡고", "잡으면", "잡을", "잡는"},
    {{U"입"}, "입어요", "입었어요", "입습니다", "입는다", "입고", "입으면", "입을", "입는"},
    {{U"닫"}, "닫아요", "닫았어요", "닫습니다", "닫는다", "닫고", "닫으면", "닫을", "닫는"},
    {{U"웃"}, "웃어요", "웃었어요", "웃습니다", "웃는다", "웃고", "웃으면", "웃을", "웃는"},
    {{U"씻"}, "씻어요", "씻었어요", "씻습니다", "씻는다", "씻고", "씻으면", "씻을", "씻는"},
    {{U"살"}, "살아요", "살았어요", "삽니다", "산다", "살고", "살면", "살", "사는"},
    {{U"만들"},
     "만들어요",
     "만들었어요",
     "만듭니다",
     "만든다",
     "만들고",
     "만들면",
     "만들",
     "만드는"},
    {{U"울"}, "울어요", "울었어요", "웁니다", "운다", "울고", "울면", "울", "우는"},
    {{U"날"}, "날아요", "날았어요", "납니다", "난다", "날고", "날면", "날", "나는"},
    {{U"듣", ㄷ}, "들어요", "들었어요", "듣습니다", "듣는다", "듣고", "들으면", "들을", "듣는"},
    {{U"걷", ㄷ}, "걸어요", "걸었어요", "걷습니다", "걷는다", "걷고", "걸으면", "걸을", "걷는"},
    {{U"깨닫", ㄷ},
     "깨달아요",
     "깨달았어요",
     "깨닫습니다",
     "깨닫는다",
     "깨닫고",
     "깨달으면",
     "깨달을",
     "깨닫는"},
    {{U"돕", ㅂ}, "도와요", "도왔어요", "돕습니다", "돕는다", "돕고", "도우면", "도울", "돕는"},
    {{U"굽", ㅂ}, "구워요", "구웠어요", "굽습니다", "굽는다", "굽고", "구우면", "구울", "굽는"},
    {{U"눕", ㅂ}, "누워요", "누웠어요", "눕습니다", "눕는다", "눕고", "누우면", "누울", "눕는"},
    {{U"줍", ㅂ}, "주워요", "주웠어요", "줍습니다", "줍는다", "줍고", "주우면", "주울", "줍는"},
    {{U"짓", ㅅ}, "지어요", "지었어요", "짓습니다", "짓는다", "짓고", "지으면", "지을", "짓는"},
    {{U"붓", ㅅ}, "부어요", "부었어요", "붓습니다", "붓는다", "붓고", "부으면", "부을", "붓는"},
    {{U"낫", ㅅ}, "나아요", "나았어요", "낫습니다", "낫는다", "낫고", "나으면", "나을", "낫는"},
    {{U"부르", 르},
     "불러요",
     "불렀어요",
     "부릅니다",
     "부른다",
     "부르고",
     "부르면",
     "부를",
     "부르는"},
    {{U"자르", 르},
     "잘라요",
     "잘랐어요",
     "자릅니다",
     "자른다",
     "자르고",
     "자르면",
     "자를",
     "자르는"},
    {{U"누르", 르},
     "눌러요",
     "눌렀어요",
     "누릅니다",
     "누른다",
     "누르고",
     "누르면",
     "누를",
     "누르는"},
    {{U"모르", 르},
     "몰라요",
     "몰랐어요",
     "모릅니다",
     "모른다",
     "모르고",
     "모르면",
     "모를",
     "모르는"},
};

const Row adjectives[] = {
    {{U"크", regular, true}, "커요", "컸어요", "큽니다", "크다", "크고", "크면", "클", "큰"},
    {{U"작", regular, true},
     "작아요",
     "작았어요",
     "작습니다",
     "작다",
     "작고",
     "작으면",
     "작을",
     "작은"},
    {{U"좋", regular, true},
     "좋아요",
     "좋았어요",
     "좋습니다",
     "좋다",
     "좋고",
     "좋으면",
     "좋을",
     "좋은"},
    {{U"얇", regular, true},
     "얇아요",
     "얇았어요",
     "얇습니다",
     "얇다",
     "얇고",
     "얇으면",
     "얇을",
     "얇은"},
    {{U"바쁘", regular, true},
     "바빠요",
     "바빴어요",
     "바쁩니다",
     "바쁘다",
     "바쁘고",
     "바쁘면",
     "바쁠",
     "바쁜"},
    {{U"예쁘", regular, true},
     "예뻐요",
     "예뻤어요",
     "예쁩니다",
     "예쁘다",
     "예쁘고",
     "예쁘면",
     "예쁠",
     "예쁜"},
    {{U"춥", ㅂ, true}, "추워요", "추웠어요", "춥습니다", "춥다", "춥고", "추우면", "추울", "추운"},
    {{U"아름답", ㅂ, true},
     "아름다워요",
     "아름다웠어요",
     "아름답습니다",
     "아름답다",
     "아름답고",
     "아름다우면",
     "아름다울",
     "아름다운"},
    {{U"가깝", ㅂ, true},
     "가까워요",
     "가까웠어요",
     "가깝습니다",
     "가깝다",
     "가깝고",
     "가까우면",
     "가까울",
     "가까운"},
    {{U"길", regular, true}, "길어요", "길었어요", "깁니다", "길다", "길고", "길면", "길", "긴"},
    {{U"빠르", 르, true},
     "빨라요",
     "빨랐어요",
     "빠릅니다",
     "빠르다",
     "빠르고",
     "빠르면",
     "빠를",
     "빠른"},
    {{U"배부르", 르, true},
     "배불러요",
     "배불렀어요",
     "배부릅니다",
     "배부르다",
     "배부르고",
     "배부르면",
     "배부를",
     "배부른"},
    {{U"빨갛", ㅎ, true},
     "빨개요",
     "빨갰어요",
     "빨갛습니다",
     "빨갛다",
     "빨갛고",
     "빨가면",
     "빨갈",
     "빨간"},
    {{U"하얗", ㅎ, true},
     "하얘요",
     "하얬어요",
     "하얗습니다",
     "하얗다",
     "하얗고",
     "하야면",
     "하얄",
     "하얀"},
    {{U"따뜻하", regular, true},
     "따뜻해요",
     "따뜻했어요",
     "따뜻합니다",
     "따뜻하다",
     "따뜻하고",
     "따뜻하면",
     "따뜻할",
     "따뜻한"},
    {{U"재미있", regular, true},
     "재미있어요",
     "재미있었어요",
     "재미있습니다",
     "재미있다",
     "재미있고",
     "재미있으면",
     "재미있을",
     "재미있는"},
};

void check(const Row& row) {
  const Predicate& predicate = row.predicate;
  INFO(utf8(predicate.stem));
  CHECK(utf8(finite(predicate, Tense::present, Level::polite, false)) == row.polite);
  CHECK(utf8(finite(predicate, Tense::past, Level::polite, false)) == row.past);
  CHECK(utf8(finite(predicate, Tense::present, Level::formal, false)) == row.formal);
  CHECK(utf8(finite(predicate, Tense::present, Level::plain, false)) == row.plain);
  CHECK(utf8(with_consonant(predicate, U"고")) == row.with_go);
  CHECK(utf8(with_eu(predicate, U"면")) == row.with_if);
  CHECK(utf8(with_final(predicate, attn::final_index::kRieul, U"")) == row.future);
  CHECK(utf8(attributive(predicate, Tense::present)) == row.attributive);
}

}  // namespace

TEST_CASE("verbs of every class are conjugated as a Korean writes them") {
  for (const Row& row : verbs) check(row);
}

TEST_CASE("adjectives of every class are conjugated as a Korean writes them") {
  for (const Row& row : adjectives) check(row);
}

TEST_CASE("the four levels of address differ at the end of statements and questions") {
  const Predicate eat{U"먹"};
  const auto form = [&](Tense tense, Level level, bool is_question) {
    return utf8(finite(eat, tense, level, is_question));
  };
  CHECK(form(Tense::present, Level::casual, false) == "먹어");
  CHECK(form(Tense::present, Level::formal, true) == "먹습니까");
  CHECK(form(Tense::present, Level::plain, true) == "먹어");
  CHECK(form(Tense::past, Level::formal, false) == "먹었습니다");
  CHECK(form(Tense::past, Level::formal, true) == "먹었습니까");
  CHECK(form(Tense::past, Level::plain, false) == "먹었다");
  CHECK(form(Tense::past, Level::casual, false) == "먹었어");
  CHECK(form(Tense::past, Level::plain, true) == "먹었어");
}

TEST_CASE("endings that drop the ㄹ of a stem drop it, others do not") {
  const Predicate live{U"살"};
  CHECK(utf8(with_consonant(live, U"네")) == "사네");
  CHECK(utf8(with_consonant(live, U"고")) == "살고");
  CHECK(utf8(with_eu(live, U"세요")) == "사세요");
  CHECK(utf8(with_eu(live, U"려고")) == "살려고");
  CHECK(utf8(with_final(live, attn::final_index::kNieun, U"")) == "산");
}

TEST_CASE("past forms describe nouns, quoted forms report what was said") {
  CHECK(utf8(attributive({U"먹"}, Tense::past)) == "먹은");
  CHECK(utf8(attributive({U"보"}, Tense::past)) == "본");
  CHECK(utf8(attributive({U"만들"}, Tense::past)) == "만든");
  CHECK(utf8(attributive({U"짓", ㅅ}, Tense::past)) == "지은");
  CHECK(utf8(attributive({U"듣", ㄷ}, Tense::past)) == "들은");
  CHECK(utf8(quoted({U"가"}, Tense::present)) == "간다고");
  CHECK(utf8(quoted({U"먹"}, Tense::present)) == "먹는다고");
  CHECK(utf8(quoted({U"살"}, Tense::present)) == "산다고");
  CHECK(utf8(quoted({U"공부하"}, Tense::past)) == "공부했다고");
  CHECK(utf8(quoted({U"춥", ㅂ, true}, Tense::present)) == "춥다고");
}

TEST_CASE("a form's pieces tell its meaning and tense from its ending") {
  CHECK(pieces(finite({U"먹"}, Tense::past, Level::polite, false)) == "먹|었/어요");
  CHECK(pieces(finite({U"가"}, Tense::past, Level::polite, false)) == "갔/어요");
  CHECK(pieces(finite({U"돕", ㅂ}, Tense::past, Level::formal, false)) == "도|왔/습니다");
  CHECK(pieces(finite({U"공부하"}, Tense::past, Level::polite, false)) == "공부/했|어요");
  CHECK(pieces(finite({U"부르", 르}, Tense::present, Level::polite, false)) == "불러/요");
  CHECK(pieces(finite({U"듣", ㄷ}, Tense::present, Level::polite, false)) == "들/어요");
}

TEST_CASE("이다 contracts after a vowel where it does") {
  const auto form = [](const char32_t* noun, Tense tense, Level level, bool is_question) {
    return utf8(copula(noun, tense, level, is_question));
  };
  CHECK(form(U"학생", Tense::present, Level::polite, false) == "이에요");
  CHECK(form(U"의사", Tense::present, Level::polite, false) == "예요");
  CHECK(form(U"의사", Tense::present, Level::formal, false) == "입니다");
  CHECK(form(U"학생", Tense::present, Level::plain, false) == "이다");
  CHECK(form(U"의사", Tense::present, Level::plain, false) == "다");
  CHECK(form(U"학생", Tense::present, Level::casual, true) == "이야");
  CHECK(form(U"의사", Tense::past, Level::formal, true) == "였습니까");
  CHECK(form(U"학생", Tense::past, Level::polite, false) == "이었어요");
}

TEST_CASE("아니다 has forms of its own in 해요 and 해") {
  const auto form = [](Tense tense, Level level, bool is_question) {
    return utf8(negative_copula(tense, level, is_question));
  };
  CHECK(form(Tense::present, Level::formal, false) == "아닙니다");
  CHECK(form(Tense::present, Level::formal, true) == "아닙니까");
  CHECK(form(Tense::present, Level::polite, false) == "아니에요");
  CHECK(form(Tense::present, Level::plain, false) == "아니다");
  CHECK(form(Tense::present, Level::plain, true) == "아니야");
  CHECK(form(Tense::present, Level::casual, false) == "아니야");
  CHECK(form(Tense::past, Level::formal, false) == "아녔습니다");
}

TEST_CASE("particles look at the final consonant") {
  const auto both = [](Particle which) {
    return utf8(particle(which, U"책")) + " " + utf8(particle(which, U"사과"));
  };
  CHECK(both(Particle::topic) == "은 는");
  CHECK(both(Particle::subject) == "이 가");
  CHECK(both(Particle::object) == "을 를");
  CHECK(both(Particle::with) == "과 와");
  CHECK(both(Particle::by) == "으로 로");
  CHECK(utf8(particle(Particle::by, U"지하철")) == "로");
}
