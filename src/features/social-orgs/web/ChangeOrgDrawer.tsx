import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { changeSocialOrgRoute, type SocialOrgRecord } from '../social-org.contract.ts';
import { orgFormValues, sentDraft, useOrgFormFields } from './org-form-fields.tsx';
import { useWarnings } from '../../../platform/web/use-warnings.ts';

interface DrawerProps {
  readonly record: SocialOrgRecord;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Changes a record: what happened from a day on, or what was filled in wrongly. */
export function ChangeOrgDrawer({ record, open, onClose }: DrawerProps) {
  const warn = useWarnings();
  const fields = useOrgFormFields('change');
  const { run } = useCommand(changeSocialOrgRoute, {
    doneText: '已保存',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  return (
    <FormDrawer
      title={`修改 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={fields}
      initial={orgFormValues(record)}
      asksChangeKind={{ today: officeToday() }}
      onSubmit={({ changed, changeKind }) =>
        run({
          params: { id: record.id },
          body: {
            ...sentDraft(changed),
            version: record.version,
            ...(changeKind === null ? {} : { changeOn: changeKind.changeOn }),
            ...(changeKind?.correctionReason == null
              ? {}
              : { correctionReason: changeKind.correctionReason }),
          },
        })
      }
    />
  );
}
