import { env } from "node:process";
import { HumanMessage, SystemMessage, type UsageMetadata } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import { APIError, ContentFilterFinishReasonError, LengthFinishReasonError } from "openai/core/error";
import { toJSONSchema, type ZodType } from "zod";

import { type Chat, ChatRefused } from "./ports.ts";

/** Every client library gives up after this, whatever the caller does, in milliseconds. */
const LONGEST_REQUEST_MS = 30_000;

/** How an OpenAI-compatible server is reached. */
export interface ModelServer {
  readonly apiKey: string | null;
  /** Null: OpenAI itself. */
  readonly baseUrl: string | null;
  readonly model: string;
  /** Whether the server holds a model to a JSON schema, or only to JSON. */
  readonly output: "json_schema" | "json_object";
}

/** A chat model over LangChain: one request, no retries, nothing traced and nothing logged. */
export function createLangchainChat({ apiKey, baseUrl, model, output }: ModelServer): Chat {
  for (const tracing of TRACING) env[tracing] = "false";
  const client = (mostTokens: number) =>
    new ChatOpenAI({
      model,
      apiKey: apiKey ?? "none",
      maxRetries: 0,
      timeout: LONGEST_REQUEST_MS,
      maxTokens: mostTokens,
      temperature: 0,
      configuration: { baseURL: baseUrl ?? OPENAI, logLevel: "off", maxRetries: 0 },
    });
  return {
    model,
    async say({ name, system, user, shape, mostTokens }, until) {
      const held =
        output === "json_schema" ? { method: "jsonSchema" as const, strict: true } : { method: "jsonMode" as const };
      const asked = client(mostTokens).withStructuredOutput(schemaOf(shape), { name, includeRaw: true, ...held });
      const messages = [
        new SystemMessage(output === "json_schema" ? system : `${system}\n\n${inJson(shape)}`),
        new HumanMessage(user),
      ];
      const said = await asked.invoke(messages, { signal: until }).catch(asFailure);
      if (said === null) return { value: null, tokens: null };
      const read = shape.safeParse(said.parsed);
      const used = (said.raw as { usage_metadata?: UsageMetadata }).usage_metadata;
      return {
        value: read.success ? read.data : null,
        tokens: used ? { in: used.input_tokens, out: used.output_tokens } : null,
      };
    },
  };
}

const OPENAI = "https://api.openai.com/v1";
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

/** Null where the answer was cut off, filtered or no JSON; a refusal without the words of the server, which may repeat what it was sent. */
function asFailure(cause: unknown): null {
  if (cause instanceof LengthFinishReasonError || cause instanceof ContentFilterFinishReasonError) return null;
  if (cause instanceof SyntaxError) return null;
  throw cause instanceof APIError && cause.status !== undefined ? new ChatRefused(cause.status) : cause;
}
