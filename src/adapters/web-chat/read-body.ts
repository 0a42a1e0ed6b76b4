/** What became of reading a body as text. */
export type ReadBody =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "too_large" }
  /** It broke off, or is not UTF-8. */
  | { readonly kind: "unreadable" };

/** Reads the body of a request as UTF-8 and stops at the first byte too many. */
export async function readBody(request: Request, mostBytes: number): Promise<ReadBody> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return { kind: "too_large" };
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let [bytes, text] = [0, ""];
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return { kind: "too_large" };
      text += decoder.decode(chunk, { stream: true });
    }
    return { kind: "text", text: text + decoder.decode() };
  } catch {
    return { kind: "unreadable" };
  }
}
