import { Button } from 'antd';
import { useState } from 'react';
import { ChangeTimeline } from '../../../platform/web/ChangeTimeline.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { withBeginning } from '../../../platform/web/with-beginning.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import type { MemberRecord } from '../member.contract.ts';
import { timelineEntry } from './change-words.tsx';

const FIRST = 20;
const MOST = 100;

/** 沿革: who changed what, newest first; the older ones on asking. */
export function HistoryTab({ record }: { readonly record: MemberRecord }) {
  const [size, setSize] = useState(FIRST);
  const query = useRoute(
    listChangesRoute,
    { query: { entity: 'member', entityId: record.id, size } },
    { keepShowing: true },
  );
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  const { rows, next } = query.data;
  return (
    <section>
      <ChangeTimeline entries={withBeginning(rows.map(timelineEntry), query.data, record)} />
      {next !== null && size < MOST ? <Button onClick={() => setSize(MOST)}>显示更早的</Button> : null}
    </section>
  );
}
