import type { Statement } from './scoped.ts';

/** Values of a statement that is put together from parts: each takes the next number as it is added. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and answers its placeholder. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** A statement put together from parts, named after its shape: as many names as there are ways to put it together. */
export function namedByShape(prefix: string, text: string, { values }: Parameters): Statement {
  return { name: `${prefix}-${shapeOf(text)}`, text, values };
}

/** FNV-1a over the text: names need to differ where texts do, no more. */
function shapeOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(36);
}
