import { type FormEvent, useState } from 'react';
import { refusalsText } from './refusals-text.ts';
import { callRoute } from '../../../../platform/web/api-client.ts';
import { leaveStateNames } from '../../convening.ts';
import { beginsAt } from '../../convening.rules.ts';
import { askLeaveRoute, type OwnConveningView, takeBackLeaveRoute } from '../../own-convening.contract.ts';

const LONGEST_REASON = 100;

interface LeavePartProps {
  readonly view: OwnConveningView;
  readonly onChanged: () => void;
}

/** Asks for leave before the meeting, with a reason; taken back as easily. */
export function LeavePart({ view, onChanged }: LeavePartProps) {
  const [fault, setFault] = useState<string | null>(null);
  const [openedAt] = useState(() => new Date());
  const { id, state, leaveState, leaveReason, checkIn } = view;
  const asked = leaveState === 'waiting' || leaveState === 'accepted';
  if (state !== 'announced' || checkIn !== null) return null;
  const settle = (work: Promise<unknown>) =>
    work.then(
      () => {
        setFault(null);
        onChanged();
      },
      (error: unknown) => setFault(refusalsText(error)),
    );
  const takeBack = () => void settle(callRoute(takeBackLeaveRoute, { params: { id } }));
  if (!asked && beginsAt(view) <= openedAt) return null;
  return (
    <section className="phone-card">
      <h2>请假</h2>
      {leaveState === null ? null : (
        <p>
          {leaveStateNames[leaveState]}
          {leaveState === 'taken_back' ? null : `：${leaveReason ?? ''}`}
        </p>
      )}
      {asked ? (
        <button type="button" className="phone-second" onClick={takeBack}>
          撤回请假
        </button>
      ) : (
        <AskForm onAsk={(reason) => settle(callRoute(askLeaveRoute, { params: { id }, body: { reason } }))} />
      )}
      {fault === null ? null : <p role="alert">{fault}</p>}
    </section>
  );
}

function AskForm({ onAsk }: { readonly onAsk: (reason: string) => Promise<void> }) {
  const [reason, setReason] = useState('');
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void onAsk(reason);
  };
  return (
    <form onSubmit={ask}>
      <label>
        不能参加的原因
        <input
          value={reason}
          maxLength={LONGEST_REASON}
          placeholder="例如出差、生病"
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <button type="submit" className="phone-second" disabled={reason.trim() === ''}>
        请假
      </button>
    </form>
  );
}
