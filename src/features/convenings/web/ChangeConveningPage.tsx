import { usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { changeConveningRoute, readConveningRoute } from '../convening.contract.ts';
import { ConveningForm } from './ConveningForm.tsx';

/** Puts a notice right; whoever has read it reads the new wording. */
export function ChangeConveningPage() {
  const { id = '' } = usePageParams();
  const navigate = usePageNavigate();
  const query = useRoute(readConveningRoute, { params: { id } });
  const { run } = useCommand(changeConveningRoute, {
    doneText: '已修改',
    refusals: 'returned',
    onDone: () => navigate(`/convenings/${id}`, { replace: true }),
  });
  return (
    <>
      <PageTitle title="修改会议通知" below="改过以后，原来的已读不再算数，应到的人要重新打开看。" />
      <RecordGate query={query}>
        {({ version, partyOrg, ...facts }) => (
          <ConveningForm
            submitText="保存"
            initial={{ ...facts, partyOrgId: partyOrg.id }}
            onCancel={() => navigate(`/convenings/${id}`)}
            onSubmit={(_, draft) => run({ params: { id }, body: { ...draft, version } })}
          />
        )}
      </RecordGate>
    </>
  );
}
