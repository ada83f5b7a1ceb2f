import { Alert } from 'antd';
import type { Hint } from '../hint.ts';

/** What is worth a second look; calm, and of no consequence when it is saved as it is. */
export function HintList({ hints }: { readonly hints: readonly Hint[] }) {
  if (hints.length === 0) return null;
  return (
    <Alert
      className="page-notice"
      type="info"
      showIcon
      role="status"
      title="保存前请看一看"
      description={
        <>
          <ul className="hints">
            {hints.map(({ code, message }) => (
              <li key={`${code} ${message}`}>{message}</li>
            ))}
          </ul>
          <p className="quiet">这些提醒只给您看，不保存、不计数、不上报。没有问题的，照样保存就好。</p>
        </>
      }
    />
  );
}
