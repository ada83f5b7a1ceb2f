import { choicesOf } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type NoPartyReason, noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { giveReasonsRoute } from '../gaps.contract.ts';

interface GiveReasonsDrawerProps {
  readonly ids: readonly string[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Why there is no Party organisation yet, of one or many. */
export function GiveReasonsDrawer({ ids, onClose, onDone }: GiveReasonsDrawerProps) {
  const { run } = useCommand(giveReasonsRoute, { doneText: '已登记', refusals: 'returned', onDone });
  return (
    <FormDrawer
      title={`登记未建原因${ids === null || ids.length === 1 ? '' : `（${ids.length} 家）`}`}
      open={ids !== null}
      onClose={onClose}
      fields={fields()}
      initial={{ changeOn: officeToday() }}
      submitText="登记"
      onSubmit={({ values }) =>
        run({
          body: {
            socialOrgIds: [...(ids ?? [])],
            reason: values.reason as NoPartyReason,
            note: (values.note ?? null) as string | null,
            changeOn: typeof values.changeOn === 'string' ? values.changeOn : officeToday(),
          },
        })
      }
    />
  );
}

const fields = (): readonly FormField[] => [
  {
    kind: 'select',
    field: 'reason',
    title: '原因',
    required: true,
    options: choicesOf(noPartyReasons.entries),
    help: '写还要做什么，不写对人的评价',
  },
  { kind: 'day', field: 'changeOn', title: '从哪天起', required: true, notAfter: officeToday() },
  { kind: 'text', field: 'note', title: '说明', max: 200, wide: true },
];
