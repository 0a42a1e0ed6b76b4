import type { Hono } from "hono";

import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import type { Conversation } from "../../src/conversation/conversation-state.ts";
import type { Conversed } from "../../src/conversation/converse.ts";
import { createRoute } from "../../src/conversation/route.ts";
import { composeFormPage } from "../../src/form-page-composition.ts";
import { createMessagePath } from "../../src/message-path.ts";
import type { Reply } from "../../src/messages/reply.ts";
import type { Role } from "../../src/people/member.ts";
import type { Reports } from "../../src/reporting.ts";
import { wordsOfBlock } from "./block-words.ts";
import { deskStoreOver } from "./desk-stores.ts";
import { codeOf } from "./report-talk.ts";
import type { TestEngine } from "./stores.ts";

const BY_ROW = new Set(["web-chat"] as const);
/** The moment at which these tests begin. */
const BEGIN = Temporal.Instant.from("2023-12-01T01:00:00Z");

/** A browser that has opened the form. */
export interface FormBrowser {
  readonly cookie: string;
  get(path?: string): Promise<Response>;
  html(path?: string): Promise<string>;
  /** Sends a form as the page does: what its controls hold, with these changes. */
  save(changes: Readonly<Record<string, string>>, options?: { script?: boolean; from?: string }): Promise<Response>;
  post(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

/** The chat and the form over one store. */
export interface FormWorld {
  readonly store: Store;
  readonly app: Hono;
  readonly errors: readonly string[];
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void;
  /** Binds a conversation to a unit, and gives its name. */
  join(unit: string, given?: { name?: string; role?: Role }): Promise<string>;
  /** Says something in a conversation, and gives what is answered and told meanwhile. */
  say(conversation: string, text: string): Promise<string>;
  /** Everything that a conversation was told that it did not ask for, or was answered, since it was last looked at. */
  heard(conversation: string): Promise<string>;
  link(conversation: string): Promise<string>;
  /** Opens a link as a browser does. */
  follow(link: string): Promise<FormBrowser>;
  /** Asks for a link and opens it. */
  open(conversation: string): Promise<FormBrowser>;
  close(): Promise<void>;
}

/** What browsers send from our own page. */
export const OWN_ORIGIN = { origin: "http://localhost" } as const;

/** Puts chat and form together on an engine. */
export async function createFormWorld(engine: TestEngine, reports: Reports): Promise<FormWorld> {
  const { open, drop } = await engine.place();
  const store = await openStore(await open());
  let now = BEGIN;
  /** Nothing sweeps here: what is accepted is taken at once. */
  const time = {
    clock: { now: () => now },
    timers: { after: () => () => {}, every: () => () => {} },
    pass(milliseconds: number) {
      now = now.add({ milliseconds });
    },
  };
  const coordination = createMemoryCoordination(time.clock);
  const errors: string[] = [];
  const logger = {
    info() {},
    warn() {},
    error: (event: string, cause: unknown) => void errors.push(`${event} ${cause}`),
  };
  const converse = (state: Conversation): Conversed => ({ state, said: { kind: "passage", text: "Không rõ." } });
  const path = createMessagePath({
    store,
    coordination,
    route: createRoute({ converse, about: "Kế hoạch", report: reports.conversation }),
    channels: () => [],
    deliveredByRow: BY_ROW,
    campaign: reports.campaign.id,
    forwards: true,
    clock: time.clock,
    timers: time.timers,
    newId: () => crypto.randomUUID(),
    logger,
    meter: { count() {}, time() {} },
  });
  await path.start();
  const app = composeFormPage({
    store,
    reports,
    coordination,
    deliveredByRow: BY_ROW,
    forwards: true,
    openFile: async (file) => ({ bytes: new TextEncoder().encode(file), name: "a.docx", type: "application/msword" }),
    practice: () => null,
    secure: false,
    clock: time.clock,
    logger,
  });
  const people = deskStoreOver(store);
  let count = 0;
  const read = new Map<string, number>();

  async function heard(conversation: string): Promise<string> {
    const rows = await store.db
      .selectFrom("outbox as o")
      .innerJoin("conversations as c", "c.id", "o.conversation_id")
      .select(["o.id", "o.reply"])
      .where("c.address", "=", conversation)
      .where("o.id", ">", read.get(conversation) ?? 0)
      .orderBy("o.id")
      .execute();
    read.set(conversation, rows.at(-1)?.id ?? read.get(conversation) ?? 0);
    return rows.map(({ reply }) => (reply as Reply).blocks.map(wordsOfBlock).join("\n")).join("\n\n");
  }

  async function say(conversation: string, text: string): Promise<string> {
    count += 1;
    time.pass(1000);
    const at = time.clock.now();
    await path.accept({
      channel: "web-chat",
      conversation,
      eventKey: `e${count}`,
      at,
      happening: { kind: "text", text },
    });
    await path.idle();
    return heard(conversation);
  }

  async function link(conversation: string): Promise<string> {
    const answer = await say(conversation, "mở trang biểu");
    return /\/mo-bieu\/[A-Za-z0-9_-]{43}/.exec(answer)?.[0] ?? "";
  }

  async function follow(to: string): Promise<FormBrowser> {
    const opened = await app.request(to, { method: "POST", headers: OWN_ORIGIN });
    const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const get = async (where = "/bieu") => app.request(where, { headers: { cookie } });
    const html = async (where?: string) => (await get(where)).text();
    const post: FormBrowser["post"] = async (where, fields = {}, headers = OWN_ORIGIN) => {
      time.pass(1000);
      return app.request(where, {
        method: "POST",
        body: formDataOf(Object.entries(fields)),
        headers: { cookie, ...headers },
      });
    };
    return {
      cookie,
      get,
      html,
      post,
      async save(changes, { script = false, from } = {}) {
        const page = from ?? (await html());
        const fields = new Set(Object.keys(changes).flatMap((name) => fieldNamed(name)));
        const held = controlsIn(page).filter(
          ([name]) => fields.has(fieldNamed(name)[0] ?? "") && !isSetByHand(name, changes),
        );
        time.pass(1000);
        return app.request(script ? "/bieu/luu?phan=1" : "/bieu/luu", {
          method: "POST",
          body: formDataOf([
            ["muc", "x"],
            ["dau", signOf(page)],
            ...held,
            ...Object.entries(changes).filter(([, value]) => value !== ""),
          ]),
          headers: { cookie, ...OWN_ORIGIN },
        });
      },
    };
  }

  return {
    store,
    app,
    errors,
    pass: time.pass,
    async join(unit, { name = "Lan", role = "officer" } = {}) {
      count += 1;
      const conversation = `c${count}`;
      const code = codeOf(count);
      await people.invite(code, { unit, role });
      await say(conversation, code);
      await say(conversation, name);
      return conversation;
    },
    say,
    heard,
    link,
    follow,
    open: async (conversation) => follow(await link(conversation)),
    async close() {
      await path.stop();
      await store.close();
      await drop();
    },
  };
}

/** The field that a control, or the button of a question, belongs to. */
function fieldNamed(name: string): string[] {
  const found = /^(?:[fmwtkn]|c)\.([a-z][a-z0-9_]*)/.exec(name)?.[1];
  return found === undefined ? [] : [found];
}

const signOf = (page: string): string => /<body data-sign="([^"]*)"/.exec(page)?.[1] ?? "";

const isSetByHand = (name: string, changes: Readonly<Record<string, string>>): boolean => name in changes;

function formDataOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

/** What the controls of a page hold, as a browser would send it. */
export function controlsIn(html: string): [string, string][] {
  const inputs = [...html.matchAll(/<input ([^>]*)>/g)].flatMap(([, attributes = ""]): [string, string][] => {
    const of = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
    const isTicked = !/type="(?:radio|checkbox)"/.test(attributes) || /\schecked/.test(attributes);
    const name = of("name");
    return name !== undefined && isTicked ? [[name, unescaped(of("value") ?? "")]] : [];
  });
  const texts = [...html.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)].map(
    ([, name = "", text = ""]): [string, string] => [name, unescaped(text)],
  );
  return [...inputs, ...texts];
}

/** The text behind the escapes of a page. */
const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** The words that a page shows at a question, one line. */
export function wordsAt(html: string, field: string): string {
  const start = html.indexOf(`<div id="cau-${field}"`);
  if (start < 0) return "";
  const next = html.indexOf(" data-block ", html.indexOf(" data-block ", start) + 1);
  const part = html.slice(html.indexOf(">", start) + 1, next < 0 ? undefined : html.lastIndexOf("<div", next));
  return unescaped(part.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}
