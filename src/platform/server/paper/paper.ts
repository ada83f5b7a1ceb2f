/**
 * A document as it is set on paper: a few kinds of blocks, only text, so that it can be handed to another thread. The same paper
 * becomes a PDF, with its fonts inside, or a .docx, which the office goes on writing in.
 */
export interface Paper {
  readonly title: string;
  readonly across: boolean;
  readonly blocks: readonly PaperBlock[];
  /** At the foot of every page: who took it out, when. */
  readonly mark: string | null;
  /** Set pale and askew across every page. */
  readonly watermark: string | null;
}

export interface PaperColumn {
  readonly title: string;
  /** Its share of the width. */
  readonly share: number;
  readonly align: 'left' | 'center';
}

/** A named cell of a form; an empty text leaves room to write. */
export interface PaperFact {
  readonly title: string;
  readonly text: string;
}

export type PaperBlock =
  /** One line, at the left and at the right. */
  | { readonly kind: 'words'; readonly left: string; readonly right: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** A form: rows of named cells that share the width. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly PaperFact[])[] }
  /** Its head stands again on every page. `tall`: rows are high enough to sign in. */
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly tall: boolean;
    }
  /** Paragraphs, each begun two characters in. */
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  /** Who signs, in equal parts of the width, by hand. */
  | { readonly kind: 'signatures'; readonly names: readonly string[] };

/** Paragraphs as they were written, without empty ones. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
