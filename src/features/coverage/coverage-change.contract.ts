import { z } from 'zod';
import { countAnswer, exportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { definitionRef } from '../counting/counting.contract.ts';
import { countingBases } from '../counting/counting-definition.ts';
import { bodies, coverageTrees, day, figures, several, sizes } from './coverage.contract.ts';
import { changeCauses, changeDirections, changeMeasures } from './coverage-change.ts';

const TAG = '覆盖';

const compared = {
  tree: z.enum(coverageTrees).optional(),
  node: z.string().max(40).optional(),
  on: day.optional(),
  /** The earlier day; left out where two definitions are compared. */
  from: day.optional(),
  definition: z.string().max(60).optional(),
  /** The definition on the other side; left out where two days are compared. */
  fromDefinition: z.string().max(60).optional(),
  sector: several,
  type: several,
  body: bodies,
};

const causes = z.array(z.object({ cause: z.enum(changeCauses), count: z.int() }));
const measureChange = z.object({
  measure: z.enum(changeMeasures),
  before: z.int(),
  after: z.int(),
  entered: causes,
  left: causes,
});
const side = z.object({ on: day, countingDefinition: definitionRef.extend({ base: z.enum(countingBases) }) });

export const compareCoverageRoute = defineRoute({
  id: 'compareCoverage',
  method: 'GET',
  path: '/api/coverage/compare',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '比较两个日期或两个口径：进入、退出及原因',
  query: z.object({ ...compared, size: sizes }),
  response: z.object({
    compared: z.enum(['days', 'definitions']),
    tree: z.enum(coverageTrees),
    node: z.object({ key: z.string(), name: z.string() }),
    before: side,
    after: side,
    /** In the order 社会组织, 组织覆盖, 工作覆盖; before + entered − left = after. */
    measures: z.array(measureChange),
    /** All figures of the later side. */
    figures,
  }),
});
export type CompareQuestion = z.output<typeof compareCoverageRoute.query>;
export type CompareAnswer = z.output<typeof compareCoverageRoute.response>;

const changed = {
  ...compared,
  /** Size bands; `size` is the page's. */
  sizeBand: sizes,
  measure: z.enum(changeMeasures),
  direction: z.enum(changeDirections).optional(),
  cause: z.enum(changeCauses).optional(),
};
const covering = { id: z.string(), name: z.string(), way: z.string() };

export const listCoverageChangesRoute = defineRoute({
  id: 'listCoverageChanges',
  method: 'GET',
  path: '/api/coverage/changes',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '两个日期或两个口径之间进入、退出的社会组织及原因',
  query: z.object({ ...changed, ...pageQuery }),
  response: pageOf(
    z.object({
      id: z.string(),
      /** Null where it has moved out of the caller's sight. */
      name: z.string().nullable(),
      regionName: z.string(),
      direction: z.enum(changeDirections),
      cause: z.enum(changeCauses),
      /** By which Party organisations on either side, with the day on which that ended, or began. */
      coveredBefore: z.array(z.object({ ...covering, toOn: day.nullable() })),
      coveredAfter: z.array(z.object({ ...covering, fromOn: day.nullable() })),
      foundedOn: day.nullable(),
      endedOn: day.nullable(),
    }),
  ),
});
export type CoverageChangeRow = z.output<typeof listCoverageChangesRoute.response>['rows'][number];

export const countCoverageChangesRoute = defineRoute({
  id: 'countCoverageChanges',
  method: 'GET',
  path: '/api/coverage/changes/count',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '进入、退出的社会组织有多少',
  query: z.object(changed),
  response: countAnswer,
});
export type ChangesQuestion = z.output<typeof countCoverageChangesRoute.query>;

export const exportCoverageChangesRoute = defineRoute({
  id: 'exportCoverageChanges',
  method: 'GET',
  path: '/api/coverage/changes/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出进入、退出的社会组织及原因（xlsx 或 csv）',
  query: z.object({ ...changed, ...exportQuery }),
});
