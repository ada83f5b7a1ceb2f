/**
 * A refusal is an answer, never an exception: it says what cannot be stored or
 * done, where, and how to mend it. A warning has the same shape and does not stop the work.
 */
interface Reason {
  /** Stable, dotted and lower-case, e.g. `credit-code.check-character`; screens and the API key on it. */
  readonly code: string;
  /** Plain Chinese: what is wrong, where, and how to mend it. */
  readonly message: string;
  /** The contract's field name, when one field is at fault. */
  readonly field?: string | undefined;
  /** What was given, as text; leave out for secrets such as identity numbers. */
  readonly value?: string | undefined;
  /** The rule and article it rests on, e.g. `CODE-02 GB 32100-2015`. */
  readonly clause?: string | undefined;
  /** The mend alone, when a screen shows it apart from the message. */
  readonly mend?: string | undefined;
}

export interface Refusal extends Reason {
  readonly kind: 'refusal';
}

export interface Warning extends Reason {
  readonly kind: 'warning';
}

export type ReasonDetails = Omit<Reason, 'code' | 'message'>;

/** Makes a refusal. */
export function refuse(code: string, message: string, details: ReasonDetails = {}): Refusal {
  return { kind: 'refusal', code, message, ...details };
}

/** Makes a warning: stored all the same, shown to the person. */
export function warn(code: string, message: string, details: ReasonDetails = {}): Warning {
  return { kind: 'warning', code, message, ...details };
}

/** Whether a result is a refusal. */
export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'refusal';
}

/** Names the field on a reason made by a rule that does not know which field it checks. */
export function onField<R extends Refusal | Warning>(reason: R, field: string): R {
  return { ...reason, field };
}

const LONGEST_SHOWN = 40;

/** A value as a message quotes it: a cell may hold a whole essay, its beginning is enough to find it. */
export function quotable(value: string): string {
  const text = value.trim();
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
