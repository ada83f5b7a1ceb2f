import { Button } from 'antd';
import { useState } from 'react';
import { ChangeTimeline, type TimelineEntry } from '../../../platform/web/ChangeTimeline.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
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
  const entries = rows.map(timelineEntry);
  const complete = next !== null || rows.some(({ action }) => action === 'create');
  return (
    <section>
      <ChangeTimeline entries={complete ? entries : [...entries, firstEntry(record)]} />
      {next !== null && size < MOST ? <Button onClick={() => setSize(MOST)}>显示更早的</Button> : null}
    </section>
  );
}

/** Who came by an import, or with the installation, has no line of the beginning: the record itself knows it. */
function firstEntry({ firstOn, createdBy, createdAt, fromImport }: MemberRecord): TimelineEntry {
  return {
    id: 'first',
    on: firstOn,
    action: fromImport ? '由导入登记' : '登记',
    ...(createdBy === null ? {} : { actor: createdBy, writtenAt: minuteText(createdAt) }),
  };
}
