import { App, Button } from 'antd';
import { useMemo } from 'react';
import type { RefusalView } from '../contract/refusal-answer.ts';
import { Reason } from './RefusalList.tsx';

/** Refusals stay until read: a reason that fades away cannot be followed. */
const UNTIL_CLOSED = 0;

/** Long enough to see that it was the wrong thing and to reach for the button. */
const UNDO_SECONDS = 20;

export interface Notices {
  readonly done: (text: string) => void;
  /** The same of many things at once, with the way back beside it. */
  readonly undoable: (text: string, undo: () => void) => void;
  readonly refused: (refusals: readonly RefusalView[]) => void;
}

/** Short words about what was just done, and reasons for what was not. */
export function useNotices(): Notices {
  const { message, notification } = App.useApp();
  return useMemo(
    () => ({
      done: (text) => void message.success(text),
      undoable: (text, undo) => {
        const key = `undo ${text}`;
        notification.success({
          key,
          title: text,
          duration: UNDO_SECONDS,
          actions: (
            <Button
              onClick={() => {
                notification.destroy(key);
                undo();
              }}
            >
              撤销
            </Button>
          ),
        });
      },
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
