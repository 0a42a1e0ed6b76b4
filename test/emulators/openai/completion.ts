import type { ServerResponse } from "node:http";

import type { ChatBody } from "./check-request.ts";
import type { Mode } from "./mode.ts";
import { tokensIn } from "./words.ts";

/** What a completion says, in whatever way it is sent. */
export interface Completion {
  readonly id: string;
  readonly created: number;
  readonly body: ChatBody;
  readonly content: string;
  readonly mode: Mode;
}

const PIECE = 12;
const REFUSAL = "I'm sorry, but I can't help with that.";

const toolCall = ({ name, arguments: given }: Mode & { kind: "calls-tool" }) => ({
  id: "call_1",
  type: "function",
  function: { name, arguments: given },
});

function usageOf({ body, content }: Completion) {
  const prompt_tokens = tokensIn(JSON.stringify(body.messages));
  const completion_tokens = tokensIn(content);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

/** Why it ended: by itself, by its limit of tokens, or to call a tool. */
function finishOf({ mode, content, body }: Completion): string {
  if (mode.kind === "calls-tool") return "tool_calls";
  const most = body.max_completion_tokens ?? body.max_tokens ?? Number.POSITIVE_INFINITY;
  return mode.kind === "cut-short" || tokensIn(content) > most ? "length" : "stop";
}

/** The completion as one JSON object. */
export function wholeCompletion(completion: Completion): unknown {
  const { id, created, body, content, mode } = completion;
  const tool = mode.kind === "calls-tool" && [toolCall(mode)];
  const message = {
    role: "assistant",
    content: tool || mode.kind === "refuses" ? null : content,
    refusal: mode.kind === "refuses" ? REFUSAL : null,
    ...(tool && { tool_calls: tool }),
  };
  return {
    id,
    object: "chat.completion",
    created,
    model: body.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishOf(completion) }],
    usage: usageOf(completion),
    system_fingerprint: "fp_emulator",
  };
}

/** What it says in pieces: words, or a refusal or the call of a tool in place of them. */
function deltasOf({ mode, content }: Completion): readonly object[] {
  if (mode.kind === "refuses") return [{ refusal: REFUSAL }];
  if (mode.kind === "calls-tool") return [{ tool_calls: [{ index: 0, ...toolCall(mode) }] }];
  const signs = [...content];
  const pieces = Math.ceil(signs.length / PIECE);
  return Array.from({ length: pieces }, (_, at) => ({ content: signs.slice(at * PIECE, (at + 1) * PIECE).join("") }));
}

/** Sends the completion piece by piece as server-sent events; it waits or cuts the connection where the mode says so. */
export async function streamCompletion(
  response: ServerResponse,
  completion: Completion,
  released: Promise<void>,
): Promise<void> {
  const { id, created, body, mode } = completion;
  const event = (choices: unknown[], usage: unknown = null) => {
    const chunk = { id, object: "chat.completion.chunk", created, model: body.model, choices };
    const counted = body.stream_options?.include_usage ? { ...chunk, usage } : chunk;
    response.write(`data: ${JSON.stringify(counted)}\n\n`);
  };
  const delta = (part: object, finish_reason: string | null = null) => [{ index: 0, delta: part, finish_reason }];
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  event(delta({ role: "assistant", content: "" }));
  const said = deltasOf(completion);
  for (const [at, part] of said.entries()) {
    if (mode.kind === "drops" && at === Math.floor(said.length / 2)) {
      response.write("data: {", () => response.destroy());
      return;
    }
    if (mode.kind === "pauses" && at === said.length - 1) await released;
    event(delta(part));
  }
  event(delta({}, finishOf(completion)));
  if (body.stream_options?.include_usage) event([], usageOf(completion));
  response.end("data: [DONE]\n\n");
}
