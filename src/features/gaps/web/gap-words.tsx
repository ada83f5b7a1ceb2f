import { type PersonCount, tellingTexts } from '../../../platform/kernel/small-counts.ts';
import { PersonCountLink } from '../../../platform/web/PersonCountLink.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import type { GapGroup } from '../../counting/counting.rules.ts';
import { proposedWays } from '../gap.ts';
import type { GapRow } from '../gaps.contract.ts';

/** What each list holds, and what an empty one means. */
export const groupNotes: Readonly<Record<GapGroup, { readonly holds: string; readonly empty: string }>> = {
  establishment_gap: {
    holds: '专职从业人员中组织关系已转入的正式党员三名以上，还没有党组织。',
    empty: '没有应建未建的社会组织。',
  },
  few_members: {
    holds: '有正式党员，但组织关系已转入的不足三名。',
    empty: '没有仅有个别党员的社会组织。',
  },
  no_members: { holds: '没有正式党员。', empty: '没有党员的社会组织一家也没有。' },
  unverified: { holds: '不知道有几名正式党员，先核实人数。', empty: '党员情况都已核实。' },
  exempt: {
    holds: '属于本站点不提出组建建议的类别，不算应建未建。',
    empty: '没有属于另有规定类别的社会组织。',
  },
};

/** 已转入 and 未转入, side by side. */
export function Members({
  row,
}: {
  readonly row: Pick<GapRow, 'transferred' | 'notTransferred' | 'source'>;
}) {
  const { transferred, notTransferred } = row;
  if (transferred === null || notTransferred === null) return <span className="quiet">未核实</span>;
  return (
    <>
      <PersonCountLink count={transferred} label="关系已转入" />
      {notTransferred === 0 ? null : (
        <span className="quiet">
          {' '}
          ＋ 未转入 <PersonCountLink count={notTransferred} label="关系未转入" />
        </span>
      )}
    </>
  );
}

/** Where the numbers are from. */
export function sourceText({ source, declaredOn }: Pick<GapRow, 'source' | 'declaredOn'>): string {
  if (source === null) return '没有在册数，也没有填报数';
  return source === 'roll' ? '按党员名册计算' : `填报数，${declaredOn ?? ''}`;
}

/** 联合组建：与甲、乙; in one line. */
export function proposalText({ proposal }: Pick<GapRow, 'proposal'>): string | null {
  if (proposal === null) return null;
  const way = nameOfCode(proposedWays, proposal.way);
  if (proposal.host !== null) return `${way}：${proposal.host.name}`;
  if (proposal.partners.length > 0)
    return `${way}：与${proposal.partners.map(({ name }) => name).join('、')}`;
  return proposal.absorbs ? `${way}：可吸收未转入党员` : way;
}

export function reasonText({ reason }: Pick<GapRow, 'reason'>): string | null {
  if (reason === null) return null;
  const name = nameOfCode(noPartyReasons, reason.code);
  return reason.note === null ? name : `${name}（${reason.note}）`;
}

/** A count of members as text. */
export function personText(count: PersonCount | null): string {
  if (count === null) return '未核实';
  return typeof count === 'number' ? `${count} 名` : tellingTexts[count];
}
