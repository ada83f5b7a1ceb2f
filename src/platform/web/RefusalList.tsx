import { Alert } from 'antd';
import type { RefusalView } from '../contract/refusal-answer.ts';

/** What was refused, why (the clause), and how to mend it. */
export function RefusalList({ refusals }: { readonly refusals: readonly RefusalView[] }) {
  if (refusals.length === 0) return null;
  const [first] = refusals;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={
        refusals.length === 1 && first !== undefined ? (
          <Reason refusal={first} />
        ) : (
          `有 ${refusals.length} 处需要修改`
        )
      }
      description={refusals.length === 1 ? undefined : <ReasonLines refusals={refusals} />}
    />
  );
}

function ReasonLines({ refusals }: { readonly refusals: readonly RefusalView[] }) {
  return (
    <ul className="reason-lines">
      {refusals.map((refusal) => (
        <li key={`${refusal.code} ${refusal.field ?? ''} ${refusal.message}`}>
          <Reason refusal={refusal} />
        </li>
      ))}
    </ul>
  );
}

/** One reason in one paragraph. */
export function Reason({ refusal }: { readonly refusal: RefusalView }) {
  return (
    <span>
      {refusal.message}
      {refusal.mend === undefined ? null : <span>{refusal.mend}</span>}
      {refusal.clause === undefined ? null : <span className="quiet">（依据：{refusal.clause}）</span>}
    </span>
  );
}
