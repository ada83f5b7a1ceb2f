-- Party organisations (党组织) and their tree.

-- Every place in the tree that a Party organisation holds or held. Codes are never given to another one,
-- so figures of an earlier day find the tree of that day; a renumbering reaches all copies by cascade.
create table party_org_code (
  pos int8 primary key,
  pos_end int8 not null check (pos_end >= pos),
  -- Codes up to here are given to children; the next child starts behind it.
  used_to int8 not null check (used_to >= pos and used_to <= pos_end),
  -- The node above at that time; null for the root.
  -- Checked at the end: a renumbering changes a node and the one above in one statement.
  parent_pos int8 references party_org_code (pos) on update cascade deferrable initially deferred,
  party_org_id uuid not null,
  from_on date not null default '-infinity',
  to_on date not null default 'infinity',
  check (from_on <= to_on),
  exclude using gist (party_org_id with =, daterange(from_on, to_on) with &&)
);
create index party_org_code_parent on party_org_code (parent_pos);
create index party_org_code_org on party_org_code (party_org_id, to_on);

create table party_org (
  id uuid primary key,
  parent_id uuid references party_org (id),
  pos int8 not null unique references party_org_code (pos) on update cascade deferrable initially immediate,
  name text not null,
  name_key text not null,
  short_name text,
  party_code text unique,
  kind text not null,
  functional boolean not null default false,
  -- Belongs to another system (教育工委, 机关工委): a light record, so that coverage by it counts.
  outside_system boolean not null generated always as (kind = 'outside_system') stored,
  setup_mode text check (setup_mode in ('sole', 'joint', 'attached')),
  region_code text not null,
  region_pos int8 not null,
  founded_on date,
  founded_precision text not null default 'day' check (founded_precision in ('day', 'month', 'year')),
  -- The day from which figures count it: the founding day, or the day of the ledger that brought it.
  first_on date not null,
  ended_on date,
  end_reason text,
  approval_no text,
  approved_by text,
  may_approve_probationary boolean not null default false,
  exemplar boolean not null default false,
  secretary_source text check (secretary_source in ('head', 'other_staff', 'sent')),
  -- Relation of guidance (指导) beside that of subordination (隶属).
  guided_by_id uuid references party_org (id),
  phone text,
  address text,
  -- 附列, as of social_org.
  extra jsonb not null default '[]',
  version int not null default 1,
  import_id uuid,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, pos),
  foreign key (region_code, region_pos) references region (code, pos) on update cascade,
  check (parent_id is distinct from id),
  check (ended_on is null or ended_on >= first_on)
);
create unique index party_org_name on party_org (parent_id, name_key) where ended_on is null;
create index party_org_region_code on party_org (region_code, region_pos);
create index party_org_region_list on party_org (region_pos, name_key, id);
create index party_org_list on party_org (pos, name_key, id);
create index party_org_guided_by on party_org (guided_by_id) where guided_by_id is not null;
create index party_org_days on party_org (pos, first_on, ended_on, kind, region_pos) where not outside_system;
alter table party_org_code add foreign key (party_org_id) references party_org (id) deferrable initially deferred;
alter table installation add foreign key (root_party_org_id) references party_org (id);
alter table installation add foreign key (region_code) references region (code);
comment on table party_org is 'Party organisations (党组织) of every kind, also those of other systems (外系统党组织)';

-- Regions for which a Party organisation answers where nobody, or several, answer for an organisation.
create table party_org_region (
  party_org_id uuid not null references party_org (id),
  region_code text not null references region (code),
  primary key (region_code),
  unique (party_org_id, region_code)
);

create table party_term (
  id uuid primary key,
  party_org_id uuid not null references party_org (id),
  number int2,
  elected_on date,
  from_on date not null,
  -- The day on which the term runs out (届满), not counted as part of it.
  to_on date not null,
  extended_to_on date,
  check (from_on < to_on),
  exclude using gist (party_org_id with =, daterange(from_on, to_on) with &&)
);
comment on table party_term is 'Terms (届) of a Party organisation''s leadership';

create table party_post (
  id uuid primary key,
  party_org_id uuid not null references party_org (id),
  -- A holder who is not on the roll is kept by name and joined when the member arrives.
  member_id uuid,
  person_name text not null,
  post text not null,
  duties text,
  -- 书记是否进入社会组织管理层
  in_management boolean,
  full_time boolean,
  allowance_note text,
  phone text,
  from_on date not null,
  to_on date not null default 'infinity',
  check (from_on < to_on),
  exclude using gist (party_org_id with =, post with =, person_name with =, daterange(from_on, to_on) with &&)
);
create index party_post_member on party_post (member_id) where member_id is not null;
create index party_post_org on party_post (party_org_id, post, to_on);
comment on table party_post is 'Posts (班子成员, 党务工作者): secretary, deputy, committee members, Party workers';
