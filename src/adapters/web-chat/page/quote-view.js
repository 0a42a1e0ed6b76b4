import { make, makeButton } from "./elements.js";
import { wording } from "./wording.js";

/** The most characters of a first quote that is shown unfolded. */
const SHORT_QUOTE = 320;
const COPIED_MS = 2500;

/**
 * The exact words of a document under the place where they stand.
 * @param {{ document: string, locator: string, quote: string }} block
 * @param {boolean} isFirst
 */
export function quoteView({ document, locator, quote }, isFirst) {
  const view = make(
    "details",
    { class: "quote" },
    make("summary", {}, make("span", {}, make("span", { class: "kind" }, wording.quote), locator)),
    make(
      "div",
      { class: "quoted" },
      make("blockquote", {}, `“${quote}”`),
      make(
        "div",
        { class: "source" },
        make("p", {}, document),
        navigator.clipboard ? copyButton(`“${quote}” (${locator}, ${document})`) : null,
      ),
    ),
  );
  view.open = isFirst && quote.length <= SHORT_QUOTE;
  return view;
}

/** @param {string} text */
function copyButton(text) {
  const button = makeButton("copy", wording.copyQuote, async () => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    button.textContent = copied ? wording.copied : wording.notCopied;
    setTimeout(() => {
      button.textContent = wording.copyQuote;
    }, COPIED_MS);
  });
  return button;
}
