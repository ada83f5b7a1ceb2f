/** Why a way is proposed, in sentences that name who, how near and how many. */
import {
  allOf,
  countable,
  distanceOf,
  type GapUnit,
  type Likeness,
  type SetUpProposal,
  sharedBy,
  type Surroundings,
  THRESHOLD,
} from './proposal.rules.ts';

export interface Telling {
  readonly notTransferredCounts: Surroundings['notTransferredCounts'];
  /** Beside the Party line members are not counted out: only which list an organisation is in. */
  readonly tellsMembers: boolean;
  /** Of a node of the Party tree; undefined where it is out of sight. */
  readonly nameOfNode: (id: string) => string | undefined;
}

/** The reasons of a proposal, but for the clause that it rests on. */
export function reasonsOf(proposal: SetUpProposal, telling: Telling): string[] {
  const [unit] = proposal.units;
  if (unit === undefined) return [];
  switch (proposal.way) {
    case 'sole':
      return soleReasons(unit, proposal, telling);
    case 'joint':
      return jointReasons(unit, proposal, telling);
    case 'attached':
      return [membersText(unit, telling), hostText(unit, proposal, telling)];
    case 'advisor':
      return [
        allOf(unit) === 0
          ? '没有正式党员，暂不具备组建条件'
          : `${membersText(unit, telling)}，暂不具备单独组建条件`,
      ];
  }
}

function soleReasons(unit: GapUnit, { absorbs }: SetUpProposal, telling: Telling): string[] {
  if (absorbs === 0) return [`${membersText(unit, telling)}，达到三名`];
  const missing = telling.tellsMembers ? `再有 ${absorbs} 名转入组织关系` : '未转入的转入组织关系后';
  return [membersText(unit, telling), `可吸收未转入党员组建：${missing}，即达到三名`];
}

function jointReasons(unit: GapUnit, { units }: SetUpProposal, telling: Telling): string[] {
  const others = units.slice(1);
  const together = units.reduce((sum, each) => sum + countable(each, telling), 0);
  const sum = telling.tellsMembers ? `共有正式党员 ${together} 名` : '正式党员合起来达到三名';
  return [
    membersText(unit, telling),
    ...others.map(
      (other) => `${other.name}：${likenessText(unit, other, telling)}；${membersText(other, telling)}`,
    ),
    `${units.length} 家${sum}`,
  ];
}

function likenessText(unit: GapUnit, other: GapUnit, telling: Telling): string {
  const texts: Readonly<Record<Likeness, string>> = {
    responsible: `同由${telling.nameOfNode(unit.responsibleId) ?? '同一党建责任单位'}负责`,
    township: `同在${unit.nearName}`,
    sector: `同属${unit.sectorName ?? '一个'}行业`,
  };
  const shared = sharedBy(unit, other);
  const near = shared.includes('township') ? [] : [`在本县区（${other.nearName}）`];
  return [...shared.map((each) => texts[each]), ...near].join('，');
}

function hostText(unit: GapUnit, { host }: SetUpProposal, { nameOfNode }: Telling): string {
  if (host === null) return '';
  const where =
    distanceOf(unit.near, host.near) === 'township' ? `同在${host.nearName}` : `在本县区（${host.nearName}）`;
  const whose = host.sameResponsible ? `，隶属${nameOfNode(unit.responsibleId) ?? '同一党建责任单位'}` : '';
  return `${host.name}：${where}${whose}`;
}

/** How many full members, and how many of them are elsewhere. */
export function membersText(unit: GapUnit, { tellsMembers }: Pick<Telling, 'tellsMembers'>): string {
  if (unit.members === null) return '正式党员人数未核实';
  const { transferred, notTransferred } = unit.members;
  if (!tellsMembers) {
    if (allOf(unit) === 0) return '没有正式党员';
    return transferred >= THRESHOLD
      ? '组织关系已转入的正式党员三名以上'
      : '有正式党员，组织关系已转入的不足三名';
  }
  const elsewhere =
    notTransferred === 0 ? '' : `（关系已转入 ${transferred} 名，未转入 ${notTransferred} 名）`;
  return `正式党员 ${allOf(unit)} 名${elsewhere}`;
}
