import type { ZodType } from "zod";

/** How much of something all workers have used together. */
export interface Tally {
  /** Adds to a sum (or takes from it) and gives what it is now; it is forgotten so long after its first amount. */
  add(name: string, amount: number, keptMs: number): Promise<number>;
}

/** What is said to a chat model, and what its answer must look like. */
export interface ChatRequest<T> {
  readonly name: string;
  readonly system: string;
  readonly user: string;
  readonly shape: ZodType<T>;
  readonly mostTokens: number;
  /** Told what can be read of the answer while it grows; left out: it comes as a whole. */
  readonly onGrowth?: ((soFar: unknown) => void) | undefined;
}

/** What a request brought, and how many tokens it took; null where the server does not say. */
export interface Taken<T> {
  /** Null where what came has not the shape that was asked for. */
  readonly value: T | null;
  readonly tokens: { readonly in: number; readonly out: number } | null;
}

/** A server answered with an error. */
export class ModelRefused extends Error {
  override name = "ModelRefused";
  readonly status: number;
  constructor(status: number) {
    super(`the server answered ${status}`);
    this.status = status;
  }
}

/** A chat model behind its client library; throws when it is not reached, refuses, or is given up. */
export interface Chat {
  readonly model: string;
  say<T>(request: ChatRequest<T>, until: AbortSignal): Promise<Taken<T>>;
}

/** A server of embeddings behind its client library; throws when it is not reached, refuses, or is given up. */
export interface EmbeddingServer {
  /** One vector for each text, in their order; their length is the server's. */
  embed(texts: readonly string[], until: AbortSignal): Promise<Taken<readonly Float32Array[]>>;
}
