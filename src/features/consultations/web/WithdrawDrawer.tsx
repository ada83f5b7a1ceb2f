import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type ConsultationView, withdrawConsultationRoute } from '../consultations.contract.ts';

interface WithdrawDrawerProps {
  readonly consultation: ConsultationView;
  readonly open: boolean;
  readonly onClose: () => void;
}

const FIELDS: readonly FormField[] = [
  { kind: 'long-text', field: 'reason', title: '理由', required: true, wide: true, max: 200 },
];

/** Takes a consultation back; what was answered stays on record. */
export function WithdrawDrawer({ consultation: { id, version }, open, onClose }: WithdrawDrawerProps) {
  const { run } = useCommand(withdrawConsultationRoute, { doneText: '已撤回', refusals: 'returned' });
  return (
    <FormDrawer
      title="撤回征求意见"
      open={open}
      onClose={onClose}
      submitText="撤回"
      fields={FIELDS}
      onSubmit={({ values }) =>
        run({
          params: { id },
          body: { version, reason: typeof values.reason === 'string' ? values.reason : '' },
        })
      }
    />
  );
}
