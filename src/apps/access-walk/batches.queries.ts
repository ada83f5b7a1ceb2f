/** Two records of each kind whose field a batch may set. */
export const TWO_OF_EACH = {
  socialOrgs: `select id from social_org where sector <> 'health' limit 2`,
  branches: `select id from party_org where not exemplar and kind = 'branch' limit 2`,
  members: `select id from member where status = 'full' and party_group is null limit 2`,
} as const;
