import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { rangeHolds } from '../../../platform/server/database/scope.ts';
import { tierOfPartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import type { PartyOrgDraft } from '../../party-orgs/party-org.ts';
import { checkPartyOrg } from '../../party-orgs/party-org.rules.ts';
import { refuseOutsideScope } from '../reasons.rules.ts';
import type { ImportContext, PlainReason } from './import-context.ts';
import type { PartyOrgDirectory } from './party-org-directory.ts';
import type { PartyOrgState } from './party-org-state.ts';
import type { PartyOrgTree } from './party-org-tree.ts';

const CODE_ELSEWHERE = refuse(
  'import.party-code-elsewhere',
  '该党组织代码不能由此录入：它可能已用于其他党组织。请核对代码；代码无误的，请联系上级。',
  { field: 'partyCode' },
);

/** Stands for the id of a bearer that the importer does not see. */
const ELSEWHERE = 'elsewhere';

export interface PartyOrgCheck {
  /** Adds what keeps an organisation, as it would stand, from being stored. `placed`: it comes under its parent with this row. */
  check(whole: PartyOrgDraft, state: PartyOrgState, placed: boolean, reasons: PlainReason[]): void;
  /** Notes who bears a name under a parent. */
  take(id: string, draft: PartyOrgDraft): void;
}

/** What is taken by what the importer does not see: neither by whom nor where. */
export interface TakenElsewhere {
  readonly codes: ReadonlySet<string>;
  readonly names: readonly { readonly parentId: string; readonly nameKey: string }[];
}

/** Checks organisations of a file beside the tree, the scope and each other. */
export function createPartyOrgCheck(
  { acting, today }: ImportContext,
  partyOrgs: PartyOrgDirectory,
  tree: PartyOrgTree,
  elsewhere: TakenElsewhere,
): PartyOrgCheck {
  const { scope } = acting;
  const bearers = new Map(
    elsewhere.names.map(({ parentId, nameKey }) => [`${parentId} ${nameKey}`, ELSEWHERE]),
  );
  return { check, take: (id, draft) => void bearers.set(bearerKey(draft), id) };

  function check(whole: PartyOrgDraft, state: PartyOrgState, placed: boolean, reasons: PlainReason[]): void {
    const { stored } = state;
    const parent = (placed && whole.parentId ? tree.factsOf(whole.parentId) : null) ?? undefined;
    const found = checkPartyOrg(
      { ...whole, parentId: undefined },
      { root: stored?.parentId === null, parent },
      today,
    );
    const named = new Set(reasons.filter(isRefusal).map(({ field }) => field));
    reasons.push(...found.refusals.filter(({ field }) => !named.has(field)), ...found.warnings);
    if (
      whole.partyCode &&
      whole.partyCode !== stored?.draft.partyCode &&
      elsewhere.codes.has(whole.partyCode)
    )
      reasons.push(CODE_ELSEWHERE);
    refuseOutside(whole, reasons);
    if (
      stored?.hasChildren === true &&
      whole.kind !== undefined &&
      tierOfPartyOrgKind(whole.kind) === 'branch'
    ) {
      reasons.push(
        refuse('party-org.has-children', '它下面还有党组织，不能改为党支部。请核对党组织类别。', {
          field: 'kind',
        }),
      );
    }
    const namesake = namesakeOf(whole, state);
    if (namesake !== null) reasons.push(namesake);
  }

  /** The database would refuse the whole file; here the one row is refused, and says why. */
  function refuseOutside({ regionCode }: PartyOrgDraft, reasons: PlainReason[]): void {
    const code = Number(regionCode);
    if (regionCode !== undefined && !rangeHolds(scope.place, { from: code, to: code })) {
      reasons.push(
        refuseOutsideScope('所属行政区划不在您的管理范围内，不能录入。请核对，或请上级录入。', 'region'),
      );
    }
    if (scope.body.from !== 0)
      reasons.push(refuseOutsideScope('业务主管单位的账号不能录入党组织，请由党组织录入。', 'name'));
  }

  function namesakeOf({ name = '', parentId }: PartyOrgDraft, { id, stored }: PartyOrgState): Refusal | null {
    const key = bearerKey({ name, parentId });
    const other = partyOrgs.find(name);
    const besides =
      other !== null &&
      other !== 'several' &&
      other.id !== id &&
      other.parentId === parentId &&
      other.endedOn === null;
    const renamed = stored !== null && (stored.draft.name !== name || stored.parentId !== parentId);
    if ((bearers.get(key) ?? id) === id && !(renamed && besides)) return null;
    const where = bearers.get(key) === ELSEWHERE ? '（在您的管理范围以外）' : '';
    const message = `同一上级下面已有“${name}”${where}。请核对是否重复，或在名称中加以区别。`;
    return refuse('conflict.same-name', message, { field: 'name', value: name });
  }
}

function bearerKey({ parentId, name = '' }: PartyOrgDraft): string {
  return `${parentId ?? ''} ${foldName(name)}`;
}
