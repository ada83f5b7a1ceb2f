import { createHash } from 'node:crypto';
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

/** Names need to differ where texts do, no more. */
function shapeOf(text: string): string {
  return createHash('md5').update(text).digest('base64url');
}
