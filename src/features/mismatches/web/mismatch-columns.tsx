import { Button } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { declaredFigureKinds, mismatchDecisions } from '../../social-orgs/social-org-fact.ts';
import type { MismatchRow } from '../mismatches.contract.ts';

export const keyOf = ({ socialOrgId, figure }: MismatchRow) => `${socialOrgId} ${figure}`;

const COLUMNS: readonly DataColumn<MismatchRow>[] = [
  {
    key: 'name',
    title: '社会组织',
    width: 230,
    render: ({ socialOrgId, name }) => <PageLink to={`/social-orgs/${socialOrgId}`}>{name}</PageLink>,
  },
  {
    key: 'figure',
    title: '填报项目',
    width: 150,
    value: ({ figure }) => nameOfCode(declaredFigureKinds, figure),
  },
  { key: 'declared', title: '填报数', kind: 'number', width: 84, value: ({ declared }) => declared },
  { key: 'onRoll', title: '在册数', kind: 'number', width: 84, render: (row) => <OnRoll row={row} /> },
  { key: 'declaredOn', title: '填报日期', kind: 'day', value: ({ declaredOn }) => declaredOn },
  { key: 'source', title: '填报来源', optional: true, value: ({ source }) => source },
  { key: 'settlement', title: '核定', width: 240, render: (row) => <Settlement row={row} /> },
  {
    key: 'responsible',
    title: '党建责任单位',
    width: 190,
    optional: true,
    value: (row) => row.responsibleName,
  },
  { key: 'region', title: '行政区划', width: 110, optional: true, value: ({ regionName }) => regionName },
];

/** Opens the persons that the roll counts, of the kind that was declared. */
const COUNTED = {
  full_members: '&status=full',
  probationary_members: '&status=probationary',
  members: '',
  members_not_transferred: '&transferred=no',
} as const;

function OnRoll({ row: { socialOrgId, figure, onRoll, name } }: { readonly row: MismatchRow }) {
  return (
    <NumberLink
      count={onRoll}
      to={`/members?workUnit=${socialOrgId}${COUNTED[figure]}`}
      label={`${name} 在册`}
    />
  );
}

function Settlement({ row: { settlement, socialOrgId } }: { readonly row: MismatchRow }) {
  if (settlement === null) return <span className="quiet">待核定</span>;
  const { decision, reason, by, at } = settlement;
  return (
    <>
      <StatusTag tone={decision === 'roll' ? 'good' : 'attention'}>
        {nameOfCode(mismatchDecisions, decision)}
      </StatusTag>
      <div className="quiet">
        {reason}（{by ?? '系统'}，{minuteText(at)}）
      </div>
      {decision === 'declared' ? (
        <div>
          <PageLink to={`/members?workUnit=${socialOrgId}`}>去补登党员</PageLink>
          {' 或 '}
          <PageLink to="/imports/new">导入名册</PageLink>
        </div>
      ) : null}
    </>
  );
}

interface Deeds {
  readonly onSettle: (row: MismatchRow) => void;
  readonly onUndo: (row: MismatchRow) => void;
}

/** The columns of the list; with what can be done of a row, for whoever may do it. */
export function mismatchColumns(deeds: Deeds | null): readonly DataColumn<MismatchRow>[] {
  if (deeds === null) return COLUMNS;
  const { onSettle, onUndo } = deeds;
  return [
    ...COLUMNS,
    {
      key: 'deeds',
      title: '办理',
      width: 150,
      render: (row) => (
        <>
          {row.settlement?.decision === 'roll' ? null : (
            <Button size="small" aria-label={`核定 ${row.name}`} onClick={() => onSettle(row)}>
              核定
            </Button>
          )}{' '}
          {row.settlement === null ? null : (
            <Button size="small" aria-label={`撤销核定 ${row.name}`} onClick={() => onUndo(row)}>
              撤销
            </Button>
          )}
        </>
      ),
    },
  ];
}
