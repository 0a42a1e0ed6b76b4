import { wording } from "./wording.js";

const NEAR_PX = 96;
const MARGIN_PX = 12;

/**
 * Follows the newest line while the reader is at the end, and leaves the reader alone otherwise.
 * @param {HTMLElement} scroller
 * @param {HTMLElement} newest the button that leads to the end
 */
export function createScrolling(scroller, newest) {
  let following = true;

  const rest = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  const toEnd = () => {
    following = true;
    scroller.scrollTop = scroller.scrollHeight;
  };
  const isEmpty = () => scroller.querySelector(".line") === null;
  const look = () => {
    following = rest() < NEAR_PX || isEmpty();
    newest.hidden = following;
    if (following) newest.textContent = wording.newest;
  };

  scroller.addEventListener("scroll", look, { passive: true });
  newest.addEventListener("click", () => {
    toEnd();
    look();
  });
  // The keyboard, a growing composer or a turned phone changes the room; who was at the end stays there.
  new ResizeObserver(() => {
    if (following && !isEmpty()) toEnd();
  }).observe(scroller);
  /** @type {Element | null} */
  let pressed = null;
  scroller.addEventListener("click", ({ target }) => {
    pressed = target instanceof Element ? (target.closest("summary")?.parentElement ?? null) : null;
  });
  // A quote that is unfolded makes the log longer without scrolling it; who unfolds one wants to read it.
  scroller.addEventListener(
    "toggle",
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target === pressed && target.open)
        target.scrollIntoView({ block: "nearest" });
      look();
    },
    true,
  );

  return {
    toEnd,
    /**
     * Changes the end of the log and stays at the end; a reply taller than the room is shown from its beginning.
     * @param {() => void} change
     * @param {() => Element | null} [reply]
     */
    follow(change, reply) {
      const wasFollowing = following;
      change();
      if (!wasFollowing) {
        newest.hidden = false;
        if (reply) newest.textContent = wording.newReply;
        return;
      }
      if (!isEmpty()) toEnd();
      const top = reply?.()?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
      const above = scroller.getBoundingClientRect().top + MARGIN_PX - top;
      if (above > 0) scroller.scrollTop -= above;
      look();
    },
    /**
     * Changes what is above without moving what is being read.
     * @param {() => void} change
     */
    hold(change) {
      const below = scroller.scrollHeight - scroller.scrollTop;
      change();
      scroller.scrollTop = scroller.scrollHeight - below;
    },
  };
}
