import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { lookNames } from '../member-look.ts';
import { listMemberLooksRoute, type MemberLook } from '../member.contract.ts';

const COLUMNS: readonly DataColumn<MemberLook>[] = [
  { key: 'at', title: '时间', kind: 'day', width: 150, value: ({ at }) => minuteText(at) },
  { key: 'actor', title: '谁', width: 160, value: ({ actor }) => actor },
  { key: 'what', title: '看了什么', width: 180, value: ({ what }) => lookNames[what] },
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
