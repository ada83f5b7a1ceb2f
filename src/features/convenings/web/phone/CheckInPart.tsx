import { type FormEvent, useState } from 'react';
import { CODE_DIGITS, OPEN_BEFORE_MINUTES } from '../../check-in.ts';
import { beginsAt } from '../../convening.rules.ts';
import type { OwnConveningView } from '../../own-convening.contract.ts';
import type { KeptEntry } from './phone-store.ts';
import type { Entries } from './use-entries.ts';

interface CheckInPartProps {
  readonly id: string;
  /** Undefined: scanned without network before the notice was ever opened. */
  readonly view: OwnConveningView | undefined;
  readonly mine: readonly KeptEntry[];
  readonly entries: Entries;
}

/** Six digits and one button; what waits on the phone, and what was refused with the reason. */
export function CheckInPart({ id, view, mine, entries }: CheckInPartProps) {
  const unsent = mine.filter(({ refusal }) => refusal === null);
  const done = view?.checkIn === 'counted' || view?.checkIn === 'confirmed' || view?.checkIn === 'declined';
  return (
    <>
      {unsent.map((entry) => (
        <section key={entry.code} className="phone-card" role="status">
          <h2>签到已记在手机上</h2>
          <p>
            {new Date(entry.madeAt).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })}{' '}
            记下，等待送出。有网络时自动送出，不用再签；五分钟以后才送到的，由召集人确认。
          </p>
        </section>
      ))}
      {mine
        .filter(({ refusal }) => refusal !== null)
        .map((entry) => (
          <Refused key={entry.code} entry={entry} entries={entries} />
        ))}
      {done || unsent.length > 0 || !isTime(view) ? null : <DigitsForm id={id} entries={entries} />}
    </>
  );
}

/** From an hour before; of a notice that could not be asked for, always. */
function isTime(view: OwnConveningView | undefined): boolean {
  if (view === undefined) return true;
  if (view.state === 'cancelled') return false;
  return Date.now() > beginsAt(view).getTime() - OPEN_BEFORE_MINUTES * 60_000;
}

function DigitsForm({ id, entries }: { readonly id: string; readonly entries: Entries }) {
  const [digits, setDigits] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (digits.length !== CODE_DIGITS) return;
    setDigits('');
    void entries.add(id, digits);
  };
  return (
    <form className="phone-card" onSubmit={send}>
      <h2>签到</h2>
      <label>
        召集人屏幕上的六位数字
        <input
          inputMode="numeric"
          autoComplete="off"
          pattern="[0-9]*"
          value={digits}
          onChange={({ target }) => setDigits(target.value.replace(/\D/g, '').slice(0, CODE_DIGITS))}
        />
      </label>
      <button type="submit" disabled={digits.length !== CODE_DIGITS}>
        签到
      </button>
      <p className="phone-quiet">也可以用手机相机扫屏幕上的码。不方便的，请召集人点名，一样算数。</p>
    </form>
  );
}

function Refused({ entry, entries }: { readonly entry: KeptEntry; readonly entries: Entries }) {
  const { refusal, conveningId, code } = entry;
  if (refusal === null) return null;
  const onLeave = refusal.code === 'check-in.on-leave';
  return (
    <section className="phone-card" role="alert">
      <h2>{onLeave ? '您请过假' : '签到没有成功'}</h2>
      <p>{refusal.message}</p>
      {onLeave ? (
        <button type="button" onClick={() => void entries.add(conveningId, code, true)}>
          撤回请假并签到
        </button>
      ) : null}
      <button type="button" className="phone-second" onClick={() => void entries.putAway(entry)}>
        {onLeave ? '不签到' : '知道了'}
      </button>
    </section>
  );
}
