import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../platform/web/api-client.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import { permissions } from '../../access/role.ts';
import {
  type DifferenceKind,
  type DifferenceState,
  differenceStates,
  differenceStateTitles,
} from '../complete-list.ts';
import {
  type CompleteListView,
  type DifferenceView,
  exportDifferencesRoute,
  listDifferencesRoute,
} from '../complete-lists.contract.ts';
import { DifferenceStateTag } from './list-looks.tsx';
import { SettleDrawer } from './SettleDrawer.tsx';
import { SideBySide } from './SideBySide.tsx';
import { REOPEN, type SettlementLook, settlementsOf } from './settlements.ts';
import { useSettling } from './use-settling.ts';

interface DifferenceTableProps {
  readonly list: CompleteListView;
  readonly kind: DifferenceKind;
  /** Null: of every state. */
  readonly state: DifferenceState | null;
  readonly onState: (state: DifferenceState | 'all' | undefined) => void;
}

interface Asked {
  readonly look: SettlementLook;
  readonly shown: readonly DifferenceView[];
}

const FILTERS: readonly FilterField<'q'>[] = [{ key: 'q', title: '名称或代码', kind: 'search' }];

const EMPTY: Readonly<Record<DifferenceKind, string>> = {
  theirs_only: '名单上的社会组织，本系统里都有。',
  ours_only: '本系统里在册的，名单上都有。',
  ended_there: '名单上已注销的，本系统里没有还在册的。',
  renamed: '名称都与名单一致。',
  differing: '登记信息都与名单一致。',
};

/** One of the five lists: theirs beside ours, to be settled one by one or several at once. */
export function DifferenceTable({ list, kind, state, onState }: DifferenceTableProps) {
  const { id } = list;
  const query = useList(listDifferencesRoute, {
    params: { id },
    fixed: { kind, ...(state === null ? { state: undefined } : { state }) },
  });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const maySettle = useMay(permissions.changeSocialOrgs) && list.state === 'compared';
  const settling = useSettling(id);
  const rows = query.table.rows;
  const shown = (rows ?? []).filter((row) => chosen.includes(String(row.id)));
  const counts = list.differences[kind];
  const total = state === null ? sumOf(counts) : counts[state];
  const { q } = query.filters;
  const settle = (look: SettlementLook, differences: readonly DifferenceView[]) => {
    if (look.action === 'reopen') void settling.run(differences, { action: 'reopen' });
    else setAsked({ look, shown: differences });
  };
  return (
    <>
      <div className="difference-filters">
        <FilterBar
          fields={FILTERS}
          values={{ q }}
          onChange={({ q: text }) => query.setFilters({ q: text })}
        />
        <StateChoice counts={counts} state={state} onState={onState} />
      </div>
      <DataTable<DifferenceView>
        name={`differences-${kind}`}
        title="差异"
        columns={columnsOf(kind, maySettle ? settle : null)}
        rowKey={(row) => String(row.id)}
        {...query.table}
        total={q === undefined ? { count: total, capped: false } : undefined}
        exportAddress={(format, purpose) =>
          addressOf(exportDifferencesRoute, {
            params: { id },
            query: { kind, format, purpose: purpose ?? '', q, ...(state === null ? {} : { state }) },
          })
        }
        exportAsksPurpose
        {...(maySettle ? { selection: { keys: chosen, onChange: setChosen } } : {})}
        tools={
          shown.length === 0 ? null : <BatchButtons kind={kind} onSettle={(look) => settle(look, shown)} />
        }
        empty={emptyOf(kind, state, q)}
      />
      {asked === null ? null : (
        <SettleDrawer
          listId={id}
          kind={kind}
          {...asked}
          onClose={(settled) => {
            setAsked(null);
            if (settled) setChosen([]);
          }}
        />
      )}
    </>
  );
}

function sumOf({
  open,
  adopted,
  declined,
  overtaken,
}: CompleteListView['differences'][DifferenceKind]): number {
  return open + adopted + declined + overtaken;
}

interface StateChoiceProps extends Pick<DifferenceTableProps, 'state' | 'onState'> {
  readonly counts: CompleteListView['differences'][DifferenceKind];
}

/** How they stand today, with how many of each; what waits is shown first. */
function StateChoice({ counts, state, onState }: StateChoiceProps) {
  const phone = useIsPhone();
  const options: { value: DifferenceState | 'all'; label: string }[] = [
    ...differenceStates.map((each) => ({
      value: each,
      label: `${differenceStateTitles[each]} ${countText(counts[each])}`,
    })),
    { value: 'all', label: `全部 ${countText(sumOf(counts))}` },
  ];
  const choose = (next: DifferenceState | 'all') => onState(next === 'open' ? undefined : next);
  if (phone) {
    return (
      <Select<DifferenceState | 'all'>
        className="difference-states"
        aria-label="处理情况"
        value={state ?? 'all'}
        options={options}
        onChange={choose}
      />
    );
  }
  return (
    <Segmented<DifferenceState | 'all'>
      className="difference-states no-print"
      aria-label="处理情况"
      value={state ?? 'all'}
      options={options}
      onChange={choose}
    />
  );
}

function emptyOf(kind: DifferenceKind, state: DifferenceState | null, q: string | undefined) {
  if (q !== undefined) return { reason: '没有符合条件的差异。', hint: '换一个名称或代码试试。' };
  if (state === null) return { reason: EMPTY[kind] };
  if (state === 'open') return { reason: '没有待处理的了。', hint: '处理过的在“已采纳”“不采纳”里。' };
  return { reason: `没有“${differenceStateTitles[state]}”的差异。` };
}

interface BatchButtonsProps {
  readonly kind: DifferenceKind;
  readonly onSettle: (look: SettlementLook) => void;
}

function BatchButtons({ kind, onSettle }: BatchButtonsProps) {
  return settlementsOf[kind].map((look, index) => (
    <Button
      key={look.action}
      type={index === 0 ? 'primary' : 'default'}
      danger={look.danger === true}
      onClick={() => onSettle(look)}
    >
      {look.title}
    </Button>
  ));
}

type Settle = (look: SettlementLook, shown: readonly DifferenceView[]) => void;

function columnsOf(kind: DifferenceKind, settle: Settle | null): readonly DataColumn<DifferenceView>[] {
  const alone = kind === 'theirs_only' || kind === 'ours_only';
  const columns: DataColumn<DifferenceView>[] = [
    { key: 'name', title: '社会组织', width: 230, render: (row) => <Name row={row} /> },
    {
      key: 'sides',
      title: alone ? (kind === 'theirs_only' ? '名单上的情况' : '本系统的情况') : '名单与本系统',
      width: 560,
      render: ({ lines }) => <SideBySide lines={lines} alone={alone} />,
    },
    { key: 'state', title: '处理情况', width: 190, render: (row) => <State row={row} /> },
  ];
  if (settle === null) return columns;
  return [
    ...columns,
    { key: 'settle', title: '处理', width: 150, render: (row) => <RowButtons row={row} settle={settle} /> },
  ];
}

function Name({ row: { name, creditCode, socialOrg, row } }: { readonly row: DifferenceView }) {
  return (
    <div>
      {socialOrg === null ? (
        <strong>{name}</strong>
      ) : (
        <PageLink to={`/social-orgs/${socialOrg.id}`} className="row-link">
          {socialOrg.name}
        </PageLink>
      )}
      <div className="quiet number">{creditCode}</div>
      {row === null ? null : <div className="quiet">名单第 {row} 行</div>}
    </div>
  );
}

function State({ row }: { readonly row: DifferenceView }) {
  const { state, reason, note, notedBy, settledBy, settledAt, carried } = row;
  return (
    <div className="difference-state">
      <DifferenceStateTag state={state} />
      {reason === null ? null : <span>{reason}</span>}
      {settledBy === null ? null : (
        <span className="quiet">
          {carried ? '沿用上次：' : ''}
          {settledBy} {settledAt}
        </span>
      )}
      {note === null || state !== 'open' ? null : (
        <span>
          待核：{note}
          <span className="quiet">（{notedBy}）</span>
        </span>
      )}
    </div>
  );
}

function RowButtons({ row, settle }: { readonly row: DifferenceView; readonly settle: Settle }) {
  if (row.state === 'declined') {
    return (
      <Button type="link" size="small" onClick={() => settle(REOPEN, [row])}>
        {REOPEN.title}
      </Button>
    );
  }
  if (row.state !== 'open') return null;
  return (
    <div className="row-buttons">
      {settlementsOf[row.kind].map((look) => (
        <Button key={look.action} type="link" size="small" onClick={() => settle(look, [row])}>
          {look.title}
        </Button>
      ))}
    </div>
  );
}
