import { pageAddress } from '../../../platform/web/address.ts';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { openConsultationRoute } from '../../consultations/consultations.contract.ts';
import { proposedWays } from '../gap.ts';
import type { GapDetail, ProposalView } from '../gaps.contract.ts';

interface AcceptDrawerProps {
  /** Null: closed. */
  readonly proposal: ProposalView | null;
  readonly detail: GapDetail;
  readonly shown: { readonly on: string; readonly definition: string | undefined };
  readonly onClose: () => void;
}

const FIELDS: readonly FormField[] = [
  {
    kind: 'long-text',
    field: 'note',
    title: '说明',
    wide: true,
    max: 200,
    help: '可以不填；被征求意见的单位会看到',
  },
];

/** Accepts a proposal as it is shown: who will be asked, and a word to them. */
export function AcceptDrawer({ proposal, detail, shown, onClose }: AcceptDrawerProps) {
  const navigate = usePageNavigate();
  const { run } = useCommand(openConsultationRoute, {
    doneText: '已发起征求意见',
    refusals: 'returned',
    onDone: ({ id }) => navigate(pageAddress('/consultations', { open: id })),
  });
  if (proposal === null) return null;
  const { way, units, host } = proposal;
  return (
    <FormDrawer
      title={`征求意见：${nameOfCode(proposedWays, way)}`}
      open
      onClose={onClose}
      submitText="发起征求意见"
      fields={FIELDS}
      onSubmit={({ values }) =>
        run({
          body: {
            way,
            units: units.map(({ id, group, transferred, notTransferred, responsibleId }) => ({
              id,
              group,
              transferred,
              notTransferred,
              responsibleId,
            })),
            hostId: host?.id ?? null,
            ...shown,
            note: (values.note ?? null) as string | null,
          },
        })
      }
    >
      <FactList title="征求谁的意见" facts={askedOf(proposal, detail)} />
      <p className="quiet">
        都同意以后才能登记；在此之前是拟建，不算覆盖。有一方不同意，这次征求意见就结束，可以换一种方式再发起。
      </p>
    </FormDrawer>
  );
}

function askedOf({ units, host }: ProposalView, { responsible }: GapDetail) {
  const [first, ...others] = units;
  const more = others.some(({ responsibleId }) => responsibleId !== first?.responsibleId);
  return [
    { title: '社会组织', value: units.map(({ name }) => name).join('、'), wide: true },
    {
      title: '党建责任单位',
      value: `${responsible?.name ?? '上级党组织'}${more ? '，以及其他各家的党建责任单位' : ''}`,
      wide: true,
    },
    ...(host === null ? [] : [{ title: '挂靠的党组织', value: host.name, wide: true }]),
  ];
}
