import { Alert } from 'antd';
import { useState } from 'react';
import { callRoute } from '../../../platform/web/api-client.ts';
import type { FormValues } from '../../../platform/web/form-field.ts';
import { usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { type Outcome, useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { changeMeetingRoute, type MeetingView, readMeetingRoute } from '../meeting.contract.ts';
import type { Assembly } from '../meeting.ts';
import { kindsText } from '../meeting-words.ts';
import { draftOf, valuesOf } from './meeting-form.ts';
import { MeetingForm } from './MeetingForm.tsx';
import { differencesOf, mergeValues } from './merge-values.ts';
import { MergePanel } from './MergePanel.tsx';

/** Completes or corrects an entry; the reason stands in the change log. */
export function CorrectMeetingPage() {
  const { id = '' } = usePageParams();
  const meeting = useRoute(readMeetingRoute, { params: { id } });
  // What is being written outlives whatever the screen asks for anew: it starts from the record as it was opened.
  return <RecordGate query={meeting}>{(view) => <Correction key={view.id} opened={view} />}</RecordGate>;
}

/** Somebody was faster: what one has written, and the record as it is now. */
interface Conflict {
  readonly message: string;
  readonly mine: FormValues;
  readonly now: MeetingView;
}

function Correction({ opened }: { readonly opened: MeetingView }) {
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const [base, setBase] = useState(opened);
  const [initial, setInitial] = useState<FormValues>(() => valuesOf(opened));
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const to = `/meetings/${opened.id}`;
  const { run } = useCommand(changeMeetingRoute, {
    doneText: '已保存',
    refusals: 'returned',
    onDone: ({ warnings }) => {
      warn(warnings);
      navigate(to, { replace: true });
    },
  });
  const { record, partyOrg, partyGroup, heldOn, kinds, version } = base;
  if (record === null) return null;
  const save = async (mine: FormValues, assembly: Assembly): Promise<Outcome<unknown>> => {
    const reason = typeof mine.reason === 'string' ? mine.reason : '';
    const body = { ...draftOf(mine, assembly), partyGroup, reason, version };
    const outcome = await run({ params: { id: opened.id }, body });
    if (outcome.done) return outcome;
    const faster = outcome.refusals.find(({ code }) => code === 'conflict.version');
    if (faster === undefined) return outcome;
    const now = await callRoute(readMeetingRoute, { params: { id: opened.id } });
    setConflict({ message: faster.message, mine, now });
    return outcome;
  };
  const title = <PageTitle title="补充或更正" below={`${partyOrg.name}　${heldOn}　${kindsText(kinds)}`} />;
  if (conflict !== null) {
    const versions = { base: valuesOf(base), mine: conflict.mine, theirs: valuesOf(conflict.now) };
    return (
      <>
        {title}
        <MergePanel
          message={conflict.message}
          differences={differencesOf(versions)}
          onGoOn={(taken) => {
            setInitial(mergeValues(versions, taken));
            setBase(conflict.now);
            setConflict(null);
          }}
          onGiveUp={() => navigate(to, { replace: true })}
        />
      </>
    );
  }
  return (
    <>
      {title}
      {record.approval === null ? null : (
        <Alert
          className="page-notice"
          type="info"
          showIcon
          title={`这份会议记录已由${record.approval.by}审核。更正以后重新待审，须再审核一次。`}
        />
      )}
      <MeetingForm
        fixed={record.assembly}
        corrects={{ partyOrgId: partyOrg.id, meetingId: opened.id }}
        initial={initial}
        last={[
          {
            kind: 'text',
            field: 'reason',
            title: '原因',
            required: true,
            wide: true,
            max: 200,
            section: '为什么改',
            placeholder: '例如：补写会议记录；漏记一人请假',
          },
        ]}
        onCancel={() => navigate(to)}
        onSubmit={save}
      />
    </>
  );
}
