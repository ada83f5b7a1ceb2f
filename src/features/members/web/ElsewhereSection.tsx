import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { type ElsewhereRow, listMemberElsewhereRoute } from '../../meetings/confirmation.contract.ts';
import { shareText } from '../../meetings/meeting-words.ts';

/** This year's attendance in 功能型 and temporary Party organisations, as their secretaries confirmed; nothing to show, nothing shown. */
export function ElsewhereSection({ memberId }: { readonly memberId: string }) {
  const { data } = useRoute(listMemberElsewhereRoute, { params: { id: memberId }, query: {} });
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section>
      <h2>{data.year}年在功能型、临时党组织参加组织生活</h2>
      <DataTable<ElsewhereRow>
        name="member-elsewhere"
        title="在功能型、临时党组织参加组织生活"
        toolbar={false}
        columns={COLUMNS}
        rows={data.rows}
        rowKey={({ id }) => id}
        empty={{ reason: '没有收到确认。' }}
      />
    </section>
  );
}

const COLUMNS: readonly DataColumn<ElsewhereRow>[] = [
  { key: 'host', title: '参加的党组织', width: 260, value: ({ host }) => host },
  { key: 'days', title: '时段', width: 220, value: ({ fromOn, lastOn }) => `${fromOn} 至 ${lastOn}` },
  {
    key: 'attendance',
    title: '到会 / 应到（次）',
    width: 170,
    value: ({ present, expected }) => shareText(present, expected),
  },
  { key: 'by', title: '确认人', width: 160, value: ({ by }) => by },
];
