/**
 * Marks are texts that stand in one record of the world and nowhere else, made so that they can be found again in any answer:
 * whoever gets to read one has read of that record.
 */
export interface Mark {
  readonly recordId: string;
  /** name: what a directory may show; content: the rest; secret: in full only where it is revealed; id: the record's own. */
  readonly kind: 'name' | 'content' | 'secret' | 'id';
}

const PATTERNS = [
  /印\d{4}记/g,
  /walker\d{4}x/g,
  /1380000\d{4}/g,
  /[1-9]\d{16}[\dX]/g,
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
];

/** Gives out marks and finds them again. */
export class Marks {
  readonly #known = new Map<string, Mark>();
  #last = 0;

  /** A new word; it belongs to a record once that is told. */
  word(): string {
    return `印${this.#next()}记`;
  }

  signInName(): string {
    return `walker${this.#next()}x`;
  }

  phone(): string {
    return `1380000${this.#next()}`;
  }

  tell(recordId: string, kind: Mark['kind'], ...texts: readonly string[]): void {
    for (const text of texts) this.#known.set(text, { recordId, kind });
  }

  /** Every mark that stands in a text, once each. */
  findIn(text: string): Map<string, Mark> {
    const found = new Map<string, Mark>();
    for (const pattern of PATTERNS) {
      for (const [word] of text.matchAll(pattern)) {
        const mark = this.#known.get(word);
        if (mark !== undefined) found.set(word, mark);
      }
    }
    return found;
  }

  #next(): string {
    this.#last += 1;
    return String(this.#last).padStart(4, '0');
  }
}
