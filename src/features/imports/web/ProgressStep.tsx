import { Button, Progress } from 'antd';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { cancelImportRoute, type ImportRunView } from '../imports.contract.ts';

/** How far the background is; leaving the page stops nothing. */
export function ProgressStep({ run }: { readonly run: ImportRunView }) {
  const cancel = useCommand(cancelImportRoute);
  const { state, progress, id } = run;
  const total = progress.total ?? run.sheets.find(({ index }) => index === run.sheet)?.rows ?? 0;
  const checking = state === 'checking';
  const percent = total === 0 ? 0 : Math.min(99, Math.floor((progress.done / total) * 100));
  return (
    <section className="panel import-stack" aria-live="polite">
      <p>
        {checking ? '正在核对' : '正在入库'}：{countText(progress.done)} / {countText(total)} 行
      </p>
      <Progress percent={percent} status="active" aria-label={checking ? '核对进度' : '入库进度'} />
      <p className="quiet">
        {checking
          ? '核对不写入任何数据。可以离开此页，稍后从“导入”回来。'
          : '整个文件一起写入：要么全部成功，要么一行不写。可以离开此页，稍后回来看结果。'}
      </p>
      <Button loading={cancel.pending} onClick={() => void cancel.run({ params: { id } })}>
        {checking ? '停止核对' : '停止入库'}
      </Button>
    </section>
  );
}
