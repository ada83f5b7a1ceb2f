/** A list as it is set on paper: only text, so that it can be handed to another thread. */
export interface PrintedList {
  readonly title: string;
  /** Below the title: at the left, in the middle, at the right. */
  readonly above: readonly [string, string, string];
  readonly columns: readonly PrintedColumn[];
  readonly lines: readonly PrintedLine[];
  /** Below the table, in equal parts of its width. */
  readonly below: readonly string[];
  /** At the foot of every page: who took it out, when. */
  readonly mark: string | null;
  /** Set pale and askew across every page. */
  readonly watermark: string | null;
}

export interface PrintedColumn {
  readonly title: string;
  /** Its share of the width. */
  readonly share: number;
  readonly align: 'left' | 'center' | 'right';
}

export type PrintedLine =
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  /** Over the whole width: the head of a group, a total, a note. */
  | { readonly kind: 'group' | 'total' | 'note'; readonly text: string };
