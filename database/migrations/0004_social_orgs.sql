-- Social organisations (社会组织) and the facts that are kept of each.

create table social_org (
  id uuid primary key,
  name text not null,
  name_key text not null,
  credit_code text unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  org_type text not null,
  -- Registered (登记) or merely filed (备案).
  register_kind text not null default 'registered' check (register_kind in ('registered', 'filed')),
  legal_person boolean not null default true,
  -- 实际运营
  operating boolean not null default true,
  status text not null default 'normal',
  founded_on date,
  founded_precision text not null default 'day' check (founded_precision in ('day', 'month', 'year')),
  -- The day from which figures count it, and the day from which they no longer do (注销).
  first_on date not null,
  ended_on date,
  end_reason text,
  -- The level that administers it: drives scope and counters. The address is another matter.
  region_code text not null,
  pos int8 not null,
  address text,
  address_region_code text references region (code),
  sector text references sector (code),
  staff int check (staff >= 0),
  staff_full_time int check (staff_full_time >= 0),
  volunteers int check (volunteers >= 0),
  affiliates int check (affiliates >= 0),
  member_enterprises int check (member_enterprises >= 0),
  branch_units int check (branch_units >= 0),
  legal_representative text,
  contact_name text,
  contact_phone text,
  charter_party_on date,
  charter_party boolean,
  staffing text check (staffing in ('full_time', 'part_time')),
  setup_base text,
  parent_body_category text,
  registrar_id uuid references supervising_body (id),
  industry_regulator_id uuid references supervising_body (id),
  guidance_body_id uuid references supervising_body (id),
  supervising_body_id uuid,
  body_no int8 not null default 0 check ((body_no = 0) = (supervising_body_id is null)),
  -- The Party node that answers for it; where none or several do, the last agreed one or the one that answers for the region.
  responsible_party_org_id uuid not null,
  party_pos int8 not null,
  responsibility text not null default 'unclear' check (responsibility in ('confirmed', 'unclear')),
  responsibility_principle text check (responsibility_principle in ('territorial', 'sectoral', 'supervisory')),
  no_party_reason text,
  -- 附列: columns of an imported ledger for which there is no field, with title, day and source.
  extra jsonb not null default '[]',
  version int not null default 1,
  import_id uuid,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (region_code, pos) references region (code, pos) on update cascade,
  foreign key (supervising_body_id, body_no) references supervising_body (id, no),
  foreign key (responsible_party_org_id, party_pos) references party_org (id, pos) on update cascade,
  check (ended_on is null or ended_on >= first_on)
);
comment on table social_org is 'Social organisations (社会组织): what holds now; social_org_period says when';
comment on column social_org.legal_person is 'Counts as 法人单位';
comment on column social_org.affiliates is '会员: never counted as Party members';
create index social_org_list_by_place on social_org (pos, name_key, id);
create index social_org_list_by_party on social_org (party_pos, name_key, id);
create index social_org_list_by_body on social_org (body_no, name_key, id);
create index social_org_name on social_org (name_key, pos);
create index social_org_region on social_org (region_code, pos);
create index social_org_responsible on social_org (responsible_party_org_id, party_pos);
create index social_org_supervising on social_org (supervising_body_id, body_no);
create index social_org_registrar on social_org (registrar_id);
create index social_org_regulator on social_org (industry_regulator_id);
create index social_org_guidance on social_org (guidance_body_id);
create index social_org_sector on social_org (sector);
create index social_org_address_region on social_org (address_region_code);
create index social_org_import on social_org (import_id) where import_id is not null;

-- What held when, of the attributes that figures filter by. Written by a trigger from social_org; corrections
-- supersede a row instead of changing it, so that what was known on an earlier day can be shown again.
create table social_org_period (
  id int8 generated always as identity primary key,
  social_org_id uuid not null references social_org (id),
  valid daterange not null check (not isempty(valid)),
  name text not null,
  org_type text not null,
  register_kind text not null,
  legal_person boolean not null,
  operating boolean not null,
  status text not null,
  region_code text not null,
  pos int8 not null,
  sector text,
  staff int,
  volunteers int,
  body_no int8 not null,
  registrar_id uuid,
  industry_regulator_id uuid,
  guidance_body_id uuid,
  responsible_party_org_id uuid not null references party_org (id),
  responsibility text not null,
  responsibility_principle text,
  recorded_at timestamptz not null default now(),
  recorded_by text,
  superseded_at timestamptz,
  reason text,
  exclude using gist (social_org_id with =, valid with &&) where (superseded_at is null)
);
create index social_org_period_org on social_org_period (social_org_id, superseded_at);
create index social_org_period_responsible on social_org_period (responsible_party_org_id);
comment on table social_org_period is 'Attributes of a social organisation over time; superseded_at null = what is known now';

-- Which Party organisation covers which social organisation, and how (单独, 联合, 挂靠).
create table coverage_relation (
  id uuid primary key,
  social_org_id uuid not null references social_org (id),
  party_org_id uuid not null references party_org (id),
  way text not null check (way in ('sole', 'joint', 'attached')),
  valid daterange not null check (not isempty(valid)),
  import_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by text,
  reason text,
  -- Both ids as one value: a gist index with two plain columns looks cheap to the planner for either of them, but finds
  -- by the second one only by reading a good part of itself.
  constraint coverage_relation_social_org_id_party_org_id_valid_excl
    exclude using gist ((uuid_send(social_org_id) || uuid_send(party_org_id)) with =, valid with &&)
);
create index coverage_relation_social_org on coverage_relation (social_org_id);
create index coverage_relation_party_org on coverage_relation (party_org_id);
comment on table coverage_relation is 'Coverage (组织覆盖): one social organisation may be covered by several Party organisations at once';

create table org_head (
  id uuid primary key,
  social_org_id uuid not null references social_org (id),
  person_name text not null,
  post text not null,
  -- null: unknown
  is_member boolean,
  also_secretary boolean,
  deputy_roles text[] not null default '{}',
  officials_approval text,
  phone text,
  from_on date,
  to_on date,
  check (from_on is null or to_on is null or from_on < to_on)
);
create index org_head_org on org_head (social_org_id);
comment on table org_head is 'Heads (负责人) of a social organisation; deputy_roles: 党代表, 人大代表, 政协委员';

create table annual_check (
  social_org_id uuid not null references social_org (id),
  year int2 not null check (year between 1990 and 2200),
  result text not null check (result in ('qualified', 'basically_qualified', 'unqualified', 'not_taken')),
  primary key (social_org_id, year)
);
comment on table annual_check is '年检/年报 results by year, 未参检 too';

create table evaluation (
  id uuid primary key,
  social_org_id uuid not null references social_org (id),
  grade int2 not null check (grade between 1 and 5),
  valid daterange not null check (not isempty(valid)),
  exclude using gist (social_org_id with =, valid with &&)
);
comment on table evaluation is '评估等级 1A to 5A with validity';

create table credit_listing (
  id uuid primary key,
  social_org_id uuid not null references social_org (id),
  kind text not null check (kind in ('abnormal', 'serious')),
  reason text,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (social_org_id with =, kind with =, valid with &&)
);
comment on table credit_listing is '活动异常名录 and 严重违法失信名单';

create table mass_org (
  id uuid primary key,
  social_org_id uuid not null references social_org (id),
  kind text not null check (kind in ('union', 'youth_league', 'women')),
  does_party_work boolean not null default true,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (social_org_id with =, kind with =, valid with &&)
);
comment on table mass_org is '群团: 工会, 共青团, 妇联';

create table advisor_assignment (
  id uuid primary key,
  social_org_id uuid not null references social_org (id),
  kind text not null check (kind in ('advisor', 'liaison')),
  person_name text not null,
  member_id uuid,
  account_id uuid,
  phone text,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (social_org_id with =, kind with =, person_name with =, valid with &&)
);
create index advisor_assignment_member on advisor_assignment (member_id) where member_id is not null;
create index advisor_assignment_account on advisor_assignment (account_id) where account_id is not null;
comment on table advisor_assignment is 'Advisors (党建指导员) and liaisons (联络员) of a social organisation';

-- What a form declared (填报数); what the roll counts (在册数) is never stored, always counted.
create table declared_figure (
  social_org_id uuid not null references social_org (id),
  figure text not null check (figure in ('full_members', 'probationary_members', 'members', 'members_not_transferred')),
  value int not null check (value >= 0),
  source text not null,
  declared_on date not null,
  recorded_at timestamptz not null default now(),
  primary key (social_org_id, figure, declared_on)
);
comment on table declared_figure is 'Declared numbers (填报数) with source and day';
