import { useNotices } from '../../../platform/web/notices.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type BatchSubject, batchSubjectNames } from '../batch.ts';
import { undoRoutes } from './batch-routes.ts';

/** Takes back a batch of one's own, and says how many were left as they are. */
export function useUndo(subject: BatchSubject) {
  const notices = useNotices();
  const { unit } = batchSubjectNames[subject];
  const { run, pending } = useCommand(undoRoutes[subject], {
    onDone: ({ left }) =>
      notices.done(
        left.length === 0
          ? '已撤销，都恢复成原来的样子'
          : `已撤销；${countText(left.length)} ${unit}没有动，原因见“我的批量操作”`,
      ),
  });
  return { undo: (id: string) => run({ params: { id } }), pending };
}
