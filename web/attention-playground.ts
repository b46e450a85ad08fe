/**
 * The one tag: `<script type="module" src="…/attention-playground.js"></script>`, then
 * `<attention-playground text="나는 학교에 갔다"></attention-playground>` wherever it is wanted.
 */
import { AttentionPlayground } from "./elements/attention-playground.ts";

// The page stands beside the script.
AttentionPlayground.pageUrl = new URL("./", import.meta.url).href;

export { AttentionPlayground };
