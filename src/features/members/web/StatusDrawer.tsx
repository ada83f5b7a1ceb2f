import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type MemberStatus, memberStatuses } from '../../codes/tables/member.ts';
import { changeMemberStatusRoute } from '../member.contract.ts';
import { checkStatusChange } from '../member.rules.ts';
import type { MemberDrawerProps } from './ChangeMemberDrawer.tsx';
import { changeFrameOf } from './change-frame.ts';
import { statusLook, titleOfMemberField } from './member-words.ts';
import { usePostWarnings } from './use-post-warnings.ts';

/** Changes a member's status as the rules know it, or corrects one that was entered wrongly. */
export function StatusDrawer({ record, open, onClose }: MemberDrawerProps) {
  const warn = usePostWarnings();
  const { run } = useCommand(changeMemberStatusRoute, {
    doneText: '已变更',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  return (
    <FormDrawer
      title={`变更状态 ${record.name}（${statusLook(record.status).name}）`}
      open={open}
      onClose={onClose}
      fields={fieldsFor(record.status as MemberStatus)}
      initial={{ fullOn: record.fullOn }}
      submitText="变更"
      asksChangeKind={{ today: officeToday() }}
      onSubmit={({ values, changeKind }) =>
        run({
          params: { id: record.id },
          body: {
            status: String(values.status),
            ...(values.status === 'full' ? { fullOn: values.fullOn as string | null } : {}),
            version: record.version,
            ...changeFrameOf(changeKind),
          },
        })
      }
    />
  );
}

/** The same rule that the server refuses by says which can be reached by a change, and which by a correction alone. */
function fieldsFor(from: MemberStatus): readonly FormField[] {
  const options = memberStatuses.entries
    .filter(({ code }) => code !== from)
    .map(({ code, name }) => ({
      value: code,
      label: checkStatusChange(from, code) === null ? name : `${name}（只能更正）`,
    }));
  return [
    { kind: 'select', field: 'status', title: '改为', required: true, options },
    {
      kind: 'day',
      field: 'fullOn',
      title: titleOfMemberField('fullOn'),
      notAfter: officeToday(),
      help: '预备期满、支部党员大会通过转正之日，党龄从这天算起',
      shownIf: ({ status }) => status === 'full',
    },
  ];
}
