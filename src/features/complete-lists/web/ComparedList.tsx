import { Button, Select, Tabs } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { countText } from '../../../platform/web/rate-text.ts';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import {
  type DifferenceKind,
  differenceKinds,
  differenceStates,
  differenceTitles,
} from '../complete-list.ts';
import type { CompleteListView } from '../complete-lists.contract.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { RowDrawer } from './RowDrawer.tsx';

const VIEW = z.object({
  tab: z.enum(differenceKinds).optional(),
  show: z.enum([...differenceStates, 'all']).optional(),
  q: z.string().optional(),
  after: z.string().optional(),
});

/** The five lists with how many of each still wait. */
export function ComparedList({ list }: { readonly list: CompleteListView }) {
  const phone = useIsPhone();
  const [{ tab, show }, set] = useAddressState(VIEW);
  const first = differenceKinds.find((kind) => list.differences[kind].open > 0);
  const kind = tab ?? first ?? differenceKinds[0];
  const state = show ?? 'open';
  const choose = (chosen: DifferenceKind) =>
    set({ tab: chosen, show: undefined, q: undefined, after: undefined });
  const labelOf = (each: DifferenceKind) =>
    `${differenceTitles[each]}（${countText(list.differences[each].open)}）`;
  return (
    <>
      <Figures list={list} />
      {phone ? (
        <Select<DifferenceKind>
          aria-label="差异的类别"
          value={kind}
          options={differenceKinds.map((each) => ({ value: each, label: labelOf(each) }))}
          onChange={choose}
        />
      ) : (
        <Tabs
          activeKey={kind}
          onChange={(key) => choose(key as DifferenceKind)}
          items={differenceKinds.map((each) => ({ key: each, label: labelOf(each) }))}
        />
      )}
      <DifferenceTable
        key={`${kind} ${state}`}
        list={list}
        kind={kind}
        state={state === 'all' ? null : state}
        onState={(next) => set({ tab: kind, show: next, after: undefined })}
      />
    </>
  );
}

/** What was read, and of what: no row and none of ours is left out in silence. */
function Figures({ list }: { readonly list: CompleteListView }) {
  const [open, setOpen] = useState(false);
  const { rows, ours, absent, confirmedBy } = list;
  if (rows === null) return null;
  const read = rows.matched + rows.new + rows.refused + rows.skipped;
  return (
    <section className="panel list-figures">
      <span>
        名单 {countText(read)} 行：对上 {countText(rows.matched)}，民政有我无 {countText(rows.new)}，无法比对{' '}
        {countText(rows.refused)}，跳过 {countText(rows.skipped)}
      </span>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {rows.refused === 0 ? '逐行查看' : `逐行查看（${countText(rows.refused)} 行无法比对）`}
      </Button>
      <span>
        范围内在册 {countText(ours ?? 0)} 家，不在名单上 {countText(absent ?? 0)} 家
        {confirmedBy === null ? '' : `（由 ${confirmedBy} 确认是全量名单）`}
      </span>
      <RowDrawer list={list} open={open} onClose={() => setOpen(false)} />
    </section>
  );
}
