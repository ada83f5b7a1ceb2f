import { type Day, minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { educations } from '../../codes/tables/education.ts';
import { attendanceStates, kindName } from '../../codes/tables/meeting.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { memberStatuses, postLevels } from '../../codes/tables/member.ts';
import { partyPosts } from '../../codes/tables/party-org.ts';
import { sexes } from '../../codes/tables/sex.ts';
import type { OwnAttendance } from '../../meetings/meeting-list.contract.ts';
import { listOwnAttendance } from '../../meetings/server/public.ts';
import type { MemberRecord } from '../../members/member.contract.ts';
import { type MemberParts, readMember } from '../../members/server/public.ts';
import { correctableTitles, correctionStateNames } from '../correction.ts';
import type { OwnSection } from '../own-record.contract.ts';
import { type CorrectionRowStored, ownCorrections } from './corrections.queries.ts';
import { ownMemberId } from './own-member.ts';

const PURPOSE = '本人查阅、复制自己的资料';

/** All that is kept of the caller, a member, in words; what is sealed shows its ends alone. */
export async function readOwnData(
  parts: MemberParts,
  acting: Acting,
  today: Day,
): Promise<OwnSection[] | Refusal> {
  const memberId = ownMemberId(acting);
  if (isRefusal(memberId)) return memberId;
  const record = await readMember(parts, acting, memberId, today);
  if (isRefusal(record)) return record;
  const asked = await readScoped<CorrectionRowStored>(parts.pool, acting, ownCorrections(memberId));
  const attended = await listOwnAttendance(parts.pool, acting);
  return [
    { title: '基本情况', rows: factsOf(record) },
    { title: '组织关系和状态的经历', rows: record.periods.map(periodRow) },
    { title: '任职', rows: record.posts.map(postRow) },
    { title: '参加组织生活', rows: attended.map(attendanceRow) },
    { title: '更正申请', rows: asked.map(correctionRow) },
  ];
}

/** The same, as a sheet that may leave: one line for each thing known, on record like every export. */
export async function exportOwnData(
  parts: MemberParts,
  acting: Acting,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const sections = await readOwnData(parts, acting, today);
  if (isRefusal(sections)) return sections;
  const note = { kind: 'members', purpose: PURPOSE, rows: 1 } as const;
  return releaseExport(parts.pool, acting, note, {
    name: '本人资料',
    title: '本系统保存的本人资料',
    columns: [
      { title: '部分', kind: 'text', width: 22 },
      { title: '项目', kind: 'text', width: 30 },
      { title: '内容', kind: 'text', width: 60 },
    ],
    rows: sections.flatMap(({ title, rows }) =>
      rows.map(([first = null, ...rest]) => [title, first, rest.filter((each) => each !== null).join('；')]),
    ),
  });
}

type Row = OwnSection['rows'][number];

function factsOf(record: MemberRecord): Row[] {
  const named = (table: Parameters<typeof nameOfCode>[0], code: string | null) =>
    code === null ? null : nameOfCode(table, code);
  const facts: Record<string, string | null> = {
    姓名: record.name,
    性别: named(sexes, record.sex),
    出生日期: record.bornOn,
    民族: named(ethnicities, record.ethnicity),
    学历: named(educations, record.education),
    '公民身份号码（只显示首尾）': record.identityNumberMasked,
    '联系电话（只显示首尾）': record.phoneMasked,
    党员状态: nameOfCode(memberStatuses, record.status),
    入党日期: record.joinedOn,
    转正日期: record.fullOn,
    纳入管理支部: record.managingBranch.name,
    组织关系所在: record.membershipBranch?.name ?? record.membershipElsewhere,
    党小组: record.partyGroup,
    工作单位: record.workUnit?.name ?? record.workUnitText,
    工作职务: record.workPost,
    岗位层级: named(postLevels, record.postLevel),
    不公开: record.private ? '是' : '否',
    纳入管理日期: record.firstOn,
    登记人: record.createdBy,
  };
  return [
    ...Object.entries(facts),
    ...record.extra.map(({ title, value, source, on }) => [title, value, `${source}，${on}`]),
  ];
}

function periodRow(period: MemberRecord['periods'][number]): Row {
  const { fromOn, toOn, status, managingBranch, membershipBranch, workUnit } = period;
  return [
    `${fromOn} 至 ${toOn ?? '今'}`,
    nameOfCode(memberStatuses, status),
    managingBranch.name,
    membershipBranch === null ? null : `组织关系：${membershipBranch.name ?? '在别处'}`,
    workUnit === null ? null : `工作单位：${workUnit.name ?? '在别处'}`,
  ];
}

function postRow({ fromOn, toOn, partyOrg, post }: MemberRecord['posts'][number]): Row {
  return [`${fromOn} 至 ${toOn ?? '今'}`, partyOrg.name, nameOfCode(partyPosts, post)];
}

function attendanceRow({ heldOn, branch, kinds, state, reason }: OwnAttendance): Row {
  const named = kinds.map((kind) => kindName(kind)).join('、');
  return [heldOn, branch, named, nameOfCode(attendanceStates, state), reason];
}

function correctionRow({ asked_at: askedAt, what, state, answer }: CorrectionRowStored): Row {
  return [minuteIn(OFFICE_TIME_ZONE, askedAt), correctableTitles[what], correctionStateNames[state], answer];
}
