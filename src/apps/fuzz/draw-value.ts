import fc from 'fast-check';
import { likelyText } from './field-values.ts';
import { type Known, valueIn } from './known.ts';
import type { JsonSchema } from './operations.ts';

/** What a request may look at while its values are filled in. */
export interface Sight {
  readonly known: Known;
  readonly resource: string;
  /** The record that the address names, as it was last read. */
  readonly about: ReturnType<Known['recordOf']>;
}

/** A value to be: what is random in it has been drawn, what depends on earlier answers is filled in by the sight. */
export type Draw = (sight: Sight) => unknown;

const KNOWN_SHARE = 85;
/** What a record names once: known values are a conflict. */
const ONCE = /^(name|shortName|creditCode|partyCode|identityNumber|phone|signInName|title|q)$/;
const KNOWN_SHARE_ONCE = 25;
const LONGEST_LIST = 4;

/** Values that a schema lets in; most of them are such as earlier answers held under the same name. */
export function drawOf(schema: JsonSchema, name: string): fc.Arbitrary<Draw> {
  if (schema.const !== undefined) return fc.constant(() => schema.const);
  if (schema.enum !== undefined) return constantly(fc.constantFrom(...schema.enum));
  const choices = schema.anyOf ?? schema.oneOf ?? typesOf(schema);
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => drawOf(choice, name)));
  if (schema.type === 'object') return drawObject(schema);
  if (schema.type === 'array') return drawList(schema, name);
  return preferKnown(schema, name, constantly(scalarOf(schema, name)));
}

/** `type: [number, null]` as the choice that it is. */
function typesOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  return typeof schema.type === 'object' ? schema.type.map((type) => ({ ...schema, type })) : undefined;
}

const constantly = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Draw> => values.map((value) => () => value);

function preferKnown(schema: JsonSchema, name: string, made: fc.Arbitrary<Draw>): fc.Arbitrary<Draw> {
  const share = ONCE.test(name) ? KNOWN_SHARE_ONCE : KNOWN_SHARE;
  return fc.tuple(fc.nat(99), fc.nat(), made).map(([dice, index, draw]) => (sight) => {
    if (dice >= share && name !== 'version') return draw(sight);
    const values = sight.known.fitting(name, schema, sight.resource, sight.about);
    return values.length === 0 ? draw(sight) : values[index % values.length];
  });
}

function scalarOf(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
  const { type, minimum = -1000, maximum = 100_000 } = schema;
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer')
    return fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31) });
  if (type === 'number') return fc.oneof(fc.nat(5000), fc.double({ noNaN: true, noDefaultInfinity: true }));
  if (type === 'string') return textOf(schema, name);
  // No type: a parameter that takes one or several.
  return fc.oneof(textOf({}, name), fc.array(textOf({}, name), { maxLength: LONGEST_LIST }));
}

function textOf(
  { format, pattern, minLength = 0, maxLength = 200 }: JsonSchema,
  name: string,
): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 40) });
  const likely = likelyText(name);
  return likely === null ? any : fc.oneof({ weight: 5, arbitrary: likely }, { weight: 1, arbitrary: any });
}

function drawList(
  { items = {}, minItems = 0, maxItems = LONGEST_LIST }: JsonSchema,
  name: string,
): fc.Arbitrary<Draw> {
  return fc
    .array(drawOf(items, name), {
      minLength: minItems,
      maxLength: Math.max(minItems, Math.min(maxItems, LONGEST_LIST)),
    })
    .map((draws) => (sight) => draws.map((draw) => draw(sight)));
}

/** Shares of optional fields that are given: nearly all, as a new record has them, or few, as a change has. */
const GIVEN_SHARES = [95, 35, 8];

function drawObject({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<Draw> {
  const fields = Object.entries(properties).map(([name, schema]) =>
    fc.tuple(fc.nat(99), drawOf(schema, name)).map(([dice, draw]) => ({ name, dice, draw })),
  );
  const how = fc.record({ share: fc.constantFrom(...GIVEN_SHARES), like: fc.boolean(), index: fc.nat() });
  return fc.tuple(how, fc.tuple(...fields)).map(([{ share, like, index }, drawn]) => (sight) => {
    const model = like ? modelFor(sight, index) : null;
    const entries = drawn.map(({ name, dice, draw }): [string, unknown] => {
      const copied = model === null || ONCE.test(name) || dice < FEW ? undefined : valueIn(model, name);
      if (copied !== undefined) return [name, copied];
      const needed = required.includes(name) || (model !== null && name === 'name');
      return [name, needed || dice < share ? draw(sight) : undefined];
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  });
}

/** Of a hundred fields that are otherwise as in a record, so many are drawn. */
const FEW = 8;

/** A record that fits together as a whole: the one that is changed, or another of its kind. */
function modelFor({ about, known, resource }: Sight, index: number): Sight['about'] {
  const opened = known.openedOf(resource);
  return about ?? opened[index % Math.max(opened.length, 1)] ?? null;
}
