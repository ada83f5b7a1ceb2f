/** When two records may be marked as not the same (不是同一个), and what such a mark keeps out. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { NotDoubleMark, SeenPair } from './double.ts';

interface NamedSide {
  readonly id: string;
  readonly name: string;
}

/** A suspected pair as it stands now. */
export interface StandingPair {
  readonly view: {
    readonly keeper: NamedSide;
    readonly other: NamedSide;
    readonly facts: string;
    readonly mark: NotDoubleMark | null;
  };
  /** Marked, for what the pair shows now. */
  readonly holds: boolean;
  /** Both are the caller's to merge. */
  readonly keptHere: boolean;
}

/** One name for a pair, whichever of the two stands first. */
export function pairKey(one: string, two: string): string {
  return one < two ? `${one} ${two}` : `${two} ${one}`;
}

/** @returns why not all of the pairs can be marked as they were seen; null: they can */
export function checkMarks(seen: readonly SeenPair[], standing: readonly StandingPair[]): Refusal | null {
  const known = new Map(
    standing.map((pair) => [pairKey(pair.view.keeper.id, pair.view.other.id), pair] as const),
  );
  const found = seen.map((pair) => ({ pair, now: known.get(pairKey(pair.keeperId, pair.otherId)) }));
  const gone = found.filter(({ now }) => now === undefined).length;
  if (gone > 0) return refuseGone(gone);
  const now = found.flatMap((each) => (each.now === undefined ? [] : [{ ...each, now: each.now }]));
  const elsewhere = now.filter(({ now: { keptHere } }) => !keptHere);
  if (elsewhere.length > 0) return refuseElsewhere(namesOf(elsewhere));
  const marked = now.find(({ now: { holds } }) => holds);
  if (marked !== undefined) return refuseMarked(marked.now.view);
  const changed = now.filter(({ pair, now: { view } }) => pair.facts !== view.facts);
  return changed.length === 0 ? null : refuseChanged(namesOf(changed));
}

function refuseGone(count: number): Refusal {
  return refuse(
    'double.gone',
    `所选的有 ${count} 对已不是疑似重复（刚被改正、合并，或不在您的管理范围内），一对也没有标记。请刷新后重选。`,
    { field: 'pairs' },
  );
}

function refuseElsewhere(names: string): Refusal {
  return refuse(
    'not-allowed.managed-elsewhere',
    `${names}：两条记录都要由您管理范围内的支部管理，才能标记，一对也没有标记。请由管理双方的上级党组织办理。`,
    { field: 'pairs' },
  );
}

function refuseMarked({ keeper, other, mark }: StandingPair['view']): Refusal {
  return refuse(
    'double.marked',
    `“${keeper.name}”和“${other.name}”刚由${mark?.by ?? '别人'}标记为不是同一个，一对也没有标记。请刷新后重选。`,
    { field: 'pairs' },
  );
}

function refuseChanged(names: string): Refusal {
  return refuse(
    'double.changed',
    `${names}的名称、代码、所在地或疑似理由刚有变化，与您看到的不同，一对也没有标记。请刷新后重新核对。`,
    { field: 'pairs' },
  );
}

const MOST_NAMED = 3;

function namesOf(pairs: readonly { readonly now: StandingPair }[]): string {
  const names = pairs
    .slice(0, MOST_NAMED)
    .map(({ now: { view } }) => `“${view.keeper.name}”和“${view.other.name}”`);
  return `${names.join('、')}${pairs.length > MOST_NAMED ? `等 ${pairs.length} 对` : ''}`;
}

/** What somebody has judged to be two is not merged before that is taken back. */
export function refuseMergeOfMarked({ by, at, reason }: NotDoubleMark): Refusal {
  return refuse(
    'merge.marked-not-double',
    `${by}已于 ${at.slice(0, 10)} 把这两条标记为不是同一个（${reason}）。确是同一个的，请先在疑似重复的“已标记不是同一个”里取消标记，再合并。`,
  );
}
