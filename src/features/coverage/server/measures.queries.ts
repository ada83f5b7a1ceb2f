import type { QueryResultRow } from 'pg';
import { type CountingMasks, WAY_BITS } from '../../counting/counting.rules.ts';
import type { CoverageTree } from '../coverage.contract.ts';

/** Sums over organisations, by definition; the columns are the same in every statement about coverage. */
export const MEASURES = [
  'total',
  'formal',
  'work',
  'sole',
  'joint',
  'attached',
  'functional',
  'gaps',
  'few',
  'none',
  'unverified',
  'exempt',
  'unclear',
  'staff',
  'volunteers',
] as const;

export type MeasuresRow = QueryResultRow & Record<(typeof MEASURES)[number], number>;

export type GroupRow = MeasuresRow & { key: string | null; label: string | null };

/** `counting.rules.ts` says in TypeScript what these lines say in SQL; a test holds them to each other. */
export function measuresOf(m: {
  base: string;
  value: string;
  formal: string;
  work: string;
  due: string;
}): string {
  const inBase = `(sig & ${m.base}) = ${m.value}`;
  const covered = `${inBase} and (sig & ${m.formal}) <> 0`;
  const open = `${inBase} and (sig & ${m.formal}) = 0 and (sig & 8192) = 0`;
  const way = (bit: number, stronger: number) =>
    `${inBase} and (sig & ${m.formal} & ${bit}) <> 0 and (sig & ${m.formal} & ${stronger}) = 0`;
  const sum = (column: string, condition: string, name: string) =>
    `coalesce(sum(${column}) filter (where ${condition}), 0)::int8 as ${name}`;
  return [
    sum('n', inBase, 'total'),
    sum('n', covered, 'formal'),
    sum('n', `${inBase} and (sig & ${m.work}) <> 0`, 'work'),
    sum('n', way(32, 0), 'sole'),
    sum('n', way(64, 32), 'joint'),
    sum('n', way(128, 96), 'attached'),
    sum('n', way(256, 224), 'functional'),
    sum('n', `${open} and (sig & ${m.due}) = (${m.due} & 4112)`, 'gaps'),
    sum('n', `${open} and (sig & 24) = 8 and (sig & ${m.due} & 4096) = 0`, 'few'),
    sum('n', `${open} and (sig & 24) = 0`, 'none'),
    sum('n', `${open} and (sig & 24) = 24`, 'unverified'),
    sum('n', `${inBase} and (sig & ${m.formal}) = 0 and (sig & 8192) <> 0`, 'exempt'),
    sum('n', `${inBase} and (sig & 2048) <> 0`, 'unclear'),
    sum('staff', inBase, 'staff'),
    sum('volunteers', inBase, 'volunteers'),
  ].join(',\n    ');
}

/** By which way an organisation counts as covered, the strongest first; null: by none (未组建). */
export function wayOf(sig: string, formal: string): string {
  const ways = Object.entries(WAY_BITS).map(
    ([way, bit]) => `when (${sig} & ${formal} & ${bit}) <> 0 then '${way}'`,
  );
  return `(case ${ways.join(' ')} end)`;
}

/** Masks of several definitions travel as five arrays; each statement unfolds them side by side. */
export const ASKED = `asked as (
    select * from unnest($1::int4[], $2::int4[], $3::int4[], $4::int4[], $5::int4[])
      with ordinality as a (base, value, formal, work, due, rank))`;
export const ASKED_MEASURES = measuresOf({
  base: 'a.base',
  value: 'a.value',
  formal: 'a.formal',
  work: 'a.work',
  due: 'a.due',
});
export const FIRST_MEASURES = measuresOf({
  base: '$1::int4',
  value: '$2::int4',
  formal: '$3::int4',
  work: '$4::int4',
  due: '$5::int4',
});

export function maskArrays(masks: readonly CountingMasks[]): number[][] {
  return [
    masks.map((m) => m.baseMask),
    masks.map((m) => m.baseValue),
    masks.map((m) => m.formalMask),
    masks.map((m) => m.workMask),
    masks.map((m) => m.dueMask),
  ];
}

export function maskValues({ baseMask, baseValue, formalMask, workMask, dueMask }: CountingMasks): number[] {
  return [baseMask, baseValue, formalMask, workMask, dueMask];
}

/** Today's code of a node, in the terms that all trees share. */
export const NODE: Readonly<Record<CoverageTree, string>> = {
  place: `select code as key, name, parent_code as parent_key, pos, pos_end from region where code = $6`,
  party: `select p.id::text as key, p.name, p.parent_id::text as parent_key, c.pos, c.pos_end
      from party_org p join party_org_code c on c.pos = p.pos where p.id = $6::uuid`,
  body: `select id::text as key, name, null::text as parent_key, no as pos, no as pos_end from supervising_body where id = $6::uuid`,
};
