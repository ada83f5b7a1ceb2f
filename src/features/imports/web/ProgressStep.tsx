import { Button, Progress } from 'antd';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { cancelImportRoute, type ImportRunView } from '../imports.contract.ts';

const WORDS = {
  checking: {
    doing: '核对',
    hint: '核对不写入任何数据。可以离开此页，稍后从“导入”回来。',
    stop: '停止核对',
  },
  storing: {
    doing: '入库',
    hint: '整个文件一起写入：要么全部成功，要么一行不写。可以离开此页，稍后回来看结果。',
    stop: '停止入库',
  },
  taking_back: {
    doing: '撤回',
    hint: '要么全部完成，要么什么也不改。可以离开此页，稍后回来看结果。',
    stop: '停止撤回',
  },
} as const;

/** How far the background is; leaving the page stops nothing. */
export function ProgressStep({ run }: { readonly run: ImportRunView }) {
  const cancel = useCommand(cancelImportRoute);
  const { state, progress, id } = run;
  const total = progress.total ?? run.sheets.find(({ index }) => index === run.sheet)?.rows ?? 0;
  const { doing, hint, stop } = WORDS[state === 'checking' || state === 'taking_back' ? state : 'storing'];
  const percent = total === 0 ? 0 : Math.min(99, Math.floor((progress.done / total) * 100));
  return (
    <section className="panel import-stack" aria-live="polite">
      <p>
        正在{doing}：{countText(progress.done)} / {countText(total)} {state === 'taking_back' ? '条' : '行'}
      </p>
      <Progress percent={percent} status="active" aria-label={`${doing}进度`} />
      <p className="quiet">{hint}</p>
      <Button loading={cancel.pending} onClick={() => void cancel.run({ params: { id } })}>
        {stop}
      </Button>
    </section>
  );
}
