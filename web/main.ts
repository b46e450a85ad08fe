/** Our own page: one playground that owns the address and the document. */
import { openWorkerAhead } from "./compute/open-worker.ts";
import { fetchMessages, preferredLanguage } from "./language/index.ts";

// What else takes time is asked for side by side with what draws.
openWorkerAhead();
const [, asked] = /[#&]lang=(ko|en)\b/.exec(location.hash) ?? [];
void fetchMessages(preferredLanguage(asked ? [asked] : navigator.languages));

import("./attention-playground.ts").then(
  () => {
    const playground = document.createElement("attention-playground");
    playground.toggleAttribute("page", true);
    document.body.append(playground);
  },
  () => {
    document.body.append("페이지를 불러오지 못했어요. 새로 고쳐 보세요. · Please reload the page.");
  },
);
