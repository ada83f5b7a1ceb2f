import { Alert, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { PageLink, usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import { type ImportRunView, readImportRoute } from '../imports.contract.ts';
import { previewTakeBackRoute, takeBackImportRoute } from '../take-back.contract.ts';
import { takenEntities, takenEntityTitles } from '../take-back.ts';
import { RunStateTag } from './import-looks.tsx';
import { TakenList } from './TakenList.tsx';
import './imports.css';

/** What taking an import back would do, before anything happens; then the reason, and it is done. */
export function TakeBackPage() {
  const id = usePageParams().id ?? '';
  const run = useRoute(readImportRoute, { params: { id } });
  return <RecordGate query={run}>{(found) => <TakeBack run={found} />}</RecordGate>;
}

function TakeBack({ run }: { readonly run: ImportRunView }) {
  return (
    <>
      <PageTitle
        title={`撤回导入：${run.fileName}`}
        beside={<RunStateTag state={run.state} />}
        below={<PageLink to={`/imports/${run.id}`}>回到这次导入</PageLink>}
      />
      {run.state === 'stored' ? <Preview id={run.id} /> : <NotStored />}
    </>
  );
}

function NotStored() {
  return (
    <section className="panel">
      <p>只有已入库的导入可以撤回。这次导入没有入库，或者正在撤回、已经撤回。</p>
    </section>
  );
}

type PreviewView = RouteAnswer<typeof previewTakeBackRoute>;

function Preview({ id }: { readonly id: string }) {
  const query = useRoute(previewTakeBackRoute, { params: { id } });
  return (
    <RecordGate query={query}>
      {(preview) => (
        <div className="import-stack">
          <Ask key={preview.digest} id={id} preview={preview} />
          <TakenList id={id} counts={countsOf(preview)} />
        </div>
      )}
    </RecordGate>
  );
}

const sumOf = (counts: PreviewView['kept']) => takenEntities.reduce((sum, entity) => sum + counts[entity], 0);

function countsOf({ withdrawn, setBack, kept }: PreviewView) {
  return { withdrawn: sumOf(withdrawn), set_back: sumOf(setBack), kept: sumOf(kept) };
}

/** 社会组织 3、党员 12 */
function wordsOf(counts: PreviewView['kept']): string {
  return takenEntities
    .filter((entity) => counts[entity] > 0)
    .map((entity) => `${takenEntityTitles[entity]} ${countText(counts[entity])}`)
    .join('、');
}

function Ask({ id, preview }: { readonly id: string; readonly preview: PreviewView }) {
  const navigate = usePageNavigate();
  const [reason, setReason] = useState('');
  const [rest, setRest] = useState(false);
  const takeBack = useCommand(takeBackImportRoute, { onDone: () => navigate(`/imports/${id}`) });
  const counts = countsOf(preview);
  const { digest, outOfSight } = preview;
  const nothing = counts.withdrawn + counts.set_back === 0;
  const ready = reason.trim().length >= 2 && (counts.kept === 0 || rest);
  return (
    <section className="panel import-stack">
      <ul className="import-why">
        <li>
          撤除 {countText(counts.withdrawn)} 条新增的记录
          {counts.withdrawn === 0 ? '' : `（${wordsOf(preview.withdrawn)}）`}
          ：不再出现在任何名单、数字和任何一天的覆盖里，变更记录保留。
        </li>
        <li>
          改回 {countText(counts.set_back)} 条变更过的记录
          {counts.set_back === 0 ? '' : `（${wordsOf(preview.setBack)}）`}：恢复导入之前的内容。
        </li>
        <li>
          保留 {countText(counts.kept)} 条{counts.kept === 0 ? '' : `（${wordsOf(preview.kept)}）`}
          ：导入之后有人改过，或者别处用到，下面逐条写明原因。
        </li>
      </ul>
      {outOfSight > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={`有 ${countText(outOfSight)} 条记录已不在您的管理范围内，请由管理全部记录的上级撤回。`}
        />
      ) : nothing ? (
        <Alert type="info" showIcon title="导入的内容后来都有人改过或用到，没有可以撤回的。" />
      ) : (
        <>
          {counts.kept === 0 ? null : (
            <Radio.Group
              aria-label="有要保留的记录时"
              value={rest}
              onChange={(event) => setRest(event.target.value === true)}
              options={[
                { value: false, label: '都不撤回，先处理要保留的记录' },
                { value: true, label: '撤回其余的' },
              ]}
            />
          )}
          <label htmlFor="take-back-reason">撤回原因</label>
          <Input
            id="take-back-reason"
            className="take-back-reason"
            value={reason}
            maxLength={200}
            autoComplete="off"
            placeholder="如：拿错了文件"
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="import-actions no-print">
            <Button
              type="primary"
              danger
              disabled={!ready}
              loading={takeBack.pending}
              onClick={() =>
                void takeBack.run({ params: { id }, body: { reason: reason.trim(), rest, digest } })
              }
            >
              {counts.kept === 0 ? '撤回这次导入' : '撤回其余的'}
            </Button>
            <span className="quiet">要么全部完成，要么什么也不改。同一份文件以后还可以再导入。</span>
          </div>
        </>
      )}
    </section>
  );
}
