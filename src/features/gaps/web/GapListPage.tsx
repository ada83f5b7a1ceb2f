import './gaps.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { type GapGroup, gapGroups } from '../../counting/counting.rules.ts';
import { countOfGroup, gapGroupNames } from '../gap.ts';
import {
  countWithoutPartyOrgRoute,
  exportWithoutPartyOrgRoute,
  type GapCounts,
  type GapRow,
  listWithoutPartyOrgRoute,
} from '../gaps.contract.ts';
import { GapDrawer } from './GapDrawer.tsx';
import { useGapFilters } from './gap-filters.ts';
import { groupNotes, Members, proposalText, reasonText } from './gap-words.tsx';
import { type Chosen, GiveReasonsDrawer } from './GiveReasonsDrawer.tsx';

/** 未建党组织: five lists, each row with who answers for it, why, and what could be done. */
export function GapListPage() {
  const mayExport = useMay(permissions.runExports);
  const list = useList(listWithoutPartyOrgRoute, mayExport ? { export: exportWithoutPartyOrgRoute } : {});
  const { gap, after: _after, size: _size, ...filter } = list.filters;
  const counts = useRoute(countWithoutPartyOrgRoute, { query: filter }, { keepShowing: true }).data;
  const fields = useGapFilters();
  const batch = useBatch(list.table.rows);
  const [opened, setOpened] = useState<string | null>(null);
  const narrowed = fields.some(({ key }) => isSet(filter[key]));
  return (
    <>
      <PageTitle
        title="未建党组织"
        below={counts === undefined ? undefined : `截至 ${counts.on}　${counts.countingDefinition.name}`}
        actions={<PageLink to="/gaps/exempt">另有规定的类别</PageLink>}
      />
      <FilterBar fields={fields} values={filter} onChange={list.setFilters} />
      <GroupChoice
        active={gap}
        counts={counts}
        onChange={(next) => {
          batch.clear();
          list.setFilters({ gap: next });
        }}
      />
      <p className="quiet gap-note">
        {groupNotes[gap].holds}
        {counts === undefined || counts.waiting === 0
          ? null
          : `类别设置刚有变动，还有 ${countText(counts.waiting)} 家正在重新归类。`}
      </p>
      <DataTable<GapRow>
        name={`gaps-${gap === 'exempt' ? 'exempt' : 'open'}`}
        title={`未建党组织：${gapGroupNames[gap]}`}
        columns={columnsFor(gap)}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpened(id)}
        {...list.table}
        {...(counts === undefined ? {} : { total: { count: counts[countOfGroup[gap]], capped: false } })}
        {...(batch.selection === undefined ? {} : { selection: batch.selection })}
        {...(batch.button === null ? {} : { tools: batch.button })}
        empty={
          narrowed
            ? { reason: '没有符合条件的社会组织。', hint: '换一个条件试试，或清除筛选。' }
            : { reason: groupNotes[gap].empty }
        }
      />
      <GapDrawer
        id={opened}
        on={filter.on}
        definition={filter.definition}
        onClose={() => setOpened(null)}
        onGiveReason={batch.open}
      />
      {batch.drawer}
    </>
  );
}

interface GroupChoiceProps {
  readonly active: GapGroup;
  readonly counts: GapCounts | undefined;
  readonly onChange: (gap: GapGroup) => void;
}

/** Which of the five: buttons that wrap, so that on a phone none is behind another. */
function GroupChoice({ active, counts, onChange }: GroupChoiceProps) {
  return (
    <fieldset className="no-print gap-groups" aria-label="归类">
      {gapGroups.map((key) => (
        <Button key={key} aria-pressed={key === active} onClick={() => onChange(key)}>
          {gapGroupNames[key]}
          {counts === undefined ? '' : `（${countText(counts[countOfGroup[key]])}）`}
        </Button>
      ))}
    </fieldset>
  );
}

/** Rows chosen together, also on several pages: their reason is given once. */
function useBatch(rows: readonly GapRow[] = []) {
  const mayChange = useMay(permissions.changeSocialOrgs);
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [given, setGiven] = useState<readonly Chosen[] | null>(null);
  const asShown = (org: Chosen) => rows.find(({ id }) => id === org.id) ?? org;
  const choose = (keys: readonly string[]) =>
    setChosen((before) => keys.flatMap((key) => [...rows, ...before].find(({ id }) => id === key) ?? []));
  return {
    selection: mayChange ? { keys: chosen.map(({ id }) => id), onChange: choose } : undefined,
    clear: () => setChosen([]),
    open: mayChange ? (org: Chosen) => setGiven([org]) : undefined,
    button:
      mayChange && chosen.length > 0 ? (
        <Button type="primary" onClick={() => setGiven(chosen.map(asShown))}>
          登记未建原因（{chosen.length} 家）
        </Button>
      ) : null,
    drawer: <GiveReasonsDrawer chosen={given} onClose={() => setGiven(null)} onDone={() => setChosen([])} />,
  };
}

function columnsFor(gap: GapGroup): readonly DataColumn<GapRow>[] {
  return [
    { key: 'name', title: '名称', width: 230, value: ({ name }) => name },
    { key: 'near', title: '所在地', width: 104, value: ({ nearName }) => nearName },
    {
      key: 'responsible',
      title: '党建责任单位',
      width: 196,
      render: ({ responsible, responsibility }) => (
        <>
          {responsible?.name ?? <span className="quiet">上级党组织</span>}
          {responsibility === 'unclear' ? <StatusTag tone="attention">责任待明确</StatusTag> : null}
        </>
      ),
    },
    {
      key: 'members',
      title: '正式党员',
      width: 136,
      render: (row) => <Members row={row} />,
    },
    ...(gap === 'exempt' ? [EXEMPTION] : [REASON, PROPOSAL]),
    { key: 'sector', title: '行业', width: 120, optional: true, value: ({ sectorName }) => sectorName },
    {
      key: 'body',
      title: '业务主管单位',
      width: 180,
      optional: true,
      empty: '无',
      value: ({ supervisingBodyName }) => supervisingBodyName,
    },
    {
      key: 'work',
      title: '工作覆盖',
      optional: true,
      value: ({ work }) => (work ? '已覆盖' : '未覆盖'),
    },
  ];
}

const REASON: DataColumn<GapRow> = {
  key: 'reason',
  title: '未建原因',
  width: 150,
  empty: '还没有登记',
  value: reasonText,
};

const PROPOSAL: DataColumn<GapRow> = {
  key: 'proposal',
  title: '组建建议',
  width: 280,
  render: (row) => {
    if (row.consultation !== null)
      return (
        <StatusTag tone="waiting">
          {row.consultation.state === 'asking' ? '拟建，征求意见中' : '拟建，已同意'}
        </StatusTag>
      );
    const text = proposalText(row);
    if (text === null) return <span className="quiet">先核实党员人数</span>;
    return (
      <>
        {text}
        {row.absorbable ? <StatusTag tone="attention">可吸收未转入党员组建</StatusTag> : null}
      </>
    );
  },
};

const EXEMPTION: DataColumn<GapRow> = {
  key: 'exemption',
  title: '类别和依据',
  width: 420,
  value: ({ exemption }) => (exemption === null ? null : `${exemption.name}：${exemption.basis}`),
};
