import type { FastifyServerOptions } from 'fastify';

/** Digits in a row that may be an identity or a telephone number; those of a record's id are none. */
const NUMBER = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|\d{7,}[Xx]?/g;
/** A secret as it stands in an address: 32 bytes in base64url, which have a capital letter among them. */
const SECRET = /(?<![\w-])(?=[\w-]*[A-Z])[\w-]{43}(?![\w-])/g;
/** What PostgreSQL says of a fault that holds no row: `detail` and `where` quote values and are left out. */
const DATABASE_FIELDS = ['code', 'schema', 'table', 'column', 'constraint', 'routine'] as const;

/** The text without numbers that may belong to a person. */
export function withoutNumbers(text: string): string {
  return text.replace(NUMBER, (number, id?: string) => id ?? `<${number.length} digits>`);
}

/** The text without secrets that open something by themselves. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRET, '<secret>');
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

/** A line of the log without the fault's own words, which the logger would repeat as the line's. */
function lineOf([first, ...rest]: readonly unknown[]): unknown[] {
  if (first instanceof Error) return [{ err: first }, withoutNumbers(first.message)];
  return [first, ...rest].map((each) =>
    typeof each === 'string' ? withoutNumbers(withoutSecrets(each)) : each,
  );
}

/** The server's log: faults and warnings, without headers, bodies, queries or values of records. */
export function logOptions(
  level: string,
  stream?: { write(line: string): void },
): NonNullable<Exclude<FastifyServerOptions['logger'], boolean>> {
  return {
    level,
    hooks: {
      logMethod(given, method) {
        method.apply(this, lineOf(given) as Parameters<typeof method>);
      },
    },
    serializers: {
      req: ({ method, url }) => ({ method, url: withoutNumbers(withoutSecrets(url.split('?')[0] ?? '')) }),
      err: faultForLog,
    },
    ...(stream === undefined ? {} : { stream }),
  };
}
