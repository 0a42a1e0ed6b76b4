import type { Page } from "playwright-core";

/** What is wrong with a page of the report form as it is shown: width, targets, contrast, letters, names. */
export async function formFaultsOf(page: Page): Promise<string[]> {
  return page.evaluate(`(${CHECK})()`) as Promise<string[]>;
}

/** Runs in the page. */
const CHECK = `() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push("the page is wider than the screen: " + root.scrollWidth);
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest(".unseen, .skip");
  const nameOf = (element) => (element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent).trim().slice(0, 60);

  for (const target of document.querySelectorAll("button, summary, textarea, a, input:not([type=hidden]), label.tick")) {
    if (!isShown(target) || (target.matches("input[type=radio], input[type=checkbox]"))) continue;
    const { width, height, left, right } = target.getBoundingClientRect();
    if (height < 43.9 || width < 43.9) faults.push("small target: " + nameOf(target) + " " + width + "x" + height);
    if (left < -0.5 || right > root.clientWidth + 0.5) faults.push("cut off: " + nameOf(target));
  }

  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
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
  const contrast = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !isShown(element) || element.tagName === "SCRIPT") continue;
    const found = contrast(parse(getComputedStyle(element).color).slice(0, 3), groundOf(element));
    if (found < 4.5) faults.push("contrast " + found.toFixed(2) + ": " + node.data.trim().slice(0, 40));
    if (parseFloat(getComputedStyle(element).fontSize) < 13) faults.push("small letters: " + node.data.trim());
  }
  for (const control of document.querySelectorAll("input[type=text], textarea")) {
    if (!isShown(control)) continue;
    const edge = contrast(parse(getComputedStyle(control).borderTopColor).slice(0, 3), groundOf(control.parentElement));
    if (edge < 3) faults.push("edge " + edge.toFixed(2) + ": " + nameOf(control));
  }

  for (const control of document.querySelectorAll("button, textarea, input:not([type=hidden]), a, fieldset, [role=group], nav, section")) {
    const legend = control.tagName === "FIELDSET" ? control.querySelector("legend")?.textContent : null;
    const by = document.getElementById(control.getAttribute("aria-labelledby"))?.textContent;
    if (!(legend || by || nameOf(control))) faults.push("no name: " + control.outerHTML.slice(0, 80));
  }
  for (const described of document.querySelectorAll("[aria-describedby]"))
    for (const id of described.getAttribute("aria-describedby").split(" "))
      if (!document.getElementById(id)) faults.push("describes nothing: " + id);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of ids.filter((one, at) => ids.indexOf(one) !== at)) faults.push("twice: " + id);
  return faults;
}`;
