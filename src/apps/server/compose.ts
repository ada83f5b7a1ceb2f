import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import {
  type SignInPolicy,
  signInPolicyOf,
  type SignOnSettings,
  signOnSettingsOf,
  slipDaysOf,
} from '../../features/access/server/public.ts';
import { registerAccessRoutes } from '../../features/access/server/routes.ts';
import { auditKeysOf, startSealing } from '../../features/audit/server/public.ts';
import { registerAuditChainRoutes } from '../../features/audit/server/chain-routes.ts';
import { registerAuditRoutes } from '../../features/audit/server/routes.ts';
import { registerAppraisalRoutes } from '../../features/appraisals/server/routes.ts';
import { registerConveningRoutes } from '../../features/convenings/server/routes.ts';
import { registerBatchRoutes } from '../../features/batches/server/routes.ts';
import { registerClaimRoutes } from '../../features/claims/server/routes.ts';
import { registerConsultationRoutes } from '../../features/consultations/server/routes.ts';
import { registerCountingRoutes } from '../../features/counting/server/routes.ts';
import { startCounterUpkeep } from '../../features/coverage/server/public.ts';
import { registerCoverageRoutes } from '../../features/coverage/server/routes.ts';
import { registerGapRoutes } from '../../features/gaps/server/routes.ts';
import { registerInstallationRoutes } from '../../features/installation/server/routes.ts';
import { lookDelayOf } from '../../features/members/server/look-delay.ts';
import { registerMergeRoutes } from '../../features/merges/server/routes.ts';
import { registerExclusionRoutes } from '../../features/exclusions/server/routes.ts';
import { openAttachmentFolder } from '../../features/meetings/server/public.ts';
import { registerConfirmationRoutes } from '../../features/meetings/server/confirmation-routes.ts';
import { registerDutyRuleRoutes } from '../../features/meetings/server/duty-rule-routes.ts';
import { registerHintRoutes } from '../../features/meetings/server/hint-routes.ts';
import { registerMinutesRoutes } from '../../features/meetings/server/minutes-routes.ts';
import { registerPaperRoutes } from '../../features/meetings/server/paper-routes.ts';
import { registerMeetingRoutes } from '../../features/meetings/server/routes.ts';
import { registerMismatchRoutes } from '../../features/mismatches/server/routes.ts';
import { registerMemberRoutes } from '../../features/members/server/routes.ts';
import { registerSavedViewRoutes } from '../../features/saved-views/server/routes.ts';
import { registerOwnRecordRoutes } from '../../features/own-record/server/routes.ts';
import { registerPartyGroupRoutes } from '../../features/party-groups/server/routes.ts';
import { registerPartyOrgRoutes } from '../../features/party-orgs/server/routes.ts';
import { registerPlaceRoutes } from '../../features/places/server/routes.ts';
import { registerSearchRoutes } from '../../features/search/server/routes.ts';
import { startNameUpkeep } from '../../features/search/server/public.ts';
import { registerVitalityRoutes } from '../../features/vitality/server/routes.ts';
import { registerEffortRoutes } from '../../features/effort/server/routes.ts';
import { registerWorkbenchRoutes } from '../../features/workbench/server/routes.ts';
import { registerInspectionRoutes } from '../../features/inspections/server/routes.ts';
import { registerYearPlanRoutes } from '../../features/year-plans/server/routes.ts';
import { registerSocialOrgRoutes } from '../../features/social-orgs/server/routes.ts';
import type { KeyRing } from '../../platform/server/crypto/key-ring.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import type { ConnectionSettings } from '../../platform/server/database/connection.ts';
import type { DatabaseRoles } from '../../platform/server/database/roles.ts';
import { openJobQueue } from '../../platform/server/jobs/job-queue.ts';
import { composeExports, openPrinter } from './compose-exports.ts';
import { composeImports } from './compose-imports.ts';

/** What the server has opened; each feature is handed the parts that it needs, not the whole. */
export interface ServerParts {
  /** Every request's statements, under the row-level rules. */
  appPool: pg.Pool;
  /** Upkeep only: rebuilds and rolls forward what the application role may not write. */
  ownerPool: pg.Pool;
  /** As `appPool`, for a thread that opens its own connections. */
  app: ConnectionSettings;
  jobs: ConnectionSettings;
  roles: DatabaseRoles;
  key: KeyRing;
  /** The environment's unless given. */
  signInPolicy?: SignInPolicy;
  /** The environment's unless given; null: none. */
  signOn?: SignOnSettings | null;
  dataFolder: string;
}

/** Registers every feature's routes and jobs. What runs until the end is stopped by a Fastify `onClose` hook. */
export async function composeFeatures(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const pool = parts.appPool;
  const sealer = createSealer(parts.key);
  const access = {
    pool,
    sealer,
    policy: parts.signInPolicy ?? signInPolicyOf(process.env),
  };
  const signOn = parts.signOn === undefined ? signOnSettingsOf(process.env) : parts.signOn;
  registerAccessRoutes(app, { ...access, signOn, slipDays: slipDaysOf(process.env) });
  registerInstallationRoutes(app, access);
  registerAuditRoutes(app, { pool });
  const sealing = sealingOf(app, parts);
  registerAuditChainRoutes(app, sealing);
  registerPlaceRoutes(app, { pool });
  registerPartyOrgRoutes(app, { pool, sealer });
  registerPartyGroupRoutes(app, { pool });
  registerMeetingRoutes(app, { pool });
  registerHintRoutes(app, { pool });
  registerDutyRuleRoutes(app, { pool });
  registerExclusionRoutes(app, { pool });
  registerConfirmationRoutes(app, { pool });
  const printer = openPrinter(parts.dataFolder);
  registerPaperRoutes(app, { pool, printer });
  registerAppraisalRoutes(app, { pool, printer });
  registerMinutesRoutes(app, { pool, attachments: openAttachmentFolder(parts.dataFolder, sealer) });
  registerConveningRoutes(app, { pool, sealer });
  registerVitalityRoutes(app, { pool });
  registerEffortRoutes(app, { pool });
  registerInspectionRoutes(app, { pool });
  registerYearPlanRoutes(app, { pool, printer });
  registerCountingRoutes(app, { pool });
  registerCoverageRoutes(app, { pool });
  registerSocialOrgRoutes(app, { pool, sealer });
  registerGapRoutes(app, { pool, sealer });
  registerConsultationRoutes(app, { pool });
  registerClaimRoutes(app, { pool });
  registerMergeRoutes(app, { pool, sealer });
  registerBatchRoutes(app, { pool, sealer });
  registerMismatchRoutes(app, { pool });
  registerMemberRoutes(app, { pool, sealer, lookDelayDays: lookDelayOf(process.env) });
  registerOwnRecordRoutes(app, { pool, sealer });
  registerSearchRoutes(app, { pool, sealer });
  registerSavedViewRoutes(app, { pool });
  const queue = openJobQueue(parts.jobs, (fault) => app.log.error(fault));
  // Hooks run last to first: whatever works on its jobs has ended by then.
  app.addHook('onClose', () => queue.stop());
  await composeImports(app, { ...parts, queue });
  await composeExports(app, { ...parts, sealer, printer, queue });
  registerWorkbenchRoutes(app);
  const stopUpkeep = startCounterUpkeep(parts.ownerPool, (fault) => app.log.error(fault));
  app.addHook('onClose', stopUpkeep);
  app.addHook(
    'onClose',
    startNameUpkeep(parts.ownerPool, (fault) => app.log.error(fault)),
  );
  app.addHook('onClose', startSealing(sealing));
}

function sealingOf(app: FastifyInstance, { ownerPool, key, dataFolder }: ServerParts) {
  const onFault = (fault: unknown) => app.log.error(fault);
  return { owner: ownerPool, keys: auditKeysOf(key), dataFolder, onFault };
}
