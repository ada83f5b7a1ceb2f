import './party-orgs.css';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import { listPartyTreeRoute } from '../party-tree.contract.ts';
import {
  secretaryAccountStateNames,
  secretaryAccountStates,
  type SecretaryAccountState,
  SLIPS_AT_ONCE,
} from '../../access/secretary-account.ts';
import {
  countSecretaryAccountsRoute,
  listSecretaryAccountsRoute,
  openSecretaryAccountsRoute,
  type SecretaryAccount,
} from '../../access/secretary-accounts.contract.ts';
import { slipToPrint } from '../../access/slip-print.ts';
import { SlipSheet } from '../../../platform/web/SlipSheet.tsx';

type Opened = RouteAnswer<typeof openSecretaryAccountsRoute>;

const PAGE = '/secretary-accounts';

const FILTERS: readonly FilterField<'q' | 'partyOrg' | 'state' | 'phone'>[] = [
  { kind: 'search', key: 'q', title: '书记或支部' },
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
  {
    kind: 'select',
    key: 'state',
    title: '账号',
    width: 200,
    options: secretaryAccountStates.map((value) => ({ value, label: secretaryAccountStateNames[value] })),
  },
  { kind: 'select', key: 'phone', title: '电话', width: 130, options: [{ value: 'no', label: '没有电话' }] },
];

const TONES: Readonly<Record<SecretaryAccountState, Tone>> = {
  none: 'attention',
  waiting: 'waiting',
  lapsed: 'unknown',
  'in-use': 'good',
  closed: 'over',
};

/** Accounts of all secretaries of a subtree: who has none, made in one go, printed as slips, and which of them are used. */
export function SecretaryAccountsPage() {
  const list = useList(listSecretaryAccountsRoute);
  const { partyOrg } = list.filters;
  const [opened, setOpened] = useState<Opened | null>(null);
  const { run, pending } = useCommand(openSecretaryAccountsRoute, { onDone: setOpened });
  const within = partyOrg === undefined ? {} : { partyOrg };
  const columns: readonly DataColumn<SecretaryAccount>[] = [
    ...COLUMNS,
    {
      key: 'slip',
      title: '操作',
      width: 150,
      render: ({ postId, personName, state }) => (
        <PrintOne
          again={state !== 'none'}
          name={personName}
          pending={pending}
          onPrint={() => void run({ body: { ...within, postIds: [postId] } })}
        />
      ),
    },
  ];
  return (
    <>
      <PageTitle
        title="书记账号"
        below="支部书记用开户单登录，不用密码。书记换人时，权限随任职自动交接。"
        actions={<OpenAll within={within} pending={pending} onOpen={() => void run({ body: within })} />}
      />
      <Summary within={within} />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <Skipped opened={opened} />
      <DataTable
        name="secretary-accounts"
        title="书记账号"
        columns={columns}
        rowKey={(row) => row.postId}
        {...list.table}
        empty={{ reason: '没有符合条件的支部书记。', hint: '换一个条件试试；书记空缺的支部请先登记任职。' }}
      />
      <SlipSheet
        slips={(opened?.slips ?? []).map((slip) => slipToPrint(slip, window.location))}
        onClose={() => setOpened(opened === null ? null : { ...opened, slips: [] })}
      />
    </>
  );
}

const COLUMNS: readonly DataColumn<SecretaryAccount>[] = [
  { key: 'personName', title: '书记', width: 110, value: ({ personName }) => personName },
  {
    key: 'partyOrgName',
    title: '党支部',
    width: 280,
    render: ({ partyOrgId, partyOrgName }) => (
      <PageLink to={`/party-orgs/${partyOrgId}`}>{partyOrgName}</PageLink>
    ),
  },
  {
    key: 'phone',
    title: '办公电话',
    kind: 'code',
    width: 140,
    empty: '没有电话',
    value: ({ phone }) => phone,
  },
  {
    key: 'state',
    title: '账号',
    width: 180,
    render: ({ state }) => <StatusTag tone={TONES[state]}>{secretaryAccountStateNames[state]}</StatusTag>,
  },
  {
    key: 'slipUntil',
    title: '开户单有效至',
    kind: 'day',
    width: 130,
    empty: '—',
    value: (row) => row.slipUntil,
  },
  {
    key: 'lastSignInAt',
    title: '最近登录',
    kind: 'day',
    width: 150,
    empty: '从未登录',
    value: ({ lastSignInAt }) => (lastSignInAt === null ? null : minuteText(lastSignInAt)),
  },
];

interface Within {
  readonly within: { readonly partyOrg?: string };
}

function Summary({ within }: Within) {
  const { data } = useRoute(countSecretaryAccountsRoute, { query: within }, { keepShowing: true });
  if (data === undefined) return null;
  const to = (filter: Record<string, string>) => pageAddress(PAGE, { ...within, ...filter });
  const { branches, vacant, withoutPhone, none, waiting, lapsed, inUse } = data;
  return (
    <div className="panel slip-summary">
      <span>
        支部 <span className="number">{branches}</span> 个，其中书记空缺{' '}
        <NumberLink
          count={vacant}
          unit="个"
          to={pageAddress('/party-orgs', { ...within, secretary: 'vacant' })}
        />
      </span>
      <span>
        没有账号 <NumberLink count={none} unit="人" to={to({ state: 'none' })} />
      </span>
      <span>
        开户单未使用 <NumberLink count={waiting} unit="人" to={to({ state: 'waiting' })} />
      </span>
      <span>
        从未登录 <NumberLink count={lapsed} unit="人" to={to({ state: 'lapsed' })} />
      </span>
      <span>
        已在使用 <NumberLink count={inUse} unit="人" to={to({ state: 'in-use' })} />
      </span>
      <span>
        没有电话 <NumberLink count={withoutPhone} unit="人" to={to({ phone: 'no' })} />
      </span>
    </div>
  );
}

interface OpenAllProps extends Within {
  readonly pending: boolean;
  readonly onOpen: () => void;
}

/** One press for everybody below who has none; three hundred at a time. */
function OpenAll({ within, pending, onOpen }: OpenAllProps) {
  const { data } = useRoute(countSecretaryAccountsRoute, { query: within }, { keepShowing: true });
  const none = data?.none ?? 0;
  if (none === 0) return null;
  const some = Math.min(none, SLIPS_AT_ONCE);
  return (
    <Popconfirm
      title={`为 ${some} 名书记开设账号？`}
      description="随后打印开户单。号码只显示一次，请先备好打印机。"
      okText="开设"
      onConfirm={onOpen}
    >
      <Button type="primary" loading={pending}>
        全部开设并打印（{some}）
      </Button>
    </Popconfirm>
  );
}

interface PrintOneProps {
  readonly again: boolean;
  readonly name: string;
  readonly pending: boolean;
  readonly onPrint: () => void;
}

function PrintOne({ again, name, pending, onPrint }: PrintOneProps) {
  if (!again) {
    return (
      <Button size="small" disabled={pending} onClick={onPrint}>
        开设并打印
      </Button>
    );
  }
  return (
    <Popconfirm
      title={`给${name}重新打印开户单？`}
      description="还没用的旧开户单作废；已信任的手机不受影响。"
      okText="打印"
      onConfirm={onPrint}
    >
      <Button size="small" disabled={pending}>
        重新打印
      </Button>
    </Popconfirm>
  );
}

/** Who got no slip, and what to do about it. */
function Skipped({ opened }: { readonly opened: Opened | null }) {
  if (opened === null || opened.skipped.length === 0) return null;
  return (
    <Alert
      className="page-notice"
      type="warning"
      showIcon
      title={`${opened.skipped.length} 人没有打印开户单`}
      description={
        <ul>
          {opened.skipped.map(({ personName, partyOrgName, reason }) => (
            <li key={`${partyOrgName} ${personName}`}>
              {personName}（{partyOrgName}）：{reason}
            </li>
          ))}
        </ul>
      }
    />
  );
}
