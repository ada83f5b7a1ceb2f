import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { saveFactRoute } from '../../social-orgs/social-org.contract.ts';
import { declaredFigureKinds } from '../../social-orgs/social-org-fact.ts';
import { type MismatchRow, settleMismatchesRoute } from '../mismatches.contract.ts';

interface SettleDrawerProps {
  /** Null: closed. */
  readonly rows: readonly MismatchRow[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What is right, the roll or what was declared, and why; of a single row the declared number may be corrected instead. */
export function SettleDrawer({ rows, onClose, onDone }: SettleDrawerProps) {
  const settle = useCommand(settleMismatchesRoute, { doneText: '已核定', refusals: 'returned', onDone });
  const correct = useCommand(saveFactRoute, { doneText: '已改正填报数', refusals: 'returned', onDone });
  const chosen = rows ?? [];
  const [only] = chosen.length === 1 ? chosen : [];
  return (
    <FormDrawer
      key={chosen.map(({ socialOrgId, figure }) => `${socialOrgId} ${figure}`).join()}
      title={only === undefined ? `核定所选 ${chosen.length} 条` : `核定：${only.name}`}
      open={rows !== null}
      onClose={onClose}
      submitText="保存"
      fields={fieldsFor(only)}
      initial={{ way: 'roll', value: only?.declared, declaredOn: only?.declaredOn }}
      onSubmit={({ values }) =>
        values.way === 'correct' && only !== undefined
          ? correct.run(correctionOf(only, values))
          : settle.run({
              body: {
                rows: chosen.map(({ socialOrgId, figure, declared, declaredOn, onRoll }) => ({
                  socialOrgId,
                  figure,
                  declared,
                  declaredOn,
                  onRoll,
                })),
                decision: values.way === 'declared' ? 'declared' : 'roll',
                reason: (values.reason ?? '') as string,
              },
            })
      }
    />
  );
}

function correctionOf({ socialOrgId, figure, source, declaredOn }: MismatchRow, values: FormValues) {
  const fact = { figure, source, value: values.value as number, declaredOn: values.declaredOn as string };
  return {
    params: { id: socialOrgId },
    body: { kind: 'declaredFigures' as const, factId: `${figure}:${declaredOn}`, fact },
  };
}

const isCorrection = ({ way }: FormValues) => way === 'correct';

function fieldsFor(only: MismatchRow | undefined): readonly FormField[] {
  const ways = [
    { value: 'roll', label: '以在册为准：名册没有错，不再列出' },
    { value: 'declared', label: '以填报为准：名册要补，补齐前仍列出' },
  ];
  if (only === undefined) return [wayField(ways), REASON];
  const told = `${nameOfCode(declaredFigureKinds, only.figure)}：填报 ${only.declared}，在册 ${only.onRoll}`;
  return [
    { ...wayField([...ways, { value: 'correct', label: '填报数填错了：改正填报数' }]), help: told },
    REASON,
    {
      kind: 'number',
      field: 'value',
      title: '改正后的填报数',
      required: true,
      min: 0,
      shownIf: isCorrection,
    },
    {
      kind: 'day',
      field: 'declaredOn',
      title: '填报日期',
      required: true,
      notAfter: officeToday(),
      shownIf: isCorrection,
    },
  ];
}

function wayField(options: { value: string; label: string }[]): FormField {
  return { kind: 'select', field: 'way', title: '以哪个为准', required: true, wide: true, options };
}

const REASON: FormField = {
  kind: 'long-text',
  field: 'reason',
  title: '理由',
  required: true,
  wide: true,
  max: 200,
  help: '例如：两名党员已随单位迁出，季报还没有更新',
  shownIf: (values) => !isCorrection(values),
};
