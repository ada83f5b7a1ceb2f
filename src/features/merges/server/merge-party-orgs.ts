import { foldName } from '../../../platform/kernel/fold-name.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { changePartyOrgWithin, PARTY_ORG_STORING_REASONS } from '../../party-orgs/server/public.ts';
import { formerOf } from '../merge.rules.ts';
import { judgePartyOrgMerge } from '../party-org-merge.rules.ts';
import type { MergeOf } from './merge-records.ts';
import { judgedPartyOrg, linesOfPartyOrg, partyOrgPairs, takenOfPartyOrg } from './party-org-side.ts';
import {
  lockPartyOrgs,
  mergeTwoPartyOrgs,
  type PartyOrgSideRow,
  partyOrgSides,
} from './party-org-sides.queries.ts';

/** Two records of one Party organisation. */
export const mergeOfPartyOrgs: MergeOf<PartyOrgSideRow> = {
  kind: 'party_org',
  sides: partyOrgSides,
  lock: lockPartyOrgs,
  opened: (row, sealer) => {
    const sealed = row.record.office_phone_sealed as string | null;
    return { ...row, record: { ...row.record, office_phone_sealed: openOfficePhone(sealer, sealed) } };
  },
  codeOf: ({ record }) => record.party_code,
  standing: ({ id, version, record }) => ({ id, version, name: record.name, endedOn: record.ended_on }),
  judge: (keeper, loser, acting) =>
    judgePartyOrgMerge(judgedPartyOrg(keeper, acting), judgedPartyOrg(loser, acting)),
  pairs: partyOrgPairs,
  lines: linesOfPartyOrg,
  reasons: PARTY_ORG_STORING_REASONS,
  merge: async (client, sealer, _acting, { keeper, loser }, taken, today) => {
    const keys = [foldName(keeper.record.name), foldName(loser.record.name)] as const;
    const codes = [keeper.record.party_code, loser.record.party_code] as const;
    const former = {
      key: formerOf(...keys, taken.includes('name')),
      code:
        formerOf(...codes, taken.includes('partyCode'))
          ?.toUpperCase()
          .replaceAll(' ', '') ?? null,
    };
    await sendOne(client, mergeTwoPartyOrgs(keeper.id, loser.id, former));
    const draft = takenOfPartyOrg(keeper, loser, taken);
    if (Object.keys(draft).length === 0) return { id: keeper.id, warnings: [] };
    return changePartyOrgWithin(client, sealer, keeper.id, draft, today);
  },
};
