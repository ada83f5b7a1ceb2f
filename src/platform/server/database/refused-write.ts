import { type Refusal, refuse } from '../../kernel/refusal.ts';

/** What PostgreSQL says of a row that a rule of the schema keeps out. */
interface WriteFault {
  readonly code: string;
  readonly constraint?: string | undefined;
}

const ROW_LEVEL_RULE = '42501';
/** not-null, foreign key, unique, check, exclusion. */
const CONSTRAINTS = new Set(['23502', '23503', '23505', '23514', '23P01']);

/** The row would leave the caller's scope, or never was in it. */
export const OUTSIDE_SCOPE = refuse(
  'not-allowed.outside-scope',
  '这样保存后，记录将不在您的管理范围内。请由管理双方的上级办理。',
);

/**
 * Runs a write and answers a refusal where the schema itself keeps the row out: what two people do at once can only be
 * found there. `reasons` names the constraints that a person can run into; any other fault is ours and stays thrown.
 */
export async function writeOrRefuse<Result>(
  write: () => Promise<Result>,
  reasons: Readonly<Record<string, Refusal>>,
): Promise<Result | Refusal> {
  try {
    return await write();
  } catch (error) {
    const refusal = refusalOf(error, reasons);
    if (refusal === null) throw error;
    return refusal;
  }
}

function refusalOf(error: unknown, reasons: Readonly<Record<string, Refusal>>): Refusal | null {
  if (!isWriteFault(error)) return null;
  if (error.code === ROW_LEVEL_RULE) return OUTSIDE_SCOPE;
  return CONSTRAINTS.has(error.code) ? (reasons[error.constraint ?? ''] ?? null) : null;
}

function isWriteFault(error: unknown): error is WriteFault {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
