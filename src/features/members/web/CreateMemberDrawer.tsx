import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { createMemberRoute } from '../member.contract.ts';
import { membershipDraft, newMemberFields, saidOnly, sentDraft } from './member-form-fields.tsx';

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Enters a member and opens the record. */
export function CreateMemberDrawer({ open, onClose }: DrawerProps) {
  const navigate = usePageNavigate();
  const { run } = useCommand(createMemberRoute, {
    doneText: '已登记',
    refusals: 'returned',
    // The record's page shows what asks for attention.
    onDone: ({ id }) => navigate(`/members/${id}`),
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
