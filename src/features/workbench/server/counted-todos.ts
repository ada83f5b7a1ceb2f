import { addDays, type Day, startOfMonth } from '../../../platform/kernel/day.ts';
import type { countAnswer } from '../../../platform/contract/list.ts';
import type { Route } from '../../../platform/contract/route.ts';
import {
  countExportApprovalsRoute,
  countExportNoticesRoute,
} from '../../exports/export-requests.contract.ts';
import { countImportsRoute } from '../../imports/imports.contract.ts';
import { countCompleteListsRoute } from '../../complete-lists/complete-lists.contract.ts';
import { countConsultationsRoute } from '../../consultations/consultations.contract.ts';
import { countClaimsRoute } from '../../claims/claim.contract.ts';
import { countUnclearOrgsRoute } from '../../claims/unclear-org.contract.ts';
import { listAppraisalsRoute } from '../../appraisals/appraisal.contract.ts';
import { type Permission, permissions } from '../../access/role.ts';
import { countConveningsRoute } from '../../convenings/convening.contract.ts';
import { listInvitationsRoute } from '../../convenings/joint.contract.ts';
import { listExclusionsRoute } from '../../exclusions/exclusion.contract.ts';
import { countMismatchesRoute } from '../../mismatches/mismatches.contract.ts';
import { listConfirmationsRoute } from '../../meetings/confirmation.contract.ts';
import { countDutiesRoute } from '../../meetings/duty.contract.ts';
import { monthOf } from '../../meetings/duty.rules.ts';
import { countMeetingsRoute } from '../../meetings/meeting-list.contract.ts';
import { countMembersRoute } from '../../members/member-list.contract.ts';
import { countCorrectionsRoute } from '../../own-record/own-record.contract.ts';
import { countPartyOrgsRoute } from '../../party-orgs/party-org-list.contract.ts';
import type { Todo } from '../workbench.contract.ts';

/** Short lists come whole and are counted here; the others have a route that counts. */
interface CountRoute extends Route {
  readonly response: typeof countAnswer;
}
type CountedRoute =
  | CountRoute
  | typeof listAppraisalsRoute
  | typeof listConfirmationsRoute
  | typeof listExclusionsRoute
  | typeof listInvitationsRoute;

/** A todo that is the total of a list under a filter. */
export interface CountedTodo extends Omit<Todo, 'count' | 'capped' | 'values'> {
  readonly route: CountedRoute & { readonly access: { readonly permission: string } };
  /** Whose work it is, where the list itself is open to more people. */
  readonly doneBy?: Permission;
  /** Who has another todo in its place. */
  readonly notFor?: Permission;
  readonly filter: Readonly<Record<string, string>>;
  /** What the page's address calls the same list; the filter itself when left out. */
  readonly opens?: Readonly<Record<string, string>>;
}

const PARTY_ORGS = { route: countPartyOrgsRoute, page: '/party-orgs' } as const;
const MEMBERS = { route: countMembersRoute, page: '/members' } as const;
const CONVENINGS = { route: countConveningsRoute, page: '/convenings' } as const;

/** The lists whose counts are todos, on one day. */
export const countedTodosOn = (today: Day): readonly CountedTodo[] => [
  {
    route: countExportApprovalsRoute,
    page: '/export-approvals',
    title: '导出待审批',
    note: '有人申请导出大批党员名册',
    tone: 'attention',
    filter: { state: 'waiting' },
  },
  {
    route: countExportNoticesRoute,
    page: '/export-notices',
    title: '单人导出待阅',
    note: '没有第二人审批的大批量导出',
    tone: 'attention',
    filter: { noted: 'no' },
  },
  {
    route: countClaimsRoute,
    page: '/claims',
    title: '待我认领',
    note: '有人提议由本单位负责的社会组织',
    tone: 'attention',
    filter: { box: 'inbox', state: 'open' },
    opens: { tab: 'inbox', state: 'open' },
  },
  {
    route: countUnclearOrgsRoute,
    page: '/claims',
    title: '多头负责',
    note: '不止一个党组织被提名或认为归自己负责',
    tone: 'attention',
    filter: { list: 'several' },
    opens: { tab: 'several' },
  },
  {
    route: countConsultationsRoute,
    page: '/consultations',
    title: '征求意见待答复',
    note: '向本单位征求的，或本人发起、还没有全部答复的',
    tone: 'attention',
    filter: { waits: 'mine' },
  },
  {
    route: countConsultationsRoute,
    page: '/consultations',
    title: '已同意待组建',
    note: '各方都已同意，可以组建或选派',
    tone: 'attention',
    filter: { state: 'agreed' },
  },
  {
    route: countMeetingsRoute,
    page: '/meetings',
    title: '会议记录待审',
    note: '补齐以后由书记审核',
    tone: 'attention',
    doneBy: permissions.approveMinutes,
    filter: { minutes: 'waiting' },
  },
  {
    route: listInvitationsRoute,
    page: '/convenings/invitations',
    title: '联合开展待答复',
    note: '别的支部邀请一起开会，开会以前答复',
    tone: 'attention',
    doneBy: permissions.approveMinutes,
    filter: { state: 'waiting' },
  },
  {
    route: listConfirmationsRoute,
    page: '/meetings/confirmations',
    title: '参加情况确认待阅',
    note: '本支部党员在功能型、临时党组织参加组织生活，对方书记已确认',
    tone: 'attention',
    doneBy: permissions.approveMinutes,
    filter: { state: 'waiting' },
  },
  {
    ...CONVENINGS,
    title: '请假待答复',
    note: '有党员请假的会议',
    tone: 'attention',
    doneBy: permissions.approveMinutes,
    filter: { waits: 'leave' },
  },
  {
    ...CONVENINGS,
    title: '签到待确认',
    note: '有人迟交签到的会议，确认了才算到会',
    tone: 'attention',
    doneBy: permissions.approveMinutes,
    filter: { waits: 'check-in' },
  },
  {
    ...CONVENINGS,
    title: '会后未登记',
    note: '发过通知，日期已过，没有登记也没有取消',
    tone: 'attention',
    doneBy: permissions.approveMinutes,
    filter: { state: 'announced', to: addDays(today, -1) },
  },
  {
    route: listExclusionsRoute,
    page: '/exclusions',
    title: '不计入应到待批准',
    note: '还缺上级同意，或者还缺党员大会通过',
    tone: 'attention',
    filter: { state: 'waiting' },
  },
  {
    route: listAppraisalsRoute,
    page: '/appraisals',
    title: '民主评议没做完',
    note: '四个步骤里还有没做的',
    tone: 'attention',
    filter: { open: 'yes' },
  },
  {
    route: countDutiesRoute,
    page: '/meetings/duties',
    title: '上月应开未开',
    note: '上月，或以前的季度、年度，有组织生活没有开的党支部',
    tone: 'fault',
    doneBy: permissions.approveMinutes,
    filter: { state: 'late', earlier: 'yes', period: monthOf(addDays(startOfMonth(today), -1)) },
  },
  {
    route: countDutiesRoute,
    page: '/meetings/duties',
    title: '应开未开逾期',
    note: '支部已得到提醒，过了设定的天数仍没有开',
    tone: 'fault',
    notFor: permissions.approveMinutes,
    filter: { state: 'late', raised: 'yes', earlier: 'yes' },
  },
  {
    ...PARTY_ORGS,
    title: '届满未换',
    note: '任期已到，还没有换届',
    tone: 'fault',
    filter: { term: 'overdue' },
  },
  { ...PARTY_ORGS, title: '书记空缺', note: '没有现任书记', tone: 'fault', filter: { secretary: 'vacant' } },
  {
    ...MEMBERS,
    title: '预备期满未转正',
    note: '预备期已满一年，还没有讨论转正',
    tone: 'fault',
    filter: { probation: 'overdue' },
  },
  {
    route: countCorrectionsRoute,
    page: '/corrections',
    title: '更正申请',
    note: '党员本人请求更正记录',
    tone: 'attention',
    filter: { state: 'waiting' },
  },
  {
    ...PARTY_ORGS,
    title: '半年内届满',
    note: '可以着手准备换届',
    tone: 'attention',
    filter: { term: 'ending' },
  },
  {
    ...MEMBERS,
    title: '组织关系未转入',
    note: '在这里纳入管理，组织关系在别处',
    tone: 'attention',
    filter: { transferred: 'no' },
  },
  {
    route: countMismatchesRoute,
    page: '/mismatches',
    title: '账实不符',
    note: '填报数与在册数不一致，还没有核定',
    tone: 'attention',
    filter: {},
  },
  {
    route: countCompleteListsRoute,
    page: '/complete-lists',
    title: '名单差异待处理',
    note: '和登记管理机关的名单对过，还有差异没有处理',
    tone: 'attention',
    filter: { waits: 'yes' },
  },
  {
    route: countImportsRoute,
    page: '/imports',
    title: '未完成的导入',
    note: '本人上传的台账，还没有入库',
    tone: 'attention',
    filter: { unfinished: 'yes' },
  },
  {
    ...PARTY_ORGS,
    title: '届期未登记',
    note: '不知道哪年换届',
    tone: 'unknown',
    filter: { term: 'unknown' },
  },
  {
    ...MEMBERS,
    title: '身份待核',
    note: '没有公民身份号码，无法查重',
    tone: 'unknown',
    page: '/members/identity',
    filter: { identity: 'pending' },
  },
];
