import { Button } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { choicesOf, type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { declaredFigureKinds } from '../../social-orgs/social-org-fact.ts';
import { MOST_SETTLED_AT_ONCE, mismatchStates } from '../mismatch.ts';
import {
  countMismatchesRoute,
  listMismatchesRoute,
  type MismatchFilter,
  type MismatchRow,
  undoSettlementsRoute,
} from '../mismatches.contract.ts';
import { keyOf, mismatchColumns } from './mismatch-columns.tsx';
import { SettleDrawer } from './SettleDrawer.tsx';

const FILTERS: readonly FilterField<keyof MismatchFilter>[] = [
  { kind: 'search', key: 'q', title: '名称或代码', placeholder: '名称、拼音首字母或代码' },
  {
    kind: 'select',
    key: 'state',
    title: '核定情况',
    width: 150,
    options: choicesOf(mismatchStates.entries),
  },
  { kind: 'select', key: 'figure', title: '填报项目', options: choicesOf(declaredFigureKinds.entries) },
  { kind: 'tree', key: 'region', title: '行政区划', more: true, route: listPlacesRoute },
  { kind: 'tree', key: 'partyOrg', title: '党建责任单位', more: true, route: listPartyTreeRoute },
];

/** 账实不符, settled row by row or for chosen rows together. */
export function MismatchesPage() {
  const maySettle = useMay(permissions.changeSocialOrgs);
  const list = useList(listMismatchesRoute, { count: countMismatchesRoute });
  const [chosen, setChosen] = useState<readonly MismatchRow[]>([]);
  const [settled, setSettled] = useState<readonly MismatchRow[] | null>(null);
  const undo = useCommand(undoSettlementsRoute, { doneText: '已撤销核定' });
  const undoOf = (rows: readonly MismatchRow[]) =>
    undo.run({ body: { ids: rows.flatMap(({ settlement }) => settlement?.id ?? []) } });
  const rows = list.table.rows ?? [];
  const narrowed = FILTERS.some(({ key }) => isSet(list.filters[key]));
  return (
    <>
      <PageTitle
        title="账实不符"
        below="填报的党员数与名册上的在册数不一致。逐条核定以哪个为准；填报数或名册再有变化，会重新列出。"
      />
      <FilterBar
        fields={FILTERS}
        values={list.filters}
        onChange={(patch) => {
          setChosen([]);
          list.setFilters(patch);
        }}
      />
      <DataTable<MismatchRow>
        name="mismatches"
        title="账实不符"
        columns={mismatchColumns(
          maySettle ? { onSettle: (row) => setSettled([row]), onUndo: (row) => void undoOf([row]) } : null,
        )}
        rowKey={keyOf}
        {...list.table}
        {...(maySettle
          ? {
              selection: {
                keys: chosen.map(keyOf),
                onChange: (keys) => setChosen(chosenOf(keys, [...chosen, ...rows])),
              },
              tools:
                chosen.length === 0 ? null : list.filters.state === 'settled' ? (
                  <Button
                    loading={undo.pending}
                    onClick={() => void undoOf(chosen).then(() => setChosen([]))}
                  >
                    撤销所选核定（{chosen.length} 条）
                  </Button>
                ) : (
                  <Button type="primary" onClick={() => setSettled(chosen)}>
                    核定所选（{chosen.length} 条）
                  </Button>
                ),
            }
          : {})}
        empty={narrowed ? NOT_FOUND : NOTHING}
      />
      <SettleDrawer rows={settled} onClose={() => setSettled(null)} onDone={() => setChosen([])} />
    </>
  );
}

/** What is chosen on other pages stays chosen. */
function chosenOf(keys: readonly string[], known: readonly MismatchRow[]): MismatchRow[] {
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  return keys.slice(0, MOST_SETTLED_AT_ONCE).flatMap((key) => byKey.get(key) ?? []);
}

const NOT_FOUND = { reason: '没有符合条件的填报数。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING = {
  reason: '没有账实不符。',
  hint: '登记或导入的填报数与名册不一致时，会列在这里。名册上还没有人的，无法比较，不列出。',
};
