/** What stands in markup, told in its order. */
export interface MarkupEvents {
  /** An element begins. One that closes itself is closed right after. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** What stands between two tags, as it is written: `textOf` tells what it means. */
  text(written: string): void;
}

/** Markup that no program can have written whole: elements not closed in their order, or a tag without an end. */
export class MarkupError extends Error {}

/** Longer than a cell's text may be, with its markup. */
const LONGEST_UNFINISHED = 8 * 1024 * 1024;
const [SPACE, QUOTE, APOSTROPHE, SLASH, COLON, EQUALS, GREATER] = [0x20, 0x22, 0x27, 0x2f, 0x3a, 0x3d, 0x3e];
const [BANG, QUESTION] = [0x21, 0x3f];
/** What is no element: comments, text that is kept from being read as markup, instructions, declarations. */
const COMMENT = { starts: '<!--', ends: '-->' };
const PLAIN = { starts: '<![CDATA[', ends: ']]>' };
const INSTRUCTION_END = '?>';

/**
 * Takes markup apart piece by piece, as it is unpacked. Bytes are read as Latin-1: tags are ASCII, and a text is
 * decoded by whoever wants it. Names come without their prefix.
 */
export class Markup {
  readonly #events: MarkupEvents;
  readonly #open: string[] = [];
  #rest = '';

  constructor(events: MarkupEvents) {
    this.#events = events;
  }

  push(piece: Buffer): void {
    const markup = this.#rest + piece.toString('latin1');
    this.#rest = markup.slice(this.#read(markup));
    if (this.#rest.length > LONGEST_UNFINISHED) throw new MarkupError('a tag or a text has no end');
  }

  end(): void {
    if (this.#open.length > 0 || this.#rest.includes('<')) throw new MarkupError('markup breaks off');
  }

  /** Answers where what is not finished begins. */
  #read(markup: string): number {
    let at = 0;
    for (;;) {
      const start = markup.indexOf('<', at);
      if (start === -1) return at;
      const end = this.#readTag(markup, start, at);
      if (end === -1) return at;
      at = end;
    }
  }

  /** Reads the text from `from` and the tag behind it; answers where the tag ends, -1 when it does not yet. */
  #readTag(markup: string, start: number, from: number): number {
    const first = markup.charCodeAt(start + 1);
    if (first === BANG || first === QUESTION) return this.#pass(markup, start, from);
    const end = endOfTag(markup, start + 1);
    if (end === -1) return -1;
    if (start > from) this.#events.text(markup.slice(from, start));
    if (first === SLASH) this.#close(nameIn(markup, start + 2, end));
    else this.#openElement(markup, start + 1, end);
    return end + 1;
  }

  #openElement(markup: string, start: number, end: number): void {
    const closesItself = markup.charCodeAt(end - 1) === SLASH;
    const nameEnd = endOfName(markup, start, end);
    const name = nameIn(markup, start, nameEnd);
    this.#events.open(name, markup.slice(nameEnd, closesItself ? end - 1 : end));
    if (closesItself) this.#events.close(name);
    else this.#open.push(name);
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) throw new MarkupError(`${name} is closed and was not open`);
    this.#events.close(name);
  }

  #pass(markup: string, start: number, from: number): number {
    const passed = passedAt(markup, start);
    if (passed === null) return -1;
    if (start > from) this.#events.text(markup.slice(from, start));
    if (passed.text !== '') this.#events.text(passed.text.replaceAll('&', '&amp;'));
    return passed.end;
  }
}

/** What is no element at a place: where it ends, and the plain text in it. Null: not there whole yet. */
function passedAt(markup: string, start: number): { readonly end: number; readonly text: string } | null {
  if (markup.length - start < PLAIN.starts.length) return null;
  const mark = markup.startsWith(COMMENT.starts, start)
    ? COMMENT.ends
    : markup.startsWith(PLAIN.starts, start)
      ? PLAIN.ends
      : markup.charCodeAt(start + 1) === QUESTION
        ? INSTRUCTION_END
        : '>';
  const end = markup.indexOf(mark, start + 2);
  if (end === -1) return null;
  return {
    end: end + mark.length,
    text: mark === PLAIN.ends ? markup.slice(start + PLAIN.starts.length, end) : '',
  };
}

function endOfTag(markup: string, start: number): number {
  let quote = 0;
  for (let at = start; at < markup.length; at++) {
    const code = markup.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

function endOfName(markup: string, start: number, end: number): number {
  let at = start;
  while (at < end && markup.charCodeAt(at) > SPACE && markup.charCodeAt(at) !== SLASH) at++;
  return at;
}

function nameIn(markup: string, start: number, end: number): string {
  let from = start;
  let to = end;
  for (let at = start; at < end; at++) {
    const code = markup.charCodeAt(at);
    if (code === COLON) from = at + 1;
    else if (code <= SPACE) {
      to = at;
      break;
    }
  }
  return markup.slice(from, to);
}

/** Tells each attribute of a tag, as it is written. */
export function readAttributes(attributes: string, take: (name: string, written: string) => void): void {
  let at = 0;
  for (;;) {
    while (at < attributes.length && attributes.charCodeAt(at) <= SPACE) at++;
    const start = at;
    while (at < attributes.length && attributes.charCodeAt(at) > SPACE && attributes.charCodeAt(at) !== EQUALS)
      at++;
    if (at === start) return;
    const name = attributes.slice(start, at);
    while (attributes.charCodeAt(at) <= SPACE) at++;
    if (attributes.charCodeAt(at) !== EQUALS) continue;
    at++;
    while (attributes.charCodeAt(at) <= SPACE) at++;
    const end = attributes.indexOf(attributes.charCodeAt(at) === APOSTROPHE ? "'" : '"', at + 1);
    if (end === -1) return;
    take(name, attributes.slice(at + 1, end));
    at = end + 1;
  }
}

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LAST_CODE_POINT = 0x10ffff;
const ASCII = /^[\0-\x7f]*$/;
/** The engine keeps a longer piece of a text by pointing into the whole text, which then stays in memory. */
const SHORTEST_SHARED = 13;

/** What written text means, as a string of its own. */
export function textOf(written: string): string {
  const text =
    written.length < SHORTEST_SHARED && ASCII.test(written)
      ? written
      : Buffer.from(written, 'latin1').toString('utf8');
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (entity, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? entity;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : entity;
  });
}
