import type { z } from 'zod';
import type { FormFields } from './effort.rules.ts';
import type { EffortForm } from './effort.ts';

/** Counted in the contract: a field that is added to a form is counted from then on. */
export function formFields({ body, ahead, texts }: Pick<EffortForm, 'body' | 'ahead' | 'texts'>): FormFields {
  const fields = Object.entries(body.shape as Record<string, z.ZodType>);
  const filled = new Set(ahead);
  const needed = fields.filter(([, field]) => !field.safeParse(undefined).success).map(([key]) => key);
  return {
    all: fields.length,
    needed: needed.length,
    neededAhead: needed.filter((key) => filled.has(key)).length,
    ahead: fields.filter(([key]) => filled.has(key)).length,
    texts: texts.filter((key) => !filled.has(key)).length,
  };
}
