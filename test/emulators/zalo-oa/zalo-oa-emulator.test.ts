import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { PATHS, startZaloOaEmulator, type ZaloOaEmulator } from "./zalo-oa-emulator.ts";

const HOUR = 3_600_000;
let now = 0;
let zalo: ZaloOaEmulator;
beforeEach(async () => {
  now = Date.parse("2026-11-24T08:00:00Z");
  zalo = await startZaloOaEmulator({ now: () => now });
});
afterEach(() => zalo.close());

type Answered = Readonly<Record<string, unknown>> & { readonly data?: Readonly<Record<string, unknown>> };

async function post(path: string, headers: Record<string, string>, body: string | URLSearchParams | FormData) {
  return (await (await fetch(`${zalo.root}${path}`, { method: "POST", headers, body })).json()) as Answered;
}
async function renew(token = zalo.refreshToken(), secret = zalo.appSecret): Promise<Answered> {
  const form = { refresh_token: token, app_id: zalo.appId, grant_type: "refresh_token" };
  return post(PATHS.tokens, { secret_key: secret }, new URLSearchParams(form));
}
const send = (user: string, message: object, token = zalo.accessToken() ?? "") =>
  post(PATHS.messages, { access_token: token }, JSON.stringify({ recipient: { user_id: user }, message }));

describe("tokens", () => {
  it("come in pairs: the refresh token works once, the access token until the next or for 25 hours", async () => {
    const consent = zalo.refreshToken();
    expect(await renew(consent, "wrong")).toHaveProperty("error");
    expect(await renew()).toMatchObject({ expires_in: "90000" });
    expect(await renew(consent)).toMatchObject({ error: -14014 });
    const old = zalo.accessToken() ?? "";
    const lan = zalo.person();
    lan.follow();
    expect(await send(lan.id, { text: "Dạ." })).toMatchObject({ error: 0 });
    await renew();
    expect(await send(lan.id, { text: "Dạ." }, old)).toMatchObject({ error: -216 });
    now += 25 * HOUR;
    expect(await send(lan.id, { text: "Dạ." })).toMatchObject({ error: -220 });
    expect(zalo.renewals()).toBe(2);
  });
});

describe("messages", () => {
  beforeEach(async () => void (await renew()));

  it("are measured, and go only to who has something to do with the OA", async () => {
    const lan = zalo.person();
    expect(await send(lan.id, { text: "Dạ." })).toMatchObject({ error: -213 });
    expect(await send("1", { text: "Dạ." })).toMatchObject({ error: -201 });
    lan.say("chào");
    expect(await send(lan.id, { text: "ạ".repeat(2001) })).toMatchObject({ error: -210 });
    expect(await send(lan.id, { text: " " })).toMatchObject({ error: -201 });
    expect(await send(lan.id, { text: "ạ".repeat(2000) })).toMatchObject({ data: { quota: { quota_type: "reply" } } });
    now += 24 * HOUR;
    expect(lan.messages()).toHaveLength(1);
  });

  it("have five buttons at most, where their shape is known", async () => {
    const lan = zalo.person();
    lan.say("chào");
    const buttons = (count: number, title = "Xã") =>
      Array.from({ length: count }, () => ({ title, type: "oa.query.hide", payload: "a" }));
    const sendButtons = (list: readonly object[]) =>
      send(lan.id, { text: "Chọn ạ:", attachment: { type: "template", payload: { buttons: list } } });
    expect(await sendButtons(buttons(5))).toMatchObject({ error: 0 });
    expect(await sendButtons(buttons(6))).toMatchObject({ error: -210 });
    expect(await sendButtons(buttons(1, "x".repeat(101)))).toMatchObject({ error: -201 });
    zalo.knowsButtons(false);
    expect(await sendButtons(buttons(1))).toMatchObject({ error: -201 });
  });

  it("carry files of 5 MB that are PDF, Word or CSV, for seven days", async () => {
    const lan = zalo.person();
    lan.follow();
    const upload = (name: string, size: number) => {
      const form = new FormData();
      form.append("file", new File([new Uint8Array(size)], name));
      return post(PATHS.uploads, { access_token: zalo.accessToken() ?? "" }, form);
    };
    expect(await upload("a.xlsx", 1)).toMatchObject({ error: -201 });
    expect(await upload("a.pdf", 5 * 1024 * 1024 + 1)).toMatchObject({ error: -210 });
    const { data } = await upload("a.pdf", 5 * 1024 * 1024);
    const attachment = { type: "file", payload: { token: data?.["token"] } };
    expect(await send(lan.id, { attachment })).toMatchObject({ error: 0 });
    expect(lan.messages().at(-1)?.file?.name).toBe("a.pdf");
    now += 7 * 24 * HOUR + 1;
    await renew();
    lan.say("còn đó không");
    expect(await send(lan.id, { attachment })).toMatchObject({ error: -100 });
  });
});
