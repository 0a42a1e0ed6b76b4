import type { Mode } from "./mode.ts";
import type { ReadPrompt } from "./read-prompt.ts";
import { answerTask } from "./tasks/answer.ts";
import { extractTask } from "./tasks/extract.ts";
import { mergeTask } from "./tasks/merge.ts";
import type { Proposed, Task } from "./tasks/task.ts";
import { understandTask } from "./tasks/understand.ts";

const BY_INPUT: Readonly<Record<string, Task>> = {
  passages: answerTask,
  message: understandTask,
  fields: extractTask,
  texts: mergeTask,
};

/** What the model says to a prompt in a mode; plain words where the prompt is none of the tasks it knows. */
export function think(prompt: ReadPrompt, mode: Mode, asksForJson: boolean): string {
  if (mode.kind === "raw") return mode.content;
  const task = Object.entries(BY_INPUT).find(([name]) => name in prompt.inputs)?.[1];
  if (!task || !asksForJson) return plainly(prompt, mode);
  const content = JSON.stringify(task.shape(spoilt(task, prompt, mode)));
  return mode.kind === "cut-short" ? content.slice(0, Math.floor(content.length / 2)) : content;
}

function plainly({ user, system }: ReadPrompt, mode: Mode): string {
  if (mode.kind === "leaks") return `${system}\n${user}`;
  if (mode.kind === "says" || (mode.kind === "obeys" && user.includes(mode.order))) return mode.words;
  return user.slice(0, 400);
}

function spoilt(task: Task, prompt: ReadPrompt, mode: Mode): readonly Proposed[] {
  const well = task.well(prompt);
  const places = task.places(prompt);
  const say = (text: string): readonly Proposed[] => [{ text, from: places }];
  switch (mode.kind) {
    case "wrong-place":
      return well.map(({ text, from }) => ({ text, from: [otherThan(from, places)] }));
    case "invents":
      return [...well.map(({ text, from }) => ({ text: invented(text, mode.what), from }))];
    case "denies":
      return well.map(({ text, from }) => ({
        text: `Không phải ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
        from,
      }));
    case "says":
      return say(mode.words);
    case "obeys":
      return prompt.user.includes(mode.order) ? say(mode.words) : well;
    case "leaks":
      return [...say(prompt.system), ...say(prompt.user)];
    default:
      return well;
  }
}

/** Another place than those; one that does not exist where there is no other. */
function otherThan(from: readonly string[], places: readonly string[]): string {
  return places.find((place) => !from.includes(place)) ?? "99";
}

const FIGURE = /\d+/;

function invented(text: string, what: "clause" | "number" | "date" | "name" | "document"): string {
  const added = (words: string) => `${text.replace(/[.\s]+$/u, "")}, ${words}.`;
  switch (what) {
    case "clause":
      return "Đơn vị nộp trễ quá hạn sẽ bị trừ điểm thi đua và cắt danh hiệu của người đứng đầu.";
    case "number":
      return FIGURE.test(text)
        ? text.replace(FIGURE, (digits) => String(Number(digits) + 7))
        : added("gồm 47 chỉ tiêu");
    case "date":
      return added("chậm nhất là ngày 31 tháng 12 năm 2023");
    case "name":
      return added("do ông Trần Văn Bịa của Sở Tài chính phụ trách");
    case "document":
      return added("theo Quyết định số 9999/QĐ-UBND");
  }
}
