import { describe, expect, it } from "vitest";

import {
  HAND_OVER_MINUTES,
  INVITATION_DAYS,
  type Invitation,
  judgeCode,
  MOST_WRONG_CODES,
  stateOf,
} from "../../src/people/invitation.ts";
import { invitationLinks } from "../../src/people/invitation-links.ts";

const NOW = Temporal.Instant.from("2023-11-20T01:00:00Z");
const minutes = (count: number) => NOW.add({ minutes: count });
const open: Invitation = {
  id: "1",
  unit: "886",
  role: "officer",
  replaces: null,
  expiresAt: minutes(1),
  usedAt: null,
  revokedAt: null,
};

describe("an invitation", () => {
  it.each<[string, Partial<Invitation>, string]>([
    ["before its end", {}, "open"],
    ["at its end", { expiresAt: NOW }, "expired"],
    ["after its end", { expiresAt: minutes(-1) }, "expired"],
    ["that was used", { usedAt: minutes(-1) }, "used"],
    ["that was used and has ended since", { usedAt: minutes(-2), expiresAt: minutes(-1) }, "used"],
    ["that was taken back", { revokedAt: minutes(-1) }, "revoked"],
    ["that was taken back and has ended since", { revokedAt: minutes(-2), expiresAt: minutes(-1) }, "revoked"],
    ["that was used before it was taken back", { usedAt: minutes(-2), revokedAt: minutes(-1) }, "used"],
  ])("%s is %s", (_, given, state) => {
    expect(stateOf({ ...open, ...given }, NOW)).toBe(state);
  });

  it("lives for a week, one that hands over for a quarter of an hour", () => {
    expect([INVITATION_DAYS, HAND_OVER_MINUTES]).toEqual([7, 15]);
  });
});

describe("a code that somebody typed", () => {
  const judge = (invitation: Invitation | null, wrongMinutes: readonly number[] = []) =>
    judgeCode({ invitation, wrongCodes: wrongMinutes.map(minutes), now: NOW });

  it("is accepted while its invitation is open", () => {
    expect(judge(open)).toEqual({ kind: "accepted", invitation: open });
  });

  it.each<[Invitation | null, string]>([
    [null, "unknown"],
    [{ ...open, expiresAt: NOW }, "expired"],
    [{ ...open, usedAt: minutes(-1) }, "used"],
    [{ ...open, revokedAt: minutes(-1) }, "revoked"],
  ])("is refused with the reason: %j", (invitation, kind) => {
    expect(judge(invitation)).toEqual({ kind });
  });

  it("may be wrong four times in an hour, and is not looked at after the fifth, right or wrong", () => {
    expect(MOST_WRONG_CODES).toBe(5);
    expect(judge(open, [-40, -30, -20, -10])).toMatchObject({ kind: "accepted" });
    for (const invitation of [open, null])
      expect(judge(invitation, [-50, -40, -30, -20, -10])).toEqual({ kind: "too_many", until: minutes(10) });
  });

  it("is looked at again an hour after the fifth last wrong one", () => {
    expect(judge(open, [-60, -40, -30, -20, -10])).toMatchObject({ kind: "accepted" });
    expect(judge(open, [-59, -40, -30, -20, -10])).toEqual({ kind: "too_many", until: minutes(1) });
    expect(judge(open, [-90, -80, -70, -20, -10])).toMatchObject({ kind: "accepted" });
  });

  it("counts wrong ones in whatever order they are given", () => {
    expect(judge(null, [-10, -50, -30, -20, -40])).toEqual({ kind: "too_many", until: minutes(10) });
    expect(judge(null, [-10, -55, -50, -30, -20, -40])).toEqual({ kind: "too_many", until: minutes(10) });
  });
});

describe("the links of an invitation", () => {
  it("lead where the assistant is known to be, and nowhere else", () => {
    const links = (telegramBot: string | null, publicUrl: string | null) =>
      invitationLinks("K7M49QRT", { telegramBot, publicUrl });
    expect(links(null, null)).toEqual([]);
    expect(links("thi_dua_bot", null)).toEqual(["https://t.me/thi_dua_bot?start=K7M49QRT"]);
    expect(links(null, "https://tro-ly.example")).toEqual(["https://tro-ly.example/?ma=K7M49QRT"]);
    expect(links("thi_dua_bot", "https://tro-ly.example")).toHaveLength(2);
  });
});
