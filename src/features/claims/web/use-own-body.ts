import { useRoute } from '../../../platform/web/use-route.ts';
import { readSessionRoute } from '../../access/session.contract.ts';

/** The Party organisation that the signed-in person acts for; null beside the Party line. */
export function useOwnBody(): { readonly id: string; readonly name: string } | null {
  const grant = useRoute(readSessionRoute, {}).data?.activeGrant;
  if (grant === undefined || grant.scopeKind !== 'party' || grant.scopeId === null) return null;
  return { id: grant.scopeId, name: grant.scopeName };
}
