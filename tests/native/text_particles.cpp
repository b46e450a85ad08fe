#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "text/particle_words.hpp"
#include "text/tokenizer.hpp"

namespace {

using attn::TokenUnit;

// Sentences whose particles stand behind a bar. Every word without a bar must stay whole.
constexpr std::string_view kSentences[] = {
    "나|는 학교|에 갔다",
    "나|는 아침|에 커피|를 마신다",
    "저|는 한국어|를 배우는 학생입니다",
    "저|를 꼭 뽑아주세요",
    "내|가 제일 좋아하는 계절|은 가을이다",
    "네|가 먹은 사과|는 정말 달았다",
    "우리|는 어제 공원|에서 같이 놀았다",
    "우리|가 사는 도시|는 바다|와 가깝다",
    "너|는 누구|를 기다리는 중이야",
    "너|도 나|처럼 노래|를 잘하는구나",
    "그|가 하는 말|을 믿을 수|가 없다",
    "그녀|는 작은 가게|에서 꽃|을 판다",
    "그들|은 높은 산|에 올라갔다",
    "제|가 만든 음식|을 드셔 보세요",
    "누|가 문|을 열었습니까",
    "엄마|가 아이|에게 우유|를 주었다",
    "아이|는 종이|로 배|를 접었다",
    "아이들|이 운동장|에서 뛰는 소리|가 들린다",
    "아버지|는 회사|에 가시고 어머니|는 집|에 계신다",
    "할머니|께서 옛날 이야기|를 들려주셨다",
    "할아버지|의 생신|에 온 가족|이 모였다",
    "선생님|께 편지|를 썼다",
    "선생님|께서|는 회의|에 들어가셨다",
    "언니|와 누나|는 서로 닮았다",
    "오빠|보다 동생|이 키|가 더 크다",
    "친구|와 영화|를 보고 밥|을 먹었다",
    "친구들|과|의 약속|을 잊지 마",
    "친구|한테 빌린 책|을 다 읽었다",
    "동생|이랑 강아지|랑 산책|을 했다",
    "고양이|가 소파|에서 잔다",
    "고양이|는 높은 곳|을 좋아하지만 물|은 싫어한다",
    "고양이|에게 먹이|를 주는 사람|은 누나다",
    "강아지|도 휴가|를 좋아할까",
    "호랑이|는 고기|를 먹는 동물이다",
    "원숭이|가 바나나|를 먹고 있다",
    "어린이|는 어른|의 거울이다",
    "포도|와 사과|가 시장|에 많이 나왔다",
    "포도|는 보라색이다",
    "종이|는 나무|로 만든다",
    "종이|에 이름|을 크게 쓰세요",
    "회의|가 길어서 점심|을 못 먹었다",
    "회의|는 세 시|에 시작한다",
    "결과|를 보면 이유|를 알 수 있다",
    "결과|가 좋은 실험|은 많지 않다",
    "효과|는 없지만 손해|도 없다",
    "휴가|에 제주도|로 여행|을 간다",
    "제주도|는 섬이고 독도|도 섬이다",
    "서로|를 믿는 마음|이 중요하다",
    "별로 어렵지 않은 문제|를 틀렸다",
    "의사|는 환자|의 나이|를 물었다",
    "나이|가 많은 나무|가 마을|의 자랑이다",
    "지도|를 보고 길|을 찾았다",
    "온도|가 너무 높은 여름|에|는 쉬어야 한다",
    "속도|를 줄이고 천천히 가세요",
    "기도|를 하는 사람|의 태도|는 조용하다",
    "어느 정도|는 이해|가 된다",
    "주의|를 기울이지 않은 사람|이 다쳤다",
    "강의|를 듣는 학생|은 백 명이다",
    "예의|가 바른 아이|를 만났다",
    "민주주의|의 역사|를 배운다",
    "거의 모든 학생|이 숙제|를 했다",
    "학교|에서|는 뛰지 마세요",
    "집|에|만 있지 말고 밖|으로 나가자",
    "집|에서|도 일하는 사람|이 늘었다",
    "서울|에서 부산|까지 기차|로 세 시간|이 걸린다",
    "서울|로 가는 길|은 언제나 막힌다",
    "아침|부터 저녁|까지 비|가 내렸다",
    "여기|까지|만 읽고 내일|부터|는 쉬자",
    "처음|부터 끝|까지 다시 읽어도 모르겠다",
    "버스|로 가도 되고 걸어서 가도 된다",
    "칼|로 빵|을 자르고 물|로 씻었다",
    "손|으로 쓴 글씨|가 예쁘다",
    "연필|로 쓰고 지우개|로 지운다",
    "앞|으로 나오세요",
    "창문|으로 달|이 보이는 방이다",
    "한국|에서|의 생활|은 어때요",
    "친구|에게|는 비밀|을 말해도 괜찮다",
    "너|에게|만 알려 줄게",
    "부모님|과|는 자주 통화한다",
    "이것|만|으로|는 부족하다",
    "말|로|만 하지 말고 직접 해 봐",
    "어제|보다|는 덜 추운 날씨다",
    "나|보다|도 네|가 더 잘한다",
    "너|밖에 없다",
    "할 수|밖에 없는 일이었다",
    "동생|마저 떠났다",
    "이름|조차 모르는 사람이다",
    "사람|마다 생각|이 다르다",
    "날|마다 일기|를 쓰는 습관|이 있다",
    "커피|나 차|를 드릴까요",
    "밥|이나 빵|을 먹자",
    "물|이라도 마시고 가",
    "전화|라도 해 주지",
    "학생|으로서 할 일|을 한다",
    "꿈|을 향해 가는 사람|은 늙지 않는다",
    "밥|을 먹는 동안|에 전화|가 왔다",
    "많은 사람|이 좋은 집|에 사는 꿈|을 꾼다",
    "있는 것|과 없는 것|을 나눈다",
    "읽은 책|은 많지만 읽을 책|도 많다",
    "젊은 사람|도 늙은 사람|도 같은 생각이다",
    "같이 가는 친구|가 있어도 외로울 때|가 있다",
    "깊은 바다|에|는 빛|이 없다",
    "없이 사는 것|이 쉬운 일|은 아니다",
    "높이 날아가는 새|가 멀리 본다",
    "그러나 나|는 가지 않았다",
    "그래도 해|는 뜬다",
    "하지만 우리|는 졌다",
    "갔다가 바로 돌아왔다",
    "자다가 일어나 물|을 마셨다",
    "먹고도 배|가 고프다",
    "먹지도 마시지도 않는 사람",
    "아무리 찾아도 안 보인다",
    "눈|이 와도 학교|에 간다",
    "비|가 오지만 우산|은 없다",
    "좋은 줄 알았지만 아니었다",
    "하나|만 더 주세요",
    "하나|도 모르겠다",
    "하나|의 문제|에 둘|의 답",
    "스스로 하는 공부|가 제일이다",
    "새로 산 옷|을 입은 사람",
    "함부로 말하는 버릇|을 고쳐라",
    "그대로 두면 저절로 낫는다",
    "실제로|는 그렇지 않다",
    "따로 또 함께 사는 세상",
    "일찍이 없던 일이다",
    "깨끗이 씻은 손|으로 먹어라",
    "굳이 말하지 않아도 안다",
    "또는 혹은 그리고",
    "바다|가 보이는 카페|에서 만나자",
    "바다|는 넓은데 배|는 작다",
    "나라|의 이름|을 외웠다",
    "우리나라|는 산|이 많은 나라다",
    "여자|는 웃고 남자|는 울었다",
    "의자|에 앉은 사람|은 기자|가 아니다",
    "편지|를 받을 사람|의 주소|를 적으세요",
    "바지|는 길고 치마|는 짧다",
    "아내|는 안내|를 맡았다",
    "올해|는 지난해|보다 덥다",
    "이해|를 못 하면 질문|을 하세요",
    "냉장고|에 우유|가 있는지 보세요",
    "사고|가 나지 않게 조심하세요",
    "시간|이 약이라는 말|이 있다",
    "친구라는 말|은 따뜻하다",
    "간다는 사람|을 붙잡을 수|는 없다",
    "사려는 물건|의 값|이 비싸다",
    "걱정해도 소용|이 없다",
    "물어봐도 대답|이 없다",
    "웃는 얼굴|에 침|을 못 뱉는다",
    "손|이 닿는 곳|에 약|을 두지 마세요",
    "삶|은 고구마|를 먹었다",
    "낮|에 자고 밤|에 일하는 사람",
    "닭|을 키우는 집",
    "밖|은 춥고 안|은 따뜻하다",
    "약속|대로 왔다",
    "반대|로 가면 시대|에 뒤떨어진다",
    "두께|가 얇은 책",
    "함께 부르는 노래|는 즐겁다",
    "모처럼 쉬는 날이다",
    "뜻밖에 상|을 받았다",
    "바라보다 눈물|이 났다",
    "생각|보다 쉬운 시험이었다",
    "떡볶이|를 먹을까 만두|를 먹을까",
    "목걸이|는 언니|가 준 선물이다",
    "사랑|은 주는 것이다",
    "사랑|을 받은 만큼 돌려준다",
    "노랑나비|가 꽃|에 앉았다",
    "누구|나 실수|를 한다",
    "언제나 얼마나 고마운지 모른다",
    "그나저나 밥|은 먹었니",
    "백만 원|과 오만 원",
    "오랜만|에 고향|에 갔다",
    "이만 끝내고 그만 가자",
    "불만|이 있으면 말하세요",
    "도로|가 막혀서 피로|가 쌓였다",
    "종로|에서 을지로|까지 걸었다",
    "물|을 물|로 보지 마라",
    "말|이 말|을 타는 그림",
    "강|은 흐르고 배|는 떠난다",
    "컴퓨터|는 행렬|을 곱한다",
    "문장|의 단어|가 서로|를 바라본다",
    "모델|은 토큰|을 벡터|로 바꾼다",
    "가중치|를 더하면 하나|가 된다",
    "질문|이 있는 사람|은 손|을 드세요",
    "번역|은 반역이라는 말|도 있다",
    "뉴스|에|는 좋은 소식|이 별로 없다",
    "쓰레기|는 쓰레기통|에 버리세요",
    "아무|도 모르는 곳|으로 떠나고 싶다",
    "지금|은 바쁘니까 나중|에 이야기하자",
    "오늘|의 날씨|를 알려 드립니다",
    "창밖|에 눈|이 내린다",
    "어서 들어와 따뜻한 차|를 마셔라",
    "아무리 늦더라도 꼭 온다",
    "힘들지라도 포기하지 마",
    "이루어지는 꿈|은 없더라도",
    "20대|로 돌아간다면",
    "중요한 정보다",
    "의사|랑 첫사랑|을 이야기한다",
    "옷|을 입지만 신발|은 없다",
    "마지막|으로 한마디|만 하겠습니다",
};

struct Words {
  std::vector<std::vector<std::string>> pieces;
  int whole = 0, split = 0, stacked = 0;
};

Words listed_words() {
  Words words;
  std::set<std::string> seen;
  for (const std::string_view sentence : kSentences) {
    std::istringstream stream{std::string(sentence)};
    for (std::string word; stream >> word;) {
      if (!seen.insert(word).second) continue;
      std::vector<std::string> pieces;
      std::istringstream parts(word);
      for (std::string piece; std::getline(parts, piece, '|');) pieces.push_back(piece);
      ++(pieces.size() == 1 ? words.whole : pieces.size() == 2 ? words.split : words.stacked);
      words.pieces.push_back(std::move(pieces));
    }
  }
  return words;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> pieces;
  for (const attn::Token& token : attn::tokenize(text, TokenUnit::particle)) {
    pieces.push_back(token.text);
  }
  return pieces;
}

using Pieces = std::vector<std::string>;

}  // namespace

TEST_CASE("the particle rule cuts every word of the list as a linguist does") {
  const Words words = listed_words();
  CHECK(words.whole + words.split + words.stacked >= 500);
  CHECK(words.whole >= 200);
  CHECK(words.split >= 250);
  CHECK(words.stacked >= 15);
  for (const Pieces& pieces : words.pieces) {
    std::string word;
    for (const std::string& piece : pieces) word += piece;
    CHECK(split(word) == pieces);
  }
}

TEST_CASE("a whole sentence is cut as its words are") {
  CHECK(split("나는 학교에 갔다.") == Pieces{"나", "는", "학교", "에", "갔다", "."});
  CHECK(split("\"철수\"는, (고양이)가!") ==
        Pieces{"\"", "철수", "\"", "는", ",", "(", "고양이", ")", "가", "!"});
}

TEST_CASE("a particle must agree with the syllable before it") {
  CHECK(split("책은 책을 책이 책과 책으로") ==
        Pieces{"책", "은", "책", "을", "책", "이", "책", "과", "책", "으로"});
  CHECK(split("차는 차를 차가 차와 차로") ==
        Pieces{"차", "는", "차", "를", "차", "가", "차", "와", "차", "로"});
  CHECK(split("물로 물은 술로") == Pieces{"물", "로", "물", "은", "술", "로"});
  CHECK(split("책는 차은 책를 차을 책가 차이 책와 차과 책로 차으로 물으로") ==
        Pieces{"책는", "차은", "책를", "차을", "책가", "차이", "책와", "차과", "책로", "차으로",
               "물으로"});
}

TEST_CASE("after Latin letters and digits either form is a particle, but amounts stay whole") {
  CHECK(split("AI는 AI은 GPT를 PC로 iPhone이 K-팝은") ==
        Pieces{"AI", "는", "AI", "은", "GPT", "를", "PC", "로", "iPhone", "이", "K-팝", "은"});
  CHECK(split("3은 2가 5월에 2024년에는 3.14는") ==
        Pieces{"3", "은", "2", "가", "5월", "에", "2024년", "에", "는", "3.14", "는"});
  CHECK(split("5만 30도 100엔") == Pieces{"5만", "30도", "100엔"});
}

TEST_CASE("a particle never stands without a stem") {
  for (const char* alone :
       {"은", "는", "이", "가", "에서", "으로", "까지", "에게", "한테", "부터"}) {
    CHECK(split(alone) == Pieces{alone});
  }
}

TEST_CASE("decomposed Hangul has the same particles") {
  const auto tokens =
      attn::tokenize("\u1112\u1161\u11A8\u1100\u116D\u110B\u1166\u1109\u1165\u1102\u1173\u11AB",
                     TokenUnit::particle);
  REQUIRE(tokens.size() == 3);  // 학교에서는 in NFD: 3 + 2, 2 + 2, 3 units
  CHECK(tokens[0] == attn::Token{"학교", 0, 5, u"학교"});
  CHECK(tokens[1] == attn::Token{"에서", 5, 9, u"에서"});
  CHECK(tokens[2] == attn::Token{"는", 9, 12, u"는"});
}

TEST_CASE("nothing but Hangul has particles") {
  CHECK(split("hello don't 東京 さくら 😀") == Pieces{"hello", "don't", "東京", "さくら", "😀"});
}

TEST_CASE("a word list finds each of its words and nothing else") {
  constexpr attn::WordList list(u"가 가나 나 다라마 하");
  static_assert(list.is_ascending());
  for (const char16_t* word : {u"가", u"가나", u"나", u"다라마", u"하"}) {
    CHECK(list.contains(word));
  }
  for (const char16_t* word : {u"", u"각", u"나 다라마", u"다라", u"다라마바", u"힣", u" "}) {
    CHECK_FALSE(list.contains(word));
  }
  static_assert(!attn::WordList(u"나 가").is_ascending());
  static_assert(!attn::WordList(u"가 가").is_ascending());
  static_assert(!attn::WordList(u"가  나").is_ascending());
}
