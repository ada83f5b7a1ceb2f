/**
 * Prints the statement that fills pinyin_initial (database/migrations/0026_search.sql) from the readings in the dev dependency
 * pinyin-pro: one line a letter with all characters that have a reading which begins with it.
 * Run by hand after the dependency is updated; other readings come by a migration of their own that rebuilds the tokens.
 */
import { letterLines } from './readings.ts';

const lines = letterLines().map(([letter, characters]) => `  ('${letter}', '${characters}')`);
console.log(`insert into pinyin_initial (character, letters)
select character, string_agg(letter, '' order by letter) from (values
${lines.join(',\n')}
) line (letter, characters), string_to_table(characters, null) character group by character;`);
