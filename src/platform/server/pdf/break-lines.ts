/** What may not begin a line, and what may not end one. */
const NEVER_FIRST = new Set('，。、；：！？）》〉」』】〕％%,.;:!?)]}’”…—·');
const NEVER_LAST = new Set('（《〈「『【〔([{‘“');
/** Words and numbers stay whole where they fit into a line. */
const IN_WORD = /[0-9A-Za-z.,\-_/@:%]/;

/**
 * Breaks a text into lines of a width. Chinese breaks between any two characters, save before or behind a mark that belongs to
 * its neighbour; a word longer than a line is cut.
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\n\r\u2028]/)) {
    // Most cells fit as they are.
    if (widthOf(paragraph) <= width) lines.push(paragraph);
    else lines.push(...fill(piecesOf(paragraph, width, widthOf), width, widthOf));
  }
  return lines;
}

function fill(pieces: readonly string[], width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces) {
    const size = widthOf(piece);
    if (line !== '' && used + size > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && piece.trim() === '') continue;
    line += piece;
    used += size;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}

/** The smallest parts that stay together. */
function piecesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  let previous = '';
  for (const character of text) {
    const joins =
      (IN_WORD.test(previous) && IN_WORD.test(character)) ||
      NEVER_FIRST.has(character) ||
      NEVER_LAST.has(previous);
    const grown = (pieces.at(-1) ?? '') + character;
    if (pieces.length > 0 && joins && widthOf(grown) <= width) pieces[pieces.length - 1] = grown;
    else pieces.push(character);
    previous = character;
  }
  return pieces;
}
