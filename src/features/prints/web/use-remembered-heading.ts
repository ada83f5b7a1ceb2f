import { z } from 'zod';
import { useStoredChoice } from '../../../platform/web/stored-choice.ts';
import type { PrintListCode } from '../print-list.ts';

/** What this person last put at the head of printed lists, kept in this browser: words about the office, not about records. */
const remembered = z.object({
  unit: z.string().optional(),
  preparer: z.string().optional(),
  reviewer: z.string().optional(),
  /** By list. */
  titles: z.record(z.string(), z.string()),
});
type Remembered = z.output<typeof remembered>;

export interface HeadingWords {
  readonly title?: string | undefined;
  readonly unit?: string | undefined;
  readonly preparer?: string | undefined;
  readonly reviewer?: string | undefined;
}

const accepts = (value: unknown): value is Remembered => remembered.safeParse(value).success;

export function useRememberedHeading(list: PrintListCode): [HeadingWords, (words: HeadingWords) => void] {
  const [stored, store] = useStoredChoice<Remembered>('print-heading', { titles: {} }, accepts);
  const { titles, ...words } = stored;
  return [
    { ...words, title: titles[list] },
    ({ title, unit, preparer, reviewer }) => {
      const { [list]: _, ...others } = titles;
      store({ unit, preparer, reviewer, titles: title ? { ...others, [list]: title } : others });
    },
  ];
}
