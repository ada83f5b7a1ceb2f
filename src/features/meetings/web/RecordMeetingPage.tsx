import { z } from 'zod';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { isMeetingKind } from '../../codes/tables/meeting.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { recordMeetingRoute } from '../meeting.contract.ts';
import { draftOf } from './meeting-form.ts';
import { MeetingForm } from './MeetingForm.tsx';

const ADDRESS = z.object({
  partyOrg: z.string().optional(),
  kind: z.string().optional(),
  /** Several, by commas, and what it is about: from a line of a plan. */
  kinds: z.string().optional(),
  topic: z.string().optional(),
});

/** One screen for what was held: branch and kind are there already where the way here has said them. */
export function RecordMeetingPage() {
  const session = useRoute(readSessionRoute, {});
  return (
    <>
      <PageTitle title="登记一次组织生活" below="默认全部到会，去掉没来的即可；会议记录可以以后补。" />
      <RecordGate query={session}>
        {({ activeGrant: { role, scopeId } }) => (
          <Entry ownBranch={role === 'branch_secretary' ? scopeId : null} />
        )}
      </RecordGate>
    </>
  );
}

function Entry({ ownBranch }: { readonly ownBranch: string | null }) {
  const [{ partyOrg, kind, kinds = kind, topic }] = useAddressState(ADDRESS);
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const { run } = useCommand(recordMeetingRoute, {
    doneText: '已登记',
    refusals: 'returned',
    onDone: ({ id, warnings }) => {
      warn(warnings);
      navigate(`/meetings/${id}`, { replace: true });
    },
  });
  return (
    <MeetingForm
      first={[
        {
          kind: 'tree',
          field: 'partyOrgId',
          title: '党组织',
          required: true,
          wide: true,
          route: listPartyTreeRoute,
          disabled: ownBranch !== null,
        },
      ]}
      initial={{
        partyOrgId: ownBranch ?? partyOrg,
        kinds: (kinds?.split(',') ?? []).filter(isMeetingKind),
        topic,
        heldOn: officeToday(),
        assembly: 'members',
      }}
      onCancel={() => navigate('/meetings')}
      onSubmit={(values, assembly) => {
        const partyOrgId = typeof values.partyOrgId === 'string' ? values.partyOrgId : '';
        return run({ body: { ...draftOf(values, assembly), partyOrgId } });
      }}
    />
  );
}
