import {
  recordConvenedRoute,
  readConveningRoute,
  type ConveningView,
} from '../../features/convenings/convening.contract.ts';
import { draftOf, type RollValue } from '../../features/meetings/web/meeting-form.ts';
import { MeetingForm } from '../../features/meetings/web/MeetingForm.tsx';
import { listPartyTreeRoute } from '../../features/party-orgs/party-tree.contract.ts';
import { usePageNavigate, usePageParams } from '../../platform/web/navigation.tsx';
import { PageTitle } from '../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../platform/web/use-route.ts';
import { useWarnings } from '../../platform/web/use-warnings.ts';

/** The record of a convened meeting: the usual form, with everything in it that is known from the notice. */
export function RecordConvenedPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readConveningRoute, { params: { id } });
  return (
    <>
      <PageTitle
        title="登记会议"
        below="时间、地点、请假和签到已经填好；到没到会以这里的点名为准，改一改再保存。"
      />
      <RecordGate query={query}>{(convening) => <Entry convening={convening} />}</RecordGate>
    </>
  );
}

function Entry({ convening }: { readonly convening: ConveningView }) {
  const { id } = convening;
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const { run } = useCommand(recordConvenedRoute, {
    doneText: '已登记',
    refusals: 'returned',
    onDone: (saved) => {
      warn(saved.warnings);
      navigate(`/meetings/${saved.id}`, { replace: true });
    },
  });
  return (
    <MeetingForm
      first={[
        {
          kind: 'tree',
          field: 'partyOrgId',
          title: '党组织',
          wide: true,
          route: listPartyTreeRoute,
          disabled: true,
        },
      ]}
      initial={initialOf(convening)}
      onCancel={() => navigate(`/convenings/${id}`)}
      onSubmit={(values, assembly) => run({ params: { id }, body: draftOf(values, assembly) })}
    />
  );
}

function initialOf(convening: ConveningView) {
  const {
    partyOrg,
    kinds,
    assembly,
    partyGroup,
    onDay,
    startsAt,
    place,
    topic,
    agenda,
    people,
    elsewhere,
    hostMinutes,
  } = convening;
  const group = assembly === 'group' && partyGroup !== null ? { partyGroup } : {};
  const roll: RollValue = {
    // As the form asks for the roll itself: it leaves this one as it is.
    of: JSON.stringify({ params: { id: partyOrg.id }, query: { assembly, on: onDay, ...group } }),
    lines: people.map(({ id, name, votes, leftOut, suggested }) => ({
      id,
      name,
      votes,
      leftOut,
      ...suggested,
    })),
    votersElsewhere: elsewhere.called,
  };
  return {
    partyOrgId: partyOrg.id,
    kinds,
    assembly,
    partyGroup,
    heldOn: onDay,
    startsAt,
    place,
    topic,
    agenda,
    roll,
    // What the host gives is taken over once, and is the branch's own to change from then on.
    ...(hostMinutes === null ? {} : { minutes: hostMinutes }),
    ...(elsewhere.signedIn > 0 ? { elsewherePresent: elsewhere.signedIn } : {}),
  };
}
