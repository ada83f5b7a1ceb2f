export { readHead, readNotedHead, startSealing } from './keep-sealing.ts';
export { pruneLines } from './prune-lines.ts';
export {
  type ExportReason,
  mayExport,
  type Released,
  type ReleasedSheet,
  releaseExport,
  sendExport,
  writeExport,
} from './release-export.ts';
export { auditKeysOf } from './seal-hash.ts';
export { readAuditHead, sealLines } from './seal-lines.ts';
export { verifyChain } from './verify-chain.ts';
