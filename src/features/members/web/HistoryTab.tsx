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
  return (
    <section className="panel">
      <ChangeTimeline
        entries={next === null && record.fromImport ? [...entries, importedEntry(record)] : entries}
      />
      {next !== null && size < MOST ? <Button onClick={() => setSize(MOST)}>显示更早的</Button> : null}
    </section>
  );
}

/** What an import creates has no line of its own: the import knows it. */
function importedEntry({ firstOn, createdBy, createdAt }: MemberRecord): TimelineEntry {
  return {
    id: 'imported',
    on: firstOn,
    action: '由导入登记',
    ...(createdBy === null ? {} : { actor: createdBy }),
    writtenAt: minuteText(createdAt),
  };
}
