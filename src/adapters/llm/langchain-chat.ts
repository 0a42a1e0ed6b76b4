import { env } from "node:process";
import {
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import { parsePartialJson } from "@langchain/core/output_parsers";
import { ChatOpenAI } from "@langchain/openai";
import { APIError, ContentFilterFinishReasonError, LengthFinishReasonError } from "openai/core/error";
import { toJSONSchema, type ZodType } from "zod";

import { asRefusal, type ModelServer, reachOf } from "./model-server.ts";
import type { Chat, ChatRequest, Taken } from "./ports.ts";

/** A chat model on a server. */
export interface ChatServer extends ModelServer {
  readonly model: string;
  /** Whether the server holds a model to a JSON schema, or only to JSON. */
  readonly output: "json_schema" | "json_object";
}

/**
 * A chat model over LangChain: one request, no retries, nothing traced and nothing logged. A server that refuses a stream as
 * a wrong request (400) is asked for whole answers from then on.
 */
export function createLangchainChat(server: ChatServer): Chat {
  const { model, output } = server;
  for (const tracing of TRACING) env[tracing] = "false";
  let streams = true;
  const client = (mostTokens: number) =>
    new ChatOpenAI({ ...reachOf(server), model, maxTokens: mostTokens, temperature: 0 });

  async function asAWhole<T>({ name, shape, mostTokens }: ChatRequest<T>, messages: BaseMessage[], until: AbortSignal) {
    const held =
      output === "json_schema" ? { method: "jsonSchema" as const, strict: true } : { method: "jsonMode" as const };
    const asked = client(mostTokens).withStructuredOutput(schemaOf(shape), { name, includeRaw: true, ...held });
    const { parsed, raw } = await asked.invoke(messages, { signal: until });
    return { said: parsed, used: (raw as { usage_metadata?: UsageMetadata }).usage_metadata };
  }

  async function asItGrows<T>(
    { name, shape, mostTokens }: ChatRequest<T>,
    onGrowth: (soFar: unknown) => void,
    messages: BaseMessage[],
    until: AbortSignal,
  ) {
    const json_schema = { name, strict: true, schema: schemaOf(shape) };
    const response_format =
      output === "json_schema" ? { type: "json_schema" as const, json_schema } : { type: "json_object" as const };
    let whole: AIMessageChunk | null = null;
    for await (const chunk of await client(mostTokens).stream(messages, { signal: until, response_format })) {
      whole = whole === null ? chunk : whole.concat(chunk);
      if (chunk.text !== "") onGrowth(parsePartialJson(whole.text));
    }
    return { said: JSON.parse(whole?.text ?? ""), used: whole?.usage_metadata };
  }

  return {
    model,
    async say<T>(request: ChatRequest<T>, until: AbortSignal): Promise<Taken<T>> {
      const { system, user, shape, onGrowth } = request;
      const messages = [
        new SystemMessage(output === "json_schema" ? system : `${system}\n\n${inJson(shape)}`),
        new HumanMessage(user),
      ];
      const growing = onGrowth && streams ? onGrowth : null;
      const asking = growing ? asItGrows(request, growing, messages, until) : asAWhole(request, messages, until);
      const answered = await asking.catch((cause: unknown) => {
        if (growing && cause instanceof APIError && cause.status === 400) streams = false;
        return asFailure(cause);
      });
      if (answered === null) return { value: null, tokens: null };
      const { said, used } = answered;
      const read = shape.safeParse(said);
      return {
        value: read.success ? read.data : null,
        tokens: used ? { in: used.input_tokens, out: used.output_tokens } : null,
      };
    },
  };
}

/** What would send every prompt to another service. */
const TRACING = ["LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING", "LANGCHAIN_TRACING"];

/** The schema as servers take it. */
function schemaOf(shape: ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = toJSONSchema(shape);
  return schema;
}

/** Tells a model that no schema holds what JSON to give. */
const inJson = (shape: ZodType): string =>
  `Chỉ trả về một đối tượng JSON đúng theo JSON Schema sau, không thêm chữ nào khác:\n${JSON.stringify(schemaOf(shape))}`;

/** Null where the answer was cut off, filtered or no JSON; otherwise it failed. */
function asFailure(cause: unknown): null {
  if (cause instanceof LengthFinishReasonError || cause instanceof ContentFilterFinishReasonError) return null;
  if (cause instanceof SyntaxError) return null;
  throw asRefusal(cause);
}
