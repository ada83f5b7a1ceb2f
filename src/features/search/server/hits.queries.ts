import { cutBySpelling, initialsOf } from '../../../platform/server/database/name-fits.queries.ts';
import type { Parameters } from '../../../platform/server/database/parameters.ts';
import { isOpen, type CodeRange, type Scope } from '../../../platform/server/database/scope.ts';
import type { CodePart, NameParts, Piece } from '../../../platform/kernel/search-pieces.ts';
import type { RecordKind } from '../search.ts';

/** How each kind is stored. `r` is the record, `t` a token. */
interface Stored {
  readonly record: string;
  readonly tokens: string;
  /** The token's column that names the record. */
  readonly id: string;
  /** The code by which record and token meet in the tokens' own index. */
  readonly home: string;
  readonly over: string;
  /** The names by which it goes, each as it is compared. */
  readonly names: readonly string[];
  /** Those in which a word may stand anywhere, as one text. */
  readonly spoken: string;
  readonly code: string | null;
  /** Records whose names are not cut into tokens yet. */
  readonly due: string | null;
}

/** Names of records that were merged in it, with a space between them. */
const FORMER = `search_key(coalesce(r.former_keys, ''))`;

const STORED: Readonly<Record<RecordKind, Stored>> = {
  social_org: {
    record: 'social_org',
    tokens: 'social_org_token',
    id: 'social_org_id',
    home: 'pos',
    over: 'r.ended_on is not null',
    names: ['search_key(r.name_key)', FORMER],
    spoken: `search_key(concat_ws(' ', r.name_key, r.former_keys))`,
    code: `concat_ws(' ', r.credit_code, r.former_codes)`,
    due: null,
  },
  party_org: {
    record: 'party_org',
    tokens: 'party_org_token',
    id: 'party_org_id',
    home: 'pos',
    over: 'r.ended_on is not null',
    // Nearly all are called 中共某某: whoever writes 某某 has written the beginning.
    names: [
      'search_key(r.name_key)',
      `regexp_replace(search_key(r.name_key), '^中共', '')`,
      `search_key(upper(translate(coalesce(r.short_name, ''), ' （）', '')))`,
      FORMER,
    ],
    spoken: `search_key(concat_ws(' ', r.name_key, upper(translate(coalesce(r.short_name, ''), ' （）', '')), r.former_keys))`,
    code: `concat_ws(' ', upper(translate(r.party_code, ' ', '')), r.former_codes)`,
    due: null,
  },
  member: {
    record: 'member',
    tokens: 'member_token',
    id: 'member_id',
    home: 'party_pos',
    over: `r.status not in ('full', 'probationary')`,
    names: ['search_key(r.name_key)', FORMER],
    spoken: `search_key(concat_ws(' ', r.name_key, r.former_keys))`,
    code: null,
    due: 'member_token_due',
  },
};

export type Asked =
  | { readonly by: 'name'; readonly parts: NameParts }
  | { readonly by: 'code'; readonly part: CodePart };

/** Pieces as rows: which tokens stand for the same piece, where it lies in which run. */
export function pieceRows(pieces: readonly Piece[], p: Parameters): string {
  const rows = pieces.flatMap(({ tokens, run, at, spelt }, group) =>
    tokens.map((token) => ({ group, token, run, at, spelt })),
  );
  const columns = [
    p.add(rows.map(({ group }) => group)),
    p.add(rows.map(({ token }) => token)),
    p.add(rows.map(({ run }) => run)),
    p.add(rows.map(({ at }) => at)),
    p.add(rows.map(({ spelt }) => spelt)),
  ];
  return `select * from unnest(${columns[0]}::int2[], ${columns[1]}::text[], ${columns[2]}::int2[], ${columns[3]}::int2[], ${columns[4]}::boolean[])
    as p (grp, token, run, off, spelt)`;
}

/** A token counts no further than this when the rarest piece of a text is looked for. */
const COUNTED = 200;
/** Where all count that far, once more and further: what is counted costs a tenth of what is read in vain. */
const COUNTED_AGAIN = 1000;

/**
 * Common table expressions that end in `<kind>_hits` (kind, id, name_key, closeness, over): records of one kind that the text
 * fits, at most `most`. The rarest of the pieces leads to them by its index and the scope's range; the rest is asked of each.
 */
export function hitsOf(kind: RecordKind, asked: Asked, scope: Scope, most: number, p: Parameters): string {
  const stored = STORED[kind];
  const few = fewOf(kind, scope, p);
  const found = few === null ? byTokens(kind, asked, scope, most, p) : byRecord(stored, asked, few, most, p);
  const due = stored.due === null ? null : byName(stored, stored.due, asked, most, p);
  const text = due === null ? found.text : `(${found.text}) union all (${due})`;
  return `${found.before}${kind}_hits as materialized (
    select distinct on (f.id) '${kind}' as kind, f.id, f.name_key, f.over, ${closenessOf(asked, p)} as closeness
    from (${text}) f order by f.id, closeness)`;
}

const COLUMNS = ({ over, names }: Stored) =>
  `r.id, r.name_key, ${over} as over, array[${names.join(', ')}] as names`;

/** Whoever sees only a few records has them looked through; what the row-level rules leave of the others is not asked. */
function fewOf(kind: RecordKind, { only, body }: Scope, p: Parameters): string | null {
  if (kind === 'social_org' && only !== undefined) return `r.id = any (${p.add(only.socialOrgIds)}::uuid[])`;
  if (kind === 'member' || isOpen(body)) return null;
  const bounds = `between ${p.add(body.from)} and ${p.add(body.to)}`;
  if (kind === 'social_org') return `r.body_no ${bounds}`;
  return `r.id in (select c.party_org_id from social_org o join coverage_relation c on c.social_org_id = o.id where o.body_no ${bounds})`;
}

interface Found {
  readonly before: string;
  readonly text: string;
}

/** Each of a few records is compared with the words, and led to its own tokens by the first piece where there are initials. */
function byRecord(stored: Stored, asked: Asked, few: string, most: number, p: Parameters): Found {
  const { record, tokens, id, home } = stored;
  const fits = [few, ...wordsFit(stored, asked, p)];
  const end = (more: readonly string[]) => `where ${[...fits, ...more].join(' and ')} limit ${p.add(most)}`;
  if (!isSpelt(asked))
    return { before: '', text: `select ${COLUMNS(stored)}, 0 as start from ${record} r ${end([])}` };
  return {
    before: '',
    text: `select ${COLUMNS(stored)}, t.at - d.off as start
      from ${record} r join piece d on d.grp = 0 join ${tokens} t on t.token = d.token and t.pos = r.${home} and t.${id} = r.id
      ${end([spelled(stored)])}`,
  };
}

/** By the tokens' index to the record, which its own row-level rules may still withhold. */
function byTokens(kind: RecordKind, asked: Asked, scope: Scope, most: number, p: Parameters): Found {
  const stored = STORED[kind];
  const { record, tokens, id } = stored;
  const { column, range } = wayOf(kind, scope);
  const within = `t.${column} between ${p.add(range.from)} and ${p.add(range.to)}`;
  const fits = wordsFit(stored, asked, p).map((each) => ` and ${each}`);
  const limit = `limit ${p.add(most)}`;
  const character = asked.by === 'name' ? asked.parts.character : null;
  if (character !== null) {
    const begins = `t.token >= ${p.add(character)} and t.token < ${p.add(nextCharacter(character))}`;
    return {
      before: '',
      text: `select ${COLUMNS(stored)}, 0 as start from ${tokens} t join ${record} r on r.id = t.${id}
        where ${begins} and ${within}${fits.join('')} ${limit}`,
    };
  }
  const { pieces } = asked.by === 'name' ? asked.parts : asked.part;
  const several = pieces.length > 1;
  const runs = new Set(pieces.filter(({ spelt }) => !spelt).map(({ run }) => run));
  // Before the record is read, which the planner would do first.
  const met = asked.by === 'name' && runs.size > 1 ? ` and ${metWith(stored)} offset 0` : '';
  const proof = several && isSpelt(asked) ? ` and ${spelled(stored)}` : '';
  return {
    before: several ? pickOf(kind, within) : '',
    text: `select ${COLUMNS(stored)}, t.at - d.off as start
      from piece d cross join lateral (select * from ${tokens} t where t.token = d.token and ${within}${met}) t
        join ${record} r on r.id = t.${id}
      where d.grp = ${several ? `(select grp from ${kind}_pick)` : '0'}${fits.join('')}${proof} ${limit}`,
  };
}

/**
 * Records that wait for their tokens, by the name itself; what waits is few or soon gone. With a limit of one, so that each is reached
 * by its key whatever the planner thinks of how many wait.
 */
function byName(stored: Stored, due: string, asked: Asked, most: number, p: Parameters): string | null {
  if (asked.by !== 'name') return null;
  const { record, id } = stored;
  const [first, ...others] = initialsOf(asked.parts.pieces);
  const fits = [
    ...wordsFit(stored, asked, p),
    ...others.map((run) => `exists (${cutBySpelling(run, 'r.name_key', p)})`),
  ];
  const spelling =
    first === undefined ? '(select 0 as start)' : `(${cutBySpelling(first, 'r.name_key', p)} limit 1)`;
  return `select ${COLUMNS(stored)}, c.start
    from ${due} q cross join lateral (select * from ${record} r where r.id = q.${id} limit 1) r cross join lateral ${spelling} c
    ${fits.length === 0 ? '' : `where ${fits.join(' and ')}`} limit ${p.add(most)}`;
}

function pickOf(kind: RecordKind, within: string): string {
  const { tokens } = STORED[kind];
  const counted = (most: number) => `select p.grp, sum(k.n) as n from piece p cross join lateral (
      select count(*) as n from (select from ${tokens} t where t.token = p.token and ${within} limit ${most}) c) k
    group by p.grp order by 2, 1 limit 1`;
  return `${kind}_rare as materialized (${counted(COUNTED)}),
  ${kind}_pick as materialized (
    select grp from ${kind}_rare where n < ${COUNTED}
    union all
    select grp from (${counted(COUNTED_AGAIN)}) c where (select n from ${kind}_rare) >= ${COUNTED}),
  `;
}

function isSpelt(asked: Asked): boolean {
  return asked.by === 'name' && asked.parts.pieces.some(({ spelt }) => spelt);
}

/** Every other piece of initials stands among the record's tokens too, those of one run one behind the other. */
function spelled({ tokens, id }: Stored): string {
  return `not exists (select from piece p where p.spelt and p.grp <> d.grp group by p.grp having not bool_or(exists (
      select from ${tokens} v where v.token = p.token and v.pos = t.pos and v.${id} = t.${id}
        and (p.run <> d.run or v.at = t.at - d.off + p.off))))`;
}

/** The pieces of other words stand among the record's tokens: asked of the index, where most records need not be read any more. */
function metWith({ tokens, id }: Stored): string {
  return `not exists (select from piece p where not p.spelt and p.run <> d.run and not exists (
      select from ${tokens} v where v.token = p.token and v.pos = t.pos and v.${id} = t.${id}))`;
}

function wordsFit({ spoken, code }: Stored, asked: Asked, p: Parameters): string[] {
  if (asked.by === 'code') return [codeFits(code ?? 'null', asked.part.text, p)];
  return asked.parts.words.map((word) => `strpos(${spoken}, ${p.add(word)}) > 0`);
}

function codeFits(code: string, text: string, p: Parameters): string {
  // Of several codes each ends before a space or at the end.
  return text.length === 4
    ? `strpos(${code} || ' ', ${p.add(`${text} `)}) > 0`
    : `strpos(${code}, ${p.add(text)}) > 0`;
}

/** 0: it is the whole name; 1: the beginning; 2: a part; 3: several parts. */
function closenessOf(asked: Asked, p: Parameters): string {
  if (asked.by === 'code') return '0';
  const { words, letters } = asked.parts;
  if (letters > 0) {
    // Behind 中共, and in the short name, another beginning.
    return `case when f.start not in (1, 1001) and not (f.start = 3 and f.name_key like '中共%') then 2
      when ${p.add(letters)} = any (select length(n) from unnest(f.names) n) then 0 else 1 end`;
  }
  const [word, another] = words;
  if (word === undefined || another !== undefined) return '3';
  const asks = p.add(word);
  return `case when ${asks} = any (f.names) then 0
    when exists (select from unnest(f.names) n where starts_with(n, ${asks})) then 1
    when strpos(f.names[1], ${asks}) > 0 then 2 else 3 end`;
}

/** The index along which a scope is searched: the tree that bounds it. */
function wayOf(
  kind: RecordKind,
  { place, party }: Scope,
): { readonly column: string; readonly range: CodeRange } {
  if (kind === 'social_org') {
    return isOpen(party) ? { column: 'pos', range: place } : { column: 'party_pos', range: party };
  }
  return kind === 'member' || isOpen(place)
    ? { column: 'pos', range: party }
    : { column: 'region_pos', range: place };
}

const LAST_CHARACTER = 0x10ffff;
/** Halves of characters, which are no text. */
const SURROGATES = { from: 0xd800, to: 0xdfff };

/** The first text behind all that begin with a character, in the order of the tokens. */
function nextCharacter(character: string): string {
  const next = Math.min((character.codePointAt(0) ?? 0) + 1, LAST_CHARACTER);
  return String.fromCodePoint(next >= SURROGATES.from && next <= SURROGATES.to ? SURROGATES.to + 1 : next);
}
