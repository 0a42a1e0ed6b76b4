import { inflateRawSync } from "node:zlib";
import { MAX_UNZIPPED_BYTES } from "./limits.ts";
import { UnreadableDocument } from "./unreadable-document.ts";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** Files inside a zip file, unpacked one at a time and only when asked for. */
export interface Archive {
  /** The bytes of one file as UTF-8 text; null when the archive has no such file. */
  text(name: string): string | null;
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** Opens a zip file; refuses one whose files, as announced or as found, grow beyond the limit. */
export function openZip(bytes: Uint8Array, path: string, limit = MAX_UNZIPPED_BYTES): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(data, path);
  let announced = 0;
  for (const entry of entries.values()) announced += entry.unpacked;
  if (announced > limit) throw tooLarge(path, limit);
  let room = limit;
  return {
    text(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const unpacked = unpack(data, entry, path, room, limit);
      room -= unpacked.byteLength;
      return new TextDecoder().decode(unpacked);
    },
  };
}

function readDirectory(data: Buffer, path: string): Map<string, Entry> {
  let end = data.length - 22;
  while (end >= 0 && data.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new UnreadableDocument("damaged", path);
  const entries = new Map<string, Entry>();
  try {
    let at = data.readUInt32LE(end + 16);
    for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
      if (data.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new UnreadableDocument("damaged", path);
      if (data.readUInt16LE(at + 8) & 1) throw new UnreadableDocument("encrypted", path);
      const nameLength = data.readUInt16LE(at + 28);
      entries.set(data.toString("utf8", at + 46, at + 46 + nameLength), {
        method: data.readUInt16LE(at + 10),
        packed: data.readUInt32LE(at + 20),
        unpacked: data.readUInt32LE(at + 24),
        offset: data.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    }
  } catch (cause) {
    if (cause instanceof UnreadableDocument) throw cause;
    throw new UnreadableDocument("damaged", path, "", { cause });
  }
  return entries;
}

function unpack(data: Buffer, entry: Entry, path: string, room: number, limit: number): Buffer {
  try {
    if (data.readUInt32LE(entry.offset) !== LOCAL_ENTRY) throw new UnreadableDocument("damaged", path);
    const start = entry.offset + 30 + data.readUInt16LE(entry.offset + 26) + data.readUInt16LE(entry.offset + 28);
    const packed = data.subarray(start, start + entry.packed);
    if (entry.method === STORED) return packed;
    if (entry.method !== DEFLATED || room <= 0) throw new UnreadableDocument("damaged", path);
    return inflateRawSync(packed, { maxOutputLength: room });
  } catch (cause) {
    if (cause instanceof UnreadableDocument) throw cause;
    const overflow = cause instanceof RangeError && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    if (overflow) throw tooLarge(path, limit);
    throw new UnreadableDocument("damaged", path, "", { cause });
  }
}

function tooLarge(path: string, limit: number): UnreadableDocument {
  return new UnreadableDocument("too_large", path, `giải nén vượt ${Math.round(limit / 1024 / 1024)} MB`);
}
