import { Button, Space } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { claimBases, claimKinds } from '../../codes/tables/claim.ts';
import { type ClaimFilter, countClaimsRoute, exportClaimsRoute, listClaimsRoute } from '../claim.contract.ts';
import { type ClaimBox, claimBoxNames, type ClaimStep } from '../claim.ts';
import type { ClaimView } from '../unclear-org.contract.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { ClaimStateTag, reasonText } from './claim-words.tsx';
import { type StepAsked, StepDrawer } from './StepDrawer.tsx';
import { useBatch } from './use-batch.ts';

interface ClaimListProps {
  readonly box: ClaimBox;
  readonly onOpen: (id: string) => void;
}

/** 待我认领, answered one by one or together; 我提出的, with what became of it. */
export function ClaimList({ box, onOpen }: ClaimListProps) {
  const mayExport = useMay(permissions.runExports);
  const list = useList(listClaimsRoute, {
    count: countClaimsRoute,
    fixed: { box },
    ...(mayExport ? { export: exportClaimsRoute } : {}),
  });
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<StepAsked | null>(null);
  const { batch, run, stop, close } = useBatch();
  const chosen = (list.table.rows ?? []).filter(({ id }) => keys.includes(id));
  const ask = (step: ClaimStep) => () =>
    setAsked({ step, claims: chosen.filter(({ steps }) => steps.includes(step)) });
  return (
    <>
      <FilterBar fields={filtersOf(box)} values={list.filters} onChange={list.setFilters} />
      <DataTable<ClaimView>
        name={`claims-${box}`}
        title={claimBoxNames[box]}
        columns={box === 'inbox' ? INBOX : OUTBOX}
        rowKey={({ id }) => id}
        onOpen={({ socialOrgId, org }) => (org === null ? undefined : onOpen(socialOrgId))}
        {...list.table}
        selection={{ keys, onChange: setKeys }}
        tools={<Tools box={box} chosen={chosen} ask={ask} />}
        empty={box === 'inbox' ? NO_INBOX : NO_OUTBOX}
      />
      <StepDrawer asked={asked} run={run} onClose={() => setAsked(null)} />
      <BatchDialog
        batch={batch}
        onStop={stop}
        onClose={() => {
          setKeys([]);
          close();
        }}
      />
    </>
  );
}

interface ToolsProps {
  readonly box: ClaimBox;
  readonly chosen: readonly ClaimView[];
  readonly ask: (step: ClaimStep) => () => void;
}

function Tools({ box, chosen, ask }: ToolsProps) {
  const may = (step: ClaimStep) => chosen.some(({ steps }) => steps.includes(step));
  if (box === 'outbox')
    return (
      <Button disabled={!may('withdraw')} onClick={ask('withdraw')}>
        撤回所选
      </Button>
    );
  return (
    <Space wrap>
      <Button type={may('accept') ? 'primary' : 'default'} disabled={!may('accept')} onClick={ask('accept')}>
        同意所选
      </Button>
      <Button disabled={!may('refuse')} onClick={ask('refuse')}>
        不同意所选
      </Button>
    </Space>
  );
}

const NO_INBOX = {
  reason: '没有等待本单位答复的。',
  hint: '别人提议由本单位负责的社会组织，会列在这里；下级单位的，把“范围”改为含下级。',
};
const NO_OUTBOX = { reason: '还没有提出过。', hint: '在“无人负责”里选择社会组织，认领或提议由谁负责。' };

type Key = Exclude<keyof ClaimFilter, 'box'>;

function filtersOf(box: ClaimBox): readonly FilterField<Key>[] {
  return [
    { kind: 'search', key: 'q', title: '社会组织名称', placeholder: '名称或拼音首字母' },
    {
      kind: 'select',
      key: 'state',
      title: '状态',
      options: [
        { value: 'open', label: '等待办理' },
        { value: 'closed', label: '已办结' },
      ],
    },
    ...(box === 'inbox'
      ? [
          {
            kind: 'select' as const,
            key: 'within' as const,
            title: '范围',
            options: [
              { value: 'own', label: '本单位' },
              { value: 'all', label: '含下级' },
            ],
          },
        ]
      : []),
  ];
}

type Column = DataColumn<ClaimView>;

const NAME: Column = {
  key: 'name',
  title: '社会组织',
  width: 220,
  value: ({ socialOrgName }) => socialOrgName,
};
const BODY: Column = {
  key: 'partyOrg',
  title: '提名的党组织',
  width: 190,
  value: ({ partyOrg }) => partyOrg.name,
};
const STATE: Column = {
  key: 'state',
  title: '状态',
  width: 110,
  render: ({ state }) => <ClaimStateTag state={state} />,
};
const HOLDER: Column = {
  key: 'holder',
  title: '现由谁负责',
  width: 180,
  empty: '已不在管理范围内',
  value: ({ org }) => org?.holderName,
};
const BASIS: Column = {
  key: 'basis',
  title: '依据',
  width: 150,
  value: ({ basis }) => nameOfCode(claimBases, basis),
};
const FROM: Column = { key: 'fromOn', title: '生效日期', kind: 'day', value: ({ fromOn }) => fromOn };
const PROPOSED: Column = {
  key: 'proposed',
  title: '提出',
  width: 170,
  render: ({ proposer, proposedAt, kind }) => (
    <>
      <div>
        {proposer}
        {nameOfCode(claimKinds, kind)}
      </div>
      <div className="quiet">{minuteText(proposedAt)}</div>
    </>
  ),
};
const DECIDED: Column = {
  key: 'decided',
  title: '答复',
  width: 180,
  render: (claim) => {
    const { decider, decidedAt } = claim;
    if (decidedAt === null) return <span className="quiet">—</span>;
    return (
      <>
        <div>{reasonText(claim)}</div>
        <div className="quiet">
          {decider ?? '系统'}，{minuteText(decidedAt)}
        </div>
      </>
    );
  },
};
const NOTE: Column = { key: 'note', title: '说明', width: 180, value: ({ note }) => note };
const REGION: Column = {
  key: 'region',
  title: '行政区划',
  optional: true,
  value: ({ org }) => org?.regionName,
};
const SUPERVISOR: Column = {
  key: 'body',
  title: '业务主管单位',
  optional: true,
  value: ({ org }) => org?.supervisingBodyName,
};

const INBOX: readonly Column[] = [
  NAME,
  STATE,
  HOLDER,
  BASIS,
  FROM,
  PROPOSED,
  NOTE,
  BODY,
  DECIDED,
  REGION,
  SUPERVISOR,
];
const OUTBOX: readonly Column[] = [
  NAME,
  STATE,
  BODY,
  BASIS,
  FROM,
  DECIDED,
  HOLDER,
  PROPOSED,
  NOTE,
  REGION,
  SUPERVISOR,
];
