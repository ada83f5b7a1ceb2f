import { Empty } from 'antd';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** Why there is nothing: 没有符合条件的社会组织。 */
  readonly reason: string;
  /** What would fill it: 导入台账后这里会列出…… */
  readonly hint?: string | undefined;
  /** The button that does it. */
  readonly action?: ReactNode;
}

/** An empty place says what would fill it and offers the way there. */
export function EmptyState({ reason, hint, action }: EmptyStateProps) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      className="empty-state"
      description={
        <>
          <p className="empty-reason">{reason}</p>
          {hint === undefined ? null : <p className="quiet">{hint}</p>}
        </>
      }
    >
      {action}
    </Empty>
  );
}
