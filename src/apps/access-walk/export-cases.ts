import { REASON } from './case-parts.ts';
import { idOf, nothing, type RouteCases, someId } from './route-case.ts';

/**
 * Exports that are asked for. None lies in this world: their own tests try asker, second person and auditor from above, below and
 * beside (exports/server/export-requests.db.test.ts). What would set the background to work is asked in a way that is refused.
 */
export const exportCases: RouteCases = {
  readExportRules: { does: 'read', call: nothing },
  requestExport: {
    does: 'write',
    call: () => ({
      body: { kind: 'social-orgs', asked: {}, format: 'csv', purpose: REASON, password: 'Rice-2026-ibis' },
    }),
    onlyRefuses: true,
  },
  listExportRequests: { does: 'read', call: nothing },
  readExportRequest: { does: 'read', about: 'account', call: idOf, within: () => false },
  downloadExport: { does: 'read', about: 'account', call: idOf, within: () => false },
  withdrawExport: { does: 'write', about: 'account', call: idOf, within: () => false, onlyRefuses: true },
  listExportApprovals: { does: 'read', call: nothing, asks: () => [{ query: { state: 'waiting' } }] },
  countExportApprovals: { does: 'read', call: nothing },
  decideExport: {
    does: 'write',
    call: () => ({ params: { id: someId }, body: { decision: 'refuse' } }),
    onlyRefuses: true,
  },
  listExportNotices: { does: 'read', call: nothing, asks: () => [{ query: { noted: 'no' } }] },
  countExportNotices: { does: 'read', call: nothing },
  readFileRules: { does: 'read', call: nothing },
  changeFileRules: { does: 'write', call: () => ({ body: { approvalRows: 500, uploadDays: 30 } }) },
  noteExportNotice: { does: 'write', about: 'account', call: idOf, within: () => false, onlyRefuses: true },
};
