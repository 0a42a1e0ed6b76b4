import { z } from "zod";
import type { OpenedFile } from "../../outbox/ports.ts";
import { type Called, createAuthorized } from "./authorized.ts";
import { callZalo } from "./call-zalo.ts";
import type { Tokens } from "./tokens.ts";

/** A message as it is sent to one person. */
export type OaMessage = { readonly text: string; readonly attachment?: unknown } | { readonly attachment: unknown };

/** A message that was taken, and who pays for it: "reply" is free, nothing said is billed. */
export interface Taken {
  readonly messageId: string | null;
  readonly quota: string | null;
}

/** The methods that are used, each called once but for a refused access token, which is renewed and tried again. */
export interface ZaloOaApi {
  sendMessage(user: string, message: OaMessage): Promise<Called<Taken>>;
  /** Gives the token by which a message names the file for seven days. */
  uploadFile(file: OpenedFile, name: string): Promise<Called<string>>;
}

/** How long bringing a file up may take, in milliseconds. */
const UPLOAD_MS = 45_000;
/** The codes of an access token that is not known or too old. */
const TOKEN_REFUSED = new Set([-216, -220]);

const text = z.union([z.string(), z.number()]).transform(String);
const taken = z.object({
  data: z.object({
    message_id: text.nullish(),
    quota: z.object({ quota_type: z.string().nullish() }).nullish(),
  }),
});
/** Some captures show one name, some the other (graded B). */
const uploaded = z.object({ data: z.object({ token: text.optional(), attachment_id: text.optional() }) });

/** Reaches the OpenAPI over HTTP. */
export function createZaloOaApi(options: { apiRoot: string; tokens: Tokens; callMs?: number }): ZaloOaApi {
  const { tokens, callMs } = options;
  const root = options.apiRoot.replace(/\/+$/, "");

  const authorized = createAuthorized(tokens, TOKEN_REFUSED);

  return {
    async sendMessage(user, message) {
      const body = JSON.stringify({ recipient: { user_id: user }, message });
      const called = await authorized((token) =>
        callZalo(
          `${root}/v3.0/oa/message/cs`,
          { method: "POST", headers: { access_token: token, "content-type": "application/json" }, body },
          [token],
          callMs,
        ),
      );
      if (called.kind !== "ok") return called;
      const read = taken.safeParse(called.value);
      const { message_id: id, quota } = read.data?.data ?? {};
      return { kind: "ok", value: { messageId: id ?? null, quota: quota?.quota_type ?? null } };
    },
    async uploadFile({ bytes, type }, name) {
      const called = await authorized((token) => {
        const body = new FormData();
        body.append("file", new File([bytes as Uint8Array<ArrayBuffer>], name, { type }));
        const init = { method: "POST", headers: { access_token: token }, body };
        return callZalo(`${root}/v2.0/oa/upload/file`, init, [token], UPLOAD_MS);
      });
      if (called.kind !== "ok") return called;
      const { token, attachment_id: id } = uploaded.safeParse(called.value).data?.data ?? {};
      const handle = token ?? id;
      return handle === undefined
        ? { kind: "unanswered", why: "Zalo named no token of the file" }
        : { kind: "ok", value: handle };
    },
  };
}
