import type { Story } from "./story.ts";

export const queryKeyValue: Story = {
  name: "query-key-value",
  title: { ko: "쿼리, 키, 값은 무엇일까요?", en: "What are query, key and value?" },
  summary: {
    ko: "도서관에서 책을 찾듯이 따라가 봐요",
    en: "Followed as one looks for a book in a library",
  },
  steps: [
    {
      text: {
        ko: "도서관에서 책을 찾는다고 해 봐요. 찾는 말을 적은 쪽지가 [쿼리](query), 책등에 붙은 이름표가 [키](key), 책에 담긴 내용이 [값](value)이에요. 문장의 [토큰](token)에도 저마다 이 셋이 있어요.",
        en: "Think of looking for a book in a library. The note with what you want is the [query](query), the label on each book is its [key](key), and what is inside is its [value](value). Every [token](token) of a sentence has all three.",
      },
      state: { ko: "step=softmax", en: "example=en-school&step=softmax" },
      point: "step:projections",
      task: {
        do: {
          ko: "계산 단계에서 Q K V를 눌러 보세요.",
          en: "Open the step Q K V.",
        },
        until: "step=projections",
      },
      after: {
        ko: "토큰마다 한 줄씩, Q와 K와 V가 나왔어요.",
        en: "One row of Q, K and V for every token.",
      },
    },
    {
      text: {
        ko: "‘갔다’의 쿼리 한 줄이에요. 숫자가 클수록 그 성분을 더 찾고, 음수면 피해요.",
        en: "This row is the query of “went”. A larger number asks for more of that feature, a negative one avoids it.",
      },
      point: { ko: "tensor:query row 4", en: "tensor:query row 1" },
      task: {
        ask: {
          ko: "‘갔다’는 무엇을 가장 많이 찾고 있을까요?",
          en: "What does “went” look for most?",
        },
        options: [
          {
            text: { ko: "사람", en: "a person" },
            when: {
              ko: "query 4 0 > query 4 1 and query 4 0 > query 4 2 and query 4 0 > query 4 3",
              en: "query 1 0 > query 1 1 and query 1 0 > query 1 2 and query 1 0 > query 1 3",
            },
          },
          {
            text: { ko: "장소", en: "a place" },
            when: {
              ko: "query 4 1 > query 4 0 and query 4 1 > query 4 2 and query 4 1 > query 4 3",
              en: "query 1 1 > query 1 0 and query 1 1 > query 1 2 and query 1 1 > query 1 3",
            },
          },
          {
            text: { ko: "동작", en: "an act" },
            when: {
              ko: "query 4 2 > query 4 0 and query 4 2 > query 4 1 and query 4 2 > query 4 3",
              en: "query 1 2 > query 1 0 and query 1 2 > query 1 1 and query 1 2 > query 1 3",
            },
          },
        ],
      },
      after: {
        ko: "장소를 {query 4 1}만큼, 사람을 {query 4 0}만큼 찾아요. 어디로 갔는지, 누가 갔는지 묻는 셈이에요.",
        en: "A place by {query 1 1} and a person by {query 1 0}: it asks where to, and who.",
      },
    },
    {
      text: {
        ko: "이번에는 [키](key)예요. 키는 ‘나는 이런 토큰이에요’ 하고 알리는 이름표예요. 테두리 안은 키마다 장소가 얼마나 들어 있는지예요.",
        en: "Now the [keys](key). A key is a label that says “this is what I am”. The ring is around how much of a place each key has.",
      },
      point: "tensor:key column 1",
      task: {
        ask: {
          ko: "장소라고 가장 크게 적힌 토큰은 어느 것일까요?",
          en: "Which token's label says “place” most?",
        },
        options: [
          {
            text: { ko: "나", en: "I" },
            when: {
              ko: "key 0 1 > key 2 1 and key 0 1 > key 3 1",
              en: "key 0 1 > key 3 1 and key 0 1 > key 2 1",
            },
          },
          {
            text: { ko: "학교", en: "school" },
            when: {
              ko: "key 2 1 > key 0 1 and key 2 1 > key 3 1",
              en: "key 3 1 > key 0 1 and key 3 1 > key 2 1",
            },
          },
          {
            text: { ko: "에", en: "to" },
            when: {
              ko: "key 3 1 > key 0 1 and key 3 1 > key 2 1",
              en: "key 2 1 > key 0 1 and key 2 1 > key 3 1",
            },
          },
        ],
      },
      after: {
        ko: "‘학교’의 이름표에는 장소가 {key 2 1 이에요/예요}. 장소를 찾는 ‘갔다’와 잘 맞겠어요.",
        en: "The label of “school” says place {key 3 1}: a good match for “went”, which asks for one.",
      },
    },
    {
      text: {
        ko: "[쿼리](query)와 [키](key)를 같은 자리끼리 곱해 모두 더하면 [점수](score)예요. ‘학교’의 쿼리는 ({query 2 0}, {query 2 1}, {query 2 2}, {query 2 3}), ‘에’의 키는 ({key 3 0}, {key 3 1}, {key 3 2}, {key 3 3})이에요.",
        en: "Multiply a [query](query) and a [key](key) number by number and add up: the [score](score). The query of “to” is ({query 2 0}, {query 2 1}, {query 2 2}, {query 2 3}), the key of “school” is ({key 3 0}, {key 3 1}, {key 3 2}, {key 3 3}).",
      },
      state: { ko: "step=scores", en: "example=en-school&step=scores" },
      point: "tensor:attention_scores cell 2 3",
      task: {
        ask: {
          ko: "‘학교’가 ‘에’를 볼 때의 점수는 얼마일까요?",
          en: "What is the score of “to” looking at “school”?",
        },
        number: "attention_scores 2 3",
        within: 0.05,
      },
      after: {
        ko: "점수가 클수록 찾는 것과 이름표가 잘 맞는다는 뜻이에요.",
        en: "The larger the score, the better what is asked for and the label match.",
      },
    },
    {
      text: {
        ko: "점수를 [소프트맥스](softmax)에 넣으면 [어텐션 가중치](attention_weights)가 돼요. 테두리 안은 ‘갔다’의 줄이에요.",
        en: "The [softmax](softmax) turns scores into [attention weights](attention_weights). The ring is around the row of “went”.",
      },
      state: { ko: "step=softmax", en: "example=en-school&step=softmax" },
      point: { ko: "tensor:attention_weights row 4", en: "tensor:attention_weights row 1" },
      task: {
        ask: {
          ko: "‘갔다’는 어느 토큰을 가장 많이 볼까요?",
          en: "Which token does “went” look at most?",
        },
        largest: { ko: "attention_weights 4", en: "attention_weights 1" },
      },
      after: {
        ko: "‘학교’를 {attention_weights 4 2}만큼 봐요. 쿼리와 키가 가장 잘 맞았기 때문이에요.",
        en: "“school”, by {attention_weights 1 3}: its key matched the query best.",
      },
    },
    {
      text: {
        ko: "이제 책을 펼칠 차례예요. 토큰마다 [값](value)을 가중치만큼 덜어 와 모두 더하면 ‘갔다’의 [컨텍스트 벡터](context_vector)예요.",
        en: "Time to open the books. Take from every token as much [value](value) as its weight says and add it all up: the [context vector](context_vector) of “went”.",
      },
      point: { ko: "tensor:context row 4", en: "tensor:context row 1" },
      task: {
        ask: {
          ko: "‘갔다’의 컨텍스트 벡터에는 무엇이 가장 많을까요?",
          en: "What is there most of in the context vector of “went”?",
        },
        options: [
          {
            text: { ko: "사람", en: "person" },
            when: { ko: "context 4 0 > context 4 1", en: "context 1 0 > context 1 1" },
          },
          {
            text: { ko: "장소", en: "place" },
            when: { ko: "context 4 1 > context 4 0", en: "context 1 1 > context 1 0" },
          },
          {
            text: { ko: "동작", en: "act" },
            when: { ko: "context 4 2 > context 4 1", en: "context 1 2 > context 1 1" },
          },
        ],
      },
      after: {
        ko: "장소가 {context 4 1}, 사람이 {context 4 0 이에요/예요}. 어디로, 누가 갔는지가 ‘갔다’ 안으로 들어왔어요.",
        en: "Place is {context 1 1} and person {context 1 0}: where to and who have come into “went”.",
      },
    },
  ],
};
