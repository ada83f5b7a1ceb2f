import { randomBytes } from 'node:crypto';

const CELL_OR_ROW = /^<(?:\w+:)?(?:c|row)[\s/>]/;
const LONGEST_TAG_NAME = 24;
const LONGEST_CELL = 8 * 1024 * 1024;
const REFERENCE = /(<(?:\w+:)?c\s(?:[^>]*\s)?)t="s"([^>]*><(?:\w+:)?v>)(?=\d+<)/g;

/**
 * Turns a sheet's references into the table of shared strings into marked texts, so that the library reads the
 * sheet without that table. Knows the one way in which programs write them; who counts the references
 * otherwise can tell from `count` whether any was written in another, and must then read the sheet as it stands.
 */
export class SharedReferences {
  count = 0;
  /** Random, so that no text of a person can pass for a reference. */
  readonly #mark = `#${randomBytes(6).toString('hex')}:`;

  rewrite(xml: string): string {
    const rewritten = xml.replace(REFERENCE, `$1t="e"$2${this.#mark}`);
    this.count += (rewritten.length - xml.length) / this.#mark.length;
    return rewritten;
  }

  /** The index that a marked text stands for; null for any other value. */
  indexOf(value: unknown): number | null {
    return typeof value === 'string' && value.startsWith(this.#mark)
      ? Number(value.slice(this.#mark.length))
      : null;
  }
}

/** Where a piece of a sheet may be cut without parting a cell: before the last cell or row that begins in it. */
export function cutBeforeLastCell(xml: string): number {
  const lastTag = xml.lastIndexOf('<');
  if (lastTag === -1) return xml.length;
  let at = lastTag;
  while (at > 0 && !CELL_OR_ROW.test(xml.slice(at, at + LONGEST_TAG_NAME))) at = xml.lastIndexOf('<', at - 1);
  if (at > 0) return at;
  const startsWithCell = at === 0 && CELL_OR_ROW.test(xml.slice(0, LONGEST_TAG_NAME));
  return startsWithCell && xml.length < LONGEST_CELL ? 0 : lastTag;
}
