/** A file that came in a form. */
export interface FormFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The fields and files of a form. */
export interface Form {
  readonly fields: Record<string, string>;
  readonly files: Map<string, FormFile>;
}

/** Reads multipart/form-data, with quoted or bare file names; null when it is not well formed. */
export function readMultipart(body: Buffer, contentType: string): Form | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const form: Form = { fields: {}, files: new Map() };
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    if (body.toString("latin1", start, start + 2) === "--") return form;
    const end = body.indexOf(Buffer.concat([Buffer.from("\r\n"), mark]), start);
    if (end < 0 || !readPart(body.subarray(start + 2, end), form)) return null;
    at = end + 2;
  }
  return null;
}

function readPart(part: Buffer, form: Form): boolean {
  const split = part.indexOf("\r\n\r\n");
  const head = part.toString("utf8", 0, Math.max(split, 0));
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (split < 0 || name === undefined) return false;
  const content = part.subarray(split + 4);
  const fileName = /filename="?([^"\r\n;]*)"?/i.exec(head)?.[1];
  if (fileName === undefined) form.fields[name] = content.toString("utf8");
  else form.files.set(name, { name: fileName, bytes: Buffer.from(content) });
  return true;
}
