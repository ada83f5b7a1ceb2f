import { App } from 'antd';
import { useMemo } from 'react';
import type { RefusalView } from '../contract/refusal-answer.ts';
import { Reason } from './RefusalList.tsx';

/** Refusals stay until read: a reason that fades away cannot be followed. */
const UNTIL_CLOSED = 0;

export interface Notices {
  readonly done: (text: string) => void;
  readonly refused: (refusals: readonly RefusalView[]) => void;
}

/** Short words about what was just done, and reasons for what was not. */
export function useNotices(): Notices {
  const { message, notification } = App.useApp();
  return useMemo(
    () => ({
      done: (text) => void message.success(text),
      refused: (refusals) => {
        for (const refusal of refusals) {
          notification.error({
            key: `${refusal.code} ${refusal.field ?? ''}`,
            title: '没有办成',
            description: <Reason refusal={refusal} />,
            duration: UNTIL_CLOSED,
          });
        }
      },
    }),
    [message, notification],
  );
}
