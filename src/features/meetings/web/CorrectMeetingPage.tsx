import { usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { changeMeetingRoute, type MeetingView, readMeetingRoute } from '../meeting.contract.ts';
import { kindsText } from '../meeting-words.ts';
import { draftOf, valuesOf } from './meeting-form.ts';
import { MeetingForm } from './MeetingForm.tsx';

/** Completes or corrects an entry; the reason stands in the change log. */
export function CorrectMeetingPage() {
  const { id = '' } = usePageParams();
  const meeting = useRoute(readMeetingRoute, { params: { id } });
  return <RecordGate query={meeting}>{(view) => <Correction meeting={view} />}</RecordGate>;
}

function Correction({ meeting }: { readonly meeting: MeetingView }) {
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const to = `/meetings/${meeting.id}`;
  const { run } = useCommand(changeMeetingRoute, {
    doneText: '已保存',
    refusals: 'returned',
    onDone: ({ warnings }) => {
      warn(warnings);
      navigate(to, { replace: true });
    },
  });
  const { record, partyOrg, partyGroup, heldOn, kinds, version } = meeting;
  if (record === null) return null;
  return (
    <>
      <PageTitle title="补充或更正" below={`${partyOrg.name}　${heldOn}　${kindsText(kinds)}`} />
      <MeetingForm
        fixed={record.assembly}
        initial={valuesOf(meeting)}
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
        onSubmit={(values, assembly) => {
          const reason = typeof values.reason === 'string' ? values.reason : '';
          return run({
            params: { id: meeting.id },
            body: { ...draftOf(values, assembly), partyGroup, reason, version },
          });
        }}
      />
    </>
  );
}
