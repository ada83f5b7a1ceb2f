/**
 * Text from bytes of unknown encoding: by its byte-order mark, else UTF-8 when it is valid, else GBK
 * (as WPS and Excel in Chinese write .csv). Null when it is none of these or holds binary content.
 */
export function decodeText(bytes: Buffer): string | null {
  const encoding = encodingByMark(bytes);
  if (encoding !== null) return decodeAs(bytes, encoding);
  if (isBinary(bytes)) return null;
  return decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, 'gb18030');
}

function encodingByMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeAs(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Control characters that no text editor writes; a few bytes of them tell pictures and programs from text. */
function isBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 65_536);
  return sample.some(
    (byte) =>
      byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a,
  );
}
