import type { Embedder } from "../../kernel/embedder.ts";
import type { EmbeddingServer } from "./ports.ts";
import type { RequestGuard } from "./request-guard.ts";
import { mostTokensOf } from "./tokens.ts";

/** An embedder behind its guard; vectors of no length or of several lengths are none. */
export function createEmbedder(deps: { server: EmbeddingServer; guard: RequestGuard }): Embedder {
  const { server, guard } = deps;
  return {
    async embed(texts, until) {
      const most = { in: texts.reduce((sum, text) => sum + mostTokensOf(text), 0), out: 0 };
      const outcome = await guard({ task: "embed", most, make: (end) => server.embed(texts, end) }, until);
      if (outcome.kind === "failed") return null;
      const vectors = outcome.value.map(ofLengthOne);
      return vectors.every((one) => one !== null && one.length === vectors[0]?.length)
        ? (vectors as Float32Array[])
        : null;
    },
  };
}

/** Null for a vector that points nowhere. */
function ofLengthOne(vector: Float32Array): Float32Array | null {
  const length = Math.hypot(...vector);
  return Number.isFinite(length) && length > 0 ? vector.map((value) => value / length) : null;
}
