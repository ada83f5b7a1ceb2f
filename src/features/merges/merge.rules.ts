/** What two records of any kind must keep to before one goes into the other. */
import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { DatedFact, FieldPair } from './merge.ts';

/** How long a record stands. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly endedOn: Day | null;
}

/** A record does not go into itself, and not into one that somebody has changed since it was compared. */
export function checkPair(
  keeper: Standing,
  loser: Standing,
  compared: { readonly keeper: number; readonly loser: number },
): Refusal | null {
  if (keeper.id === loser.id) return SAME_RECORD;
  const changed = [
    ...(keeper.version === compared.keeper ? [] : [keeper.name]),
    ...(loser.version === compared.loser ? [] : [loser.name]),
  ];
  if (changed.length === 0) return null;
  return refuse(
    'conflict.version',
    `“${changed.join('”和“')}”的记录刚被别人修改，两条的比较已经过时。请刷新后重新核对。`,
  );
}

export const SAME_RECORD = refuse('merge.same-record', '选的是同一条记录。请选择与它重复的另一条。');

/** The keeper must be the one that stands longest: otherwise a merge would end, or bring back, what the other says. */
export function checkLonger(keeper: Standing, loser: Standing): Refusal | null {
  const outlasts = keeper.endedOn !== null && (loser.endedOn === null || loser.endedOn > keeper.endedOn);
  if (!outlasts) return null;
  const still = loser.endedOn === null ? '仍在' : `到 ${loser.endedOn} 才终止`;
  return refuse(
    'merge.keeper-ended',
    `“${keeper.name}”已于 ${keeper.endedOn} 终止，另一条${still}。请点“互换”，保留存续时间长的一条。`,
  );
}

/** Both have members at the same time: whose they are can't be told by a merge. */
export function refuseMembersOfBoth(what: string, mend: string): Refusal {
  return refuse('merge.members-of-both', `两条记录都有${what}。${mend}`);
}

/** Of one thing two different things are said for the same days. */
export function findClashes(keeper: readonly DatedFact[], loser: readonly DatedFact[]): Refusal[] {
  return loser.flatMap((gone) =>
    keeper
      .filter(
        (kept) =>
          kept.title === gone.title &&
          kept.about === gone.about &&
          kept.said !== gone.said &&
          overlaps(kept, gone),
      )
      .map((kept) =>
        refuse(
          'merge.overlap',
          `${gone.title}对不上：保留的一条登记为“${kept.words}”，并入的一条登记为“${gone.words}”，日期重叠。请先在其中一条上改正或写上结束日期，再合并。`,
        ),
      ),
  );
}

function overlaps(a: DatedFact, b: DatedFact): boolean {
  const beginsBefore = (x: DatedFact, y: DatedFact) =>
    x.fromOn === null || y.toOn === null || x.fromOn < y.toOn;
  return beginsBefore(a, b) && beginsBefore(b, a);
}

/** Refuses a field that is none of the choice, as a form could not send it. */
export function checkTaken(fields: readonly FieldPair[], taken: readonly string[]): Refusal | null {
  const offered = new Set(fields.filter(({ choosable }) => choosable).map(({ field }) => field));
  const unknown = taken.find((field) => !offered.has(field));
  if (unknown === undefined) return null;
  return refuse('merge.field', '所选的字段不能取自并入的一条。请刷新后重新选择。', {
    field: 'taken',
    value: unknown,
  });
}

/** Names or codes that the keeper no longer goes by. */
export function formerOf(keeper: string | null, loser: string | null, takesLosers: boolean): string | null {
  const [stays, goes] = takesLosers ? [loser, keeper] : [keeper, loser];
  return goes === null || goes === stays ? null : goes;
}
