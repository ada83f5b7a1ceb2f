import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { definitionRef } from '../counting/counting.contract.ts';
import { day, readCoverageRoute, readCoverageTrendRoute } from './coverage.contract.ts';

const TAG = '覆盖';

/** `covered = active + idle + unmeasured`; the gap between the two coverages is what is idle or not measured. */
const effectiveFigures = z.object({
  total: z.int(),
  covered: z.int(),
  active: z.int(),
  idle: z.int(),
  /** Covered by nobody who owes meetings: 功能型, other systems, or set up too lately. Not counted as idle. */
  unmeasured: z.int(),
  /** active / total, 0 to 1; null over 0. */
  rate: z.number().nullable(),
});
export type EffectiveFigures = z.output<typeof effectiveFigures>;

export const readEffectiveCoverageRoute = defineRoute({
  id: 'readEffectiveCoverage',
  method: 'GET',
  path: '/api/coverage/effective',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '有效覆盖：组织已覆盖的社会组织中，覆盖它的支部近三个月有没有组织生活',
  query: readCoverageRoute.query.omit({ knownOn: true }),
  response: z.object({
    on: day,
    /** The first day that is looked at. */
    since: day,
    countingDefinition: definitionRef,
    figures: effectiveFigures,
    /** By the same keys as the groups of `readCoverage`. */
    groups: z.array(z.object({ key: z.string(), figures: effectiveFigures })),
  }),
});
export type EffectiveAnswer = z.output<typeof readEffectiveCoverageRoute.response>;

export const readEffectiveTrendRoute = defineRoute({
  id: 'readEffectiveTrend',
  method: 'GET',
  path: '/api/coverage/effective/trend',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '按月的有效覆盖（每月月末，最后一点为所选日期）',
  query: readCoverageTrendRoute.query.extend({
    months: z.coerce.number().int().min(2).max(24).default(12),
  }),
  response: z.object({
    countingDefinition: definitionRef,
    points: z.array(z.object({ on: day, figures: effectiveFigures })),
  }),
});
