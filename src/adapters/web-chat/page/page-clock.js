/** The server's time, so that a phone whose clock is wrong, or a practice on another day, still shows one order of days. */
export function createPageClock() {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    /**
     * Takes over the time that the server told just now.
     * @param {string} at
     */
    set(at) {
      ahead = Date.parse(at) - Date.now();
    },
  };
}
