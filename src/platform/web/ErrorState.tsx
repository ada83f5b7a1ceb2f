import { Button } from 'antd';
import { RefusalList } from './RefusalList.tsx';
import { refusalsOf } from './use-route.ts';

/** What could not be shown and why, with the way to try again. */
export function ErrorState({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}) {
  return (
    <div className="error-state">
      <RefusalList refusals={refusalsOf(error)} />
      {onRetry === undefined ? null : <Button onClick={onRetry}>重试</Button>}
    </div>
  );
}
