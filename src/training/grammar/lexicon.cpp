#include "training/grammar/lexicon.hpp"

namespace attn::grammar {
namespace {

constexpr auto kDigeut = Irregular::digeut;
constexpr auto kBieup = Irregular::bieup;
constexpr auto kSiot = Irregular::siot;
constexpr auto kReu = Irregular::reu;
constexpr auto kHieut = Irregular::hieut;

constexpr Noun kAnimals[] = {
    {U"개", "dog", Count::one, U"마리"},          {U"고양이", "cat", Count::one, U"마리"},
    {U"새", "bird", Count::one, U"마리"},         {U"토끼", "rabbit", Count::one, U"마리"},
    {U"강아지", "puppy", Count::one, U"마리"},    {U"호랑이", "tiger", Count::one, U"마리"},
    {U"사자", "lion", Count::one, U"마리"},       {U"곰", "bear", Count::one, U"마리"},
    {U"원숭이", "monkey", Count::one, U"마리"},   {U"쥐", "mouse", Count::one, U"마리"},
    {U"소", "cow", Count::one, U"마리"},          {U"돼지", "pig", Count::one, U"마리"},
    {U"양", "sheep", Count::one, U"마리"},        {U"염소", "goat", Count::one, U"마리"},
    {U"닭", "chicken", Count::one, U"마리"},      {U"오리", "duck", Count::one, U"마리"},
    {U"여우", "fox", Count::one, U"마리"},        {U"늑대", "wolf", Count::one, U"마리"},
    {U"사슴", "deer", Count::one, U"마리"},       {U"뱀", "snake", Count::one, U"마리"},
    {U"거북이", "turtle", Count::one, U"마리"},   {U"개구리", "frog", Count::one, U"마리"},
    {U"코끼리", "elephant", Count::one, U"마리"}, {U"기린", "giraffe", Count::one, U"마리"},
    {U"펭귄", "penguin", Count::one, U"마리"},    {U"앵무새", "parrot", Count::one, U"마리"},
    {U"다람쥐", "squirrel", Count::one, U"마리"}, {U"까마귀", "crow", Count::one, U"마리"},
    {U"독수리", "eagle", Count::one, U"마리"},    {U"악어", "crocodile", Count::one, U"마리"},
};

constexpr Noun kPeople[] = {
    {U"선생님", "teacher", Count::one, U"명"},
    {U"학생", "student", Count::one, U"명"},
    {U"소년", "boy", Count::one, U"명"},
    {U"소녀", "girl", Count::one, U"명"},
    {U"남자", "man", Count::one, U"명"},
    {U"여자", "woman", Count::one, U"명"},
    {U"의사", "doctor", Count::one, U"명"},
    {U"아이", "child", Count::one, U"명"},
    {U"간호사", "nurse", Count::one, U"명"},
    {U"경찰관", "police officer", Count::one, U"명"},
    {U"가수", "singer", Count::one, U"명"},
    {U"요리사", "cook", Count::one, U"명"},
    {U"농부", "farmer", Count::one, U"명"},
    {U"교수", "professor", Count::one, U"명"},
    {U"소방관", "firefighter", Count::one, U"명"},
    {U"손님", "guest", Count::one, U"명"},
    {U"왕", "king", Count::one, U"명"},
    {U"여왕", "queen", Count::one, U"명"},
    {U"왕자", "prince", Count::one, U"명"},
    {U"공주", "princess", Count::one, U"명"},
    {U"도둑", "thief", Count::one, U"명"},
    {U"화가", "painter", Count::one, U"명"},
    {U"비서", "secretary", Count::one, U"명"},
    {U"조종사", "pilot", Count::one, U"명"},
    {U"프로그래머", "programmer", Count::one, U"명"},
    {U"과학자", "scientist", Count::one, U"명"},
};

constexpr Noun kRelatives[] = {
    {U"어머니", "mother"},
    {U"아버지", "father"},
    {U"할머니", "grandmother"},
    {U"할아버지", "grandfather"},
    {U"누나", "sister"},
    {U"형", "brother"},
    {U"남동생", "younger brother"},
    {U"여동생", "younger sister"},
    {U"삼촌", "uncle"},
    {U"이모", "aunt"},
    {U"사촌", "cousin"},
    {U"내 친구", "friend"},
    {U"내 아내", "wife"},
    {U"내 남편", "husband"},
    {U"이웃", "neighbor"},
};

constexpr Noun kNamesOfMen[] = {
    {U"민수", "Minsu", Count::name},     {U"철수", "Chulsoo", Count::name},
    {U"톰", "Tom", Count::name},         {U"존", "John", Count::name},
    {U"민호", "Minho", Count::name},     {U"준호", "Junho", Count::name},
    {U"지훈", "Jihoon", Count::name},    {U"동수", "Dongsu", Count::name},
    {U"현우", "Hyunwoo", Count::name},   {U"서준", "Seojun", Count::name},
    {U"데이비드", "David", Count::name}, {U"제임스", "James", Count::name},
    {U"마이클", "Michael", Count::name}, {U"다니엘", "Daniel", Count::name},
    {U"폴", "Paul", Count::name},        {U"샘", "Sam", Count::name},
};

constexpr Noun kNamesOfWomen[] = {
    {U"수진", "Sujin", Count::name},   {U"영희", "Younghee", Count::name},
    {U"메리", "Mary", Count::name},    {U"제인", "Jane", Count::name},
    {U"서연", "Seoyeon", Count::name}, {U"유나", "Yuna", Count::name},
    {U"민지", "Minji", Count::name},   {U"소라", "Sora", Count::name},
    {U"은지", "Eunji", Count::name},   {U"예진", "Yejin", Count::name},
    {U"안나", "Anna", Count::name},    {U"엠마", "Emma", Count::name},
    {U"사라", "Sarah", Count::name},   {U"리사", "Lisa", Count::name},
    {U"앨리스", "Alice", Count::name}, {U"케이트", "Kate", Count::name},
};

constexpr Noun kFruit[] = {
    {U"사과", "apple", Count::one, U"개"},          {U"바나나", "banana", Count::one, U"개"},
    {U"오렌지", "orange", Count::one, U"개"},       {U"복숭아", "peach", Count::one, U"개"},
    {U"토마토", "tomato", Count::one, U"개"},       {U"감자", "potato", Count::one, U"개"},
    {U"고구마", "sweet potato", Count::one, U"개"}, {U"당근", "carrot", Count::one, U"개"},
    {U"양파", "onion", Count::one, U"개"},          {U"버섯", "mushroom", Count::one, U"개"},
    {U"수박", "watermelon", Count::one, U"개"},     {U"샌드위치", "sandwich", Count::one, U"개"},
    {U"햄버거", "hamburger", Count::one, U"개"},
};

constexpr Noun kDishes[] = {
    {U"빵", "bread", Count::mass},
    {U"고기", "meat", Count::mass},
    {U"밥", "rice", Count::mass},
    {U"김치", "kimchi", Count::mass},
    {U"치즈", "cheese", Count::mass},
    {U"수프", "soup", Count::mass},
    {U"샐러드", "salad", Count::mass},
    {U"불고기", "bulgogi", Count::mass},
    {U"만두", "dumplings", Count::plural},
    {U"김밥", "gimbap", Count::mass},
    {U"아이스크림", "ice cream", Count::mass},
    {U"스파게티", "spaghetti", Count::mass},
    {U"두부", "tofu", Count::mass},
    {U"떡볶이", "tteokbokki", Count::mass},
};

constexpr Noun kBaked[] = {
    {U"빵", "bread", Count::mass},          {U"과자", "cookies", Count::plural},
    {U"감자", "potato", Count::one, U"개"}, {U"고구마", "sweet potato", Count::one, U"개"},
    {U"파이", "pie", Count::one, U"개"},    {U"피자", "pizza", Count::mass},
};

constexpr Noun kDrinks[] = {
    {U"물", "water", Count::mass},    {U"커피", "coffee", Count::mass},
    {U"우유", "milk", Count::mass},   {U"주스", "juice", Count::mass},
    {U"맥주", "beer", Count::mass},   {U"와인", "wine", Count::mass},
    {U"소주", "soju", Count::mass},   {U"녹차", "green tea", Count::mass},
    {U"사이다", "soda", Count::mass}, {U"레모네이드", "lemonade", Count::mass},
};

constexpr Noun kThings[] = {
    {U"가방", "bag", Count::one, U"개"},        {U"의자", "chair", Count::one, U"개"},
    {U"상자", "box", Count::one, U"개"},        {U"공", "ball", Count::one, U"개"},
    {U"칼", "knife", Count::one, U"개"},        {U"숟가락", "spoon", Count::one, U"개"},
    {U"젓가락", "chopsticks", Count::plural},   {U"컵", "cup", Count::one, U"개"},
    {U"접시", "plate", Count::one, U"개"},      {U"펜", "pen", Count::one, U"개"},
    {U"지우개", "eraser", Count::one, U"개"},   {U"공책", "notebook", Count::one, U"권"},
    {U"가위", "scissors", Count::plural},       {U"거울", "mirror", Count::one, U"개"},
    {U"담요", "blanket", Count::one, U"장"},    {U"베개", "pillow", Count::one, U"개"},
    {U"수건", "towel", Count::one, U"장"},      {U"비누", "soap", Count::mass},
    {U"칫솔", "toothbrush", Count::one, U"개"}, {U"지도", "map", Count::one, U"장"},
    {U"달력", "calendar", Count::one, U"개"},   {U"반지", "ring", Count::one, U"개"},
    {U"장난감", "toy", Count::one, U"개"},      {U"풍선", "balloon", Count::one, U"개"},
    {U"촛불", "candle", Count::one, U"개"},     {U"꽃병", "vase", Count::one, U"개"},
    {U"바구니", "basket", Count::one, U"개"},   {U"사다리", "ladder", Count::one, U"개"},
    {U"약", "medicine", Count::mass},           {U"사전", "dictionary", Count::one, U"권"},
    {U"우산", "umbrella", Count::one, U"개"},   {U"지갑", "wallet", Count::one, U"개"},
};

constexpr Noun kThrowable[] = {
    {U"공", "ball", Count::one, U"개"},    {U"돌", "stone", Count::one, U"개"},
    {U"동전", "coin", Count::one, U"개"},  {U"베개", "pillow", Count::one, U"개"},
    {U"수건", "towel", Count::one, U"장"}, {U"장난감", "toy", Count::one, U"개"},
    {U"모자", "hat", Count::one, U"개"},   {U"열쇠", "key", Count::one, U"개"},
};

constexpr Noun kBreakable[] = {
    {U"컵", "cup", Count::one, U"개"},      {U"접시", "plate", Count::one, U"개"},
    {U"거울", "mirror", Count::one, U"개"}, {U"꽃병", "vase", Count::one, U"개"},
    {U"창문", "window", Count::one, U"개"}, {U"안경", "glasses", Count::plural},
};

constexpr Noun kDevices[] = {
    {U"불", "light", Count::definite},
    {U"텔레비전", "television", Count::mass},
    {U"컴퓨터", "computer", Count::one, U"대"},
    {U"노트북", "laptop", Count::one, U"대"},
    {U"에어컨", "air conditioner", Count::one, U"대"},
    {U"선풍기", "fan", Count::one, U"대"},
    {U"세탁기", "washing machine", Count::one, U"대"},
    {U"램프", "lamp", Count::one, U"개"},
    {U"전화기", "telephone", Count::one, U"대"},
    {U"프린터", "printer", Count::one, U"대"},
};

constexpr Noun kClothes[] = {
    {U"옷", "clothes", Count::plural},      {U"바지", "pants", Count::plural},
    {U"셔츠", "shirt", Count::one, U"벌"},  {U"드레스", "dress", Count::one, U"벌"},
    {U"재킷", "jacket", Count::one, U"벌"}, {U"스웨터", "sweater", Count::one, U"벌"},
    {U"치마", "skirt", Count::one, U"벌"},  {U"한복", "hanbok", Count::one, U"벌"},
};

constexpr Noun kShoes[] = {
    {U"신발", "shoes", Count::plural},
    {U"양말", "socks", Count::plural},
    {U"운동화", "sneakers", Count::plural},
    {U"부츠", "boots", Count::plural},
};

constexpr Noun kHats[] = {
    {U"모자", "hat", Count::one, U"개"},
    {U"안경", "glasses", Count::plural},
    {U"헬멧", "helmet", Count::one, U"개"},
    {U"마스크", "mask", Count::one, U"개"},
};

constexpr Noun kGloves[] = {
    {U"장갑", "gloves", Count::plural},
    {U"반지", "ring", Count::one, U"개"},
};

constexpr Noun kBooks[] = {
    {U"책", "book", Count::one, U"권"},           {U"소설", "novel", Count::one, U"권"},
    {U"만화책", "comic book", Count::one, U"권"}, {U"교과서", "textbook", Count::one, U"권"},
    {U"동화책", "storybook", Count::one, U"권"},  {U"요리책", "cookbook", Count::one, U"권"},
    {U"사전", "dictionary", Count::one, U"권"},
};

constexpr Noun kTexts[] = {
    {U"편지", "letter", Count::one, U"통"},    {U"시", "poem", Count::one, U"편"},
    {U"이메일", "email", Count::one, U"통"},   {U"문장", "sentence", Count::one, U"개"},
    {U"논문", "paper", Count::one, U"편"},     {U"보고서", "report", Count::one, U"개"},
    {U"메시지", "message", Count::one, U"개"}, {U"기사", "article", Count::one, U"개"},
};

constexpr Noun kVehicles[] = {
    {U"버스", "bus", Count::one, U"대"},
    {U"기차", "train", Count::one, U"대"},
    {U"자전거", "bicycle", Count::one, U"대"},
    {U"택시", "taxi", Count::one, U"대"},
    {U"자동차", "car", Count::one, U"대"},
    {U"트럭", "truck", Count::one, U"대"},
    {U"오토바이", "motorcycle", Count::one, U"대"},
    {U"보트", "boat", Count::one, U"대"},
    {U"비행기", "airplane", Count::one, U"대"},
};

constexpr Noun kCars[] = {
    {U"버스", "bus", Count::one, U"대"},
    {U"택시", "taxi", Count::one, U"대"},
    {U"자동차", "car", Count::one, U"대"},
    {U"트럭", "truck", Count::one, U"대"},
};

constexpr Noun kPlants[] = {
    {U"나무", "tree", Count::one, U"그루"},        {U"꽃", "flower", Count::one, U"송이"},
    {U"장미", "rose", Count::one, U"송이"},        {U"해바라기", "sunflower", Count::one, U"송이"},
    {U"소나무", "pine tree", Count::one, U"그루"}, {U"튤립", "tulip", Count::one, U"송이"},
};

constexpr Noun kInstruments[] = {
    {U"피아노", "piano", Count::definite},    {U"기타", "guitar", Count::definite},
    {U"바이올린", "violin", Count::definite}, {U"드럼", "drums", Count::definite},
    {U"첼로", "cello", Count::definite},      {U"가야금", "gayageum", Count::definite},
};

constexpr Noun kSports[] = {
    {U"축구", "soccer", Count::field},     {U"야구", "baseball", Count::field},
    {U"농구", "basketball", Count::field}, {U"배구", "volleyball", Count::field},
    {U"테니스", "tennis", Count::field},   {U"탁구", "table tennis", Count::field},
    {U"골프", "golf", Count::field},       {U"배드민턴", "badminton", Count::field},
};

constexpr Noun kSubjects[] = {
    {U"한국어", "Korean", Count::field},
    {U"영어", "English", Count::field},
    {U"중국어", "Chinese", Count::field},
    {U"독일어", "German", Count::field},
    {U"스페인어", "Spanish", Count::field},
    {U"일본어", "Japanese", Count::field},
    {U"물리학", "physics", Count::field},
    {U"화학", "chemistry", Count::field},
    {U"생물학", "biology", Count::field},
    {U"경제학", "economics", Count::field},
    {U"철학", "philosophy", Count::field},
    {U"문학", "literature", Count::field},
    {U"미술", "art", Count::field},
    {U"음악", "music", Count::field},
    {U"선형대수학", "linear algebra", Count::field},
    {U"통계학", "statistics", Count::field},
    {U"태권도", "taekwondo", Count::field},
    {U"요가", "yoga", Count::field},
    {U"어텐션", "attention", Count::field},
    {U"기계 학습", "machine learning", Count::field},
};

constexpr Noun kIdeas[] = {
    {U"문제", "problem", Count::one, U"개"},     {U"계획", "plan", Count::one, U"개"},
    {U"이유", "reason", Count::one, U"개"},      {U"단어", "word", Count::one, U"개"},
    {U"규칙", "rule", Count::one, U"개"},        {U"방법", "method", Count::one, U"개"},
    {U"결과", "result", Count::one, U"개"},      {U"모델", "model", Count::one, U"개"},
    {U"행렬", "matrix", Count::one, U"개"},      {U"벡터", "vector", Count::one, U"개"},
    {U"프로그램", "program", Count::one, U"개"}, {U"비밀번호", "password", Count::one, U"개"},
};

constexpr Noun kJobs[] = {
    {U"학생", "student"},          {U"선생님", "teacher"},    {U"의사", "doctor"},
    {U"간호사", "nurse"},          {U"교수", "professor"},    {U"소방관", "firefighter"},
    {U"건축가", "architect"},      {U"판사", "judge"},        {U"번역가", "translator"},
    {U"사진작가", "photographer"}, {U"비서", "secretary"},    {U"조종사", "pilot"},
    {U"프로그래머", "programmer"}, {U"디자이너", "designer"}, {U"엔지니어", "engineer"},
    {U"수의사", "veterinarian"},   {U"연구원", "researcher"}, {U"기술자", "technician"},
    {U"화가", "painter"},          {U"가수", "singer"},       {U"농부", "farmer"},
    {U"무용수", "dancer"},         {U"운동선수", "athlete"},  {U"배우", "actor"},
};

constexpr Place kPlaces[] = {
    {U"학교", "school", "at"},
    {U"도서관", "the library", "in"},
    {U"시장", "the market", "at"},
    {U"병원", "the hospital", "at"},
    {U"공원", "the park", "in"},
    {U"바다", "the sea", "at"},
    {U"식당", "the restaurant", "at"},
    {U"동물원", "the zoo", "at"},
    {U"해변", "the beach", "at"},
    {U"섬", "the island", "on"},
    {U"호수", "the lake", "at"},
    {U"강", "the river", "at"},
    {U"숲", "the forest", "in"},
    {U"농장", "the farm", "on"},
    {U"극장", "the theater", "at"},
    {U"호텔", "the hotel", "at"},
    {U"백화점", "the department store", "at"},
    {U"약국", "the pharmacy", "at"},
    {U"빵집", "the bakery", "at"},
    {U"체육관", "the gym", "at"},
    {U"주차장", "the parking lot", "in"},
    {U"놀이터", "the playground", "at"},
    {U"놀이공원", "the amusement park", "at"},
    {U"미술관", "the art museum", "at"},
    {U"경찰서", "the police station", "at"},
    {U"편의점", "the convenience store", "at"},
    {U"슈퍼마켓", "the supermarket", "at"},
    {U"회의실", "the meeting room", "in"},
    {U"거실", "the living room", "in"},
    {U"침실", "the bedroom", "in"},
    {U"시골", "the countryside", "in"},
    {U"마을", "the village", "in"},
    {U"궁전", "the palace", "in"},
    {U"절", "the temple", "at"},
    {U"성", "the castle", "in"},
    {U"버스 정류장", "the bus stop", "at"},
    {U"연구실", "the lab", "in"},
};

constexpr Place kRegions[] = {
    {U"서울", "Seoul", "in"},     {U"한국", "Korea", "in"},     {U"제주도", "Jeju", "in"},
    {U"인천", "Incheon", "in"},   {U"대전", "Daejeon", "in"},   {U"뉴욕", "New York", "in"},
    {U"베를린", "Berlin", "in"},  {U"도쿄", "Tokyo", "in"},     {U"독일", "Germany", "in"},
    {U"프랑스", "France", "in"},  {U"영국", "England", "in"},   {U"중국", "China", "in"},
    {U"캐나다", "Canada", "in"},  {U"호주", "Australia", "in"}, {U"스페인", "Spain", "in"},
    {U"이탈리아", "Italy", "in"}, {U"베트남", "Vietnam", "in"},
};

constexpr Adjective adjective(std::u32string_view stem, std::string_view english,
                              Irregular irregular = Irregular::none) {
  return {{stem, irregular, true}, english};
}

constexpr Adjective kAdjectivesOfPeople[] = {
    adjective(U"행복하", "happy"),
    adjective(U"피곤하", "tired"),
    adjective(U"바쁘", "busy"),
    adjective(U"아프", "sick"),
    adjective(U"슬프", "sad"),
    adjective(U"졸리", "sleepy"),
    adjective(U"목마르", "thirsty", kReu),
    adjective(U"배부르", "full", kReu),
    adjective(U"외롭", "lonely", kBieup),
    // traits
    adjective(U"친절하", "kind"),
    adjective(U"똑똑하", "smart"),
    adjective(U"유명하", "famous"),
    adjective(U"강하", "strong"),
    adjective(U"약하", "weak"),
    adjective(U"정직하", "honest"),
    adjective(U"부유하", "rich"),
    adjective(U"가난하", "poor"),
    adjective(U"현명하", "wise"),
    adjective(U"빠르", "fast", kReu),
    adjective(U"느리", "slow"),
};

constexpr Adjective kAdjectivesOfAnimals[] = {
    adjective(U"크", "big"),
    adjective(U"작", "small"),
    adjective(U"빠르", "fast", kReu),
    adjective(U"느리", "slow"),
    adjective(U"귀엽", "cute", kBieup),
    adjective(U"하얗", "white", kHieut),
    adjective(U"까맣", "black", kHieut),
    adjective(U"노랗", "yellow", kHieut),
    adjective(U"강하", "strong"),
    adjective(U"약하", "weak"),
    adjective(U"똑똑하", "smart"),
    adjective(U"배고프", "hungry"),
    adjective(U"무섭", "scary", kBieup),
    adjective(U"피곤하", "tired"),
};

constexpr Adjective kAdjectivesOfThings[] = {
    adjective(U"크", "big"),
    adjective(U"작", "small"),
    adjective(U"새롭", "new", kBieup),
    adjective(U"비싸", "expensive"),
    adjective(U"싸", "cheap"),
    adjective(U"길", "long"),
    adjective(U"짧", "short"),
    adjective(U"빨갛", "red", kHieut),
    adjective(U"파랗", "blue", kHieut),
    adjective(U"노랗", "yellow", kHieut),
    adjective(U"하얗", "white", kHieut),
    adjective(U"까맣", "black", kHieut),
    adjective(U"무겁", "heavy", kBieup),
    adjective(U"가볍", "light", kBieup),
    adjective(U"더럽", "dirty", kBieup),
    adjective(U"깨끗하", "clean"),
    adjective(U"이상하", "strange"),
    adjective(U"편하", "comfortable"),
    adjective(U"두껍", "thick", kBieup),
    adjective(U"얇", "thin"),
};

constexpr Adjective kAdjectivesOfFood[] = {
    adjective(U"맛있", "delicious"),
    adjective(U"신선하", "fresh"),
    adjective(U"달", "sweet"),
    adjective(U"짜", "salty"),
    adjective(U"맵", "spicy", kBieup),
    adjective(U"시", "sour"),
    adjective(U"뜨겁", "hot", kBieup),
    adjective(U"차갑", "cold", kBieup),
    adjective(U"부드럽", "soft", kBieup),
    adjective(U"비싸", "expensive"),
};

constexpr Adjective kAdjectivesOfPlaces[] = {
    adjective(U"넓", "wide"),
    adjective(U"조용하", "quiet"),
    adjective(U"시끄럽", "noisy", kBieup),
    adjective(U"아름답", "beautiful", kBieup),
    adjective(U"어둡", "dark", kBieup),
    adjective(U"밝", "bright"),
    adjective(U"안전하", "safe"),
    adjective(U"위험하", "dangerous"),
    adjective(U"깨끗하", "clean"),
    adjective(U"멀", "far"),
    adjective(U"가깝", "close", kBieup),
};

constexpr Verb kTransitiveVerbs[] = {
    {{U"고치"}, "fix", {}, Group::devices},
    {{U"고치"}, "fix", {}, Group::vehicles},
    {{U"켜"}, "turn on", {}, Group::devices},
    {{U"끄"}, "turn off", {}, Group::devices},
    {{U"빌리"}, "borrow", {}, Group::things},
    {{U"빌리"}, "borrow", {}, Group::books},
    {{U"던지"}, "throw", {}, Group::throwable},
    {{U"줍", kBieup}, "pick up", {}, Group::throwable},
    {{U"버리"}, "throw away", {}, Group::things},
    {{U"숨기"}, "hide", {}, Group::things},
    {{U"나르", kReu}, "carry", {}, Group::things},
    {{U"옮기"}, "move", {}, Group::things},
    {{U"가져오"}, "bring", {}, Group::things},
    {{U"발견하"}, "find", {}, Group::things, U"를", true},
    {{U"사"}, "buy", {}, Group::things},
    {{U"팔"}, "sell", {}, Group::things},
    {{U"만들"}, "make", {}, Group::things},
    {{U"사용하"}, "use", {}, Group::things},
    {{U"사용하"}, "use", {}, Group::devices},
    {{U"고르", kReu}, "choose", {}, Group::things},
    {{U"잃어버리"}, "lose", {}, Group::things, U"를", true},
    {{U"잃어버리"}, "lose", {}, Group::throwable, U"를", true},
    {{U"잊어버리"}, "forget", {}, Group::ideas, U"를", true},
    {{U"깨"}, "break", {}, Group::breakable},
    {{U"자르", kReu}, "cut", {}, Group::fruit},
    {{U"먹"}, "eat", {}, Group::fruit},
    {{U"먹"}, "eat", {}, Group::dishes},
    {{U"주문하"}, "order", {}, Group::dishes},
    {{U"가져오"}, "bring", {}, Group::dishes},
    {{U"굽", kBieup}, "bake", {}, Group::baked},
    {{U"주문하"}, "order", {}, Group::drinks},
    {{U"마시"}, "drink", {}, Group::drinks},
    {{U"붓", kSiot}, "pour", {}, Group::drinks},
    {{U"받"}, "receive", {}, Group::texts},
    {{U"읽"}, "read", {}, Group::texts},
    {{U"읽"}, "read", {}, Group::books},
    {{U"쓰"}, "write", {}, Group::texts},
    {{U"번역하"}, "translate", {}, Group::texts},
    {{U"번역하"}, "translate", {}, Group::books},
    {{U"사"}, "buy", {}, Group::books},
    {{U"복사하"}, "copy", {}, Group::texts},
    {{U"저장하"}, "save", {}, Group::texts},
    {{U"인쇄하"}, "print", {}, Group::texts},
    {{U"지우"}, "delete", {}, Group::texts},
    {{U"외우"}, "memorize", {}, Group::texts},
    {{U"사"}, "buy", {}, Group::clothes},
    {{U"입"}, "wear", {}, Group::clothes},
    {{U"빨"}, "wash", {}, Group::clothes},
    {{U"벗"}, "take off", {}, Group::clothes},
    {{U"신"}, "wear", {}, Group::shoes},
    {{U"빨"}, "wash", {}, Group::shoes},
    {{U"쓰"}, "wear", {}, Group::hats},
    {{U"벗"}, "take off", {}, Group::shoes},
    {{U"끼"}, "wear", {}, Group::gloves},
    {{U"타"}, "ride", {}, Group::vehicles},
    {{U"밀"}, "push", {}, Group::vehicles},
    {{U"보"}, "see", {}, Group::vehicles, U"를", true},
    {{U"운전하"}, "drive", {}, Group::cars},
    {{U"멈추"}, "stop", {}, Group::cars},
    {{U"기다리"}, "wait", "for", Group::cars},
    {{U"심"}, "plant", {}, Group::plants},
    {{U"키우"}, "raise", {}, Group::plants},
    {{U"그리"}, "draw", {}, Group::plants},
    {{U"그리"}, "draw", {}, Group::animals},
    {{U"키우"}, "raise", {}, Group::animals},
    {{U"돌보"}, "take care of", {}, Group::animals},
    {{U"보"}, "see", {}, Group::animals, U"를", true},
    {{U"쫓"}, "chase", {}, Group::animals},
    {{U"잡"}, "catch", {}, Group::animals},
    {{U"공부하"}, "study", {}, Group::subjects},
    {{U"배우"}, "learn", {}, Group::subjects},
    {{U"가르치"}, "teach", {}, Group::subjects},
    {{U"연습하"}, "practice", {}, Group::instruments},
    {{U"연습하"}, "practice", {}, Group::sports},
    {{U"하"}, "play", {}, Group::sports},
    {{U"연주하"}, "play", {}, Group::instruments},
    {{U"이해하"}, "understand", {}, Group::ideas, U"를", true},
    {{U"설명하"}, "explain", {}, Group::ideas},
    {{U"확인하"}, "check", {}, Group::ideas},
    {{U"바꾸"}, "change", {}, Group::ideas},
    {{U"기억하"}, "remember", {}, Group::ideas, U"를", true},
    {{U"생각하"}, "think", "about", Group::ideas, U"에 대해"},
    {{U"이야기하"}, "talk", "about", Group::ideas, U"에 대해"},
};

constexpr Verb state(std::u32string_view stem, std::string_view english) {
  Verb verb;
  verb.korean.stem = stem;
  verb.english = english;
  verb.is_state = true;
  return verb;
}

constexpr Verb unkind(std::u32string_view stem, std::string_view english) {
  Verb verb;
  verb.korean.stem = stem;
  verb.english = english;
  verb.is_unkind = true;
  return verb;
}

constexpr Verb kVerbsOfPeople[] = {
    unkind(U"쫓", "chase"),
    {{U"따라가"}, "follow"},
    {{U"돕", kBieup}, "help"},
    {{U"만나"}, "meet"},
    state(U"보", "see"),
    {{U"뽑"}, "choose"},
    state(U"존경하", "respect"),
    {{U"소개하"}, "introduce"},
    unkind(U"속이", "deceive"),
    {{U"용서하"}, "forgive"},
    {{U"축하하"}, "congratulate"},
    unkind(U"때리", "hit"),
    unkind(U"놀리", "tease"),
    {{U"깨우"}, "wake up"},
    {{U"돌보"}, "take care of"},
    state(U"그리워하", "miss"),
    state(U"부러워하", "envy"),
    {{U"지키"}, "protect"},
    {{U"구하"}, "save"},
    {{U"찾"}, "look", "for"},
    {{U"기다리"}, "wait", "for"},
    state(U"믿", "believe"),
    {{U"껴안"}, "hug"},
    {{U"응원하"}, "cheer for"},
};

constexpr Verb kVerbsOfAnimals[] = {
    {{U"쫓"}, "chase"},
    state(U"보", "see"),
    {{U"잡"}, "catch"},
    {{U"물"}, "bite"},
    {{U"먹"}, "eat"},
    {{U"따라가"}, "follow"},
    {{U"공격하"}, "attack"},
    {{U"핥"}, "lick"},
    state(U"무서워하", "fear"),
    {{U"찾"}, "look", "for"},
    {{U"기다리"}, "wait", "for"},
    state(U"좋아하", "like"),
    state(U"싫어하", "hate"),
    {{U"돕", kBieup}, "help"},
};

constexpr Verb kIntransitiveVerbs[] = {
    {{U"뛰"}, "jump"},          {{U"숨"}, "hide"},         state(U"넘어지", "fall down"),
    {{U"소리치"}, "shout"},     {{U"서"}, "stand"},        {{U"눕", kBieup}, "lie down"},
    {{U"이기"}, "win"},         {{U"기도하"}, "pray"},     {{U"산책하"}, "take a walk"},
    {{U"쇼핑하"}, "shop"},      {{U"등산하"}, "hike"},     {{U"낚시하"}, "fish"},
    {{U"캠핑하"}, "camp"},      {{U"조깅하"}, "jog"},      {{U"기침하"}, "cough"},
    {{U"하품하"}, "yawn"},      {{U"성공하"}, "succeed"},  state(U"실패하", "fail"),
    {{U"걱정하"}, "worry"},     {{U"웃"}, "laugh"},        {{U"울"}, "cry"},
    {{U"자"}, "sleep"},         {{U"일하"}, "work"},       {{U"쉬"}, "rest"},
    {{U"걷", kDigeut}, "walk"}, {{U"춤추"}, "dance"},      {{U"노래하"}, "sing"},
    {{U"수영하"}, "swim"},      {{U"운동하"}, "exercise"}, {{U"앉"}, "sit"},
};

constexpr Verb kMotionVerbs[] = {
    {{U"가"}, "go", "to"},      {{U"오"}, "come", "to"},     {{U"돌아오"}, "return", "to"},
    {{U"뛰어가"}, "run", "to"}, {{U"걸어가"}, "walk", "to"},
};

constexpr Verb kTravelVerbs[] = {
    {{U"이사하"}, "move", "to"},    {{U"날아가"}, "fly", "to"}, {{U"가"}, "go", "to"},
    {{U"돌아가"}, "go back", "to"}, {{U"오"}, "come", "to"},
};

constexpr Verb kGivingVerbs[] = {
    {{U"주"}, "give"},    {{U"보내"}, "send"},      {{U"보여주"}, "show"}, {{U"빌려주"}, "lend"},
    {{U"던지"}, "throw"}, {{U"가져다주"}, "bring"}, {{U"팔"}, "sell"},     {{U"돌려주"}, "return"},
};

constexpr Time kTimesOfPast[] = {
    {U"어제", "yesterday"},
    {U"지난주에", "last week"},
    {U"작년에", "last year"},
    {U"지난달에", "last month"},
    {U"어젯밤에", "last night"},
    {U"오늘 아침에", "this morning"},
    {U"그저께", "the day before yesterday"},
    {U"오늘", "today"},
    {U"주말에", "on the weekend"},
    {U"화요일에", "on Tuesday"},
    {U"수요일에", "on Wednesday"},
    {U"목요일에", "on Thursday"},
    {U"금요일에", "on Friday"},
    {U"월요일에", "on Monday"},
    {U"봄에", "in spring"},
    {U"가을에", "in fall"},
    {U"두 시에", "at two"},
    {U"다섯 시에", "at five"},
};

constexpr Time kTimesOfFuture[] = {
    {U"내일", "tomorrow"},
    {U"다음 주에", "next week"},
    {U"내년에", "next year"},
    {U"다음 달에", "next month"},
    {U"오늘 밤에", "tonight"},
    {U"곧", "soon"},
    {U"모레", "the day after tomorrow"},
    {U"오늘", "today"},
    {U"주말에", "on the weekend"},
    {U"화요일에", "on Tuesday"},
    {U"수요일에", "on Wednesday"},
    {U"목요일에", "on Thursday"},
    {U"금요일에", "on Friday"},
    {U"일요일에", "on Sunday"},
    {U"봄에", "in spring"},
    {U"네 시에", "at four"},
    {U"여섯 시에", "at six"},
    {U"여덟 시에", "at eight"},
};

constexpr Time kTimesOfHabit[] = {
    {U"매일", "every day"},        {U"매주", "every week"},         {U"매일 아침", "every morning"},
    {U"아침에", "in the morning"}, {U"저녁에", "in the evening"},   {U"밤에", "at night"},
    {U"요즘", "these days"},       {U"오후에", "in the afternoon"}, {U"여름에", "in summer"},
    {U"매년", "every year"},       {U"아홉 시에", "at nine"},       {U"열 시에", "at ten"},
};

constexpr std::u32string_view kNativeOnes[] = {U"하나", U"둘",   U"셋",   U"넷",  U"다섯",
                                               U"여섯", U"일곱", U"여덟", U"아홉"};
constexpr std::u32string_view kNativeOnesBeforeCounter[] = {
    U"한", U"두", U"세", U"네", U"다섯", U"여섯", U"일곱", U"여덟", U"아홉"};
constexpr std::u32string_view kNativeTens[] = {U"열",   U"스물", U"서른", U"마흔", U"쉰",
                                               U"예순", U"일흔", U"여든", U"아흔"};
constexpr std::u32string_view kChineseOnes[] = {U"일", U"이", U"삼", U"사", U"오",
                                                U"육", U"칠", U"팔", U"구"};
constexpr std::string_view kEnglishOnes[] = {
    "one",     "two",     "three",     "four",     "five",    "six",      "seven",
    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::string_view kEnglishTens[] = {"twenty", "thirty",  "forty",  "fifty",
                                             "sixty",  "seventy", "eighty", "ninety"};

}  // namespace

std::span<const Noun> nouns(Group group) {
  switch (group) {
    case Group::animals:
      return kAnimals;
    case Group::people:
      return kPeople;
    case Group::relatives:
      return kRelatives;
    case Group::names_of_men:
      return kNamesOfMen;
    case Group::names_of_women:
      return kNamesOfWomen;
    case Group::fruit:
      return kFruit;
    case Group::dishes:
      return kDishes;
    case Group::baked:
      return kBaked;
    case Group::drinks:
      return kDrinks;
    case Group::things:
      return kThings;
    case Group::throwable:
      return kThrowable;
    case Group::breakable:
      return kBreakable;
    case Group::devices:
      return kDevices;
    case Group::clothes:
      return kClothes;
    case Group::shoes:
      return kShoes;
    case Group::hats:
      return kHats;
    case Group::gloves:
      return kGloves;
    case Group::books:
      return kBooks;
    case Group::texts:
      return kTexts;
    case Group::vehicles:
      return kVehicles;
    case Group::cars:
      return kCars;
    case Group::plants:
      return kPlants;
    case Group::instruments:
      return kInstruments;
    case Group::sports:
      return kSports;
    case Group::subjects:
      return kSubjects;
    case Group::ideas:
      return kIdeas;
    case Group::jobs:
      return kJobs;
  }
  return {};
}

std::span<const Place> places() { return kPlaces; }
std::span<const Place> regions() { return kRegions; }

std::span<const Adjective> adjectives_of_people() { return kAdjectivesOfPeople; }
std::span<const Adjective> adjectives_of_animals() { return kAdjectivesOfAnimals; }
std::span<const Adjective> adjectives_of_things() { return kAdjectivesOfThings; }
std::span<const Adjective> adjectives_of_food() { return kAdjectivesOfFood; }
std::span<const Adjective> adjectives_of_places() { return kAdjectivesOfPlaces; }

std::span<const Verb> transitive_verbs() { return kTransitiveVerbs; }
std::span<const Verb> verbs_of_people() { return kVerbsOfPeople; }
std::span<const Verb> verbs_of_animals() { return kVerbsOfAnimals; }
std::span<const Verb> intransitive_verbs() { return kIntransitiveVerbs; }
std::span<const Verb> motion_verbs() { return kMotionVerbs; }
std::span<const Verb> travel_verbs() { return kTravelVerbs; }
std::span<const Verb> giving_verbs() { return kGivingVerbs; }

std::span<const Time> times_of_past() { return kTimesOfPast; }
std::span<const Time> times_of_future() { return kTimesOfFuture; }
std::span<const Time> times_of_habit() { return kTimesOfHabit; }

std::u32string native_number(int number, bool before_counter) {
  if (number == 20 && before_counter) return U"스무";
  const auto tens = static_cast<std::size_t>(number / 10),
             ones = static_cast<std::size_t>(number % 10);
  std::u32string text;
  if (tens > 0) text += kNativeTens[tens - 1];
  if (ones > 0) text += (before_counter ? kNativeOnesBeforeCounter : kNativeOnes)[ones - 1];
  return text;
}

std::u32string chinese_number(int number) {
  std::u32string text;
  const auto part = [&](int size, std::u32string_view name) {
    const int digit = number / size % 10;
    if (digit > 1 || (digit == 1 && size == 1)) text += kChineseOnes[digit - 1];
    if (digit > 0) text += name;
  };
  if (number >= 10000) {
    if (number / 10000 > 1) text = chinese_number(number / 10000);
    text += U"만";
  }
  part(1000, U"천");
  part(100, U"백");
  part(10, U"십");
  part(1, U"");
  return text;
}

std::string english_number(int number) {
  const auto and_rest = [](std::string text, int rest) {
    return rest == 0 ? text : text.append(" ").append(english_number(rest));
  };
  if (number >= 1000) return and_rest(english_number(number / 1000) + " thousand", number % 1000);
  if (number >= 100) return and_rest(english_number(number / 100) + " hundred", number % 100);
  if (number < 20) return std::string(kEnglishOnes[number - 1]);
  std::string text(kEnglishTens[number / 10 - 2]);
  if (number % 10 != 0) text.append("-").append(kEnglishOnes[number % 10 - 1]);
  return text;
}

}  // namespace attn::grammar
