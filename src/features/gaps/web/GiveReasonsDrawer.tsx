import { choicesOf } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { useNotices } from '../../../platform/web/notices.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { undoBatchRoute } from '../../batches/batches.contract.ts';
import { type NoPartyReason, noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { type GapRow, giveReasonsRoute } from '../gaps.contract.ts';

/** With the reason that was on the screen. */
export type Chosen = Pick<GapRow, 'id' | 'reason'>;

interface GiveReasonsDrawerProps {
  readonly chosen: readonly Chosen[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Why there is no Party organisation yet, of one or many. */
export function GiveReasonsDrawer({ chosen, onClose, onDone }: GiveReasonsDrawerProps) {
  const notices = useNotices();
  const undo = useUndo();
  const { run } = useCommand(giveReasonsRoute, {
    refusals: 'returned',
    onDone: ({ given, batchId }) => {
      const text = given === 1 ? '已登记' : `已登记 ${countText(given)} 家`;
      if (batchId === null) notices.done(text);
      else notices.undoable(text, () => void undo(batchId));
      onDone();
    },
  });
  const several = chosen !== null && chosen.length > 1;
  return (
    <FormDrawer
      title={`登记未建原因${several ? `（${countText(chosen.length)} 家）` : ''}`}
      open={chosen !== null}
      onClose={onClose}
      fields={fields()}
      initial={{ changeOn: officeToday() }}
      submitText="登记"
      onSubmit={({ values }) =>
        run({
          body: {
            socialOrgs: (chosen ?? []).map(({ id, reason }) => ({ id, seenAt: reason?.recordedAt ?? null })),
            reason: values.reason as NoPartyReason,
            note: (values.note ?? null) as string | null,
            changeOn: typeof values.changeOn === 'string' ? values.changeOn : officeToday(),
          },
        })
      }
    />
  );
}

/** Takes back what was given together; whoever was changed since is left and counted. */
function useUndo() {
  const notices = useNotices();
  const { run } = useCommand(undoBatchRoute, {
    onDone: ({ left }) =>
      notices.done(
        left.length === 0
          ? '已撤销，都恢复成原来的原因'
          : `已撤销；${countText(left.length)} 家后来又改过，没有动`,
      ),
  });
  return (id: string) => run({ params: { id } });
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
