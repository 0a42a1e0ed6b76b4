import type { DeskStore } from "./desk-stores.ts";
import { createMemoryDesk } from "./memory-desk.ts";
import { at, wordsOf } from "./stores-contract.ts";

/** The twin in memory, as these tests look at it. */
export function deskTwin(): DeskStore {
  const desk = createMemoryDesk();
  const heard = new Map<string, readonly string[]>();
  let codes = 0;
  return {
    invite: async (code, { replaces = null, ...given }) => desk.invite(code, { ...given, replaces }),
    revoke: async (code) => desk.revoke(code, at(0)),
    async join(conversation, given) {
      codes += 1;
      desk.invite(`join ${codes}`, given);
      const { invitation } = desk.open(conversation, `join ${codes}`);
      if (invitation) desk.apply(conversation, [{ kind: "bind", invitation }], at(0));
      return desk.memberOf(conversation) ?? "";
    },
    alsoBind: async (conversation, member) => desk.alsoBind(conversation, member),
    reachable: async (conversation, is) => desk.reachable(conversation, is),
    async turn(conversation, code = null, now = at(0)) {
      const again = async () => desk.open(conversation, code, now);
      return {
        desk: await again(),
        again,
        async end(writes, { forget = false } = {}) {
          if (!desk.apply(conversation, writes, now)) return "stale";
          if (forget) desk.forget(conversation);
          return "written";
        },
      };
    },
    async told(conversation) {
      const state = conversation.startsWith("web-chat ") ? "sent" : "pending";
      const now = desk.told(conversation).map((reply) => `${state}: ${wordsOf(reply)}`);
      heard.set(conversation, [...(heard.get(conversation) ?? []), ...now]);
      return heard.get(conversation) ?? [];
    },
    takeLink: async (token, now) => desk.takeLink(token, now),
    difficulties: async (unit) =>
      desk.difficulties
        .filter((one) => one.unit === unit)
        .map(({ code, text, routed_to }) => `${code} ${text} → ${routed_to}`),
    log: async (unit) => desk.log.filter((one) => one.unit === unit).map(({ entry }) => entry.did),
    comments: async (receipt) =>
      desk.comments.filter((one) => one.receipt === receipt).map(({ by, text }) => `${by}: ${text}`),
    async filed(unit) {
      const count = desk.filed.filter((one) => one.unit === unit).length;
      return { reports: count, forwardings: count };
    },
    close: async () => {},
  };
}
