import { z } from 'zod';

/**
 * The body of every answer that is not a success:
 * 400 input unreadable, 401 not signed in, 403 not allowed, 404 not there (or outside the scope), 409 refused by a rule,
 * 413 too large, 429 too often, 500 our fault.
 */
export const refusalSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  value: z.string().optional(),
  clause: z.string().optional(),
  mend: z.string().optional(),
});

export const refusalAnswerSchema = z.object({ refusals: z.array(refusalSchema).min(1) });

export type RefusalView = z.output<typeof refusalSchema>;
export type RefusalAnswer = z.output<typeof refusalAnswerSchema>;
