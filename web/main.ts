/** Our own page: one playground that owns the address and the document. */
import { openWorkerAhead } from "./compute/open-worker.ts";
import { fetchMessages, preferredLanguage } from "./language/index.ts";

// What else takes time is asked for side by side with what draws.
openWorkerAhead();
const [, asked] = /[#&]lang=(ko|en)\b/.exec(location.hash) ?? [];
void fetchMessages(preferredLanguage(asked ? [asked] : navigator.languages));

const arriving = document.querySelector("#arriving");
import("./attention-playground.ts").then(
  async ({ AttentionPlayground }) => {
    const playground = new AttentionPlayground();
    playground.toggleAttribute("page", true);
    document.body.append(playground);
    await playground.updateComplete;
    arriving?.remove();
  },
  () => {
    document.body.append("새로 고쳐 보세요. Please reload the page.");
  },
);
warmFonts();

/** Browsers take a while to find a font in each of its sizes: here nobody waits for it. */
function warmFonts(): void {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen || !arriving) return;
  const { fontFamily } = getComputedStyle(arriving);
  for (let size = 12; size <= 26; size++) {
    for (const weight of [400, 700]) {
      pen.font = `${weight} ${size}px ${fontFamily}`;
      pen.measureText("가A0");
    }
  }
}
