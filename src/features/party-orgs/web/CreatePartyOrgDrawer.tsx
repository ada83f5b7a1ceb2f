import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import type { FormValues } from '../../../platform/web/form-field.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { createPartyOrgRoute } from '../party-org.contract.ts';
import { partyOrgFormFields, sentDraft } from './party-org-form-fields.tsx';

interface DrawerProps {
  readonly open: boolean;
  /** The node under which it is to stand, where one is chosen. */
  readonly parentId: string | undefined;
  /** What another page knows of it already. */
  readonly prefilled?: FormValues;
  /** The organisations that it is to cover: asked for on its record. */
  readonly covers?: readonly string[] | undefined;
  readonly onClose: () => void;
}

const USUAL = { kind: 'branch', functional: false, mayApproveProbationary: false, exemplar: false };

/** Registers a Party organisation and opens its record. */
export function CreatePartyOrgDrawer({ open, parentId, prefilled = {}, covers, onClose }: DrawerProps) {
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const { run } = useCommand(createPartyOrgRoute, {
    doneText: '已登记',
    refusals: 'returned',
    onDone: ({ id, warnings }) => {
      warn(warnings);
      // The way back leads to whoever filled the form in, not to the form.
      if (covers === undefined) navigate(`/party-orgs/${id}`);
      else navigate(pageAddress(`/party-orgs/${id}`, { tab: 'coverage', covers }), { replace: true });
    },
  });
  return (
    <FormDrawer
      title="登记党组织"
      open={open}
      onClose={onClose}
      fields={partyOrgFormFields('create')}
      initial={{ ...USUAL, ...(parentId === undefined ? {} : { parentId }), ...prefilled }}
      submitText="登记"
      onSubmit={({ values }) => {
        const { parentId: parent, extra: _, ...draft } = sentDraft(values);
        return run({ body: { ...draft, parentId: parent ?? '' } });
      }}
    />
  );
}
