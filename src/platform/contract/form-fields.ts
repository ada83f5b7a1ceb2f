import type { z } from 'zod';

/** How many fields a form has, and how many cannot be left empty. */
export function fieldsOf(form: z.ZodObject): { all: number; needed: number } {
  const fields: z.ZodType[] = Object.values(form.shape);
  return { all: fields.length, needed: fields.filter((field) => !field.safeParse(undefined).success).length };
}
