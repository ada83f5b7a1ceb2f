import type { FastifyServerOptions } from 'fastify';

/** Digits in a row that may be an identity number, a telephone number or a credit code. */
const NUMBER = /\d{6,}[\dXx]*/g;
/** What PostgreSQL says of a fault that holds no row: `detail` and `where` quote values and are left out. */
const DATABASE_FIELDS = ['code', 'schema', 'table', 'column', 'constraint', 'routine'] as const;

/** The text without numbers that may belong to a person. */
export function withoutNumbers(text: string): string {
  return text.replace(NUMBER, (number) => `<${number.length} digits>`);
}

/** What the log keeps of a fault: what kind, where in the program; never the values that it was about. */
export function faultForLog(
  fault: unknown,
): Record<string, unknown> & { type: string; message: string; stack: string } {
  const error = fault instanceof Error ? fault : new Error('not an error');
  const given: Readonly<Record<string, unknown>> = { ...error };
  const kept = DATABASE_FIELDS.filter((name) => typeof given[name] === 'string');
  return {
    type: error.name,
    message: withoutNumbers(error.message),
    stack: withoutNumbers(error.stack ?? ''),
    ...Object.fromEntries(kept.map((name) => [name, given[name]])),
    ...(error.cause instanceof Error ? { cause: faultForLog(error.cause) } : {}),
  };
}

/** The server's log: faults and warnings, without headers, bodies, queries or values of records. */
export function logOptions(
  level: string,
  stream?: { write(line: string): void },
): NonNullable<Exclude<FastifyServerOptions['logger'], boolean>> {
  return {
    level,
    serializers: {
      req: ({ method, url }) => ({ method, url: withoutNumbers(url.split('?')[0] ?? '') }),
      err: faultForLog,
    },
    ...(stream === undefined ? {} : { stream }),
  };
}
