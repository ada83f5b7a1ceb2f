/**
 * The environment for PostgreSQL's programs. Nothing of ours is passed on: PGDATA or PGPORT of the user's shell would
 * steer them elsewhere, and HOME of root makes libpq read a folder that the account may not open.
 */
export function accountEnvironment(home: string): NodeJS.ProcessEnv {
  const passedOn = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP', 'TZ'];
  const kept = passedOn.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  return { ...Object.fromEntries(kept), HOME: home, LC_MESSAGES: 'C' } as NodeJS.ProcessEnv;
}
