import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { createSocialOrgRoute } from '../social-org.contract.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { sentDraft, useOrgFormFields } from './org-form-fields.tsx';

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

const USUAL = { registerKind: 'registered' };

/** Registers an organisation and opens its record. */
export function CreateOrgDrawer({ open, onClose }: DrawerProps) {
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const fields = useOrgFormFields('create');
  const { run } = useCommand(createSocialOrgRoute, {
    doneText: '已登记',
    refusals: 'returned',
    onDone: ({ id, warnings }) => {
      warn(warnings);
      navigate(`/social-orgs/${id}`);
    },
  });
  return (
    <FormDrawer
      title="登记社会组织"
      open={open}
      onClose={onClose}
      fields={fields}
      initial={USUAL}
      submitText="登记"
      onSubmit={({ values }) => run({ body: sentDraft(values) })}
    />
  );
}
