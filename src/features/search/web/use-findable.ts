import { useSession } from '../../../platform/web/session.tsx';
import { findableKinds } from '../search.rules.ts';
import { type RecordKind, recordKindNames } from '../search.ts';

/** The kinds that the signed-in person finds. */
export function useFindableKinds(): readonly RecordKind[] {
  return findableKinds(useSession().permissions);
}

/** The same in words: 社会组织、党组织、党员. */
export function useFindable(): string {
  return useFindableKinds()
    .map((kind) => recordKindNames[kind])
    .join('、');
}
