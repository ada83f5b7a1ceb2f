/** What taking back an import comes to, and what is said where it can't be done. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import {
  type ImportedChange,
  type KeptReason,
  type KeptRecord,
  type RecordKey,
  type SetBack,
  type TakeBackFacts,
  type TakeBackPlan,
  takenEntities,
} from './take-back.ts';

const keyOf = ({ entity, id }: RecordKey): string => `${entity} ${id}`;

/**
 * A record that the import brought stays when somebody has changed it since, when an account, a right or an open matter
 * needs it, or when a record that stays names it. A field goes back unless a later change touched the same field, or its
 * value before can't stand any more.
 */
export function planTakeBack(facts: TakeBackFacts): TakeBackPlan {
  const setBack = new Map<string, { record: RecordKey; columns: string[]; facts: string[] }>();
  const left = new Map<string, { record: RecordKey; changes: ImportedChange[] }>();
  for (const change of facts.changed) {
    const record = { entity: change.entity, id: change.id };
    if (change.why === null) {
      const entry = entryOf(setBack, keyOf(record), () => ({ record, columns: [], facts: [] }));
      (change.isFact ? entry.facts : entry.columns).push(change.field);
    } else entryOf(left, keyOf(record), () => ({ record, changes: [] })).changes.push(change);
  }
  const stays = keptOfCreated(facts, setBack);
  const kept: KeptRecord[] = [
    ...facts.created.flatMap((record) => keptEntry(record, stays.get(keyOf(record)))),
    ...[...left.values()].map(({ record, changes }) => ({ ...record, reasons: fieldReasons(changes) })),
  ];
  return {
    withdrawn: sorted(facts.created.filter((record) => !stays.has(keyOf(record)))),
    setBack: sorted(
      [...setBack.values()].map(({ record, ...fields }): SetBack => ({ ...record, ...fields })),
    ),
    kept: sorted(kept),
  };
}

function keptEntry({ entity, id }: RecordKey, reasons: readonly KeptReason[] | undefined): KeptRecord[] {
  return reasons === undefined ? [] : [{ entity, id, reasons }];
}

/** Those that stay by themselves, then, again and again, what they name. */
function keptOfCreated(
  { created, touched, used, links }: TakeBackFacts,
  setBack: ReadonlyMap<string, { readonly columns: readonly string[]; readonly facts: readonly string[] }>,
): Map<string, KeptReason[]> {
  const brought = new Set(created.map(keyOf));
  const stays = new Map<string, KeptReason[]>();
  const keep = (record: RecordKey, reason: KeptReason): void => {
    const reasons = entryOf(stays, keyOf(record), () => []);
    if (!reasons.some(({ code, by }) => code === reason.code && by?.id === reason.by?.id))
      reasons.push(reason);
  };
  for (const { entity, id, actor, at } of touched)
    keep({ entity, id }, { code: 'changed_later', actor: actor ?? undefined, at: at ?? undefined });
  for (const { entity, id, what } of used) keep({ entity, id }, { code: what });
  const waiting: RecordKey[] = [];
  const named = new Map<string, RecordKey[]>();
  for (const { from, field, to } of links) {
    if (brought.has(keyOf(from))) entryOf(named, keyOf(from), () => []).push(to);
    else if (!goesBack(setBack.get(keyOf(from)), field)) keep(to, { code: 'needed', by: from });
  }
  for (const record of created) if (stays.has(keyOf(record))) waiting.push(record);
  for (let record = waiting.pop(); record !== undefined; record = waiting.pop()) {
    for (const to of named.get(keyOf(record)) ?? []) {
      if (stays.has(keyOf(to))) continue;
      keep(to, { code: 'needed', by: { entity: record.entity, id: record.id } });
      waiting.push(to);
    }
  }
  return stays;
}

function goesBack(
  fields: { readonly columns: readonly string[]; readonly facts: readonly string[] } | undefined,
  field: string,
): boolean {
  return fields !== undefined && (fields.columns.includes(field) || fields.facts.includes(field));
}

const CODES = { touched: 'field_later', gone: 'earlier_gone', taken: 'earlier_taken' } as const;

function fieldReasons(changes: readonly ImportedChange[]): KeptReason[] {
  const reasons = new Map<string, { reason: KeptReason; fields: string[] }>();
  for (const { field, why, actor, at } of changes) {
    if (why === null) continue;
    const by = why === 'touched' ? { actor: actor ?? undefined, at: at ?? undefined } : {};
    const key = `${why} ${by.actor ?? ''} ${by.at ?? ''}`;
    entryOf(reasons, key, () => ({ reason: { code: CODES[why], ...by }, fields: [] })).fields.push(field);
  }
  return [...reasons.values()].map(({ reason, fields }) => ({ ...reason, fields: fields.sort() }));
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Organisations before Party organisations before members, as they are shown. */
function sorted<Item extends RecordKey>(records: readonly Item[]): Item[] {
  const rank = (record: RecordKey) => takenEntities.indexOf(record.entity);
  return [...records].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

export interface TakeBackAsked {
  readonly reason: string;
  /** Take back the rest although something stays. */
  readonly rest: boolean;
  /** What the person has seen. */
  readonly digest: string;
}

/** Whether what was asked for is what would be done. */
export function refuseTakeBack(plan: TakeBackPlan, digest: string, asked: TakeBackAsked): Refusal | null {
  if (digest !== asked.digest)
    return refuse(
      'conflict.take-back',
      '刚才又有变化，撤回的结果与您看到的不同。请看过新的结果后再撤回；什么也没有改。',
    );
  if (plan.withdrawn.length + plan.setBack.length === 0)
    return refuse('take-back.nothing', '这次导入的内容后来都有人改过或用到，没有可以撤回的。');
  if (plan.kept.length > 0 && !asked.rest)
    return refuse(
      'take-back.some-kept',
      `有 ${plan.kept.length} 条记录后来有人改过或用到，要保留。请选择“撤回其余的”，或者先处理这些记录；什么也没有改。`,
    );
  return null;
}
