import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { percentText } from '../../../platform/kernel/portion.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { listSectors } from '../../social-orgs/server/public.ts';
import type { MemberFilter, MemberStructure } from '../member-list.contract.ts';
import { structureDimensionNames, structureDimensions } from '../structure.ts';
import { structureRows } from '../structure.rules.ts';
import { hiddenMembers } from './list.queries.ts';
import { settleListQuestion } from './list-members.ts';
import {
  asksOnlyNode,
  countedStructure,
  memberStructure,
  secretariesOffRoll,
  type StructureCount,
} from './structure.queries.ts';

/** How the members that the list's filters find are made up: by age, education and so on, each adding up to all of them. */
export async function readStructure(
  pool: Pool,
  acting: Acting,
  filter: MemberFilter,
  today: Day,
): Promise<MemberStructure | Refusal> {
  const question = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  const [[found, [kept], [beside]], sectors] = await Promise.all([
    readAllScoped<[StructureCount, { n: number }, { n: number }]>(pool, acting, [
      asksOnlyNode(question) ? countedStructure(question) : memberStructure(question),
      hiddenMembers(question.party),
      secretariesOffRoll(question.party, question.on),
    ]),
    listSectors(pool, acting),
  ]);
  const counts =
    found.length > 0 ? found : await readScoped<StructureCount>(pool, acting, memberStructure(question));
  return {
    on: question.on,
    total: counts.find(({ dimension }) => dimension === ALL)?.n ?? 0,
    notShown: kept?.n ?? 0,
    offRoll: question.secretaries ? (beside?.n ?? 0) : 0,
    dimensions: structureDimensions.map((dimension, at) => ({
      dimension,
      rows: structureRows(
        dimension,
        counts.flatMap((row) => (row.dimension === at ? [{ value: row.value, count: row.n }] : [])),
        sectors,
      ),
    })),
  };
}

const ALL = -1;

/** The same as a sheet: counts alone, no persons. */
export async function exportStructure(
  pool: Pool,
  acting: Acting,
  filter: MemberFilter,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const structure = await readStructure(pool, acting, filter, today);
  if (isRefusal(structure)) return structure;
  const { on, total, offRoll, dimensions } = structure;
  const rows = dimensions.flatMap(({ dimension, rows: of }) => [
    ...of.map(({ label, count }) => [
      structureDimensionNames[dimension],
      label,
      count,
      percentText(count, total),
    ]),
    [structureDimensionNames[dimension], '合计', total, percentText(total, total)],
  ]);
  const who = filter.post === 'secretary' ? '书记' : '党员';
  return releaseExport(
    pool,
    acting,
    { kind: 'structure', purpose: null, rows: rows.length },
    {
      name: `${who}结构`,
      title: `${who}结构（截至 ${on}，共 ${total} 名${offRoll === 0 ? '' : `，另有 ${offRoll} 名书记不在名册上`}）`,
      columns: [
        { title: '项目', kind: 'text', width: 24 },
        { title: '分段', kind: 'text', width: 36 },
        { title: '人数', kind: 'number' },
        { title: '占比', kind: 'text' },
      ],
      rows,
    },
  );
}
