import type { FormValues } from '../../../platform/web/form-field.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { attendanceStates } from '../../codes/tables/meeting.ts';
import type { StudiedText } from '../meeting.ts';
import { kindsText, studiedText } from '../meeting-words.ts';
import type { Resolution } from '../vote.ts';
import { candidateRows, sumsText } from '../vote-words.ts';
import type { RollValue } from './meeting-form.ts';

/** Fields of the form, in its order, by the title that the form gives them. */
export const MERGED_FIELDS = [
  ['kinds', '类型'],
  ['heldOn', '日期'],
  ['roll', '点名'],
  ['elsewherePresent', '由别处管理的党员到会'],
  ['talksPlanned', '应谈人次'],
  ['talksDone', '已谈人次'],
  ['topic', '议题'],
  ['startsAt', '时间'],
  ['place', '地点'],
  ['chair', '主持人'],
  ['recorder', '记录人'],
  ['guests', '列席人数'],
  ['agenda', '议程'],
  ['studied', '学习材料'],
  ['minutes', '讨论情况'],
  ['resolutions', '决议'],
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number][0];

/** A field as it was read, as one wants it, and as somebody else has left it meanwhile. */
export interface FieldDifference {
  readonly field: MergedField;
  readonly title: string;
  readonly mine: string;
  readonly theirs: string;
  /** Only the other one has touched it: nothing of one's own stands against it. */
  readonly onlyTheirs: boolean;
}

interface Versions {
  readonly base: FormValues;
  readonly mine: FormValues;
  readonly theirs: FormValues;
}

/** What the other one has changed, where it is not what one wants oneself. */
export function differencesOf({ base, mine, theirs }: Versions): FieldDifference[] {
  return MERGED_FIELDS.flatMap(([field, title]) => {
    const [was, wanted, is] = [base, mine, theirs].map((values) => textOf(field, values[field]));
    if (was === undefined || wanted === undefined || is === undefined || is === was || is === wanted)
      return [];
    return [{ field, title, mine: wanted, theirs: is, onlyTheirs: wanted === was }];
  });
}

/** What the form goes on with: one's own, but for what the other one alone has touched and what is given up. */
export function mergeValues(versions: Versions, taken: ReadonlySet<MergedField>): FormValues {
  const theirs = differencesOf(versions).filter(({ field, onlyTheirs }) => onlyTheirs || taken.has(field));
  return {
    ...versions.mine,
    ...Object.fromEntries(theirs.map(({ field }) => [field, versions.theirs[field]])),
  };
}

function textOf(field: MergedField, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'kinds') return kindsText((value as string[]).toSorted());
  if (field === 'roll') return rollText(value as RollValue);
  if (field === 'studied') return studiedText(value as StudiedText[]);
  if (field === 'resolutions') return (value as Resolution[]).map(resolutionLine).join('\n');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Whoever was not there: everybody else was. */
function rollText({ lines }: RollValue): string {
  const away = lines.filter(({ state }) => state !== 'present');
  if (away.length === 0) return `${lines.length} 人全部到会`;
  return away
    .map(({ name, state, reason }) => {
      const why = reason === null || reason === '' ? '' : `（${reason}）`;
      return `${name} ${nameOfCode(attendanceStates, state)}${why}`;
    })
    .join('\n');
}

function resolutionLine(resolution: Resolution): string {
  const votes = candidateRows(resolution, { outcome: null }).map(
    ([name, yes, no, abstained]) => `；${name ?? ''} ${[yes, no, abstained].join('/')}`,
  );
  return `${resolution.matter}：${sumsText(resolution)}${votes.join('')}`;
}
