import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { endOf, factsOf } from '../hit-words.ts';
import type { SearchHit } from '../search.contract.ts';
import type { RecordKind } from '../search.ts';

const PATHS: Readonly<Record<RecordKind, string>> = {
  social_org: '/social-orgs',
  party_org: '/party-orgs',
  member: '/members',
};

export function addressOfHit({ kind, id }: SearchHit): string {
  return `${PATHS[kind]}/${id}`;
}

/** A record as it is found: its name, and what tells it from another of that name. */
export function HitLine({ hit }: { readonly hit: SearchHit }) {
  const end = endOf(hit);
  return (
    <>
      <span className="hit-name">
        {hit.name}
        {end === null ? null : <StatusTag tone="over">{end}</StatusTag>}
        {hit.kind === 'member' && hit.private ? <StatusTag tone="attention">不公开</StatusTag> : null}
      </span>
      <span className="hit-facts">
        {factsOf(hit).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </span>
    </>
  );
}
