-- The registering department's complete list (全量名单) beside our records: its scope and day, its rows, and each difference
-- with what somebody decided on it. Nothing of a record changes by a comparison.

create table complete_list (
  id uuid primary key,
  upload_id uuid references upload (id),
  account_id uuid references account (id),
  actor text not null,
  file_name text not null,
  state text not null check (state in ('mapping', 'comparing', 'doubtful', 'compared', 'superseded', 'discarded')),
  -- While it is being compared: where it stands again when that comes to nothing.
  resume_state text,
  sheet int2 not null default 0,
  layout jsonb not null default '{}',
  -- What the list is of: who registers in which place, which types, on which day.
  region_code text not null,
  pos int8 not null,
  reach text check (reach in ('own', 'below')),
  registrar_id uuid references supervising_body (id),
  org_types text[] not null,
  listed_on date not null,
  -- For whom it was compared: the Party node that answers for the place, and the body of a body's officer.
  party_org_id uuid not null,
  party_pos int8 not null,
  body_no int8 not null default 0,
  -- Rows read by what became of them; our organisations within its scope, and how many of them it does not hold.
  counts jsonb not null default '{}',
  ours int,
  absent int,
  confirmed_by text,
  confirmed_at timestamptz,
  superseded_by uuid references complete_list (id),
  attempt int not null default 0,
  done_rows int not null default 0,
  total_rows int,
  failure text,
  created_at timestamptz not null default now(),
  compared_at timestamptz,
  foreign key (region_code, pos) references region (code, pos) on update cascade,
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade
);
comment on table complete_list is 'Complete lists (全量名单) of a registering department, to be compared with our records';
comment on column complete_list.reach is 'own: only what the place itself administers (本级); below: the places below too; null: as the rows tell';
comment on column complete_list.state is 'doubtful: more than a fifth of ours is absent, somebody has to say that it is the whole list';
create index complete_list_recent on complete_list (created_at, id);
create index complete_list_region on complete_list (region_code, pos);
create index complete_list_party on complete_list (party_org_id, party_pos);
create index complete_list_upload on complete_list (upload_id) where upload_id is not null;
create index complete_list_account on complete_list (account_id) where account_id is not null;
create index complete_list_registrar on complete_list (registrar_id) where registrar_id is not null;
create index complete_list_superseded on complete_list (superseded_by) where superseded_by is not null;

create table complete_list_row (
  list_id uuid not null references complete_list (id) on delete cascade,
  row_number int not null,
  -- How it was read, and what became of it; `read`: not compared yet. Rows read = matched + new + refused + skipped.
  reading text not null check (reading in ('read', 'refused', 'skipped')),
  outcome text not null check (outcome in ('read', 'matched', 'new', 'refused', 'skipped')),
  -- Its name; of a skipped one, why.
  title text not null,
  name text,
  name_key text not null default '',
  credit_code text,
  -- The place that the row, or its code, tells.
  region_code text,
  org_type text,
  status text,
  ended_on date,
  reasons jsonb not null default '[]',
  -- The reason that the comparison found.
  verdict jsonb,
  read jsonb,
  social_org_id uuid,
  held uuid[] not null default '{}',
  primary key (list_id, row_number)
);
create index complete_list_row_outcome on complete_list_row (list_id, outcome, row_number);
create index complete_list_row_org on complete_list_row (list_id, social_org_id) where social_org_id is not null;
comment on table complete_list_row is 'One line a row of a complete list: what became of it, and the organisation that it means';
comment on column complete_list_row.read is 'What the row says, until the uploaded file is erased';
comment on column complete_list_row.held is 'Organisations that it may mean, though it can not be told: they are not taken for absent';

create table list_difference (
  id int8 generated always as identity primary key,
  list_id uuid not null references complete_list (id) on delete cascade,
  kind text not null check (kind in ('theirs_only', 'ours_only', 'ended_there', 'renamed', 'differing')),
  row_number int,
  social_org_id uuid references social_org (id),
  -- Theirs; ours where they have none.
  name text not null,
  name_key text not null,
  credit_code text,
  -- {"address": {"theirs": …, "ours": …}}; of bodies their names.
  fields jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'adopted', 'declined')),
  reason text,
  -- 待核: what somebody wants to find out before deciding.
  note text,
  noted_by text,
  noted_at timestamptz,
  settled_by text,
  settled_at timestamptz,
  -- Decided on an earlier list, where the difference was the same.
  carried boolean not null default false,
  check ((state = 'open') = (settled_at is null)),
  check (state <> 'declined' or reason is not null),
  check ((kind = 'theirs_only') = (social_org_id is null))
);
create index list_difference_list on list_difference (list_id, kind, id);
create index list_difference_org on list_difference (social_org_id) where social_org_id is not null;
create index list_difference_declined on list_difference (kind, name_key) where state = 'declined';
comment on table list_difference is 'Differences between a complete list and our records, each with what was decided; whether it still holds is never stored';

do $$
declare t text;
begin
  foreach t in array array['complete_list', 'complete_list_row', 'list_difference'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
    execute format('grant select, insert, update on %I to {{app}}', t);
  end loop;
end $$;
grant delete on complete_list_row, list_difference to {{app}};

-- Whoever stands over the place, the node and the body of a list sees it: two officers of one office settle it together.
create policy scope on complete_list to {{app}}
  using (pos between place_lo() and place_hi() and party_pos between party_lo() and party_hi() and body_no between body_lo() and body_hi())
  with check (pos between place_lo() and place_hi() and party_pos between party_lo() and party_hi() and body_no between body_lo() and body_hi());
create policy scope on complete_list_row to {{app}} using (exists (select from complete_list l where l.id = list_id))
  with check (exists (select from complete_list l where l.id = list_id));
-- What is said of one of our organisations is for who sees the organisation.
create policy scope on list_difference to {{app}}
  using (exists (select from complete_list l where l.id = list_id)
    and (social_org_id is null or exists (select from social_org o where o.id = social_org_id)))
  with check (exists (select from complete_list l where l.id = list_id)
    and (social_org_id is null or exists (select from social_org o where o.id = social_org_id)));

-- Called when the server starts, hence when no job runs: what is found under way was cut off, and nothing of it was kept.
create function complete_lists_cut_off(failure_text text) returns int
language sql security definer set search_path = public as $$
  with cut as (
    update complete_list set attempt = attempt + 1, done_rows = 0, failure = failure_text, state = resume_state, resume_state = null
    where state = 'comparing' returning 1)
  select count(*)::int from cut
$$;
revoke execute on function complete_lists_cut_off(text) from public;
alter function complete_lists_cut_off(text) owner to {{keeper}};
grant execute on function complete_lists_cut_off(text) to {{owner}};

-- The file is gone: so is what was copied from it, but for what differs.
create function complete_list_file_erased() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update complete_list_row set read = null where list_id in (select id from complete_list where upload_id = new.id);
  update complete_list set layout = layout - 'sheets', state = case state when 'mapping' then 'discarded' else state end
  where upload_id = new.id;
  return null;
end $$;
alter function complete_list_file_erased() owner to {{keeper}};
create trigger complete_list_erased after update of erased_at on upload for each row
  when (new.erased_at is not null and old.erased_at is null) execute function complete_list_file_erased();

-- In the log: who had a list compared, who said that it is the whole one, who gave it up, and each decision on a difference.
create function log_complete_list() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, pos, party_pos, body_no)
  values (acting_account(), acting_name(), 'complete_list', new.id,
    case new.state when 'comparing' then 'compare-list' when 'discarded' then 'discard-list' else 'confirm-list' end,
    jsonb_build_object('listedOn', jsonb_build_array(null, new.listed_on), 'ours', jsonb_build_array(null, new.ours),
      'absent', jsonb_build_array(null, new.absent)), new.pos, new.party_pos, new.body_no);
  return null;
end $$;
create trigger complete_list_log after update of state on complete_list for each row
  when (new.state is distinct from old.state and acting_name() <> ''
    and (new.state in ('comparing', 'discarded') or new.confirmed_at is distinct from old.confirmed_at))
  execute function log_complete_list();

create function log_difference() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, reason, pos, party_pos, body_no)
  select acting_account(), acting_name(), 'complete_list', l.id, 'settle-difference',
    jsonb_build_object('difference', jsonb_build_array(null, new.id), 'name', jsonb_build_array(null, new.name),
      'differenceKind', jsonb_build_array(null, new.kind), 'differenceState', jsonb_build_array(old.state, new.state),
      'note', jsonb_build_array(old.note, new.note)), new.reason, l.pos, l.party_pos, l.body_no
  from complete_list l where l.id = new.list_id;
  return null;
end $$;
create trigger list_difference_log after update of state, note on list_difference for each row
  when ((new.state is distinct from old.state or new.note is distinct from old.note) and not new.carried)
  execute function log_difference();
alter function log_complete_list() owner to {{keeper}};
alter function log_difference() owner to {{keeper}};
