import type { Block } from "../../messages/reply.ts";
import { LINK_HOURS } from "./document.ts";
import { type Step, type Work, writing } from "./work.ts";

/** The step with the way to a page that takes one file under its last message; unchanged where the channel takes files itself. */
export function withUploadLink(work: Work, step: Step): Step {
  const token = work.uploadToken;
  const last = step.replies.at(-1);
  if (token === null || !last) return step;
  const link: Block = { kind: "upload", link: `/gui-tep/${token}` };
  const replies = [...step.replies.slice(0, -1), { ...last, blocks: [...last.blocks, link] }];
  const expiresAt = work.now.add({ hours: LINK_HOURS });
  return writing({ ...step, replies }, { kind: "upload_link", token, expiresAt });
}
