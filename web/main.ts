/** Our own page: one playground that owns the address and the document. */
import "./elements/attention-playground.ts";

const playground = document.createElement("attention-playground");
playground.toggleAttribute("page", true);
document.body.append(playground);
