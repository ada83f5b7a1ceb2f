import { Alert, Button } from 'antd';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { importKindTitles } from '../import.ts';
import { type ImportRunView, readImportRoute } from '../imports.contract.ts';
import { CheckStep } from './CheckStep.tsx';
import { RunStateTag } from './import-looks.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { MappingStep } from './MappingStep.tsx';
import { ProgressStep } from './ProgressStep.tsx';
import { StoredStep } from './StoredStep.tsx';
import { TakenBackStep } from './TakenBackStep.tsx';
import './imports.css';

const ASK_EVERY_MS = 700;
const BUSY: ReadonlySet<string> = new Set(['checking', 'storing', 'taking_back']);

/** One import, from its columns to its end, at whichever step it stands. */
export function ImportPage() {
  const id = usePageParams().id ?? '';
  const query = useRoute(readImportRoute, { params: { id } });
  const busy = BUSY.has(query.data?.state ?? '');
  // The same question asked again and again while something runs.
  useRoute(readImportRoute, { params: { id } }, { everyMs: busy ? ASK_EVERY_MS : false });
  return <RecordGate query={query}>{(run) => <Run run={run} />}</RecordGate>;
}

function Run({ run }: { readonly run: ImportRunView }) {
  const { kind, fileName, state, createdAt, failure, own, madeBy } = run;
  return (
    <>
      <PageTitle
        title={fileName}
        beside={<RunStateTag state={state} />}
        below={`${importKindTitles[kind]} · ${minuteText(createdAt)} ${own ? '' : `${madeBy} `}上传`}
      />
      <ImportSteps state={state} />
      <div className="import-stack">
        {failure === null ? null : <Alert type="warning" showIcon title={failure} />}
        <Step run={run} />
      </div>
    </>
  );
}

function Step({ run }: { readonly run: ImportRunView }) {
  switch (run.state) {
    case 'mapping':
    case 'failed':
      return <MappingStep key={`${run.id} ${run.sheet}`} run={run} />;
    case 'checking':
    case 'storing':
    case 'taking_back':
      return <ProgressStep run={run} />;
    case 'checked':
      return <CheckStep run={run} />;
    case 'stored':
      return <StoredStep run={run} />;
    case 'taken_back':
      return <TakenBackStep run={run} />;
    case 'cancelled':
      return <Cancelled />;
  }
}

function Cancelled() {
  const navigate = usePageNavigate();
  return (
    <section className="panel import-stack">
      <p>这次导入没有入库，上传的文件已经删除。</p>
      <Button type="primary" onClick={() => navigate('/imports/new')}>
        重新上传
      </Button>
    </section>
  );
}
