-- Members (党员). Minimum fields; sensitive ones sealed with a key that lies outside the database.

create table member (
  id uuid primary key,
  name text not null,
  name_key text not null,
  sex text check (sex in ('0', '1', '2', '9')),
  born_on date,
  born_precision text not null default 'day' check (born_precision in ('day', 'month', 'year')),
  ethnicity text,
  education text,
  -- Sealed number, and its keyed hash for finding an equal one.
  id_number_sealed bytea,
  id_number_hash bytea,
  -- Its hash under the key that is being replaced, until everything is sealed under the new one.
  id_number_hash_old bytea,
  phone_sealed bytea,
  -- 身份待核: no identity number yet
  identity_pending boolean generated always as (id_number_hash is null) stored,
  status text not null check (status in ('full', 'probationary', 'suspended', 'left', 'cancelled', 'dead')),
  joined_on date,
  joined_precision text not null default 'day' check (joined_precision in ('day', 'month', 'year')),
  -- 转正
  full_on date,
  full_precision text not null default 'day' check (full_precision in ('day', 'month', 'year')),
  -- Where the person is managed (纳入管理支部) and where the 组织关系 is; null: with a branch outside this roll.
  managing_branch_id uuid not null,
  party_pos int8 not null,
  membership_branch_id uuid,
  membership_pos int8,
  membership_elsewhere text,
  party_group text,
  work_unit_id uuid references social_org (id),
  work_unit_text text,
  work_post text,
  post_level text check (post_level in ('management', 'backbone', 'staff')),
  full_time boolean,
  -- 不公开
  private boolean not null default false,
  first_on date not null,
  extra jsonb not null default '[]',
  version int not null default 1,
  import_id uuid,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Checked at the end: a renumbering reaches the two one after the other.
  foreign key (managing_branch_id, party_pos) references party_org (id, pos) on update cascade deferrable initially deferred,
  foreign key (membership_branch_id, membership_pos) references party_org (id, pos) on update cascade deferrable initially deferred,
  check ((membership_branch_id is null) = (membership_pos is null)),
  check ((id_number_hash is null) = (id_number_sealed is null))
);
comment on table member is 'Members (党员) on the roll: what holds now; member_period says when';
create unique index member_id_number on member (id_number_hash) where id_number_hash is not null;
-- Of two rows with one number, one may know it by the old key's hash and one by the new key's.
create unique index member_id_number_any on member (coalesce(id_number_hash_old, id_number_hash)) where id_number_hash is not null;
create unique index member_id_number_old on member (id_number_hash_old) where id_number_hash_old is not null;
create index member_list on member (party_pos, name_key, id);
create index member_membership on member (membership_branch_id, membership_pos);
create index member_membership_pos on member (membership_pos) where membership_pos is not null;
create index member_managing on member (managing_branch_id, party_pos);
create index member_work_unit on member (work_unit_id);
create index member_name on member (name_key, managing_branch_id);
create index member_import on member (import_id) where import_id is not null;

-- Without foreign keys: the trigger alone writes it, from a row of member that has just been checked against the same four
-- tables, and none of them is ever deleted from. Checking each once more took a third of the time of a large import.
create table member_period (
  id int8 generated always as identity primary key,
  member_id uuid not null,
  valid daterange not null check (not isempty(valid)),
  status text not null,
  managing_branch_id uuid not null,
  membership_branch_id uuid,
  work_unit_id uuid,
  full_time boolean,
  recorded_at timestamptz not null default now(),
  recorded_by text,
  superseded_at timestamptz,
  reason text,
  exclude using gist (member_id with =, valid with &&) where (superseded_at is null)
);
create index member_period_member on member_period (member_id, superseded_at);
create index member_period_unit on member_period (work_unit_id) where work_unit_id is not null and superseded_at is null;
create index member_period_managing on member_period (managing_branch_id);
comment on table member_period is 'Where a member stood over time; superseded_at null = what is known now';

alter table party_post add foreign key (member_id) references member (id);
alter table advisor_assignment add foreign key (member_id) references member (id);
