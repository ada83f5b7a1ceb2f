import fc from 'fast-check';
import { someUpload } from './draw-upload.ts';
import { drawOf } from './draw-value.ts';
import { type Known, resourceOf } from './known.ts';
import type { Operation, Parameter } from './operations.ts';
import {
  encodePart,
  type FuzzRequest,
  queryPairs,
  type RequestParts,
  writeRequest,
} from './request-parts.ts';
import { someSpoil } from './spoil.ts';

/** A request to be: what is random in it has been drawn, the rest is filled in with what is known by then. */
export interface DrawnRequest {
  readonly operation: Operation;
  /** The record that it is about; null where its address names none. */
  pickId(known: Known): string | null;
  fillIn(known: Known, id: string | null): FuzzRequest;
}

/** Of a hundred requests, so many are sent as the contract has them; the others have something spoilt. */
const SOUND_SHARE = 62;
/** Shares of optional parameters that are given: many filters at once find nothing. */
const OPTIONAL_SHARES = [0, 8, 40];

export function drawRequest(operation: Operation): fc.Arbitrary<DrawnRequest> {
  const { parameters, body, takesFile } = operation;
  const drawn = fc.record({
    path: drawParameters(parameters.filter((one) => one.in === 'path')),
    query: drawParameters(parameters.filter((one) => one.in === 'query')),
    body: body === null ? fc.constant(() => undefined) : drawOf(body, ''),
    upload: takesFile ? someUpload : fc.constant(null),
    optional: fc.constantFrom(...OPTIONAL_SHARES),
    dice: fc.nat(99),
    spoil: someSpoil,
  });
  const resource = resourceOf(operation.path);
  return drawn.map(({ path, query, body, upload, optional, dice, spoil }) => ({
    operation,
    pickId(known) {
      const id = path.find(({ name }) => name === 'id');
      return id === undefined ? null : String(id.draw({ known, resource, about: null }));
    },
    fillIn(known, id) {
      const sight = { known, resource, about: id === null ? null : known.recordOf(id) };
      const form = upload?.(sight) ?? null;
      const valueOf = ({ name, draw }: (typeof path)[number]) => (name === 'id' ? id : draw(sight));
      const parts: RequestParts = {
        operation,
        path: Object.fromEntries(path.map((one) => [one.name, encodePart(String(valueOf(one)))])),
        query: query
          .filter(({ required, dice: own }) => required || own < optional)
          .flatMap(({ name, draw }) => queryPairs(name, draw(sight))),
        headers: form === null ? {} : { 'content-type': form.type },
        body: body(sight),
        bytes: form?.bytes ?? null,
      };
      return writeRequest(dice < SOUND_SHARE ? parts : spoil(parts));
    },
  }));
}

function drawParameters(parameters: readonly Parameter[]) {
  return fc.tuple(
    ...parameters.map(({ name, required, schema }) =>
      fc
        .record({ dice: fc.nat(99), draw: drawOf(schema, name) })
        .map((drawn) => ({ ...drawn, name, required })),
    ),
  );
}
