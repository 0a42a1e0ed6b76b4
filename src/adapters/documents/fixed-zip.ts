const END_OF_DIRECTORY = 0x06054b50;
/** 1 January 1980, 00:00, the first moment a zip file can name. */
const FIRST_MOMENT = 0x00210000;

/** The same zip file with every entry dated to the first moment there is, so that equal contents are equal bytes. */
export function withoutDates(zip: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(zip);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  if (view.getUint32(end, true) !== END_OF_DIRECTORY) throw new RangeError("the zip file ends in a comment");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, FIRST_MOMENT, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_MOMENT, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
