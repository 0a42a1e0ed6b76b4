import { find } from "./elements.js";
import { draft } from "./unsent.js";
import { wording } from "./wording.js";

/**
 * The place to write. Enter sends where there is a keyboard, and makes a new line on a phone; Shift+Enter always does.
 * @param {(text: string) => void} send
 */
export function createComposer(send) {
  const form = find("composer", HTMLFormElement);
  const write = find("write", HTMLTextAreaElement);
  const note = find("note", HTMLElement);
  const longest = Number(write.dataset["longest"]);
  const hasKeyboard = matchMedia("(hover: hover) and (pointer: fine)");

  function fit() {
    write.style.height = "auto";
    // The border counts for the height but not for what is scrolled.
    write.style.height = `${write.scrollHeight + write.offsetHeight - write.clientHeight}px`;
    form.classList.toggle("empty", write.value.trim() === "");
    const written = write.value.normalize("NFC").trim().length;
    note.textContent = written > longest ? wording.tooLong(written, longest) : "";
    draft.keep(write.value);
  }

  function submit() {
    const text = write.value.normalize("NFC").trim();
    if (text === "" || text.length > longest) return write.focus();
    write.value = "";
    fit();
    send(text);
    write.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  write.addEventListener("input", fit);
  write.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !hasKeyboard.matches) return;
    event.preventDefault();
    submit();
  });
  write.value = draft.read();
  fit();

  return {
    /** Goes on with writing where there is a keyboard; on a phone it would cover what is to be read. */
    rest() {
      if (hasKeyboard.matches) write.focus();
    },
    /**
     * Lays out lines to be filled in, ready for the first.
     * @param {string} sheet
     */
    layOut(sheet) {
      if (!write.value.startsWith(sheet)) this.takeBack(sheet);
      const end = sheet.split("\n", 1)[0]?.length ?? 0;
      write.focus();
      write.setSelectionRange(end, end);
      write.scrollTop = 0;
    },
    /**
     * Gives back a text to be changed, before whatever is being written.
     * @param {string} text
     */
    takeBack(text) {
      write.value = [text, write.value].filter((part) => part !== "").join("\n");
      fit();
      write.focus();
    },
  };
}
