import { describe, expect, it } from 'vitest';
import { settingsFromUrl } from './connection.ts';

describe('settingsFromUrl', () => {
  it.each([
    [
      'postgres://o:p@db.example:5433/szt',
      { host: 'db.example', port: 5433, database: 'szt', user: 'o', password: 'p' },
    ],
    ['postgresql://o@db.example/szt', { host: 'db.example', port: 5432, database: 'szt', user: 'o' }],
    [
      'postgres://o:a%40b%2Fc@h/szt',
      { host: 'h', port: 5432, database: 'szt', user: 'o', password: 'a@b/c' },
    ],
    [
      'postgres://o@localhost/szt?host=%2Frun%2Fpg',
      { host: '/run/pg', port: 5432, database: 'szt', user: 'o' },
    ],
    ['postgres://o@h/szt?sslmode=require', { host: 'h', port: 5432, database: 'szt', user: 'o', ssl: true }],
  ])('reads %s', (url, settings) => {
    expect(settingsFromUrl(url)).toEqual(settings);
  });

  it.each(['', 'szt', 'mysql://o@h/szt', 'postgres://o@h/', 'postgres://h/szt'])(
    'does not take %j for an address',
    (url) => {
      expect(settingsFromUrl(url)).toBeNull();
    },
  );
});
