import type { PresetCode } from '../src/features/demo/presets.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { bindFloor, costOfFloor } from './lib/floor.ts';
import { costOf, line } from './lib/measure.ts';

/**
 * Searches as the box in the top bar asks them, at the size of a county, a province and the nation, by an officer of all and
 * by one of a small part. The floor is as in bench/coverage.ts. BENCH_PRESETS=yangxian,province leaves the nation out.
 */
const PRESETS = (process.env.BENCH_PRESETS ?? 'yangxian,province,nation').split(',') as PresetCode[];
const PROMISED = '4 × floor';
const TIMES = 200;

for (const preset of PRESETS) {
  console.log(`\n# ${preset}`);
  const data = await openBigData(preset, bindFloor);
  try {
    const floor = await costOfFloor(data);
    const texts = await textsOf(data);
    for (const who of ['officer', 'suboffice', 'place']) {
      const headers = await data.signIn(who);
      for (const [name, text] of texts) {
        const found = await search(data, headers, text);
        const cost = await costOf(data.ownerPool, TIMES, () => search(data, headers, text));
        console.log(line(`${who}: ${name} (${found})`, cost, floor, PROMISED));
      }
    }
  } finally {
    await data.close();
  }
}

/** What people write, taken from the records: rare and common, found and not found. */
async function textsOf({ superQuery }: BigData): Promise<(readonly [name: string, text: string])[]> {
  const [sample] = await superQuery<
    Record<'name' | 'code' | 'party' | 'member' | 'letters' | 'short', string>
  >(
    `with o as (select id, name_key, credit_code from social_org where length(name_key) >= 8 order by id limit 1 offset 20),
       m as (select id, name_key from member where length(name_key) = 3 order by id limit 1 offset 30)
     select o.name_key as name, o.credit_code as code, m.name_key as member, (select name_key from party_org order by id limit 1 offset 10) as party,
       (select string_agg(left(p.letters, 1), '' order by c.at) from string_to_table(o.name_key, null) with ordinality c (ch, at)
         join pinyin_initial p on p.character = c.ch collate "C") as letters,
       (select string_agg(left(p.letters, 1), '' order by c.at) from string_to_table(m.name_key, null) with ordinality c (ch, at)
         join pinyin_initial p on p.character = c.ch collate "C") as short
     from o, m`,
  );
  if (sample === undefined) throw new Error('no records');
  const { name, code, party, member, letters, short } = sample;
  return [
    ['a whole name', name],
    ['a part of a name', name.slice(-6)],
    ['two common characters', '协会'],
    ['common characters that seldom meet', '协会中心'],
    ['one character', '王'],
    ['one rare character', '鼋'],
    ['a Party organisation', party],
    ['a member', member],
    ['initials of a whole name', letters],
    ['five initials', letters.slice(-5)],
    ['three initials', short],
    ['two initials', short.slice(0, 2)],
    ['initials that are nobody’s', 'qqqqq'],
    ['two words', `${name.slice(0, 2)} ${name.slice(-3)}`],
    ['a whole code', code],
    ['the end of a code', code.slice(-6)],
    ['the last four', code.slice(-4)],
    ['the beginning of a code', code.slice(0, 8)],
  ];
}

/** Answers how many were found. */
async function search({ app }: BigData, headers: { readonly cookie: string }, text: string): Promise<number> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/search',
    headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    payload: { text },
  });
  if (response.statusCode !== 200)
    throw new Error(`${text}: ${response.statusCode} ${response.body.slice(0, 300)}`);
  const { groups } = JSON.parse(response.body) as { groups: { count: number }[] };
  return groups.reduce((sum, { count }) => sum + count, 0);
}
