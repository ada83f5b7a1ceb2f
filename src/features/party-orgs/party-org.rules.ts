/** What a Party organisation may be, and what about one asks for attention. */
import { addMonths, addYears, type Day, isDay } from '../../platform/kernel/day.ts';
import { type Findings, findingsOf, refuseMisfits } from '../../platform/kernel/findings.ts';
import { quotable, type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import {
  isTemporaryPartyOrgKind,
  type PartyOrgKind,
  partyOrgKinds,
  tierOfPartyOrgKind,
} from '../codes/tables/party-org-kind.ts';
import { isCodeOf, nameOfCode } from '../codes/code-table.ts';
import { checkPhone } from '../codes/phone.rules.ts';
import { isRegionCode } from '../places/region.rules.ts';
import { type PartyOrgDraft, partyOrgFields } from './party-org.ts';

/** The Party was founded in July 1921; no organisation of it is older. */
const FIRST_DAY: Day = '1921-07-01';

/** What stands beside the draft and bears on it. */
export interface PartyOrgFacts {
  /** The organisation is, or becomes, the root: it alone has no parent. */
  readonly root?: boolean | undefined;
  /** The node above, as stored; undefined when the draft does not place it anew. */
  readonly parent?: ParentFacts | undefined;
  /** Since when it has been over, as stored. */
  readonly endedOn?: Day | null | undefined;
  /** The region's code is known and in force. Undefined: not looked up. */
  readonly regionInForce?: boolean | undefined;
  readonly standing?: PartyOrgStanding | undefined;
}

export interface ParentFacts {
  readonly name: string;
  readonly kind: PartyOrgKind;
  readonly endedOn: Day | null;
}

/**
 * Checks a draft on its own and beside its facts. Pure; the caller tells the day.
 * @returns refusals keep it from being stored; warnings are stored with it (BRANCH-02, -03, -10, -12, -13)
 */
export function checkPartyOrg(draft: PartyOrgDraft, facts: PartyOrgFacts, today: Day): Findings {
  return findingsOf([
    // 党组 gets a reason of its own below.
    ...refuseMisfits(partyOrgFields, {
      ...draft,
      ...(draft.kind === 'leading_party_group' ? { kind: undefined } : {}),
    }),
    refuseName(draft),
    refuseKind(draft.kind),
    refuseFoundingDay(draft.foundedOn, today),
    refuseFoundingAfterEnd(draft.foundedOn, facts.endedOn),
    refuseRegion(draft, facts),
    refusePhone(draft.phone),
    refuseApprovalRight(draft),
    facts.parent === undefined ? null : refuseParent(facts.parent),
    facts.root !== true && draft.parentId === null
      ? refuse('party-org.no-parent', '请填写上级党组织：只有最上面的一个党组织没有上级。', {
          field: 'parentId',
        })
      : null,
    ...(facts.standing === undefined ? [] : reviewPartyOrg(facts.standing, today)),
  ]);
}

function refuseName({ name }: PartyOrgDraft): Refusal | null {
  if (name === undefined || name.trim() !== '') return null;
  return refuse('party-org.no-name', '党组织全称没有填写。请填写批准成立文件上的全称。', { field: 'name' });
}

function refuseKind(kind: PartyOrgKind | undefined): Refusal | null {
  if (kind !== 'leading_party_group') return null;
  return refuse(
    'party-org.leading-party-group',
    '党组是设在机关里的领导机构，不在党的组织树上，不能登记为党组织。请改选党委、党总支或党支部。',
    {
      field: 'kind',
      clause: 'TAB-08',
    },
  );
}

function refuseFoundingDay(foundedOn: Day | null | undefined, today: Day): Refusal | null {
  if (foundedOn === null || foundedOn === undefined) return null;
  const details = { field: 'foundedOn', value: quotable(foundedOn) };
  if (!isDay(foundedOn))
    return refuse('party-org.founding-day', `成立日期“${details.value}”不是有效的日期。请核对。`, details);
  if (foundedOn > today)
    return refuse('party-org.founding-future', `成立日期 ${foundedOn} 晚于今天。请核对年份。`, details);
  if (foundedOn < FIRST_DAY)
    return refuse('party-org.founding-early', `成立日期 ${foundedOn} 早于建党。请核对年份。`, details);
  return null;
}

function refuseFoundingAfterEnd(
  foundedOn: Day | null | undefined,
  endedOn: Day | null | undefined,
): Refusal | null {
  if (!isDay(foundedOn) || !isDay(endedOn) || foundedOn <= endedOn) return null;
  return refuse(
    'party-org.founded-after-end',
    `成立日期 ${foundedOn} 晚于撤销日期 ${endedOn}。请核对两个日期。`,
    { field: 'foundedOn', value: foundedOn },
  );
}

function refuseRegion({ regionCode }: PartyOrgDraft, { regionInForce }: PartyOrgFacts): Refusal | null {
  if (regionCode === undefined || regionCode === null) return null;
  const details = { field: 'regionCode', value: quotable(regionCode) };
  if (!isRegionCode(regionCode)) {
    return refuse(
      'party-org.region',
      `行政区划代码“${details.value}”不是 9 位代码。请从列表中选择。`,
      details,
    );
  }
  if (regionInForce !== false) return null;
  return refuse(
    'party-org.region-unknown',
    `行政区划代码 ${regionCode} 不存在或已撤销。请选择现行的行政区划。`,
    details,
  );
}

function refusePhone(phone: string | null | undefined): Refusal | null {
  if (phone === null || phone === undefined || phone === '') return null;
  const checked = checkPhone(phone);
  return 'phone' in checked ? null : checked;
}

/** Only a committee approves admissions; no branch, general branch, temporary or functional one does (DEV-16, BRANCH-07). */
function refuseApprovalRight({ mayApproveProbationary, kind, functional }: PartyOrgDraft): Refusal | null {
  if (mayApproveProbationary !== true || kind === undefined || !isCodeOf(partyOrgKinds, kind)) return null;
  const tier = tierOfPartyOrgKind(kind);
  const barred =
    tier === 'branch' || tier === 'general_branch' || isTemporaryPartyOrgKind(kind) || functional === true;
  if (!barred) return null;
  const what = functional === true ? '功能型党组织' : nameOfCode(partyOrgKinds, kind);
  return refuse(
    'party-org.may-not-approve',
    `${what}不能审批预备党员，只有党委（党工委）可以。请去掉“有审批预备党员权限”。`,
    {
      field: 'mayApproveProbationary',
      clause: 'DEV-16 发展党员工作细则第22条',
    },
  );
}

/** A branch is the last node of the tree; nothing is put under what has ended. */
export function refuseParent(parent: ParentFacts): Refusal | null {
  if (parent.endedOn !== null) {
    return refuse(
      'party-org.parent-ended',
      `上级“${parent.name}”已于 ${parent.endedOn} 撤销，不能再设下级。请另选上级。`,
      { field: 'parentId' },
    );
  }
  if (tierOfPartyOrgKind(parent.kind) === 'branch') {
    return refuse(
      'party-org.parent-is-branch',
      `上级“${parent.name}”是党支部，党支部下面不能再设党组织。请选择党委、党工委或党总支。`,
      {
        field: 'parentId',
      },
    );
  }
  return null;
}

/** How a Party organisation stands on a day, as far as it is known; null is unknown. */
export interface PartyOrgStanding {
  readonly kind: PartyOrgKind;
  readonly functional: boolean;
  readonly setUpMode: string | null;
  readonly endedOn: Day | null;
  /** 正式 and 预备. */
  readonly members: number | null;
  readonly covers: number;
  /** Social organisations that it covers as 单独 while another one covers them too. */
  readonly soleBesideOther: readonly { readonly socialOrgName: string; readonly otherName: string }[];
  readonly term: TermFacts | null;
  readonly hasSecretary: boolean;
}

export interface TermFacts {
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly extendedToOn: Day | null;
}

/** Everything about a Party organisation that asks for attention today. An ended one asks for nothing. */
export function reviewPartyOrg(standing: PartyOrgStanding, today: Day): Warning[] {
  if ((standing.endedOn !== null && standing.endedOn <= today) || standing.kind === 'outside_system')
    return [];
  const found = [
    warnOfSize(standing),
    warnOfJointSpread(standing),
    ...standing.soleBesideOther.map(warnOfSoleBesideOther),
    warnOfTerm(standing, today),
    standing.term === null ? null : warnOfTermLength(standing.kind, standing.term),
    standing.hasSecretary
      ? null
      : warn('party-org.no-secretary', '书记空缺。请及时补选，必要时由上级指派。', {
          field: 'posts',
          clause: 'BRANCH-11 支部工作条例第21条',
        }),
    suggestKind(standing),
  ];
  return found.filter((each): each is Warning => each !== null);
}

function warnOfSize({ kind, members }: PartyOrgStanding): Warning | null {
  if (members === null || members <= 50 || tierOfPartyOrgKind(kind) !== 'branch') return null;
  return warn(
    'party-org.branch-too-large',
    `党支部有党员 ${members} 人，一般不超过 50 人。可以分设支部或改设党总支。`,
    {
      field: 'kind',
      clause: 'BRANCH-02 支部工作条例第4条',
    },
  );
}

function warnOfJointSpread({ kind, setUpMode, covers }: PartyOrgStanding): Warning | null {
  const joint = kind === 'joint_branch' || (setUpMode === 'joint' && tierOfPartyOrgKind(kind) === 'branch');
  if (!joint || covers <= 5) return null;
  return warn('party-org.joint-too-wide', `联合党支部覆盖 ${covers} 个单位，一般不超过 5 个。可以分设。`, {
    field: 'setUpMode',
    clause: 'BRANCH-03 支部工作条例第5条',
  });
}

function warnOfSoleBesideOther({
  socialOrgName,
  otherName,
}: {
  readonly socialOrgName: string;
  readonly otherName: string;
}): Warning {
  return warn(
    'coverage.sole-beside-other',
    `“${socialOrgName}”已单独建，同时又由“${otherName}”覆盖。请核对是否有一条已经停止。`,
    {
      field: 'way',
    },
  );
}

/** Years of a term: 5 for a committee, 3 for a general branch or branch of a social organisation (BRANCH-10). */
export function termYearsOf(kind: PartyOrgKind): 3 | 5 {
  return tierOfPartyOrgKind(kind) === 'committee' ? 5 : 3;
}

/** Whether the kind is elected for terms: sent, temporary, functional and outside ones are not. */
export function hasTerms(kind: PartyOrgKind, functional: boolean): boolean {
  return (
    !functional && !isTemporaryPartyOrgKind(kind) && kind !== 'work_committee' && kind !== 'outside_system'
  );
}

/** The day on which a term that begins on a day runs out. */
export function termEndOf(kind: PartyOrgKind, fromOn: Day): Day {
  return addYears(fromOn, termYearsOf(kind));
}

export type TermState = 'none' | 'running' | 'ending' | 'extended' | 'overdue';

/** Where a term stands: `ending` within six months of its end, `overdue` after it without an extension (BRANCH-12). */
export function termStateOf(term: Pick<TermFacts, 'toOn' | 'extendedToOn'> | null, today: Day): TermState {
  if (term === null) return 'none';
  if (today >= term.toOn)
    return term.extendedToOn !== null && today < term.extendedToOn ? 'extended' : 'overdue';
  return today >= addMonths(term.toOn, -6) ? 'ending' : 'running';
}

function warnOfTerm({ kind, functional, term }: PartyOrgStanding, today: Day): Warning | null {
  if (!hasTerms(kind, functional)) return null;
  const clause = 'BRANCH-12 支部工作条例第21条';
  switch (termStateOf(term, today)) {
    case 'none':
      return warn('party-org.term-unknown', '没有登记本届任期。请补登选举日期和届满日期。', {
        field: 'term',
        clause,
      });
    case 'overdue':
      return warn(
        'party-org.term-overdue',
        `本届已于 ${term?.extendedToOn ?? term?.toOn} 届满，尚未换届。请报上级批准后换届。`,
        { field: 'term', clause },
      );
    case 'ending':
      return warn('party-org.term-ending', `本届将于 ${term?.toOn} 届满，请提前准备换届。`, {
        field: 'term',
        clause,
      });
    default:
      return null;
  }
}

function warnOfTermLength(kind: PartyOrgKind, term: TermFacts): Warning | null {
  const expected = termEndOf(kind, term.fromOn);
  // A ledger often gives the last day in office instead of the day after it.
  if (term.toOn >= addMonths(expected, -1) && term.toOn <= addMonths(expected, 1)) return null;
  return warn(
    'party-org.term-length',
    `本届从 ${term.fromOn} 到 ${term.toOn}，一般每届 ${termYearsOf(kind)} 年。请核对。`,
    {
      field: 'term',
      clause: 'BRANCH-10 支部工作条例第21条',
    },
  );
}

/** 100 members suggest a committee, 50 a general branch; more or fewer are possible, so it is only said (BRANCH-13). */
function suggestKind({ kind, members }: PartyOrgStanding): Warning | null {
  const tier = tierOfPartyOrgKind(kind);
  if (members === null || isTemporaryPartyOrgKind(kind)) return null;
  const details = { field: 'kind', clause: 'BRANCH-13' };
  if (members >= 100 && (tier === 'branch' || tier === 'general_branch')) {
    return warn(
      'party-org.suggest-committee',
      `党员 ${members} 人，已达 100 人，可以考虑报上级批准设立党委。`,
      details,
    );
  }
  if (members >= 50 && tier === 'branch') {
    return warn(
      'party-org.suggest-general-branch',
      `党员 ${members} 人，已达 50 人，可以考虑报上级批准设立党总支。`,
      details,
    );
  }
  return null;
}

/** Whether a text is a kind that is stored. */
export function isPartyOrgKind(kind: string): kind is PartyOrgKind {
  return isCodeOf(partyOrgKinds, kind);
}
