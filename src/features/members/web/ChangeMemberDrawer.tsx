import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { changeMemberRoute, type MemberRecord } from '../member.contract.ts';
import { changeFrameOf } from './change-frame.ts';
import { memberFormValues, personFields, sentDraft } from './member-form-fields.tsx';

export interface MemberDrawerProps {
  readonly record: MemberRecord;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Changes what is known of the person: what happened from a day on, or what was filled in wrongly. */
export function ChangeMemberDrawer({ record, open, onClose }: MemberDrawerProps) {
  const { run } = useCommand(changeMemberRoute, { doneText: '已保存', refusals: 'returned' });
  return (
    <FormDrawer
      title={`修改 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={personFields(record)}
      initial={memberFormValues(record)}
      asksChangeKind={{ today: officeToday() }}
      onSubmit={({ changed, changeKind }) =>
        run({
          params: { id: record.id },
          body: { ...sentDraft(changed), version: record.version, ...changeFrameOf(changeKind) },
        })
      }
    />
  );
}
