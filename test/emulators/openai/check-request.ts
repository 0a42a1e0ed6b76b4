/** How an OpenAI-compatible server refuses a request. */
export interface Refusal {
  readonly status: number;
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
  };
}

/** A request for a chat completion as far as the emulator reads it. */
export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: { readonly name: string; readonly strict?: boolean; readonly schema?: unknown };
  };
}

const KNOWN = new Set([
  ...["model", "messages", "temperature", "top_p", "n", "stream", "stream_options", "stop", "max_tokens"],
  ...["max_completion_tokens", "presence_penalty", "frequency_penalty", "logit_bias", "logprobs", "top_logprobs"],
  ...["user", "seed", "response_format", "tools", "tool_choice", "parallel_tool_calls", "store", "metadata"],
  ...["reasoning_effort", "service_tier", "modalities", "verbosity", "safety_identifier", "prompt_cache_key"],
]);
const ROLES = new Set(["system", "developer", "user", "assistant", "tool"]);

/** A request that is wrong in itself. */
export const invalid = (message: string, param: string | null, code: string | null = null): Refusal => ({
  status: 400,
  error: { message, type: "invalid_request_error", param, code },
});

/** A wrong key, as the service words it. */
export const wrongKey: Refusal = {
  status: 401,
  error: {
    message: "Incorrect API key provided.",
    type: "invalid_request_error",
    param: null,
    code: "invalid_api_key",
  },
};

/** A model that the server does not have. */
export const noModel = (model: string): Refusal => ({
  status: 404,
  error: {
    message: `The model \`${model}\` does not exist or you do not have access to it.`,
    type: "invalid_request_error",
    param: null,
    code: "model_not_found",
  },
});

/** What is wrong with a request for a chat completion; null if nothing is. */
export function faultOf(
  body: unknown,
  server: { readonly takesJsonSchema: boolean; readonly streams: boolean },
): Refusal | null {
  if (typeof body !== "object" || body === null)
    return invalid("We could not parse the JSON body of your request.", null);
  const unknown = Object.keys(body).find((name) => !KNOWN.has(name));
  if (unknown) return invalid(`Unrecognized request argument supplied: ${unknown}`, unknown, "unknown_parameter");
  const { model, messages, stream, stream_options, response_format } = body as Partial<ChatBody>;
  if (typeof model !== "string") return invalid("you must provide a model parameter", "model");
  if (!Array.isArray(messages) || messages.length === 0) return invalid("'messages' must not be empty", "messages");
  const odd = messages.findIndex(({ role }) => !ROLES.has(role));
  if (odd >= 0) return invalid(`Invalid value for 'messages[${odd}].role'`, `messages[${odd}].role`, "invalid_value");
  if (stream && !server.streams) return invalid("'stream' is not supported by this server", "stream");
  if (stream_options && !stream) return invalid("'stream_options' is only allowed with 'stream'", "stream_options");
  return response_format ? formatFault(response_format, JSON.stringify(messages), server.takesJsonSchema) : null;
}

function formatFault(
  format: NonNullable<ChatBody["response_format"]>,
  said: string,
  takesSchema: boolean,
): Refusal | null {
  const at = "response_format";
  if (format.type === "text") return null;
  if (format.type === "json_object") {
    return /json/i.test(said) ? null : invalid("'messages' must contain the word 'json' in some form", "messages");
  }
  if (format.type !== "json_schema" || !takesSchema) {
    return invalid(`Invalid parameter: 'response_format' of type '${format.type}' is not supported`, at);
  }
  const { name, strict, schema } = format.json_schema ?? {};
  if (!name || !/^[a-zA-Z0-9_-]{1,64}$/.test(name)) return invalid("Invalid 'response_format.json_schema.name'", at);
  const loose = strict ? looseAt(schema, "") : null;
  return loose === null
    ? null
    : invalid(
        `Invalid schema for response_format '${name}': In context=(${loose}), 'additionalProperties' is required to be false and every property to be required.`,
        at,
      );
}

/** Where a schema is not as strict as the service wants it; null if nowhere. */
function looseAt(schema: unknown, path: string): string | null {
  if (typeof schema !== "object" || schema === null) return null;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  const names = Object.keys((properties as object | undefined) ?? {});
  if (
    type === "object" &&
    (additionalProperties !== false || names.some((name) => !(required as string[])?.includes(name)))
  )
    return path;
  for (const [key, value] of Object.entries(schema)) {
    const found = looseAt(value, `${path}/${key}`);
    if (found !== null) return found;
  }
  return null;
}
