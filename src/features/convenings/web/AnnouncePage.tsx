import { z } from 'zod';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { isMeetingKind } from '../../codes/tables/meeting.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { announceMeetingRoute } from '../convening.contract.ts';
import { ConveningForm } from './ConveningForm.tsx';

const ADDRESS = z.object({
  partyOrg: z.string().optional(),
  kind: z.string().optional(),
  /** Several, by commas, and what it is about: from a line of a plan. */
  kinds: z.string().optional(),
  topic: z.string().optional(),
});

/** A notice of a meeting that is to be held. */
export function AnnouncePage() {
  const session = useRoute(readSessionRoute, {});
  return (
    <>
      <PageTitle title="发会议通知" below="应到的人按开会那天的名册算出，不用一个个选。" />
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
  const { run } = useCommand(announceMeetingRoute, {
    doneText: '已通知',
    refusals: 'returned',
    onDone: ({ id }) => navigate(`/convenings/${id}`, { replace: true }),
  });
  return (
    <ConveningForm
      submitText="发通知"
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
        assembly: 'members',
      }}
      onCancel={() => navigate('/convenings')}
      onSubmit={(values, draft) => {
        const partyOrgId = typeof values.partyOrgId === 'string' ? values.partyOrgId : '';
        return run({ body: { ...draft, partyOrgId } });
      }}
    />
  );
}
