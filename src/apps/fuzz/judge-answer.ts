import type { Operation } from './operations.ts';

export interface FuzzAnswer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Fault {
  readonly kind: 'server error' | 'off contract';
  readonly what: string;
}

const CHINESE = /[\u4e00-\u9fff]/;
/** Words of programs. What stands in quotes, names of fields and what was sent, may be anything. */
const FOREIGN_WORDS =
  /\b(string|number|boolean|array|object|undefined|null|uuid|invalid|expected|error|NaN)\b/i;
const QUOTED = /“[^”]*”/gs;
/** A refusal is read by a person; whoever sends a million characters need not have them back. */
const LONGEST_MESSAGE = 500;

/** Holds an answer against what its route declares; null when it keeps the contract. */
export function judgeAnswer(operation: Operation, answer: FuzzAnswer): Fault | null {
  if (answer.status >= 500) return { kind: 'server error', what: String(answer.status) };
  const what = breachOf(operation, answer);
  return what === null ? null : { kind: 'off contract', what };
}

function breachOf({ answers }: Operation, { status, type, bytes }: FuzzAnswer): string | null {
  const declared = answers.get(status);
  if (declared === undefined) return `status ${status} is not declared`;
  if (!declared.types.some((one) => sameType(one, type))) return `answers ${type || 'without a type'}`;
  if (declared.body === null) return bytes.length === 0 ? 'the file is empty' : null;
  const body = parse(bytes);
  if (body === undefined) return 'the body is no JSON';
  if (!declared.body(body)) {
    const [error] = declared.body.errors ?? [];
    return `the body differs: ${error?.instancePath ?? ''} ${error?.message ?? ''}`;
  }
  return status < 400 ? null : breachOfRefusals(body as RefusalBody);
}

interface RefusalBody {
  readonly refusals: readonly { readonly code: string; readonly message: string }[];
}

function breachOfRefusals({ refusals }: RefusalBody): string | null {
  const foreign = refusals.find(({ message }) => !isChinese(message));
  if (foreign !== undefined)
    return `${foreign.code} is not refused in Chinese: ${foreign.message.slice(0, 100)}`;
  const long = refusals.find(({ message }) => message.length > LONGEST_MESSAGE);
  return long === undefined ? null : `${long.code} has a message of ${long.message.length} characters`;
}

function isChinese(message: string): boolean {
  return CHINESE.test(message) && !FOREIGN_WORDS.test(message.replace(QUOTED, ''));
}

function sameType(declared: string, answered: string): boolean {
  return declared.split(';')[0]?.trim() === answered.split(';')[0]?.trim();
}

/** Also undefined where the text holds what JSON cannot. */
export function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
