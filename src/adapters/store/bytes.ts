import { type RawBuilder, sql } from "kysely";

/** Bytes as a value to write: as base64, which the embedded store reads many times faster than its own form of bytes. */
export const bytesValue = (bytes: Uint8Array): RawBuilder<Uint8Array> =>
  sql`decode(${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")}::text, 'base64')`;

/** A column of bytes as text to read. */
export const bytesText = (column: string): RawBuilder<string | null> => sql`encode(${sql.ref(column)}, 'base64')`;

/** The bytes of such a text. */
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
