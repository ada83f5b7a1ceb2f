import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { lookDayText, lookText } from '../member-look.ts';
import { listMemberLooksRoute, type MemberLook } from '../member.contract.ts';

const COLUMNS: readonly DataColumn<MemberLook>[] = [
  {
    key: 'at',
    title: '时间',
    kind: 'day',
    width: 150,
    value: ({ at, day, routine }) => (at === null ? lookDayText(day, routine) : minuteText(at)),
  },
  { key: 'unit', title: '单位', width: 220, value: ({ unit }) => unit, empty: '—' },
  { key: 'actor', title: '谁', width: 160, value: ({ actor, post }) => actor ?? post, empty: '—' },
  { key: 'what', title: '看了什么', width: 200, value: (look) => lookText(look) },
  { key: 'purpose', title: '用途', width: 300, value: ({ purpose }) => purpose },
];

/** 谁看过: who opened the record or saw what is sealed, newest first. */
export function LooksTab({ memberId }: { readonly memberId: string }) {
  const list = useList(listMemberLooksRoute, { params: { id: memberId }, stateIn: 'memory' });
  return (
    <DataTable<MemberLook>
      name="member-looks"
      title="谁看过"
      toolbar={false}
      columns={COLUMNS}
      rowKey={({ id }) => id}
      {...list.table}
      empty={{ reason: '还没有人看过。' }}
    />
  );
}
