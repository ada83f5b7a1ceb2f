import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { createPartyOrgRoute } from '../party-org.contract.ts';
import { partyOrgFormFields, sentDraft } from './party-org-form-fields.tsx';

interface DrawerProps {
  readonly open: boolean;
  /** The node under which it is to stand, where one is chosen. */
  readonly parentId: string | undefined;
  readonly onClose: () => void;
}

const USUAL = { kind: 'branch', functional: false, mayApproveProbationary: false, exemplar: false };

/** Registers a Party organisation and opens its record. */
export function CreatePartyOrgDrawer({ open, parentId, onClose }: DrawerProps) {
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const { run } = useCommand(createPartyOrgRoute, {
    doneText: '已登记',
    refusals: 'returned',
    onDone: ({ id, warnings }) => {
      warn(warnings);
      navigate(`/party-orgs/${id}`);
    },
  });
  return (
    <FormDrawer
      title="登记党组织"
      open={open}
      onClose={onClose}
      fields={partyOrgFormFields('create')}
      initial={{ ...USUAL, ...(parentId === undefined ? {} : { parentId }) }}
      submitText="登记"
      onSubmit={({ values }) => {
        const { parentId: parent, extra: _, ...draft } = sentDraft(values);
        return run({ body: { ...draft, parentId: parent ?? '' } });
      }}
    />
  );
}
