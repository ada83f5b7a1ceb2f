import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { choicesOf, type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { type DoubleReason, doubleReasons, doubleReasonsOf, MOST_MARKED_AT_ONCE } from '../double.ts';
import type { DoubleFilter, DoubleRow } from '../doubles.contract.ts';
import type { MergeKind } from '../merge.ts';
import type { KindRoutes } from './kind-routes.ts';
import { MarkDrawer, type PairToMark } from './MarkDrawer.tsx';

interface DoubleListProps {
  readonly routes: KindRoutes;
  readonly onCompare: (row: DoubleRow) => void;
}

interface Deeds {
  readonly compare: (row: DoubleRow) => void;
  readonly mark: (rows: readonly DoubleRow[]) => void;
  readonly unmark: (rows: readonly DoubleRow[]) => void;
}

/** 疑似重复, two by two, from which a merge begins; those that are not the same are marked, and stand by themselves. */
export function DoubleList({ routes, onCompare }: DoubleListProps) {
  const { kind, home } = routes;
  const list = useList(routes.doubles, { count: routes.countDoubles });
  const [chosen, setChosen] = useState<readonly DoubleRow[]>([]);
  const [marked, setMarked] = useState<readonly PairToMark[] | null>(null);
  const unmark = useCommand(routes.unmark, {
    doneText: '已取消标记，重新列为疑似重复',
    onDone: () => setChosen([]),
  });
  const fields = fieldsOf(kind);
  const narrowed = fields.some(({ key }) => isSet(list.filters[key]));
  const ofMarked = list.filters.marked === 'yes';
  const narrow = (patch: Partial<DoubleFilter>) => {
    setChosen([]);
    list.setFilters(patch);
  };
  const deeds: Deeds = {
    compare: onCompare,
    mark: (rows) => setMarked(rows.map(pairOf)),
    unmark: (rows) => void unmark.run({ body: { ids: rows.flatMap(({ mark }) => mark?.id ?? []) } }),
  };
  return (
    <section>
      <h2 className="section-title">疑似重复</h2>
      <div className="double-states no-print">
        <Radio.Group
          aria-label="待核对还是已标记"
          optionType="button"
          value={ofMarked ? 'yes' : 'no'}
          options={[
            { value: 'no', label: '待核对' },
            { value: 'yes', label: '已标记不是同一个' },
          ]}
          onChange={({ target }) => narrow({ marked: target.value === 'yes' ? 'yes' : undefined })}
        />
      </div>
      <FilterBar fields={fields} values={list.filters} onChange={narrow} />
      <DataTable<DoubleRow>
        name={`doubles-${kind}`}
        title={ofMarked ? '已标记不是同一个' : '疑似重复'}
        columns={ofMarked ? markedColumns(home, deeds) : columnsOf(home, deeds)}
        rowKey={keyOf}
        {...list.table}
        selection={{
          keys: chosen.map(keyOf),
          onChange: (keys) => setChosen(chosenOf(keys, [...chosen, ...(list.table.rows ?? [])])),
        }}
        tools={
          chosen.length === 0 ? null : ofMarked ? (
            <Button loading={unmark.pending} onClick={() => deeds.unmark(chosen)}>
              取消所选标记（{chosen.length} 对）
            </Button>
          ) : (
            <Button type="primary" onClick={() => deeds.mark(chosen)}>
              所选不是同一个（{chosen.length} 对）
            </Button>
          )
        }
        empty={narrowed ? NOT_FOUND : ofMarked ? NOTHING_MARKED : NOTHING}
      />
      <MarkDrawer
        routes={routes}
        pairs={marked}
        onClose={() => setMarked(null)}
        onDone={() => setChosen([])}
      />
    </section>
  );
}

const keyOf = ({ keeper, other }: DoubleRow) => `${keeper.id} ${other.id}`;

function pairOf({ keeper, other, facts }: DoubleRow): PairToMark {
  return { keeperId: keeper.id, otherId: other.id, facts, names: [keeper.name, other.name] };
}

/** What is chosen on other pages stays chosen. */
function chosenOf(keys: readonly string[], known: readonly DoubleRow[]): DoubleRow[] {
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  return keys.slice(0, MOST_MARKED_AT_ONCE).flatMap((key) => byKey.get(key) ?? []);
}

function fieldsOf(kind: MergeKind): FilterField<'q' | 'why'>[] {
  const reasons: readonly DoubleReason[] = doubleReasonsOf[kind];
  const options = choicesOf(doubleReasons.entries.filter(({ code }) => reasons.includes(code)));
  const title = kind === 'member' ? '姓名' : '名称';
  return [
    { kind: 'search', key: 'q', title, placeholder: `${title}或拼音首字母` },
    { kind: 'select', key: 'why', title: doubleReasons.title, width: 200, options },
  ];
}

function sidesOf(home: string): readonly DataColumn<DoubleRow>[] {
  return [
    { key: 'keeper', title: '一条', width: 300, render: ({ keeper }) => <Side home={home} side={keeper} /> },
    { key: 'other', title: '另一条', width: 300, render: ({ other }) => <Side home={home} side={other} /> },
  ];
}

function columnsOf(home: string, deeds: Deeds): readonly DataColumn<DoubleRow>[] {
  return [
    ...sidesOf(home),
    { key: 'why', title: doubleReasons.title, width: 220, render: (row) => <Why row={row} /> },
    {
      key: 'compare',
      title: '操作',
      width: 160,
      render: (row) => (
        <>
          <Button type="link" size="small" onClick={() => deeds.compare(row)}>
            比较
          </Button>
          <Button
            type="link"
            size="small"
            aria-label={`${row.keeper.name} 与 ${row.other.name} 不是同一个`}
            onClick={() => deeds.mark([row])}
          >
            不是同一个
          </Button>
        </>
      ),
    },
  ];
}

function markedColumns(home: string, deeds: Deeds): readonly DataColumn<DoubleRow>[] {
  return [
    ...sidesOf(home),
    { key: 'mark', title: '谁标记的，为什么', width: 240, render: (row) => <Marked row={row} /> },
    {
      key: 'compare',
      title: '操作',
      width: 160,
      render: (row) => (
        <>
          <Button type="link" size="small" onClick={() => deeds.compare(row)}>
            比较
          </Button>
          <Button
            type="link"
            size="small"
            aria-label={`取消标记 ${row.keeper.name} 与 ${row.other.name}`}
            onClick={() => deeds.unmark([row])}
          >
            取消标记
          </Button>
        </>
      ),
    },
  ];
}

function Why({ row: { why, mark } }: { readonly row: DoubleRow }) {
  return (
    <>
      {why.map((each) => nameOfCode(doubleReasons, each)).join('、')}
      {mark === null ? null : (
        <div className="quiet">
          {mark.by} {minuteText(mark.at).slice(0, 10)} 曾标记不是同一个（{mark.reason}），此后有变化
        </div>
      )}
    </>
  );
}

function Marked({ row: { mark } }: { readonly row: DoubleRow }) {
  if (mark === null) return null;
  return (
    <>
      {mark.reason}
      <div className="quiet">
        {mark.by}，{minuteText(mark.at)}
      </div>
    </>
  );
}

function Side({ home, side }: { readonly home: string; readonly side: DoubleRow['keeper'] }) {
  const { id, name, code, place, note } = side;
  return (
    <div>
      <PageLink to={`${home}/${id}`}>{name}</PageLink>
      <div className="quiet double-note">
        {[code, place, note].filter((each) => each !== null).join('，')}
      </div>
    </div>
  );
}

const NOT_FOUND = { reason: '没有符合条件的记录。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING = {
  reason: '没有待核对的疑似重复。',
  hint: '名称、代码或人员情况对得上的两条记录会列在这里。知道哪两条重复的，也可以在上面直接选。',
};
const NOTHING_MARKED = {
  reason: '没有标记过不是同一个的记录。',
  hint: '核对后确认是两个的，在“待核对”里点“不是同一个”，就移到这里。',
};
