import {
  NEW_CONVERSATION,
  restoreConversation,
  storedConversation,
} from "../../src/conversation/conversation-state.ts";
import type { KeptHappening, Write } from "../../src/conversation/ports.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { codeIn } from "../../src/people/invitation-code.ts";
import type { Role } from "../../src/people/member.ts";
import { createMemoryDesk } from "../support/memory-desk.ts";
import { codeOf, createReportRoute } from "../support/report-talk.ts";
import type { Act } from "./arbitrary-officers.ts";

const ROLES: readonly Role[] = ["officer", "officer", "approver"];

/** Three people of a unit who talk with the assistant over the twin of the store. */
export function createOfficers(unit: string) {
  const desk = createMemoryDesk();
  const route = createReportRoute();
  const people = ROLES.map((role, at) => {
    desk.invite(codeOf(at + 1), { unit, role });
    return { conversation: `c${at}`, state: storedConversation(NEW_CONVERSATION), replies: [] as Reply[] };
  });
  let now = Temporal.Instant.from("2023-12-01T01:00:00Z");
  let turn = 0;

  function take(at: number, happening: KeptHappening): readonly Write[] {
    const person = people[at];
    if (!person) throw new Error(`nobody is the ${at}th`);
    turn += 1;
    now = now.add({ seconds: 61 });
    const code = happening.kind === "text" ? codeIn(happening.text) : null;
    const around = { desk: desk.open(person.conversation, code, now), now, channel: "telegram" } as const;
    const { state, replies, writes, forget } = route(
      restoreConversation(person.state),
      happening,
      String(turn),
      around,
    );
    person.state = JSON.parse(JSON.stringify(storedConversation(state)));
    if (!desk.apply(person.conversation, writes, now)) throw new Error(`stale: ${JSON.stringify(writes)}`);
    if (forget) desk.forget(person.conversation);
    person.replies.push(...replies, ...desk.told(person.conversation));
    return writes;
  }

  return {
    desk,
    people,
    /** Uses the codes: everybody is bound. */
    begin(): void {
      for (const at of people.keys()) {
        take(at, { kind: "text", text: codeOf(at + 1) });
        take(at, { kind: "text", text: ["Lan", "Hoa", "Minh"][at] ?? "" });
      }
    },
    /** Does it, as far as there is anything to press or fill in. */
    act({ officer, does }: Act): readonly Write[] {
      const replies = people[officer]?.replies ?? [];
      switch (does.kind) {
        case "says":
          return take(officer, { kind: "text", text: does.text });
        case "presses": {
          const choices = replies.flatMap((reply) => reply.choices).slice(-30);
          const choice = choices[Math.floor(does.share * choices.length)];
          return choice ? take(officer, { kind: "choice", choice: choice.id }) : [];
        }
        case "fills": {
          const sheet = replies.findLast(({ blocks }) =>
            blocks.some((one) => one.kind === "text" && /^\d+\. .*: $/m.test(one.text)),
          );
          const lines = (sheet?.blocks ?? []).flatMap((one) => (one.kind === "text" ? one.text.split("\n") : []));
          const filled = lines.map((line, at) =>
            /^\d+\. .*: $/.test(line) ? `${line}${does.values[at] ?? ""}` : line,
          );
          return sheet ? take(officer, { kind: "text", text: filled.join("\n") }) : [];
        }
      }
    },
  };
}
