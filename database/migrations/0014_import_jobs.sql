-- Imports from the page: what a background job needs, and the upkeep of uploads.

-- The job queue makes its own tables here.
create schema jobs authorization {{jobs}};

-- Each time a run is sent to the background it gets a number: what an earlier sending still does counts for nothing.
alter table import_run add column attempt int not null default 0;
-- What the check found, row by row: storing must come to the same.
alter table import_run add column outcome_digest bytea;
alter table import_run add column proposals jsonb not null default '[]';
comment on column import_run.layout is 'Sheets with columns and masked samples, the mapping, the answers to what was asked';

-- Called when the server starts, hence when no job runs: what is found under way was cut off. Nothing of it was stored,
-- since a run turns `stored` in the transaction that stores its records.
create function import_runs_cut_off(check_failure text, store_failure text) returns int
language sql security definer set search_path = public as $$
  with cut as (
    update import_run set attempt = attempt + 1, done_rows = 0,
      failure = case state when 'checking' then check_failure else store_failure end,
      state = case state when 'checking' then 'mapping' else 'checked' end
    where state in ('checking', 'storing') and upload_id is not null returning 1)
  select count(*)::int from cut
$$;

-- Uploads whose time is over, with their runs, until their bytes are known to be gone.
create function uploads_lapsed(limit_to int) returns table (upload_id uuid, import_id uuid)
language sql stable security definer set search_path = public as $$
  select u.id, r.id from upload u left join import_run r on r.upload_id = u.id
  where u.erased_at is null and u.expires_at < now() order by u.expires_at limit limit_to
$$;

-- The bytes are gone: so is everything that was copied from them for the check step.
create function upload_erased(erased uuid) returns void
language sql security definer set search_path = public as $$
  delete from import_line where import_id in (select id from import_run where import_run.upload_id = erased);
  update import_run set layout = layout - 'sheets', has_marked_file = false, finished_at = coalesce(finished_at, now()),
    state = case when state in ('stored', 'taken_back') then state else 'cancelled' end where import_run.upload_id = erased;
  update upload set erased_at = now() where id = erased;
$$;

do $$
declare f text;
begin
  foreach f in array array['import_runs_cut_off(text, text)', 'uploads_lapsed(int)', 'upload_erased(uuid)'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to {{owner}}', f);
  end loop;
end $$;
