import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import {
  type Acting,
  readAllScoped,
  type Statement,
  writeScoped,
} from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { type FieldPair, MERGE_REASON, type MergeKind } from '../merge.ts';
import { checkPair, checkTaken, SAME_RECORD, type Standing } from '../merge.rules.ts';
import type { Comparison, MergeBody } from '../merges.contract.ts';
import { refuseMergeOfMarked } from '../not-double.rules.ts';
import { doublesAmong, type FoundDoubleRow } from './doubles.queries.ts';
import { MERGE_COLLISIONS, type MergePair, refuseGone } from './merge-frame.ts';

export interface MergeParts {
  readonly pool: Pool;
  /** Seals and opens telephones, and numbers of persons. */
  readonly sealer: Sealer;
}

export interface Merged {
  readonly id: string;
  readonly warnings: Comparison['refusals'];
}

type Lines = Readonly<Record<string, readonly string[]>>;

/** How records of one kind are merged; `Row` is one of the two with all that bears on it. */
export interface MergeOf<Row extends { id: string; version: number }> {
  readonly kind: MergeKind;
  readonly sides: (ids: readonly string[], today: Day) => Statement;
  readonly lock: (ids: readonly string[]) => Statement;
  /** Written down when the two are compared: that somebody saw them. */
  readonly looks?: (ids: readonly string[]) => readonly Statement[];
  /** With its telephone as people write it: so it is compared, and taken. */
  readonly opened: (row: Row, sealer: Sealer) => Row;
  readonly codeOf: (row: Row) => string | null;
  readonly standing: (row: Row) => Standing;
  readonly judge: (keeper: Row, loser: Row, acting: Acting) => Refusal[];
  readonly pairs: (keeper: Row, loser: Row) => FieldPair[];
  readonly lines: (row: Row, acting: Acting) => Lines;
  /** Moves everything to the keeper, then changes it as by a form. */
  readonly merge: (
    client: PoolClient,
    sealer: Sealer,
    acting: Acting,
    sides: Sides<Row>,
    taken: readonly string[],
    today: Day,
  ) => Promise<Merged | readonly Refusal[]>;
  /** What people can run into at the very moment of storing. */
  readonly reasons: Readonly<Record<string, Refusal>>;
}

export interface Sides<Row> {
  readonly keeper: Row;
  readonly loser: Row;
}

type AnyRow = { id: string; version: number };

/** Two records side by side, and why they may not become one. */
export async function compareRecords<Row extends AnyRow>(
  of: MergeOf<Row>,
  { pool, sealer }: MergeParts,
  acting: Acting,
  pair: MergePair,
  today: Day,
): Promise<Comparison | Refusal> {
  const ids = [...new Set([pair.keeperId, pair.loserId])];
  const statements = [of.sides(ids, today), doublesAmong(of.kind, ids), ...(of.looks?.(ids) ?? [])];
  const [rows, [double]] = await readAllScoped<[Row, FoundDoubleRow]>(pool, acting, statements);
  const sides = sidesOf(
    pair,
    rows.map((row) => of.opened(row, sealer)),
  );
  if (sides === null) return NOT_FOUND;
  const { keeper, loser } = sides;
  return {
    keeper: headOf(of, keeper),
    loser: headOf(of, loser),
    fields: of.pairs(keeper, loser),
    related: relatedLines(of.lines(keeper, acting), of.lines(loser, acting)),
    refusals:
      keeper.id === loser.id ? [SAME_RECORD] : [...of.judge(keeper, loser, acting), ...markedOf(double)],
    suspected: double === undefined || double.holds || !double.kept_here ? null : double.view.facts,
  };
}

/** Somebody has judged that the two are two. */
function markedOf(double: FoundDoubleRow | undefined): Refusal[] {
  const mark = double?.holds === true ? double.view.mark : null;
  return mark === null ? [] : [refuseMergeOfMarked(mark)];
}

function headOf<Row extends AnyRow>(of: MergeOf<Row>, row: Row): Comparison['keeper'] {
  const { id, name, version } = of.standing(row);
  return { id, version, name, code: of.codeOf(row) };
}

/** The lines of both beside each other; a kind of which neither has any is left out. */
function relatedLines(keeper: Lines, loser: Lines): Comparison['related'] {
  return Object.keys(keeper)
    .map((title) => ({ title, keeper: [...(keeper[title] ?? [])], loser: [...(loser[title] ?? [])] }))
    .filter((each) => each.keeper.length + each.loser.length > 0);
}

function sidesOf<Row extends AnyRow>(
  { keeperId, loserId }: MergePair,
  rows: readonly Row[],
): Sides<Row> | null {
  const [keeper, loser] = [keeperId, loserId].map((id) => rows.find((row) => row.id === id));
  return keeper === undefined || loser === undefined ? null : { keeper, loser };
}

/** One record goes into the other, in one transaction. */
export function mergeRecords<Row extends AnyRow>(
  of: MergeOf<Row>,
  { pool, sealer }: MergeParts,
  acting: Acting,
  pair: MergePair,
  body: MergeBody,
  today: Day,
): Promise<Merged | Refusal | readonly Refusal[]> {
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today, correctionReason: MERGE_REASON },
        (client) => mergeLocked(of, client, sealer, acting, pair, body, today),
        (result) => 'id' in result,
      ),
    { ...of.reasons, ...MERGE_COLLISIONS },
  );
}

async function mergeLocked<Row extends AnyRow>(
  of: MergeOf<Row>,
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  pair: MergePair,
  { keeperVersion, loserVersion, taken }: MergeBody,
  today: Day,
): Promise<Merged | readonly Refusal[]> {
  const ids = [pair.keeperId, pair.loserId];
  await sendOne(client, of.lock(ids));
  const rows = await sendOne<Row>(client, of.sides(ids, today));
  const sides = sidesOf(
    pair,
    rows.map((row) => of.opened(row, sealer)),
  );
  if (sides === null) return [await refuseGone(client, ids)];
  const { keeper, loser } = sides;
  const compared = { keeper: keeperVersion, loser: loserVersion };
  const wrong = checkPair(of.standing(keeper), of.standing(loser), compared);
  if (wrong !== null) return [wrong];
  const unknown = checkTaken(of.pairs(keeper, loser), taken);
  const [double] = await sendOne<FoundDoubleRow>(client, doublesAmong(of.kind, ids));
  const found = [
    ...(unknown === null ? [] : [unknown]),
    ...of.judge(keeper, loser, acting),
    ...markedOf(double),
  ];
  return found.length > 0 ? found : of.merge(client, sealer, acting, sides, taken, today);
}
