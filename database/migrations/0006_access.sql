-- Accounts, rights, sessions, what was changed and who looked.

create table account (
  id uuid primary key,
  sign_in_name text not null unique check (sign_in_name = lower(sign_in_name)),
  display_name text not null,
  password_hash text,
  must_change_password boolean not null default true,
  trial boolean not null default false,
  active boolean not null default true,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  member_id uuid references member (id),
  created_by text,
  created_at timestamptz not null default now()
);
create index account_member on account (member_id) where member_id is not null;
comment on table account is 'Accounts (账号)';
alter table advisor_assignment add foreign key (account_id) references account (id);

-- A role with a scope. Exactly the key that the scope's kind needs is present.
create table role_grant (
  id uuid primary key,
  account_id uuid not null references account (id),
  role text not null check (role in ('system_admin', 'security_admin', 'auditor', 'officer', 'inspector', 'branch_secretary', 'advisor', 'member')),
  scope_kind text not null check (scope_kind in ('none', 'party', 'place', 'body', 'self')),
  party_org_id uuid references party_org (id),
  region_code text references region (code),
  body_id uuid references supervising_body (id),
  granted_by text,
  granted_at timestamptz not null default now(),
  revoked_at timestamptz,
  check ((scope_kind = 'party') = (party_org_id is not null)),
  check ((scope_kind = 'place') = (region_code is not null)),
  check ((scope_kind = 'body') = (body_id is not null))
);
create index role_grant_account on role_grant (account_id);
create index role_grant_party_org on role_grant (party_org_id) where party_org_id is not null;
create index role_grant_region on role_grant (region_code) where region_code is not null;
create index role_grant_body on role_grant (body_id) where body_id is not null;
comment on table role_grant is 'Roles with scopes (角色与管理范围)';

-- The organisations that a secretary's branch covers, or that are entrusted to an advisor, on a day.
-- Asked while a scope is being worked out, hence before there is one.
create function entrusted_orgs(for_account uuid, branch uuid, today date) returns uuid[]
language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(social_org_id), '{}') from (
    select social_org_id from coverage_relation where party_org_id = branch and valid @> today
    union
    select a.social_org_id from advisor_assignment a join account k on k.id = for_account
    where branch is null and a.valid @> today and (a.account_id = k.id or a.member_id = k.member_id)) entrusted
$$;

create table session (
  -- Only the hash of the token is kept.
  token_hash bytea primary key,
  id uuid not null unique,
  account_id uuid not null references account (id),
  grant_id uuid not null references role_grant (id),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text,
  device text
);
create index session_account on session (account_id);
create index session_grant on session (grant_id);
comment on table session is 'Signed-in sessions (登录会话)';

create table setup_code (
  code_hash bytea primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table setup_code is 'One-time code for the first administrator, printed in the console; lapses after 15 minutes';

-- What was changed: one line an entity and change, old and new values by field. Sealed fields are named without values.
create table change_line (
  id int8 generated always as identity primary key,
  at timestamptz not null default now(),
  account_id uuid,
  actor text,
  entity text not null,
  entity_id uuid not null,
  action text not null,
  changes jsonb not null default '{}',
  change_on date,
  reason text,
  import_id uuid,
  pos int8,
  -- The place in the tree that it had then; a renumbering reaches it, a move does not.
  party_pos int8 references party_org_code (pos) on update cascade,
  body_no int8
);
create index change_line_entity on change_line (entity, entity_id, id);
create index change_line_import on change_line (import_id) where import_id is not null;
create index change_line_party on change_line (party_pos, id);
comment on table change_line is 'Who changed what, when (变更记录); append-only';

-- Who looked: opening a member''s record or revealing a field; lists write one line for the page.
create table look_line (
  id int8 generated always as identity primary key,
  at timestamptz not null default now(),
  account_id uuid,
  actor text,
  entity text not null,
  entity_id uuid,
  what text not null,
  purpose text,
  count int
);
create index look_line_entity on look_line (entity, entity_id, id);
-- What an account has exported lately, among all that it looked at.
create index look_line_exports on look_line (account_id, id) where what = 'export';
comment on table look_line is 'Who looked at what (查看记录); append-only';

create table counting_definition (
  id uuid primary key,
  code text not null,
  version int not null default 1,
  name text not null,
  -- The base, the ways that count, see features/coverage/counting-definition.ts
  settings jsonb not null,
  shipped boolean not null default false,
  note text not null default '',
  retired_at timestamptz,
  created_by text,
  created_at timestamptz not null default now(),
  unique (code, version)
);
comment on table counting_definition is '口径: named and versioned';

create table upload (
  id uuid primary key,
  account_id uuid references account (id),
  actor text not null,
  file_name text not null,
  size_bytes int8 not null,
  sha256 bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  erased_at timestamptz
);
create index upload_account on upload (account_id);
comment on table upload is 'Uploaded files (上传文件): the bytes lie sealed in the data folder under the id';

create table import_run (
  id uuid primary key,
  upload_id uuid references upload (id),
  account_id uuid references account (id),
  actor text not null,
  kind text not null check (kind in ('social_orgs', 'party_orgs', 'members', 'ledger')),
  state text not null check (state in ('mapping', 'checking', 'checked', 'storing', 'stored', 'failed', 'cancelled', 'taken_back')),
  sheet int2 not null default 0,
  -- Where the header stands and which column feeds which field.
  layout jsonb not null default '{}',
  ledger_on date not null,
  counts jsonb not null default '{}',
  done_rows int not null default 0,
  total_rows int,
  failure text,
  has_marked_file boolean not null default false,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index import_run_upload on import_run (upload_id);
create index import_run_account on import_run (account_id, created_at);
comment on table import_run is 'Imports (导入)';

create table import_line (
  import_id uuid not null references import_run (id) on delete cascade,
  row_number int not null,
  outcome text not null check (outcome in ('created', 'changed', 'unchanged', 'skipped', 'refused')),
  title text,
  reasons jsonb not null default '[]',
  changes jsonb not null default '{}',
  primary key (import_id, row_number)
);
create index import_line_outcome on import_line (import_id, outcome, row_number);
comment on table import_line is 'One line a row read: what becomes of it and why; names only, no identity numbers';

create table import_column (
  kind text not null,
  title_key text not null,
  field text not null,
  account_id uuid references account (id),
  used_at timestamptz not null default now(),
  id uuid primary key
);
create unique index import_column_title on import_column (kind, title_key, account_id) nulls not distinct;
create index import_column_account on import_column (account_id);
comment on table import_column is 'Column mappings that a person chose, remembered for the next time';
