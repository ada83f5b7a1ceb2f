import type { Pool, PoolClient } from 'pg';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { hashRecoveryCode, looksLikeRecoveryCode, stepOfCode } from './second-factor-codes.ts';
import { findSecondFactor, spendRecoveryCode, spendStep } from './second-factor.queries.ts';

/** `none`: the account has no second factor. `missing`: it has one, and nothing was typed. */
export type FactorProof = 'none' | 'missing' | 'wrong' | 'code' | 'recovery-code';

/** Judges what was typed as second factor, and spends it when it is right: no code opens a door twice. */
export async function checkSecondFactor(
  pool: Pool | PoolClient,
  sealer: Sealer,
  accountId: string,
  typed: string | undefined,
): Promise<FactorProof> {
  const factor = await findSecondFactor(pool, accountId);
  if (factor === null || factor.secretSealed === null) return 'none';
  if (typed === undefined || typed.trim() === '') return 'missing';
  if (looksLikeRecoveryCode(typed)) {
    const spent = await spendRecoveryCode(pool, accountId, hashRecoveryCode(accountId, typed));
    return spent ? 'recovery-code' : 'wrong';
  }
  const secret = sealer.openText(factor.secretSealed, 'second-factor');
  const step = stepOfCode(secret, typed, factor.lastStep, Date.now());
  return step !== null && (await spendStep(pool, accountId, step)) ? 'code' : 'wrong';
}
