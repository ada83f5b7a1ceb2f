import type { DataColumn } from '../../../platform/web/data-column.ts';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { setUpModes } from '../../codes/tables/party-org.ts';
import type { PartyOrgRow } from '../party-org-list.contract.ts';
import { codeName, kindText, partOfDay, termLook, titleOf } from './party-org-words.ts';

/** The list's columns; the last ones are shown when chosen. */
export const listColumns: readonly DataColumn<PartyOrgRow>[] = [
  { key: 'name', title: '党组织', width: 250, value: (row) => row.name },
  { key: 'kind', title: '类别', width: 110, value: kindText },
  {
    key: 'setUpMode',
    title: '组建方式',
    width: 90,
    empty: '—',
    value: (row) => codeName(setUpModes, row.setUpMode),
  },
  { key: 'secretary', title: '书记', width: 95, render: (row) => <Secretary row={row} /> },
  { key: 'term', title: '届期', width: 195, render: (row) => <Term row={row} /> },
  { key: 'covers', title: '覆盖单位', kind: 'number', width: 90, value: (row) => row.covers },
  {
    key: 'members',
    title: '本级党员',
    kind: 'number',
    width: 95,
    empty: '不单列',
    value: (row) => row.members,
  },
  {
    key: 'notTransferred',
    title: '关系未转入',
    kind: 'number',
    width: 105,
    empty: '不单列',
    value: (row) => row.notTransferred,
  },
  {
    key: 'parent',
    title: titleOf('parentId'),
    width: 230,
    empty: '—',
    optional: true,
    value: (row) => row.parentName,
  },
  { key: 'region', title: '行政区划', width: 110, optional: true, value: (row) => row.regionName },
  {
    key: 'partyCode',
    title: titleOf('partyCode'),
    kind: 'code',
    optional: true,
    value: (row) => row.partyCode,
  },
  {
    key: 'fullMembers',
    title: '正式党员',
    kind: 'number',
    optional: true,
    empty: '不单列',
    value: (row) => row.fullMembers,
  },
  { key: 'exemplar', title: '示范点', width: 90, optional: true, value: (row) => (row.exemplar ? '是' : '') },
  {
    key: 'foundedOn',
    title: titleOf('foundedOn'),
    kind: 'day',
    optional: true,
    value: (row) => partOfDay(row.foundedOn, row.foundedPrecision),
  },
  {
    key: 'phone',
    title: titleOf('phone'),
    kind: 'code',
    width: 140,
    optional: true,
    value: (row) => row.phone,
  },
  { key: 'endedOn', title: '撤销日期', kind: 'day', optional: true, value: (row) => row.endedOn },
];

function Secretary({ row: { secretaryName, kind, endedOn } }: { readonly row: PartyOrgRow }) {
  if (secretaryName !== null) return secretaryName;
  if (kind === 'outside_system' || endedOn !== null) return <span className="quiet">—</span>;
  return <StatusTag tone="attention">空缺</StatusTag>;
}

function Term({ row: { termState, termToOn, endedOn } }: { readonly row: PartyOrgRow }) {
  if (endedOn !== null) return <StatusTag tone="over">已撤销</StatusTag>;
  if (termState === 'not-due') return <span className="quiet">不换届</span>;
  const { name, tone } = termLook(termState);
  if (termState === 'running') return <span className="number">{termToOn} 届满</span>;
  return (
    <>
      <StatusTag tone={tone}>{name}</StatusTag> <span className="number quiet">{termToOn}</span>
    </>
  );
}
