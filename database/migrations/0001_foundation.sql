-- What everything stands on: this installation, the bounds of a caller, places.
-- Role names carry the database's name and are filled in by the migrator.

create extension if not exists btree_gist;

create table installation (
  one boolean primary key default true check (one),
  key_fingerprint text,
  -- Of the key that takes its place, while everything is being sealed anew.
  next_key_fingerprint text,
  site_name text,
  root_party_org_id uuid,
  region_code text,
  -- One trial account holds every duty until the duties are split (三员分立).
  trial boolean not null default false,
  -- The preset of made-up data that it was filled with; null: real work.
  demo text,
  -- The day for which today's counters stand; rolled forward by a job at midnight and at start.
  counted_on date not null default current_date,
  created_at timestamptz not null default now()
);
comment on table installation is 'This installation (本套系统): exactly one row';
insert into installation default values;

-- The bounds of the caller, set for one transaction by the server. Unset bounds give null, so nothing shows.
-- Kept as SQL functions: the planner inlines them; a plpgsql function or a sub-select would hide the range from it.
create function place_lo() returns int8 language sql stable parallel safe
  as $$ select nullif(current_setting('app.place_lo', true), '')::int8 $$;
create function place_hi() returns int8 language sql stable parallel safe
  as $$ select nullif(current_setting('app.place_hi', true), '')::int8 $$;
create function party_lo() returns int8 language sql stable parallel safe
  as $$ select nullif(current_setting('app.party_lo', true), '')::int8 $$;
create function party_hi() returns int8 language sql stable parallel safe
  as $$ select nullif(current_setting('app.party_hi', true), '')::int8 $$;
create function body_lo() returns int8 language sql stable parallel safe
  as $$ select nullif(current_setting('app.body_lo', true), '')::int8 $$;
create function body_hi() returns int8 language sql stable parallel safe
  as $$ select nullif(current_setting('app.body_hi', true), '')::int8 $$;
-- Whether a bound leaves nothing out: codes of places have nine digits, those of the Party tree stay below 2^52.
create function place_is_open() returns boolean language sql stable parallel safe
  as $$ select coalesce(place_lo() <= 0 and place_hi() >= 999999999, false) $$;
create function party_is_open() returns boolean language sql stable parallel safe
  as $$ select coalesce(party_lo() <= 1 and party_hi() >= 4503599627370496, false) $$;
create function body_is_open() returns boolean language sql stable parallel safe
  as $$ select coalesce(body_lo() <= 0 and body_hi() >= 9007199254740991, false) $$;
create function may_see_persons() returns boolean language sql stable parallel safe
  as $$ select current_setting('app.persons', true) = '1' $$;
create function acting_account() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
create function acting_name() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor', true), '') $$;
-- The role that an advisor or a member acts as; a copy of the database keeps the roles of its original.
create function self_role() returns text language sql immutable parallel safe
  as $$ select trim(both '"' from '{{self}}') $$;
-- The owner's change of keys: nobody's change of a record, it leaves no trace on what it seals anew.
create function rekeying() returns boolean language sql stable parallel safe
  as $$ select current_setting('app.rekeying', true) = '1' and session_user = trim(both '"' from '{{owner}}') $$;
create function only_orgs() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.only_orgs', true), ''), '{}')::uuid[] $$;
create function only_members() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.only_members', true), ''), '{}')::uuid[] $$;

-- How the change that is being written counts in time.
create function change_on() returns date language sql stable
  as $$ select coalesce(nullif(current_setting('app.change_on', true), '')::date, current_date) $$;
create function correction_reason() returns text language sql stable
  as $$ select nullif(current_setting('app.correction', true), '') $$;
create function acting_import() returns uuid language sql stable
  as $$ select nullif(current_setting('app.import', true), '')::uuid $$;

-- Places (行政区划). The interval code is the nine-digit code itself: a region holds the codes from its own to pos_end.
create table region (
  code text primary key check (code ~ '^[0-9]{9}$'),
  name text not null,
  full_name text not null,
  level int2 not null check (level between 0 and 4),
  parent_code text references region (code),
  pos int8 not null unique check (pos = code::int8),
  pos_end int8 not null check (pos_end >= pos),
  valid_from date,
  -- A code that has retired stays readable; no new record may use it.
  valid_to date,
  successor_code text references region (code),
  unique (code, pos)
);
create index region_parent on region (parent_code, pos);
create index region_successor on region (successor_code) where successor_code is not null;
comment on table region is 'Regions to township level (行政区划), with validity; level 0 nation, 1 province, 2 prefecture, 3 county, 4 township';
comment on column region.pos_end is 'Last code that this region holds; pos is the code as a number';

create table sector (
  code text primary key,
  name text not null unique,
  sort int2 not null
);
comment on table sector is 'Sectors of social organisations (行业类别); an office may add its own';

create table supervising_body (
  id uuid primary key,
  no int8 generated always as identity unique check (no > 0),
  name text not null,
  name_key text not null,
  region_code text not null references region (code),
  unique (name_key, region_code),
  unique (id, no)
);
create index supervising_body_region on supervising_body (region_code);
comment on table supervising_body is 'Administrations: 业务主管单位, 登记管理机关, 行业管理部门, 业务指导单位';
comment on column supervising_body.no is 'Short number that scopes and counters use; 0 is kept for none';
