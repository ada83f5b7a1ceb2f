/** What becomes of a record of a batch. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import {
  type BatchChange,
  batchFieldOf,
  BATCH_MOST,
  type BatchSubject,
  batchSubjectNames,
  mayBeEmptied,
} from './batch.ts';

/** Refuses what is none, or too many for one look. */
export function checkSize(chosen: number, subject: BatchSubject): Refusal | null {
  const { name, unit } = batchSubjectNames[subject];
  if (chosen === 0) return refuse('batch.none', `没有选择${name}。请先在名单里勾选。`, { field: 'ids' });
  if (chosen <= BATCH_MOST) return null;
  return refuse(
    'batch.too-many',
    `选了 ${chosen} ${unit}，一次最多 ${BATCH_MOST} ${unit}。请用筛选缩小范围，分几次办理；更多的请用导入。`,
    { field: 'ids' },
  );
}

/** Refuses to empty what every record has, and an answer that is neither yes nor no. */
export function checkValue(subject: BatchSubject, { field, value }: BatchChange): Refusal | null {
  const { title, kind } = batchFieldOf(subject, field);
  if (value === null)
    return mayBeEmptied(field)
      ? null
      : refuse('batch.no-value', `没有选择${title}。这一项不能清空，请选择。`, { field: 'value' });
  if (kind !== 'yes-no' || value === 'yes' || value === 'no') return null;
  return refuse('batch.yes-no', `${title}只能是“是”或“否”。`, { field: 'value' });
}

/** Whether every touched field is so already: storing it would only leave an empty line in the history. */
export function isSame(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(after).every(([field, value]) => (before[field] ?? null) === (value ?? null));
}

/** Why a record keeps what it has when its batch is undone; null: it is put back. */
export function whyLeft(
  version: number | null,
  now: { readonly version: number } | undefined,
): string | null {
  if (now === undefined) return '已并入另一条记录，或不在您的管理范围内';
  return now.version === version ? null : '批量操作以后又改过';
}

/** One assignment as it stands. */
export interface StandingAssignment {
  readonly id: string;
  readonly kind: string;
  readonly personName: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

export interface AssignmentAsked {
  readonly kind: string;
  /** Null: whoever it is. */
  readonly personName: string | null;
  /** The first day of what begins; of what ends, the first day without it. */
  readonly on: string;
}

const meant = (each: StandingAssignment, { kind, personName }: AssignmentAsked) =>
  each.kind === kind && (personName === null || each.personName === personName);

/** What becomes of an organisation to which somebody is to be assigned. */
export function judgeBeginning(
  org: { readonly endedOn: string | null; readonly assignments: readonly StandingAssignment[] },
  asked: AssignmentAsked,
): { readonly state: 'begins' | 'same' } | { readonly state: 'refused'; readonly why: string } {
  if (org.endedOn !== null) return { state: 'refused', why: `已于 ${org.endedOn} 注销，不再派驻。` };
  const own = org.assignments.filter((each) => meant(each, asked));
  if (own.some(({ fromOn, toOn }) => fromOn <= asked.on && toOn === null)) return { state: 'same' };
  const other = own.find(({ toOn }) => toOn === null || toOn > asked.on);
  if (other === undefined) return { state: 'begins' };
  const when = other.toOn === null ? '起' : `到 ${other.toOn}`;
  return {
    state: 'refused',
    why: `这个人从 ${other.fromOn} ${when}已经派驻，时间有重叠。请到它的记录里改正日期。`,
  };
}

/** Which assignments end, or why none does. */
export function judgeEnding(
  org: { readonly assignments: readonly StandingAssignment[] },
  asked: AssignmentAsked,
): readonly StandingAssignment[] | string {
  const standing = org.assignments.filter(
    (each) => meant(each, asked) && (each.toOn === null || each.toOn > asked.on),
  );
  const [first] = standing;
  if (first === undefined) return `到 ${asked.on} 没有这样的派驻。`;
  const late = standing.find(({ fromOn }) => fromOn >= asked.on);
  return late === undefined ? standing : `派驻从 ${late.fromOn} 才开始，不能在 ${asked.on} 结束。`;
}
