import type { Actor, RecordKind, World, WorldRecord } from './world.ts';

/** What is sent: only the parts that the route takes. */
export interface Call {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  /** A file to send instead of a body. */
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

/** How a route is walked. The expectation follows from the route's permission and from who sees, or keeps, which record. */
export interface RouteCase {
  readonly does: 'read' | 'write';
  /** The kinds of record that it can be asked about; every record of the world is tried. Left out: it names none. */
  readonly about?: RecordKind | readonly RecordKind[];
  /** The request, about a record where it has one. */
  call(tried: Tried): Call;
  /** Whether the record is within the actor's bounds for this route; told by who sees and who keeps it otherwise. */
  within?(actor: Actor, record: WorldRecord, world: World): boolean;
  /** What a question from outside gets: not found, or an empty answer that tells nothing. */
  readonly outside?: 'empty';
  /** More questions of a reading route (searches, filters by what is out of sight): answered or refused, never with a leak. */
  asks?(actor: Actor, world: World): readonly Call[];
  /** Requests of a writing route that name something out of the actor's sight: all to be refused. */
  reaches?(actor: Actor, inside: WorldRecord | null, world: World): readonly Call[];
  /** Says what is wrong with a right answer's content, beyond what anybody can read there. */
  check?(actor: Actor, answer: unknown, world: World, call: Call): string | null;
  /** Marks of these kinds of record may stand in the answer beyond sight: what a directory shows to whoever may ask it. */
  readonly directory?: readonly RecordKind[];
  /** Records beyond sight stand there by their number and nothing else, as in a log. */
  readonly byNumber?: true;
  /** The route opens numbers in full, on record. */
  readonly reveals?: true;
  /** Nobody gets through in this world: a rule, not the access, stands before it. */
  readonly onlyRefuses?: true;
  /** What is written changes nothing that the log is for; says why. */
  readonly unlogged?: string;
  /** Tried without a session alone: a right answer would end the session of the walk, or anybody may ask. */
  readonly signedOut?: 'refused' | 'answered';
  /** A right that it takes beside the one it declares. */
  readonly alsoNeeds?: string;
  /** What is tried from inside is done to the record itself, not to a twin made for it. */
  readonly onItself?: true;
  /** It is for records that are over. */
  readonly ofEnded?: true;
  /** Whoever acts is told by name what each of the own grants is bounded by. */
  readonly ownBounds?: true;
  /** Accounts of advisors may be found by whoever entrusts organisations. */
  readonly advisors?: true;
  /** An end of its own scope is for the level above: refused with 403 although in sight. */
  readonly ownTop?: true;
}

export interface Tried {
  readonly actor: Actor;
  readonly record: WorldRecord;
  readonly world: World;
  readonly version: number;
}

export type RouteCases = Readonly<Record<string, RouteCase>>;

export const someId = '0190a000-0000-7000-8000-00000000dead';

export const idOf = ({ record }: Tried): Call => ({ params: { id: record.id } });
export const nothing = (): Call => ({});
