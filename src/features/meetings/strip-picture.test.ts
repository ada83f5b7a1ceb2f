import { describe, expect, it } from 'vitest';
import { stripPicture } from './strip-picture.ts';

/** Four by two pixels, as a browser encodes them. */
const JPEG = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/',
    '2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAQDASIAAhEBAxEB/8QA',
    'FQABAQAAAAAAAAAAAAAAAAAAAAb/xAAaEAEAAQUAAAAAAAAAAAAAAAAAAQMFNIGx/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgP/xAAbEQACAQUAAAAAAAAA',
    'AAAAAAAAAQIEMjNxsf/aAAwDAQACEQMRAD8AiLlnVNcgAIWovVZ57fT/2Q==',
  ].join(''),
  'base64',
);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAAFklEQVR4AWL6z8DwH4QZoIAJSsMpAAAAAP//GsvHzAAAAAZJREFUAwB2EgQB9P8WogAAAABJRU5ErkJggg==',
  'base64',
);
const AFTER_FRAME = 20;
const PLACE = '31.2304 N 121.4737 E';

/** A part of a JPEG file; its length counts itself. */
const part = (marker: number, content: string | Buffer) => {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, bytes]);
};
const withPart = (bytes: Buffer) =>
  Buffer.concat([JPEG.subarray(0, AFTER_FRAME), bytes, JPEG.subarray(AFTER_FRAME)]);

/** As phones write it: which side is up, then where it was taken. */
const exif = (side: number, little: boolean) => {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  const short = (at: number, value: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  tiff.write(little ? 'II' : 'MM', 'latin1');
  short(2, 42);
  if (little) tiff.writeUInt32LE(8, 4);
  else tiff.writeUInt32BE(8, 4);
  short(8, 2);
  const entries = [
    [0x0112, 3, side],
    [0x8825, 4, 38],
  ] as const;
  entries.forEach(([tag, type, value], n) => {
    short(10 + n * 12, tag);
    short(12 + n * 12, type);
    short(18 + n * 12, value);
  });
  return part(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(PLACE)]));
};

describe('a photograph', () => {
  it.each([
    ['Exif with a place', exif(1, true)],
    ['XMP', part(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${PLACE}</x:xmpmeta>`)],
    ['IPTC', part(0xed, `Photoshop 3.0\0${PLACE}`)],
    ['several pictures', part(0xe2, `MPF\0${PLACE}`)],
    ['a comment', part(0xfe, PLACE)],
    ['parts of one maker', part(0xeb, PLACE)],
  ])('leaves %s behind, and stays as it is', (_, extra) => {
    const given = withPart(extra);
    expect(given.includes(PLACE)).toBe(true);
    expect(stripPicture(given, 'jpg')).toEqual(JPEG);
  });

  it.each([
    [6, true],
    [3, false],
    [8, true],
  ])('turned by %s stays turned (little end first: %s)', (side, little) => {
    const stripped = stripPicture(withPart(exif(side, little)), 'jpg');
    expect(stripped?.includes(PLACE)).toBe(false);
    expect(stripped?.length).toBe(JPEG.length + 36);
    expect(stripPicture(stripped ?? Buffer.alloc(0), 'jpg')).toEqual(stripped);
  });

  it('keeps its colours', () => {
    const given = withPart(part(0xe2, 'ICC_PROFILE\0 sRGB'));
    expect(stripPicture(given, 'jpg')).toEqual(given);
  });

  it('leaves behind the film that follows its end', () => {
    expect(stripPicture(Buffer.concat([JPEG, Buffer.from(`ftypmp4 ${PLACE}`)]), 'jpg')).toEqual(JPEG);
  });

  it('that is cut off anywhere is none', () => {
    for (let length = 3; length < JPEG.length; length += 1) {
      expect(stripPicture(JPEG.subarray(0, length), 'jpg')).toBeNull();
    }
  });

  it.each([
    ['with an Exif part that leads nowhere', Buffer.from('Exif\0\0II*\0\xff\xff\xff\x7f', 'latin1')],
    ['with an Exif part of nothing', Buffer.from('Exif\0\0', 'latin1')],
    ['with a table that is cut off', Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x05\x01', 'latin1')],
  ])('%s loses it', (_, content) => {
    expect(stripPicture(withPart(part(0xe1, content)), 'jpg')).toEqual(JPEG);
  });
});

describe('a picture', () => {
  const chunk = (kind: string, content: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(kind + content, 'latin1'), Buffer.alloc(4)]);
  };
  const AFTER_HEAD = 33;

  it.each(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'prVt'])('leaves its %s behind', (kind) => {
    const given = Buffer.concat([
      PNG.subarray(0, AFTER_HEAD),
      chunk(kind, PLACE),
      PNG.subarray(AFTER_HEAD),
      Buffer.from(PLACE),
    ]);
    expect(stripPicture(given, 'png')).toEqual(PNG);
  });

  it('that is cut off anywhere is none', () => {
    for (let length = 8; length < PNG.length; length += 1) {
      expect(stripPicture(PNG.subarray(0, length), 'png')).toBeNull();
    }
  });
});
