import type { Page } from "playwright-core";

/** What is wrong with the page as it is shown now; each as a short line, nothing when all is well. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [...((await page.evaluate(`(${CHECKS})()`)) as string[])];
}

// Runs in the browser; a text, because the tests are not compiled against the browser's types.
const CHECKS = String.raw`function check() {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push("the page is wider than the screen");
  const room = document.getElementById("scroller");
  if (room.scrollWidth > room.clientWidth) faults.push("the log is wider than the screen");
  if (root.scrollHeight > root.clientHeight + 1) faults.push("the page is higher than the screen");
  const isShown = (element) => element.checkVisibility({ opacityProperty: true }) && !element.closest(".unseen, .skip");

  for (const target of document.querySelectorAll("button, summary, textarea, a")) {
    if (!isShown(target)) continue;
    const { width, height } = target.getBoundingClientRect();
    if (height < 43.9 || width < 43.9) faults.push("small target: " + target.textContent.trim() + " " + width + "x" + height);
    const { left, right } = target.getBoundingClientRect();
    if (left < 0 || right > root.clientWidth + 0.5) faults.push("cut off: " + target.textContent.trim());
  }

  const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [red, green, blue, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha > 0.99) return [red, green, blue];
    }
    return [255, 255, 255];
  };
  const light = (color) => {
    const [red, green, blue] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !isShown(element) || ["NOSCRIPT", "SCRIPT"].includes(element.tagName)) continue;
    const [one, other] = [light(parse(getComputedStyle(element).color).slice(0, 3)), light(groundOf(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) faults.push("contrast " + contrast.toFixed(2) + ": " + node.data.trim().slice(0, 40));
    if (parseFloat(getComputedStyle(element).fontSize) < 13) faults.push("small letters: " + node.data.trim());
  }

  for (const control of document.querySelectorAll("button, textarea, [role=log], [role=group]")) {
    const name = control.getAttribute("aria-label") || control.textContent.trim() || control.labels?.[0]?.textContent
      || document.getElementById(control.getAttribute("aria-labelledby"))?.textContent;
    if (!name) faults.push("no name: " + control.outerHTML.slice(0, 80));
  }
  return faults;
}`;
