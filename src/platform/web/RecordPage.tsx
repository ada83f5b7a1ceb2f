import { Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { ErrorState } from './ErrorState.tsx';
import { PageTitle } from './PageTitle.tsx';
import { useAddressState } from './use-address-state.ts';
import { useLater } from './use-later.ts';

export interface RecordTab {
  /** Stands in the address: `?tab=history`. */
  readonly key: string;
  readonly title: string;
  /** Behind the title. */
  readonly count?: number | null;
  readonly content: ReactNode;
}

interface RecordPageProps {
  readonly title: string;
  readonly code?: ReactNode;
  /** StatusTags. */
  readonly status?: ReactNode;
  /** Who answers for it. */
  readonly answers?: ReactNode;
  readonly actions?: ReactNode;
  readonly tabs: readonly RecordTab[];
  /** Above the tabs: what needs attention now. */
  readonly notice?: ReactNode;
}

const TAB = z.object({ tab: z.string().optional() });

/** A record: its head, its tabs, everything about it; 沿革 is the last tab. */
export function RecordPage({ title, code, status, answers, actions, tabs, notice }: RecordPageProps) {
  const [{ tab }, set] = useAddressState(TAB);
  const active = tabs.some(({ key }) => key === tab) ? tab : tabs[0]?.key;
  return (
    <article className="record-page">
      <PageTitle
        title={title}
        beside={status}
        actions={actions}
        below={
          <>
            {code === undefined ? null : <span className="record-code">{code}</span>}
            {answers === undefined ? null : <span>{answers}</span>}
          </>
        }
      />
      {notice}
      <Tabs
        className="page-tabs"
        {...(active === undefined ? {} : { activeKey: active })}
        onChange={(key) => set({ tab: key })}
        destroyOnHidden
        items={tabs.map(({ key, title: name, count, content }) => ({
          key,
          label: count === undefined || count === null ? name : `${name}（${count}）`,
          children: content,
        }))}
      />
    </article>
  );
}

interface RecordGateProps<T> {
  readonly query: {
    readonly data: T | undefined;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  readonly children: (record: T) => ReactNode;
}

/** Waits for a record: skeleton, then the reason if it cannot be shown, else the record. */
export function RecordGate<T>({ query, children }: RecordGateProps<T>) {
  const slow = useLater(query.data === undefined && query.error === null);
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return slow ? <Skeleton active title={false} paragraph={{ rows: 10 }} /> : null;
}
