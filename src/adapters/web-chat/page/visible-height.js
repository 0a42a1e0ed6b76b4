/** Keeps the page as high as what is seen of it, so that a phone's keyboard never covers the composer. */
export function keepVisibleHeight() {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    // Whoever has zoomed in sees a part of the page; the page keeps its size then.
    if (seen.scale > 1.01) return;
    document.documentElement.style.setProperty("--seen-height", `${seen.height}px`);
    window.scrollTo(0, 0);
  };
  seen.addEventListener("resize", fit);
  fit();
}
