/**
 * Photographs of the signed sheet carry more than the picture: where and when it was taken, by which phone, at times a small film.
 * No location is kept (隐私): everything beside the picture is taken out before a file is stored. The picture itself is not encoded
 * anew, so that a signature stays as sharp as it was; only which side is up is kept.
 */
export function stripPicture(bytes: Buffer, format: 'jpg' | 'png'): Buffer | null {
  return format === 'jpg' ? stripJpeg(bytes) : stripPng(bytes);
}

const MARK = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

/** The parts of a picture, without what tells of anything else; null where it is not whole. */
function stripJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [Buffer.from([MARK, START])];
  let at = 2;
  for (;;) {
    if (bytes[at] !== MARK) return null;
    while (bytes[at + 1] === MARK) at += 1;
    const marker = bytes[at + 1];
    // Behind the end stand further pictures and films of some phones.
    if (marker === END) return Buffer.concat([...kept, Buffer.from([MARK, END])]);
    if (marker === undefined || at + 4 > bytes.length) return null;
    const next = at + 2 + bytes.readUInt16BE(at + 2);
    if (next > bytes.length || next < at + 4) return null;
    const whole = bytes.subarray(at, next);
    const side = marker === APP1 ? sideUp(whole) : null;
    if (side !== null) kept.push(onlySideUp(side));
    if (isOfPicture(marker, whole)) kept.push(whole);
    at = next;
    if (marker === SCAN) {
      at = endOfScan(bytes, next);
      kept.push(bytes.subarray(next, at));
    }
  }
}

/** Of the parts for applications: the frame, the colours, and how they are encoded. */
function isOfPicture(marker: number, part: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return part.toString('latin1', 4, 15) === 'ICC_PROFILE';
  if (marker === APP0) return part.toString('latin1', 4, 8) === 'JFIF';
  return marker === APP14 && part.toString('latin1', 4, 9) === 'Adobe';
}

/** A scan ends with the next marker that is none of its own. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(MARK, from); at !== -1; at = bytes.indexOf(MARK, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const own = next === 0 || next === MARK || (next >= 0xd0 && next <= 0xd7);
    if (!own) return at;
  }
  return bytes.length;
}

const TIFF_AT = 10;
const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;

/** Which side is up, by the first table of the Exif part: 2 to 8, where it is not the first row. */
function sideUp(part: Buffer): number | null {
  if (part.toString('latin1', 4, TIFF_AT) !== 'Exif\0\0') return null;
  const tiff = part.subarray(TIFF_AT);
  if (tiff.length < 8) return null;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const table = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (table + 2 > tiff.length) return null;
  for (let n = 0; n < short(table); n += 1) {
    const entry = table + 2 + n * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > tiff.length) return null;
    if (short(entry) !== ORIENTATION) continue;
    const side = short(entry + 8);
    return side >= 2 && side <= 8 ? side : null;
  }
  return null;
}

/** An Exif part that says which side is up and nothing else. */
function onlySideUp(side: number): Buffer {
  const table = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, side, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1].concat(table, [0, 0, 0, 0]);
  return part(APP1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)]));
}

function part(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([MARK, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

const PNG_START = 8;
/** Chunks that make up the picture, and what it needs to look right; of all others none is kept. */
const PNG_KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'bKGD',
  'pHYs',
]);

function stripPng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, PNG_START)];
  for (let at = PNG_START; at + 12 <= bytes.length; ) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (next > bytes.length) return null;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (PNG_KEPT.has(kind)) kept.push(bytes.subarray(at, next));
    if (kind === 'IEND') return Buffer.concat(kept);
    at = next;
  }
  return null;
}
