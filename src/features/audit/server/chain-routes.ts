import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { refuse } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import type { ChainReport } from '../audit-chain.ts';
import { faultText } from '../audit-chain.rules.ts';
import { checkAuditChainRoute, readAuditHeadRoute } from '../audit-search.contract.ts';
import { readNotedHead } from './keep-sealing.ts';
import type { AuditKeys } from './seal-hash.ts';
import { readAuditHead } from './seal-lines.ts';
import { verifyChain } from './verify-chain.ts';

export interface ChainParts {
  /** A pool with the owner's rights: the application's role reads no line past its bounds. */
  readonly owner: Pool;
  readonly keys: AuditKeys;
  readonly dataFolder: string;
}

const BUSY = refuse('audit.checking', '正在校验审计链，请等这一次结束后再试。');

/** The end of the audit chain, and whether the chain is whole. */
export function registerAuditChainRoutes(app: FastifyInstance, parts: ChainParts): void {
  const { owner, keys, dataFolder } = parts;
  let checking: Promise<ChainReport> | null = null;

  bindRoute(app, readAuditHeadRoute, () => readAuditHead(owner));

  // It reads the whole log: one at a time.
  bindRoute(app, checkAuditChainRoute, async ({ query: { seq, hash } }) => {
    if (checking !== null) return BUSY;
    if ((seq === undefined) !== (hash === undefined))
      return refuse('input.head', '链头要有序号（seq）和散列值（hash）两项。', { field: 'hash' });
    const noted = await readNotedHead(dataFolder);
    const kept = seq === undefined || hash === undefined ? null : { seq, hash, sealedAt: null };
    const heads = [kept, noted].filter((each) => each !== null);
    checking = verifyChain(owner, { keys, heads });
    try {
      const { fault, ...report } = await checking;
      return { ...report, fault: fault === null ? null : faultText(fault) };
    } finally {
      checking = null;
    }
  });
}
