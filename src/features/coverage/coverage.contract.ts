import { z } from 'zod';
import { exportQuery, personCount } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { isDay } from '../../platform/kernel/day.ts';
import { permissions } from '../access/role.ts';
import { definitionRef } from '../counting/counting.contract.ts';

const TAG = '覆盖';
export const day = z.string().refine(isDay, '请填写日期，例如 2026-11-22');
export const coverageTrees = ['place', 'party', 'body'] as const;
export const coverageGroupings = ['children', 'sector', 'type', 'size', 'way', 'body'] as const;
export type CoverageTree = (typeof coverageTrees)[number];
export type CoverageGrouping = (typeof coverageGroupings)[number];

/** A list in the address: `sector=culture&sector=sports`. */
const severalOf = <S extends z.ZodType>(one: S) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(one).max(50).optional(),
  );
export const several = severalOf(z.string().max(60));
export const bodies = severalOf(z.uuid());
/** Size bands by number, see size-band.ts. */
export const sizes = severalOf(z.string().regex(/^[0-4]$/, '没有这个规模档次'));

const portion = z.object({
  covered: z.int(),
  total: z.int(),
  /** 0 to 1; null over 0. */
  rate: z.number().nullable(),
});

export const figures = z.object({
  socialOrgs: z.int(),
  staff: z.int(),
  volunteers: z.int(),
  formalCoverage: portion,
  workCoverage: portion,
  /** By the strongest way. */
  ways: z.object({ sole: z.int(), joint: z.int(), attached: z.int(), functional: z.int() }),
  establishmentGaps: z.int(),
  fewMembers: z.int(),
  noMembers: z.int(),
  unverified: z.int(),
  /** 另有规定: no set-up is proposed for their category; in none of the four before. */
  exempt: z.int(),
  responsibilityUnclear: z.int(),
});
export type CoverageFigures = z.output<typeof figures>;

const rollCounts = z.object({
  partyOrgs: z.object({ total: z.int(), branches: z.int(), covering: z.int() }),
  members: personCount,
  membersNotTransferred: personCount,
  /** The day that these are told for: beside the Party line the past is told by months. */
  membersOn: z.string(),
});
export type RollCounts = z.output<typeof rollCounts>;

const group = z.object({
  /** Region code, Party organisation's id, or the code of the dimension; `own` is the node's own level (本级). */
  key: z.string(),
  label: z.string(),
  figures,
});
export type CoverageGroup = z.output<typeof group>;

export const readCoverageRoute = defineRoute({
  id: 'readCoverage',
  method: 'GET',
  path: '/api/coverage',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '某一范围、某一天、某一口径下的覆盖情况',
  query: z.object({
    tree: z.enum(coverageTrees).optional(),
    /** Region code, Party organisation's id, or a supervising body's id; left out: all of the own scope. */
    node: z.string().max(40).optional(),
    on: day.optional(),
    /** As it was known at the end of this day: later corrections left out. */
    knownOn: day.optional(),
    definition: z.string().max(60).optional(),
    by: z.enum(coverageGroupings).optional(),
    sector: several,
    type: several,
    size: sizes,
    body: bodies,
  }),
  response: z.object({
    on: day,
    tree: z.enum(coverageTrees),
    node: z.object({ key: z.string(), name: z.string(), parentKey: z.string().nullable() }),
    countingDefinition: definitionRef,
    figures,
    /**
     * Null where the figures are filtered (Party organisations and members have no sector or size), and where counting takes
     * longer than the figures (a day gone by, part of a node, a caller beside the Party line): `readCoverageRoll` gives those.
     */
    roll: rollCounts.nullable(),
    by: z.enum(coverageGroupings),
    groups: z.array(group),
    /** The same organisations under the other definitions: what switching would make of the figures. */
    otherDefinitions: z.array(z.object({ definition: definitionRef, figures })),
  }),
});
export type CoverageAnswer = z.output<typeof readCoverageRoute.response>;
export type CoverageQuestion = z.output<typeof readCoverageRoute.query>;

export const readRollRoute = defineRoute({
  id: 'readCoverageRoll',
  method: 'GET',
  path: '/api/coverage/roll',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '某一范围、某一天的党组织数和党员数',
  query: readCoverageRoute.query.pick({ tree: true, node: true, on: true }),
  response: rollCounts,
});

export const readCoverageTrendRoute = defineRoute({
  id: 'readCoverageTrend',
  method: 'GET',
  path: '/api/coverage/trend',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '按月的覆盖趋势（每月月末，最后一点为所选日期）',
  query: z.object({
    tree: z.enum(coverageTrees).optional(),
    node: z.string().max(40).optional(),
    on: day.optional(),
    months: z.coerce.number().int().min(2).max(60).default(12),
    definition: z.string().max(60).optional(),
    sector: several,
    type: several,
    size: sizes,
    body: bodies,
  }),
  response: z.object({
    countingDefinition: definitionRef,
    points: z.array(
      z.object({ on: day, socialOrgs: z.int(), formallyCovered: z.int(), workCovered: z.int() }),
    ),
  }),
});
export type TrendQuestion = z.output<typeof readCoverageTrendRoute.query>;
export type TrendAnswer = z.output<typeof readCoverageTrendRoute.response>;

export const exportCoverageRoute = defineRoute({
  id: 'exportCoverage',
  method: 'GET',
  path: '/api/coverage/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出当前覆盖表（xlsx 或 csv）',
  query: readCoverageRoute.query.extend(exportQuery),
});
