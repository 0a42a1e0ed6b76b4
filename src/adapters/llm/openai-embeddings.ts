import OpenAI from "openai";

import { asRefusal, type ModelServer, reachOf } from "./model-server.ts";
import type { EmbeddingServer } from "./ports.ts";

/** Embeddings over OpenAI's client, which unlike LangChain's class can be told to give up: one request, no retries. */
export function createOpenaiEmbeddings(server: ModelServer & { readonly model: string }): EmbeddingServer {
  const { configuration, ...reach } = reachOf(server);
  const client = new OpenAI({ ...configuration, ...reach });
  return {
    async embed(texts, until) {
      const input = { model: server.model, input: [...texts], encoding_format: "float" as const };
      const { data, usage } = await client.embeddings.create(input, { signal: until }).catch((cause: unknown) => {
        throw asRefusal(cause);
      });
      const vectors = data.toSorted((one, other) => one.index - other.index).map(({ embedding }) => embedding);
      return {
        value: vectors.length === texts.length ? vectors.map((vector) => Float32Array.from(vector)) : null,
        tokens: usage ? { in: usage.prompt_tokens, out: 0 } : null,
      };
    },
  };
}
