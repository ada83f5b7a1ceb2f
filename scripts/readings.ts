import { pinyin } from 'pinyin-pro';

/** Blocks of Chinese characters; the second takes in those beyond the basic plane. */
const BLOCKS = [
  [0x3007, 0x3007],
  [0x3400, 0x9fff],
  [0x20000, 0x323af],
] as const;

/** The letters that the readings of a character begin with, in their order: 重 is CZ. Empty where no reading is known. */
export function lettersOf(character: string): string {
  const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array' });
  const letters = readings
    .filter((reading) => reading !== character)
    .map((reading) => reading.normalize('NFD').slice(0, 1).toUpperCase())
    .filter((letter) => /^[A-Z]$/.test(letter));
  return [...new Set(letters)].sort().join('');
}

/** Every letter with all its characters, in their order. */
export function letterLines(): [letter: string, characters: string][] {
  const lines = new Map<string, string[]>();
  for (const [first, last] of BLOCKS) {
    for (let code = first; code <= last; code += 1) {
      const character = String.fromCodePoint(code);
      for (const letter of lettersOf(character)) lines.set(letter, [...(lines.get(letter) ?? []), character]);
    }
  }
  return [...lines.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([letter, characters]) => [letter, characters.join('')]);
}
