import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { changePartyOrgRoute, type PartyOrgRecord } from '../party-org.contract.ts';
import { formValuesOf, partyOrgFormFields, sentDraft } from './party-org-form-fields.tsx';

export interface PartyOrgDrawerProps {
  readonly record: PartyOrgRecord;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Changes a record: what happened from a day on, or what was filled in wrongly. */
export function ChangePartyOrgDrawer({ record, open, onClose }: PartyOrgDrawerProps) {
  const warn = useWarnings();
  const { run } = useCommand(changePartyOrgRoute, {
    doneText: '已保存',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  return (
    <FormDrawer
      title={`修改 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={partyOrgFormFields('change')}
      initial={formValuesOf(record)}
      asksChangeKind={{ today: officeToday() }}
      onSubmit={({ changed, changeKind }) => {
        const { parentId: _, extra: __, ...draft } = sentDraft(changed);
        const frame =
          changeKind === null
            ? {}
            : { changeOn: changeKind.changeOn, correctionReason: changeKind.correctionReason };
        return run({ params: { id: record.id }, body: { ...draft, ...frame, version: record.version } });
      }}
    />
  );
}
