import type { DataColumn } from '../../../platform/web/data-column.ts';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { educations } from '../../codes/tables/education.ts';
import { postLevels } from '../../codes/tables/member.ts';
import { sexes } from '../../codes/tables/sex.ts';
import type { MemberRow } from '../member-list.contract.ts';
import { MemberMarks } from './MemberMarks.tsx';
import {
  branchName,
  codeName,
  membershipKindOf,
  membershipText,
  partOfDay,
  statusLook,
  titleOfMemberField,
  workUnitText,
  yesNoText,
} from './member-words.ts';

/** The list's columns; the last ones are shown when chosen. */
export const listColumns: readonly DataColumn<MemberRow>[] = [
  { key: 'name', title: '姓名', width: 110, value: (row) => row.name },
  { key: 'sex', title: '性别', width: 64, phone: 'hidden', value: (row) => codeName(sexes, row.sex) },
  { key: 'status', title: '党员状态', width: 160, render: (row) => <Status row={row} /> },
  {
    key: 'managing',
    title: titleOfMemberField('managingBranchId'),
    width: 220,
    value: (row) => branchName(row.managingBranch),
  },
  { key: 'membership', title: '组织关系', width: 170, render: (row) => <Membership row={row} /> },
  { key: 'unit', title: titleOfMemberField('workUnitId'), width: 220, empty: '未核实', value: workUnitText },
  {
    key: 'joinedOn',
    title: titleOfMemberField('joinedOn'),
    phone: 'hidden',
    kind: 'day',
    empty: '未核实',
    value: (row) => partOfDay(row.joinedOn, row.joinedPrecision),
  },
  {
    key: 'bornOn',
    title: '出生年月',
    kind: 'day',
    width: 96,
    empty: '未核实',
    value: (row) => row.bornOn?.slice(0, 7),
  },
  {
    key: 'education',
    title: titleOfMemberField('education'),
    width: 130,
    optional: true,
    empty: '未核实',
    value: (row) => codeName(educations, row.education),
  },
  {
    key: 'partyGroup',
    title: titleOfMemberField('partyGroup'),
    width: 110,
    optional: true,
    value: (row) => row.partyGroup,
  },
  { key: 'workPost', title: titleOfMemberField('workPost'), optional: true, value: (row) => row.workPost },
  {
    key: 'postLevel',
    title: titleOfMemberField('postLevel'),
    width: 110,
    optional: true,
    value: (row) => codeName(postLevels, row.postLevel),
  },
  {
    key: 'fullTime',
    title: titleOfMemberField('fullTime'),
    width: 96,
    optional: true,
    empty: '未核实',
    value: (row) => yesNoText(row.fullTime),
  },
];

/** The usual status stands in plain words, so that the others are seen. */
function Status({ row }: { readonly row: MemberRow }) {
  const { name, tone } = statusLook(row.status);
  return (
    <span className="member-marks">
      {tone === 'good' ? name : <StatusTag tone={tone}>{name}</StatusTag>}
      <MemberMarks identityPending={row.identityPending} isPrivate={row.private} />
    </span>
  );
}

/** That both are one is the rule; what differs is to be seen. */
function Membership({ row }: { readonly row: MemberRow }) {
  if (membershipKindOf(row) === 'same') return <span className="quiet">在纳入管理支部</span>;
  return (
    <>
      <span className="quiet">未转入：</span>
      {membershipText(row)}
    </>
  );
}
