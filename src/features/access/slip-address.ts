const MARK = '#slip=';

/** What the QR code on a slip says. The code stands behind the `#`: browsers keep that part to themselves, no log sees it. */
export function slipAddress(origin: string, code: string): string {
  return `${origin}/${MARK}${code.replaceAll(' ', '')}`;
}

/** The code in an address that was scanned, or null. */
export function slipCodeIn(hash: string): string | null {
  return hash.startsWith(MARK) ? hash.slice(MARK.length) : null;
}
