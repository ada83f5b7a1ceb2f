import type { BatchSubject } from '../batch.ts';
import {
  type AdvisorBatchAsked,
  type BatchAsked,
  listBatchesRoute,
  listMemberBatchesRoute,
  listPartyOrgBatchesRoute,
  previewAdvisorBatchRoute,
  previewBatchRoute,
  previewMemberBatchRoute,
  previewPartyOrgBatchRoute,
  storeAdvisorBatchRoute,
  storeBatchRoute,
  storeMemberBatchRoute,
  storePartyOrgBatchRoute,
  undoBatchRoute,
  undoMemberBatchRoute,
  undoPartyOrgBatchRoute,
} from '../batches.contract.ts';

export type Asked = BatchAsked | AdvisorBatchAsked;

type PreviewRoute =
  | typeof previewBatchRoute
  | typeof previewAdvisorBatchRoute
  | typeof previewPartyOrgBatchRoute
  | typeof previewMemberBatchRoute;
type StoreRoute =
  | typeof storeBatchRoute
  | typeof storeAdvisorBatchRoute
  | typeof storePartyOrgBatchRoute
  | typeof storeMemberBatchRoute;
type ListRoute = typeof listBatchesRoute | typeof listPartyOrgBatchesRoute | typeof listMemberBatchesRoute;
type UndoRoute = typeof undoBatchRoute | typeof undoPartyOrgBatchRoute | typeof undoMemberBatchRoute;

/** How the fields of a kind of record are set. */
export const settingRoutes: Readonly<
  Record<BatchSubject, { readonly preview: PreviewRoute; readonly store: StoreRoute }>
> = {
  social_org: { preview: previewBatchRoute, store: storeBatchRoute },
  party_org: { preview: previewPartyOrgBatchRoute, store: storePartyOrgBatchRoute },
  member: { preview: previewMemberBatchRoute, store: storeMemberBatchRoute },
};

export const advisorRoutes = { preview: previewAdvisorBatchRoute, store: storeAdvisorBatchRoute } as const;

export const listRoutes: Readonly<Record<BatchSubject, ListRoute>> = {
  social_org: listBatchesRoute,
  party_org: listPartyOrgBatchesRoute,
  member: listMemberBatchesRoute,
};

export const undoRoutes: Readonly<Record<BatchSubject, UndoRoute>> = {
  social_org: undoBatchRoute,
  party_org: undoPartyOrgBatchRoute,
  member: undoMemberBatchRoute,
};

export type { PreviewRoute, StoreRoute };
