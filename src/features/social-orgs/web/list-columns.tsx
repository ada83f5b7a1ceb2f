import type { DataColumn } from '../../../platform/web/data-column.ts';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { registrationKinds } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { titleOfSocialOrgField } from '../social-org.ts';
import type { SocialOrgRow } from '../social-org-list.contract.ts';
import { partOfDay, shortBucketNames, statusLook } from './social-org-words.ts';
import { coveringText } from '../covering.rules.ts';

function Named({ row: { name, formerNames } }: { readonly row: SocialOrgRow }) {
  if (formerNames.length === 0) return name;
  return (
    <>
      {name}
      <span className="quiet former-names">曾用名：{formerNames.join('、')}</span>
    </>
  );
}

/** The list's columns; the last ones are shown when chosen. */
export const listColumns: readonly DataColumn<SocialOrgRow>[] = [
  { key: 'name', title: '名称', width: 220, render: (row) => <Named row={row} /> },
  { key: 'status', title: '状态', width: 104, render: (row) => <Status row={row} /> },
  { key: 'type', title: '类型', width: 124, value: (row) => shortType(row.type) },
  { key: 'region', title: '行政区划', width: 92, value: (row) => row.regionName },
  { key: 'coverage', title: '党组织覆盖', width: 236, render: (row) => <Coverage row={row} /> },
  { key: 'members', title: '正式党员', width: 92, value: (row) => shortBucketNames[row.members] },
  { key: 'staff', title: '从业人员', kind: 'number', width: 88, value: (row) => row.staff },
  { key: 'responsible', title: '党建责任单位', width: 200, render: (row) => <Responsible row={row} /> },
  {
    key: 'creditCode',
    title: titleOfSocialOrgField('creditCode'),
    kind: 'code',
    value: (row) => row.creditCode,
  },
  { key: 'sector', title: '行业领域', optional: true, value: (row) => row.sectorName },
  { key: 'body', title: '业务主管单位', optional: true, value: (row) => row.supervisingBodyName },
  { key: 'registrar', title: '登记管理机关', optional: true, value: (row) => row.registrarName },
  {
    key: 'registerKind',
    title: '登记备案',
    optional: true,
    width: 100,
    value: (row) => nameOfCode(registrationKinds, row.registerKind),
  },
  { key: 'volunteers', title: '志愿者', kind: 'number', optional: true, value: (row) => row.volunteers },
  {
    key: 'foundedOn',
    title: '成立日期',
    kind: 'day',
    optional: true,
    value: (row) => partOfDay(row.foundedOn, row.foundedPrecision),
  },
  { key: 'endedOn', title: '注销日期', kind: 'day', optional: true, value: (row) => row.endedOn },
  { key: 'contactName', title: '联系人', optional: true, width: 100, value: (row) => row.contactName },
  {
    key: 'contactPhone',
    title: '联系电话',
    kind: 'code',
    optional: true,
    width: 140,
    value: (row) => row.contactPhone,
  },
];

/** 民办非企业单位（社会服务机构） is one thing under two names; a list has room for one. */
function shortType(type: string): string {
  return nameOfCode(socialOrgTypes, type).replace(/（.*）$/, '');
}

function Status({ row }: { readonly row: SocialOrgRow }) {
  const { name, tone } = statusLook(row.status);
  return <StatusTag tone={tone}>{name}</StatusTag>;
}

function Coverage({ row }: { readonly row: SocialOrgRow }) {
  return coveringText(row) ?? <span className="quiet">{row.work ? '未建，工作已覆盖' : '未覆盖'}</span>;
}

function Responsible({ row: { responsibleName, responsibility } }: { readonly row: SocialOrgRow }) {
  if (responsibility === 'unclear') return <StatusTag tone="attention">责任待明确</StatusTag>;
  return responsibleName ?? <span className="quiet">上级党组织</span>;
}
