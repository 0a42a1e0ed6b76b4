import { expect, test } from "vitest";

import { at, onEveryStore, textEvent } from "../../support/stores-contract.ts";

onEveryStore((store) => {
  test("an event is accepted once and repeated after that", async () => {
    expect(await store().inbox.accept(textEvent("1"), at(0))).toBe("accepted");
    expect(await store().inbox.accept(textEvent("1", { text: "khác" }), at(1))).toBe("repeated");
    const rows = await store().inboxRows();
    expect(rows).toMatchObject([{ eventKey: "1", status: "waiting", happening: { kind: "text", text: "câu 1" } }]);
  });

  test("five deliveries of one event at the same time make one row", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => store().inbox.accept(textEvent("same", { conversation: "mới" }), at(0))),
    );
    expect(outcomes.toSorted()).toEqual(["accepted", "repeated", "repeated", "repeated", "repeated"]);
    expect(await store().inboxRows()).toHaveLength(1);
    expect(await store().addresses()).toEqual(["mới"]);
  });

  test("one key on two channels is two events", async () => {
    expect(await store().inbox.accept(textEvent("1"), at(0))).toBe("accepted");
    expect(await store().inbox.accept(textEvent("1", { channel: "zalo-bot" }), at(0))).toBe("accepted");
    expect(await store().inboxRows()).toHaveLength(2);
  });

  test("events of one conversation that come in together keep the order in which they were kept", async () => {
    for (const key of ["1", "2", "3"]) await store().inbox.accept(textEvent(key), at(0));
    await Promise.all(["4", "5", "6", "7"].map((key) => store().inbox.accept(textEvent(key), at(0))));
    const keys = (await store().inboxRows()).map(({ eventKey }) => eventKey);
    expect(keys.slice(0, 3)).toEqual(["1", "2", "3"]);
    expect(keys.slice(3).toSorted()).toEqual(["4", "5", "6", "7"]);
  });

  test("every happening comes out as it went in", async () => {
    const happenings = [
      { kind: "text", text: "Hạn nộp? 😀\n\t“quoted” \\ 'q' {}" },
      { kind: "text", text: "sửa", edited: true },
      { kind: "choice", choice: "12-0" },
      { kind: "start", payload: null },
      { kind: "start", payload: "don-vi" },
      { kind: "unsupported", what: "voice" },
      { kind: "refused" },
      { kind: "too_long" },
    ] as const;
    for (const [place, happening] of happenings.entries())
      await store().inbox.accept({ ...textEvent(String(place)), happening }, at(0));
    expect((await store().inboxRows()).map(({ happening }) => happening)).toEqual(happenings);
  });
});
