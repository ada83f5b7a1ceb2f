/** Where two texts differ, so that the differing characters can be seen. */

/** A run of characters that stands in both texts, or in this one alone. */
export interface TextPart {
  readonly text: string;
  readonly same: boolean;
  /** Where in the text it begins. */
  readonly at: number;
}

/** Longer texts are shown as a whole: nobody looks for single characters there. */
const LONGEST_COMPARED = 200;

/** Both texts in runs, by the longest common sequence of characters. Full and half width of one character are the same. */
export function diffTexts(a: string, b: string): readonly [readonly TextPart[], readonly TextPart[]] {
  const [left, right] = [Array.from(a), Array.from(b)];
  if (left.length > LONGEST_COMPARED || right.length > LONGEST_COMPARED)
    return [whole(a, a === b), whole(b, a === b)];
  const lengths = commonLengths(left, right);
  const [leftSame, rightSame] = [left.map(() => false), right.map(() => false)];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (isSame(left[i], right[j])) {
      leftSame[i] = true;
      rightSame[j] = true;
      i += 1;
      j += 1;
    } else if (lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1)) i += 1;
    else j += 1;
  }
  return [runsOf(left, leftSame), runsOf(right, rightSame)];
}

function whole(text: string, same: boolean): TextPart[] {
  return text === '' ? [] : [{ text, same, at: 0 }];
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === b || a?.normalize('NFKC') === b?.normalize('NFKC');
}

/** Lengths of the longest common sequence of what follows each pair of places. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] ?? [];
    for (let j = right.length - 1; j >= 0; j -= 1) {
      row[j] = isSame(left[i], right[j])
        ? 1 + lengthAt(lengths, i + 1, j + 1)
        : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

function runsOf(characters: readonly string[], same: readonly boolean[]): TextPart[] {
  const parts: { text: string; same: boolean; at: number }[] = [];
  characters.forEach((character, index) => {
    const last = parts.at(-1);
    if (last !== undefined && last.same === same[index]) last.text += character;
    else parts.push({ text: character, same: same[index] ?? false, at: index });
  });
  return parts;
}
