import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import type { Day } from '../kernel/day.ts';
import { EmptyState } from './EmptyState.tsx';

export interface FieldChange {
  readonly title: string;
  readonly before: ReactNode | null;
  readonly after: ReactNode | null;
}

export interface TimelineEntry {
  readonly id: string;
  /** The day from which it holds. */
  readonly on: Day;
  /** In a few words: 建立, 变更, 更正, 换届. */
  readonly action: string;
  readonly text?: ReactNode;
  readonly changes?: readonly FieldChange[];
  /** Why, when it was a correction. */
  readonly reason?: string | null | undefined;
  readonly actor?: string | undefined;
  /** When it was written down, as shown: 2026-11-22 10:31. */
  readonly writtenAt?: string | undefined;
}

/** 沿革: what happened to a record, newest first, with who and when. */
export function ChangeTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return <EmptyState reason="还没有变更记录。" />;
  return (
    <Timeline
      className="change-timeline"
      items={entries.map((entry) => ({ key: entry.id, content: <Entry entry={entry} /> }))}
    />
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { on, action, text, changes = [], reason, actor, writtenAt } = entry;
  return (
    <>
      <div>
        <span className="number">{on}</span> <strong>{action}</strong> {text}
      </div>
      {changes.map((change) => (
        <div key={change.title} className="change-line">
          {change.title}：<del>{change.before ?? '（空）'}</del> → <ins>{change.after ?? '（空）'}</ins>
        </div>
      ))}
      {reason === null || reason === undefined ? null : <div>更正原因：{reason}</div>}
      {actor === undefined ? null : (
        <div className="quiet">
          {actor}
          {writtenAt === undefined ? null : `，${writtenAt} 录入`}
        </div>
      )}
    </>
  );
}
