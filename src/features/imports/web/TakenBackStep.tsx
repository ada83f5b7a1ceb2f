import { Button } from 'antd';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import type { ImportRunView } from '../imports.contract.ts';
import { TakenList } from './TakenList.tsx';

/** Taken back: by whom, when, why, and what stayed. */
export function TakenBackStep({ run }: { readonly run: ImportRunView }) {
  const navigate = usePageNavigate();
  const { id, kind, takenBack } = run;
  if (takenBack === null) return null;
  const { at, by, reason, withdrawn, setBack, kept } = takenBack;
  return (
    <>
      <section className="panel import-stack">
        <p className="import-done">
          已撤回：撤除 {countText(withdrawn)}，改回 {countText(setBack)}，保留 {countText(kept)}。
        </p>
        <p>
          {by}，{minuteText(at)}。原因：{reason}
        </p>
        <p className="quiet">撤除的记录不在任何名单和数字里；变更记录保留。同一份文件可以重新上传。</p>
        <Button className="no-print" onClick={() => navigate(`/imports/new?kind=${kind}`)}>
          再导入一份
        </Button>
      </section>
      {kept === 0 ? null : <TakenList id={id} counts={{ kept }} />}
    </>
  );
}
