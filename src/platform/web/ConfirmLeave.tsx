import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useCallback } from 'react';

/** Asks once before a changed form is left, by a link, by back, or by closing the tab. */
export function ConfirmLeave({ when }: { readonly when: boolean }) {
  const ask = useAskToDrop();
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (!when || current.pathname === next.pathname) return false;
      return !(await ask());
    },
    enableBeforeUnload: () => when,
  });
  return null;
}

/** Asks whether what has been filled in may be dropped. */
export function useAskToDrop(): () => Promise<boolean> {
  const { modal } = App.useApp();
  return useCallback(
    async () =>
      await modal.confirm({
        title: '有修改还没有保存',
        content: '离开后，刚才填写的内容不会保留。',
        okText: '不保存，离开',
        cancelText: '继续填写',
      }),
    [modal],
  );
}
