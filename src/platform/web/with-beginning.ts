import type { Day } from '../kernel/day.ts';
import type { TimelineEntry } from './ChangeTimeline.tsx';
import { minuteText } from './minute-text.ts';

/** What a record itself knows of its beginning. */
export interface Begun {
  readonly firstOn: Day;
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly fromImport: boolean;
}

/** As many of the changes as were asked for, the newest first. */
interface ShownChanges {
  readonly rows: readonly { readonly action: string }[];
  readonly next: string | null;
}

/** Adds the beginning to entries that have none: what came by an import, or with the installation, has no line of it. */
export function withBeginning(
  entries: readonly TimelineEntry[],
  { rows, next }: ShownChanges,
  { firstOn, createdBy, createdAt, fromImport }: Begun,
): readonly TimelineEntry[] {
  if (next !== null || rows.some(({ action }) => action === 'create')) return entries;
  const written = createdBy === null ? {} : { actor: createdBy, writtenAt: minuteText(createdAt) };
  return [...entries, { id: 'first', on: firstOn, action: fromImport ? '由导入登记' : '登记', ...written }];
}
