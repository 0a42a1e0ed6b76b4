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
  const tool = mode.kind === "calls-tool" && [
    { id: "call_1", type: "function", function: { name: mode.name, arguments: mode.arguments } },
  ];
  const message = {
    role: "assistant",
    content: tool || mode.kind === "refuses" ? null : content,
    refusal: mode.kind === "refuses" ? "I'm sorry, but I can't help with that." : null,
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

/** Sends the completion piece by piece as server-sent events; cuts the connection in the middle where the mode says so. */
export function streamCompletion(response: ServerResponse, completion: Completion): void {
  const { id, created, body, content, mode } = completion;
  const event = (choices: unknown[], usage: unknown = null) => {
    const chunk = { id, object: "chat.completion.chunk", created, model: body.model, choices };
    const counted = body.stream_options?.include_usage ? { ...chunk, usage } : chunk;
    response.write(`data: ${JSON.stringify(counted)}\n\n`);
  };
  const delta = (part: object, finish_reason: string | null = null) => [{ index: 0, delta: part, finish_reason }];
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  event(delta({ role: "assistant", content: "" }));
  const signs = [...content];
  const end = mode.kind === "drops" ? Math.floor(signs.length / 2) : signs.length;
  for (let at = 0; at < end; at += PIECE)
    event(delta({ content: signs.slice(at, Math.min(at + PIECE, end)).join("") }));
  if (mode.kind === "drops") {
    response.write("data: {", () => response.destroy());
    return;
  }
  event(delta({}, finishOf(completion)));
  if (body.stream_options?.include_usage) event([], usageOf(completion));
  response.end("data: [DONE]\n\n");
}
