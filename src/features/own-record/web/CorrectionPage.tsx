import { Button, Space } from 'antd';
import { useState } from 'react';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink, usePageParams } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { correctableTitles, isWritten } from '../correction.ts';
import { answerCorrectionRoute, type CorrectionTask, readCorrectionRoute } from '../own-record.contract.ts';
import { CorrectionStateTag } from './correction-words.tsx';

/** One request: what is on record, what the member says is right, and the answer. */
export function CorrectionPage() {
  const { id = '' } = usePageParams();
  const task = useRoute(readCorrectionRoute, { params: { id } });
  return <RecordGate query={task}>{(found) => <Task task={found} />}</RecordGate>;
}

function Task({ task }: { readonly task: CorrectionTask }) {
  const { what, member, branch, state } = task;
  return (
    <>
      <PageTitle
        title={`${member.name ?? ''}：更正${correctableTitles[what]}`}
        beside={<CorrectionStateTag state={state} />}
        below={
          <>
            {branch.name}　<PageLink to={`/members/${member.id}`}>打开党员记录</PageLink>
          </>
        }
        actions={state === 'waiting' ? <AnswerButtons task={task} /> : null}
      />
      <div className="panel">
        <FactList facts={factsOf(task)} />
      </div>
    </>
  );
}

function factsOf({ what, current, wanted, note, askedAt, answeredAt, answeredBy, answer }: CorrectionTask) {
  const title = correctableTitles[what];
  const asked = [
    ...(what === 'other' ? [] : [{ title: `现在登记的${title}`, value: current, empty: '没有登记' }]),
    { title: '本人认为应当是', value: wanted, empty: '答复后不再保存' },
    { title: '说明', value: note, empty: '没有填写', wide: true },
    { title: '提出时间', value: minuteText(askedAt) },
  ];
  if (answeredAt === null) return asked;
  return [
    ...asked,
    { title: '答复', value: answer, empty: '已照本人写的更正', wide: true },
    { title: '答复人', value: answeredBy },
    { title: '答复时间', value: minuteText(answeredAt) },
  ];
}

function AnswerButtons({ task }: { readonly task: CorrectionTask }) {
  const [drawer, setDrawer] = useState<'accept' | 'decline' | null>(null);
  const written = isWritten(task.what);
  const { run, pending } = useCommand(answerCorrectionRoute, { doneText: '已更正，本人会看到' });
  const accept = () => run({ params: { id: task.id }, body: { accept: true, version: task.version } });
  return (
    <Space wrap>
      <Button onClick={() => setDrawer('decline')}>不予更正</Button>
      <Button
        type="primary"
        loading={pending}
        onClick={() => void (written ? accept() : setDrawer('accept'))}
      >
        {written ? '同意，照此更正' : '已经更正'}
      </Button>
      <AnswerDrawer task={task} kind={drawer} onClose={() => setDrawer(null)} />
    </Space>
  );
}

interface AnswerDrawerProps {
  readonly task: CorrectionTask;
  readonly kind: 'accept' | 'decline' | null;
  readonly onClose: () => void;
}

function AnswerDrawer({ task: { id, version }, kind, onClose }: AnswerDrawerProps) {
  const { run } = useCommand(answerCorrectionRoute, { doneText: '已答复，本人会看到', refusals: 'returned' });
  const accept = kind === 'accept';
  return (
    <FormDrawer
      title={accept ? '已经更正' : '不予更正'}
      open={kind !== null}
      onClose={onClose}
      submitText="答复"
      fields={[
        {
          kind: 'long-text',
          field: 'answer',
          title: accept ? '怎样更正的' : '原因',
          required: true,
          wide: true,
          max: 200,
          help: '本人会看到',
        },
      ]}
      onSubmit={({ values }) =>
        run({ params: { id }, body: { accept, version, answer: (values.answer ?? null) as string | null } })
      }
    />
  );
}
