/** What stands in markup, told in its order. */
export interface MarkupEvents {
  /** An element begins. One that closes itself is closed right after. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** What stands between two tags, as it is written: `textOf` tells what it means. */
  text(written: string): void;
}

/** The commonest element of a part, read at one stroke where it is written plainly: several times as fast as by its tags. */
export interface Shortcut {
  /** Sticky; matches the element whole. */
  readonly pattern: RegExp;
  take(match: RegExpExecArray): void;
}

/** Markup that no program can have written whole: elements not closed in their order, or a tag without an end. */
export class MarkupError extends Error {}

/** Longer than a cell's text may be, with its markup. */
const LONGEST_UNFINISHED = 8 * 1024 * 1024;
const [SPACE, BANG, QUOTE, APOSTROPHE, SLASH] = [0x20, 0x21, 0x22, 0x27, 0x2f];
const [EQUALS, GREATER, QUESTION] = [0x3d, 0x3e, 0x3f];
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
  readonly #shortcut: Shortcut;
  readonly #open: string[] = [];
  /** What came of a tag or text that is not finished. */
  #rest: Buffer = Buffer.alloc(0);

  constructor(events: MarkupEvents, shortcut: Shortcut) {
    this.#events = events;
    this.#shortcut = shortcut;
  }

  push(piece: Buffer): void {
    // Joined as bytes: a text that is put together of two is slower to read, character by character.
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    this.#rest = bytes.subarray(this.#read(bytes.toString('latin1')));
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
      const next = this.#takeShortcut(markup, start);
      if (next > 0) {
        at = next;
        continue;
      }
      const first = markup.charCodeAt(start + 1);
      const passed = first === BANG || first === QUESTION ? passedAt(markup, start) : undefined;
      const end = passed === undefined ? endOfTag(markup, start) : passed.end;
      if (end === -1) return at;
      if (start > at) this.#events.text(markup.slice(at, start));
      if (passed !== undefined) this.#pass(passed);
      else if (first === SLASH) this.#close(markup, start + 2);
      else this.#openElement(markup, start + 1, end);
      at = end + 1;
    }
  }

  /** Answers where the element ends; 0 when it is to be read by its tags. */
  #takeShortcut(markup: string, start: number): number {
    const { pattern } = this.#shortcut;
    pattern.lastIndex = start;
    const match = pattern.exec(markup);
    if (match !== null) this.#shortcut.take(match);
    return pattern.lastIndex;
  }

  #openElement(markup: string, start: number, end: number): void {
    const closesItself = markup.charCodeAt(end - 1) === SLASH;
    const nameEnd = endOfName(markup, start);
    const name = withoutPrefix(markup.slice(start, nameEnd));
    this.#events.open(name, markup.slice(nameEnd, closesItself ? end - 1 : end));
    if (closesItself) this.#events.close(name);
    else this.#open.push(name);
  }

  #close(markup: string, start: number): void {
    const name = withoutPrefix(markup.slice(start, endOfName(markup, start)));
    if (this.#open.pop() !== name) throw new MarkupError(`${name} is closed and was not open`);
    this.#events.close(name);
  }

  #pass({ text }: Passed): void {
    if (text !== '') this.#events.text(text.replaceAll('&', '&amp;'));
  }
}

interface Passed {
  /** Its last character; -1 where it is not there whole yet. */
  readonly end: number;
  /** What is kept from being read as markup. */
  readonly text: string;
}

/** What is no element. */
function passedAt(markup: string, start: number): Passed {
  if (markup.length - start < PLAIN.starts.length) return { end: -1, text: '' };
  const mark = endMarkOf(markup, start);
  const end = markup.indexOf(mark, start + 2);
  if (end === -1) return { end, text: '' };
  const text = mark === PLAIN.ends ? markup.slice(start + PLAIN.starts.length, end) : '';
  return { end: end + mark.length - 1, text };
}

function endMarkOf(markup: string, start: number): string {
  if (markup.startsWith(COMMENT.starts, start)) return COMMENT.ends;
  if (markup.startsWith(PLAIN.starts, start)) return PLAIN.ends;
  return markup.charCodeAt(start + 1) === QUESTION ? INSTRUCTION_END : '>';
}

/** A > within quotes ends no tag. */
function endOfTag(markup: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < markup.length; at++) {
    const code = markup.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

function endOfName(markup: string, start: number): number {
  let at = start;
  for (;;) {
    const code = markup.charCodeAt(at);
    if (code <= SPACE || code === GREATER || code === SLASH) return at;
    at++;
  }
}

function withoutPrefix(name: string): string {
  return name.length === 1 ? name : name.slice(name.indexOf(':') + 1);
}

/** Tells each attribute of a tag, as it is written. */
export function readAttributes(attributes: string, take: (name: string, written: string) => void): void {
  let at = 0;
  for (;;) {
    while (at < attributes.length && attributes.charCodeAt(at) <= SPACE) at++;
    const start = at;
    while (
      at < attributes.length &&
      attributes.charCodeAt(at) > SPACE &&
      attributes.charCodeAt(at) !== EQUALS
    )
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
