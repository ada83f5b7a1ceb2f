import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { countingBases } from './counting-definition.ts';

const TAG = '口径';

/** A definition as it is named under a figure. */
export const definitionRef = z.object({
  code: z.string(),
  version: z.int(),
  name: z.string(),
  note: z.string(),
});

const settings = z.object({
  base: z.enum(countingBases),
  attachedCounts: z.boolean(),
  functionalCounts: z.boolean(),
  /** Left out by whoever asks as of old: they do not count. */
  notTransferredCounts: z.boolean().default(false),
  advisorCounts: z.boolean(),
  massOrgCounts: z.boolean(),
});

export const listDefinitionsRoute = defineRoute({
  id: 'listCountingDefinitions',
  method: 'GET',
  path: '/api/counting-definitions',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '可用的统计口径',
  response: z.object({
    definitions: z.array(definitionRef.extend({ shipped: z.boolean(), settings })),
  }),
});

export const saveDefinitionRoute = defineRoute({
  id: 'saveCountingDefinition',
  method: 'POST',
  path: '/api/counting-definitions',
  access: { permission: permissions.defineCounting },
  tag: TAG,
  summary: '新增本单位的口径，或给已有的自建口径保存新版本',
  body: z.object({
    /** Left out: a new definition; given: a new version of an own one. */
    code: z.string().max(60).optional(),
    name: z.string().trim().min(2, '请填写口径名称，至少两个字').max(30),
    note: z.string().trim().max(200),
    settings,
  }),
  response: definitionRef,
});
