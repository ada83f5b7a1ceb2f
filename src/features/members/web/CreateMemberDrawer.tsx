import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { createMemberRoute } from '../member.contract.ts';
import { membershipDraft, newMemberFields, saidOnly, sentDraft } from './member-form-fields.tsx';

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Enters a member and opens the record. */
export function CreateMemberDrawer({ open, onClose }: DrawerProps) {
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const { run } = useCommand(createMemberRoute, {
    doneText: '已登记',
    refusals: 'returned',
    onDone: ({ id, warnings }) => {
      warn(warnings);
      navigate(`/members/${id}`);
    },
  });
  return (
    <FormDrawer
      title="登记党员"
      open={open}
      onClose={onClose}
      fields={newMemberFields()}
      initial={{ status: 'full', private: false, membershipKind: 'same', firstOn: officeToday() }}
      submitText="登记"
      onSubmit={({ values }) =>
        run({
          body: {
            ...saidOnly(sentDraft(values)),
            ...membershipDraft(values, values.managingBranchId),
            firstOn: String(values.firstOn),
          },
        })
      }
    />
  );
}
