import { createHash } from "node:crypto";

import { tokensIn } from "./words.ts";

const DIMENSIONS = 256;

/** A vector of length 1 from the runs of three letters of a text: texts that share many are near each other. */
function vectorOf(text: string, dimensions = DIMENSIONS): number[] {
  const vector = Array<number>(dimensions).fill(0);
  const letters = ` ${text.toLowerCase().normalize("NFC").replace(/\s+/g, " ")} `;
  for (let at = 0; at + 3 <= letters.length; at += 1) {
    const hash = createHash("md5")
      .update(letters.slice(at, at + 3))
      .digest();
    const place = hash.readUInt32LE(0) % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** The answer to a request for embeddings; floats, or little-endian bytes in base64 as the official client asks for them. */
export function embeddingsFor(body: {
  readonly model: string;
  readonly input: string | readonly string[];
  readonly encoding_format?: string;
  readonly dimensions?: number;
}): unknown {
  const texts = typeof body.input === "string" ? [body.input] : body.input;
  const used = texts.reduce((sum, text) => sum + tokensIn(text), 0);
  return {
    object: "list",
    model: body.model,
    data: texts.map((text, index) => {
      const vector = vectorOf(text, body.dimensions);
      const embedding =
        body.encoding_format === "base64" ? Buffer.from(new Float32Array(vector).buffer).toString("base64") : vector;
      return { object: "embedding", index, embedding };
    }),
    usage: { prompt_tokens: used, total_tokens: used },
  };
}
