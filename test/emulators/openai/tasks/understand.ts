import type { Task } from "./task.ts";

/** Takes every message for a question, and leans it on the one before. */
export const understandTask: Task = {
  well({ inputs }) {
    const [message, earlier] = [inputs["message"]?.trim() ?? "", inputs["earlier"]?.trim() ?? ""];
    return [{ text: earlier === "" ? message : `${message.replace(/[?.!\s]+$/u, "")} ${earlier}?`, from: [] }];
  },
  places: () => [],
  shape: (proposed) => ({ kind: "question", question: proposed.map(({ text }) => text).join(" ") || null }),
};
