import type { z } from 'zod';

/** What can stand in an address. `undefined`, null and empty text leave the name out. */
export type AddressValue = string | number | boolean | null | undefined | readonly (string | number)[];
export type AddressValues = Readonly<Record<string, AddressValue>>;

/** What the address holds: text, or several texts under one name. */
export type AddressTexts = Readonly<Record<string, string | readonly string[]>>;

/** Reads `?a=1&b=2&b=3`: always text, so that a name made of digits stays a name. */
export function readSearch(search: string): Record<string, string | string[]> {
  const texts: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const before = texts[name];
    if (before === undefined) texts[name] = value;
    else texts[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return texts;
}

/** Writes values as `?a=1&b=2&b=3`, or '' when nothing is set. */
export function writeSearch(values: AddressValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of a page with its filters: `pageAddress('/social-orgs', {covered: 'none'})`. */
export function pageAddress(path: string, values: AddressValues = {}): string {
  return `${path}${writeSearch(values)}`;
}

/**
 * Reads the address by a schema, name by name: a value that the schema refuses (an old or mistyped link) counts as not given,
 * and the rest of the view still opens.
 */
export function parseAddress<S extends z.ZodObject>(schema: S, texts: AddressTexts): z.output<S> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const given = texts[name];
    const parsed = [field.safeParse(given), field.safeParse(asList(given)), field.safeParse(undefined)].find(
      (one) => one.success,
    );
    if (parsed?.data !== undefined) values[name] = parsed.data;
  }
  return values as z.output<S>;
}

/** A list of one looks like a single text in an address. */
function asList(given: string | readonly string[] | undefined): unknown {
  return typeof given === 'string' ? [given] : given;
}
