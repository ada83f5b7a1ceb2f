import { Button, Progress } from 'antd';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { cancelCompleteListRoute, type CompleteListView } from '../complete-lists.contract.ts';

/** How far the background is; leaving the page stops nothing. */
export function ComparingStep({ list }: { readonly list: CompleteListView }) {
  const cancel = useCommand(cancelCompleteListRoute);
  const { id, progress, sheets, sheet } = list;
  const total = progress.total ?? sheets.find(({ index }) => index === sheet)?.rows ?? 0;
  const percent = total === 0 ? 0 : Math.min(99, Math.floor((progress.done / total) * 100));
  return (
    <section className="panel list-stack" aria-live="polite">
      <p>
        正在比对：已读 {countText(progress.done)}
        {total === 0 ? '' : ` / ${countText(total)}`} 行
      </p>
      <Progress percent={percent} status="active" aria-label="比对进度" />
      <p className="quiet">比对不改动任何记录。可以离开此页，稍后从“全量名单比对”回来。</p>
      <Button loading={cancel.pending} onClick={() => void cancel.run({ params: { id } })}>
        停止比对
      </Button>
    </section>
  );
}
