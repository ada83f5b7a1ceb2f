import { isRefusal, refuse, warn } from '../../../platform/kernel/refusal.ts';
import { isOpen } from '../../../platform/server/database/scope.ts';
import { partyOrgKindOfName } from '../../codes/tables/party-org-kind.ts';
import type { PartyOrgDraft } from '../../party-orgs/party-org.ts';
import { containsRegion } from '../../places/region.rules.ts';
import type { PartyOrgRow } from '../party-org-row.rules.ts';
import { refuseMissing, refuseSeveralPartyOrgs, refuseUnknownPartyOrg } from '../reasons.rules.ts';
import type { ImportContext, PlainReason } from './import-context.ts';
import type { PartyOrgDirectory } from './party-org-directory.ts';
import type { StoredPartyOrg } from './party-org-match.queries.ts';
import type { PartyOrgState } from './party-org-state.ts';
import type { PartyOrgTree } from './party-org-tree.ts';
import type { PlaceDirectory } from './place-directory.ts';

/** What holds for a new organisation where its row is silent. */
export interface PartyOrgDefaults {
  readonly parentId?: string | undefined;
  readonly regionCode?: string | undefined;
  /** The row is refused for other reasons: this looks for more of them, nothing of it counts. */
  readonly refused?: boolean | undefined;
}

export interface PartyOrgLookUp {
  /** Ids and codes for the names of a row; what could not be found is told by reasons. */
  lookUp(row: PartyOrgRow, state: PartyOrgState, reasons: PlainReason[]): PartyOrgDraft;
  defaultsOf(
    row: PartyOrgRow,
    said: PartyOrgDraft,
    defaults: PartyOrgDefaults,
    reasons: PlainReason[],
  ): PartyOrgDraft;
}

/** Finds the parent, the guide and the place that rows name. */
export function createPartyOrgLookUp(
  { settings, acting }: ImportContext,
  { partyOrgs, places }: { readonly partyOrgs: PartyOrgDirectory; readonly places: PlaceDirectory },
  tree: PartyOrgTree,
): PartyOrgLookUp {
  const { scope } = acting;
  return { lookUp, defaultsOf };

  function lookUp(row: PartyOrgRow, state: PartyOrgState, reasons: PlainReason[]): PartyOrgDraft {
    const region = row.region === undefined ? undefined : places.find(row.region);
    if (region !== undefined && isRefusal(region)) reasons.push(region);
    const guide =
      row.guidedBy === undefined ? null : find(row.guidedBy, '业务指导党组织', 'guidedBy', reasons);
    const parentId = parentOf(row, state, reasons);
    return {
      ...(region === undefined || isRefusal(region) ? {} : { regionCode: region }),
      ...(guide === null ? {} : { guidedById: guide.id }),
      ...(parentId === null ? {} : { parentId }),
    };
  }

  function find(
    name: string,
    title: string,
    field: string,
    reasons: PlainReason[],
  ): { readonly id: string; readonly name: string } | null {
    const found = partyOrgs.find(name);
    if (found !== null && found !== 'several') return found;
    reasons.push(
      found === null ? refuseUnknownPartyOrg(title, name, field) : refuseSeveralPartyOrgs(title, name, field),
    );
    return null;
  }

  function parentOf({ parent }: PartyOrgRow, state: PartyOrgState, reasons: PlainReason[]): string | null {
    if (parent === undefined) return null;
    const { stored } = state;
    if (stored !== null && isTop(stored)) {
      const known = partyOrgs.find(parent);
      // What stands above the importer's own node is not in sight, and is not the importer's to change.
      if (known !== null && known !== 'several' && known.id !== stored.parentId) {
        reasons.push(
          refuse(
            'not-allowed.own-top',
            `“${stored.draft.name}”是您管理范围的最上一级，它的上级由上级党组织办理。`,
            { field: 'parentId' },
          ),
        );
      }
      return null;
    }
    const found = find(parent, '上级党组织', 'parent', reasons);
    if (found === null || found.id === state.draft.parentId) return found?.id ?? null;
    const refusal = tree.refuseBelow(state.id, found.id, found.name);
    if (refusal !== null) reasons.push(refusal);
    else if (stored?.hereSince != null && stored.hereSince > settings.ledgerOn) {
      reasons.push(
        refuse(
          'import.moved-later',
          `它在 ${stored.hereSince} 已调整过上级，晚于台账日期 ${settings.ledgerOn}，上级不能按台账改动。请核对台账日期。`,
          { field: 'parentId' },
        ),
      );
    }
    return found.id;
  }

  function isTop({ parentId, pos }: StoredPartyOrg): boolean {
    return parentId === null || (!isOpen(scope.party) && pos === scope.party.from);
  }

  function defaultsOf(
    row: PartyOrgRow,
    kept: PartyOrgDraft,
    defaults: PartyOrgDefaults,
    reasons: PlainReason[],
  ): PartyOrgDraft {
    const name = kept.name ?? '';
    const kind = partyOrgKindOfName(name);
    if (kind === null && kept.kind === undefined) {
      reasons.push(
        refuse(
          'import.kind-unknown',
          `从名称“${name}”看不出党组织类别，请填写党组织类别（党委、党总支、党支部等）。`,
          { field: 'kind' },
        ),
      );
    }
    if (kept.name === undefined) reasons.push(refuseMissing('党组织名称', 'name'));
    const parentId = kept.parentId ?? defaults.parentId ?? settings.partyOrgId;
    const above = tree.factsOf(parentId);
    if (row.parent === undefined && defaults.parentId === undefined && !settings.partyOrgChosen) {
      reasons.push(
        warn('import.parent-assumed', `没有写上级党组织，先挂在“${above?.name ?? ''}”下面。`, {
          field: 'parentId',
        }),
      );
    }
    const near =
      above !== null && containsRegion(settings.regionCode, above.regionCode)
        ? above.regionCode
        : settings.regionCode;
    return {
      kind: kind ?? undefined,
      functional: name.includes('功能型'),
      parentId,
      regionCode: defaults.regionCode ?? near,
    };
  }
}
