import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { callRoute } from '../../../platform/web/api-client.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import type { Outcome } from '../../../platform/web/use-route.ts';
import { takeClaimStepRoute } from '../claim.contract.ts';
import { type ClaimStep, MOST_CLAIMS_AT_ONCE } from '../claim.ts';
import type { ClaimView } from '../unclear-org.contract.ts';
import { stepName } from './claim-words.tsx';
import type { Chunk } from './use-batch.ts';

/** Which step is about to be taken on which claims. */
export interface StepAsked {
  readonly step: ClaimStep;
  readonly claims: readonly ClaimView[];
}

interface StepDrawerProps {
  /** Null: closed. */
  readonly asked: StepAsked | null;
  readonly run: (chunks: AsyncIterable<Chunk>, total: number) => Promise<Outcome<null>>;
  readonly onClose: () => void;
}

const DAY: FormField = {
  kind: 'day',
  field: 'fromOn',
  title: '生效日期',
  notAfter: officeToday(),
  help: '空着就按提出时写的日期；不能早于原单位负责的日期',
};
const REASON: FormField = {
  kind: 'long-text',
  field: 'reason',
  title: '原因',
  required: true,
  wide: true,
  max: 200,
  help: '提出的人会看到',
};
const WORD: FormField = { ...REASON, title: '说明', required: false, help: '可以不填' };

/** The answer to one or many claims: a yes with its day, a no with its reason. */
export function StepDrawer({ asked, run, onClose }: StepDrawerProps) {
  const { step, claims } = asked ?? { step: 'accept' as const, claims: [] };
  const [first] = claims;
  const name = first === undefined ? '' : stepName(step, first.state);
  const fields = step === 'refuse' ? [REASON] : step === 'accept' ? [DAY, WORD] : [WORD];
  return (
    <FormDrawer
      key={`${step} ${claims.map(({ id }) => id).join()}`}
      title={claims.length === 1 ? `${name}：${first?.socialOrgName ?? ''}` : `${name} ${claims.length} 家`}
      open={asked !== null}
      onClose={onClose}
      submitText={name}
      fields={fields}
      onSubmit={({ values }) =>
        run(
          chunksOf(
            claims,
            step,
            (values.fromOn ?? null) as string | null,
            (values.reason ?? null) as string | null,
          ),
          claims.length,
        )
      }
    />
  );
}

async function* chunksOf(
  claims: readonly ClaimView[],
  step: ClaimStep,
  fromOn: string | null,
  reason: string | null,
): AsyncGenerator<Chunk> {
  for (let start = 0; start < claims.length; start += MOST_CLAIMS_AT_ONCE) {
    const part = claims.slice(start, start + MOST_CLAIMS_AT_ONCE);
    yield {
      rows: part.map(({ id, socialOrgName }) => ({ id, name: socialOrgName })),
      left: [],
      send: () =>
        callRoute(takeClaimStepRoute, { body: { ids: part.map(({ id }) => id), step, fromOn, reason } }),
    };
  }
}
