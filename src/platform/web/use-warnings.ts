import { App } from 'antd';
import { useCallback } from 'react';
import type { RefusalView } from '../contract/refusal-answer.ts';

/** Shows what was stored but should be looked at; it stays until it is read. */
export function useWarnings(): (warnings: readonly RefusalView[]) => void {
  const { notification } = App.useApp();
  return useCallback(
    (warnings) => {
      for (const { code, message } of warnings) {
        notification.warning({ key: code, title: '已保存，请核对', description: message, duration: 0 });
      }
    },
    [notification],
  );
}
