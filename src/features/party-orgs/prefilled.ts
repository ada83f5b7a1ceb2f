import { z } from 'zod';
import { codesOf } from '../codes/code-table.ts';
import { setUpModes } from '../codes/tables/party-org.ts';
import { partyOrgKinds } from '../codes/tables/party-org-kind.ts';

/**
 * What another page fills into the forms of a Party organisation, by the address: what an office has agreed to set up is entered
 * once. Values that the forms don't know count as not given.
 */
export const foundingFields = z.object({
  found: z.enum(['yes']).optional(),
  name: z.string().max(100).optional(),
  /** Not `kind`: by that the list is filtered. */
  as: z.enum(codesOf(partyOrgKinds)).optional(),
  way: z.enum(codesOf(setUpModes)).optional(),
  parent: z.uuid().optional(),
  place: z.string().max(20).optional(),
  covers: z.array(z.uuid()).max(20).optional(),
});

/** On the record of a Party organisation: which organisations it is to cover, and by which way. */
export const coveringFields = foundingFields.pick({ covers: true, way: true });
