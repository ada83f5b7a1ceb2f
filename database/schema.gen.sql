-- Generated from the migrations by scripts/generate-schema.ts; do not edit.

-- Tables

create table account (
  id uuid not null,
  sign_in_name text not null,
  display_name text not null,
  password_hash text,
  must_change_password boolean not null default true,
  trial boolean not null default false,
  active boolean not null default true,
  failed_attempts integer not null default 0,
  locked_until timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  member_id uuid,
  created_by text,
  created_at timestamp with time zone not null default now(),
  password_set_at timestamp with time zone,
  rescued_at timestamp with time zone
);
create table advisor_assignment (
  id uuid not null,
  social_org_id uuid not null,
  kind text not null,
  person_name text not null,
  member_id uuid,
  account_id uuid,
  office_phone_sealed bytea,
  valid daterange not null
);
alter table advisor_assignment enable row level security;
alter table advisor_assignment force row level security;
create table annual_check (
  social_org_id uuid not null,
  year smallint not null,
  result text not null
);
alter table annual_check enable row level security;
alter table annual_check force row level security;
create table appraisal (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  year smallint not null,
  self_on date,
  peers_on date,
  rating_on date,
  opinion_on date,
  opinion_by text,
  sheets smallint,
  cap_percent smallint,
  version integer not null default 1,
  created_by text,
  created_at timestamp with time zone not null default now()
);
alter table appraisal enable row level security;
alter table appraisal force row level security;
create table appraisal_member (
  appraisal_id uuid not null,
  party_pos bigint not null,
  member_id uuid not null,
  graded boolean not null,
  grade text
);
alter table appraisal_member enable row level security;
alter table appraisal_member force row level security;
create table appraisal_rating (
  appraisal_id uuid not null,
  party_pos bigint not null,
  member_id uuid not null,
  graded boolean not null default true,
  excellent smallint not null,
  competent smallint not null,
  basic smallint not null,
  incompetent smallint not null
);
alter table appraisal_rating enable row level security;
alter table appraisal_rating force row level security;
create table attendance (
  meeting_id uuid not null,
  party_pos bigint not null,
  number smallint not null,
  member_id uuid,
  post_id uuid,
  person_name text not null,
  votes boolean not null,
  state text not null,
  reason text,
  left_out boolean not null default false
);
alter table attendance enable row level security;
alter table attendance force row level security;
create table attendance_confirmation (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  member_id uuid not null,
  home_branch_id uuid not null,
  home_pos bigint not null,
  from_on date not null,
  to_on date not null,
  confirmed_by text not null,
  confirmed_at timestamp with time zone not null default now(),
  taken_back_by text,
  taken_back_at timestamp with time zone,
  take_back_reason text,
  noted_by text,
  noted_at timestamp with time zone
);
alter table attendance_confirmation enable row level security;
alter table attendance_confirmation force row level security;
create table audit_seal (
  seq bigint not null,
  sealed_at timestamp with time zone not null,
  kind text not null,
  line_count integer not null,
  lines bytea not null,
  snapshot pg_snapshot not null,
  change_floor bigint not null,
  look_floor bigint not null,
  pruned jsonb,
  previous bytea not null,
  hash bytea not null,
  key_fingerprint text not null,
  mac bytea not null
);
create table batch_change (
  id uuid not null,
  account_id uuid,
  actor text not null,
  field text not null,
  value_text text,
  change_on date not null,
  changed integer not null,
  refused integer not null,
  made_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  undone_by text,
  subject text not null default 'social_org'::text
);
alter table batch_change enable row level security;
alter table batch_change force row level security;
create table batch_row (
  batch_id uuid not null,
  record_id uuid not null,
  name text,
  before jsonb not null,
  version integer,
  state text not null default 'changed'::text,
  reason text
);
alter table batch_row enable row level security;
alter table batch_row force row level security;
create table calendar_address (
  grant_id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null default now(),
  used_on date
);
alter table calendar_address enable row level security;
alter table calendar_address force row level security;
create table change_line (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  account_id uuid,
  actor text,
  entity text not null,
  entity_id uuid not null,
  action text not null,
  changes jsonb not null default '{}'::jsonb,
  change_on date,
  reason text,
  import_id uuid,
  pos bigint,
  party_pos bigint,
  body_no bigint,
  xid xid8 not null default pg_current_xact_id()
);
alter table change_line enable row level security;
alter table change_line force row level security;
create table check_in (
  convening_id uuid not null,
  party_pos bigint not null,
  member_id uuid not null,
  step bigint,
  received_at timestamp with time zone not null default now(),
  state text not null,
  late boolean not null default false,
  wrong_codes smallint not null default 0,
  decided_by text,
  decided_at timestamp with time zone
);
alter table check_in enable row level security;
alter table check_in force row level security;
create table claim (
  id uuid not null,
  social_org_id uuid not null,
  org_name text not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  kind text not null,
  basis text not null,
  principle text not null,
  note text,
  from_on date not null,
  state text not null default 'proposed'::text,
  released boolean not null default false,
  held boolean not null default false,
  proposed_by uuid,
  proposer text not null,
  proposed_at timestamp with time zone not null default now(),
  agreed_by text,
  agreed_at timestamp with time zone,
  decided_by uuid,
  decider text,
  decided_at timestamp with time zone,
  reason text,
  lapsed_for text,
  confirmed daterange
);
alter table claim enable row level security;
alter table claim force row level security;
create table complete_list (
  id uuid not null,
  upload_id uuid,
  account_id uuid,
  actor text not null,
  file_name text not null,
  state text not null,
  resume_state text,
  sheet smallint not null default 0,
  layout jsonb not null default '{}'::jsonb,
  region_code text not null,
  pos bigint not null,
  reach text,
  registrar_id uuid,
  org_types text[] not null,
  listed_on date not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  body_no bigint not null default 0,
  counts jsonb not null default '{}'::jsonb,
  ours integer,
  absent integer,
  confirmed_by text,
  confirmed_at timestamp with time zone,
  superseded_by uuid,
  attempt integer not null default 0,
  done_rows integer not null default 0,
  total_rows integer,
  failure text,
  created_at timestamp with time zone not null default now(),
  compared_at timestamp with time zone
);
alter table complete_list enable row level security;
alter table complete_list force row level security;
create table complete_list_row (
  list_id uuid not null,
  row_number integer not null,
  reading text not null,
  outcome text not null,
  title text not null,
  name text,
  name_key text not null default ''::text,
  credit_code text,
  region_code text,
  org_type text,
  status text,
  ended_on date,
  reasons jsonb not null default '[]'::jsonb,
  verdict jsonb,
  read jsonb,
  social_org_id uuid,
  held uuid[] not null default '{}'::uuid[],
  id uuid not null default gen_random_uuid(),
  phones_sealed bytea
);
alter table complete_list_row enable row level security;
alter table complete_list_row force row level security;
create table consultation (
  id uuid not null,
  social_org_id uuid not null,
  way text not null,
  host_id uuid,
  state text not null default 'asking'::text,
  standing boolean not null generated always as ((state = ANY (ARRAY['asking'::text, 'agreed'::text]))) stored,
  seen jsonb not null,
  note text,
  version integer not null default 1,
  opened_on date not null,
  opened_by uuid,
  opener text not null,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  closer text,
  closing_reason text
);
alter table consultation enable row level security;
alter table consultation force row level security;
create table consultation_part (
  id uuid not null,
  consultation_id uuid not null,
  standing boolean not null,
  ordinal smallint not null,
  social_org_id uuid,
  party_org_id uuid,
  name text not null,
  answer text,
  answered_on date,
  basis text,
  reason text,
  answerer text,
  recorded_by text,
  recorded_at timestamp with time zone,
  asked_on date,
  superseded_on date
);
alter table consultation_part enable row level security;
alter table consultation_part force row level security;
create table convening (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  kinds text[] not null,
  assembly text not null,
  party_group text,
  on_day date not null,
  starts_at time without time zone not null,
  place text not null,
  topic text,
  agenda text,
  announced_at timestamp with time zone not null default now(),
  cancelled_at timestamp with time zone,
  cancel_reason text,
  meeting_id uuid,
  code_secret_sealed bytea not null,
  version integer not null default 1,
  created_by text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
);
alter table convening enable row level security;
alter table convening force row level security;
create table convening_read (
  convening_id uuid not null,
  party_pos bigint not null,
  member_id uuid not null,
  read_at timestamp with time zone not null default now()
);
alter table convening_read enable row level security;
alter table convening_read force row level security;
create table correction_request (
  id uuid not null,
  member_id uuid not null,
  what text not null,
  wanted_sealed bytea,
  note text,
  asked_by text not null,
  asked_at timestamp with time zone not null default now(),
  state text not null default 'waiting'::text,
  answered_by text,
  answered_at timestamp with time zone,
  answer text
);
alter table correction_request enable row level security;
alter table correction_request force row level security;
create table counting_definition (
  id uuid not null,
  code text not null,
  version integer not null default 1,
  name text not null,
  settings jsonb not null,
  shipped boolean not null default false,
  note text not null default ''::text,
  retired_at timestamp with time zone,
  created_by text,
  created_at timestamp with time zone not null default now()
);
create table coverage_due (
  social_org_id uuid not null
);
alter table coverage_due enable row level security;
alter table coverage_due force row level security;
create table coverage_relation (
  id uuid not null,
  social_org_id uuid not null,
  party_org_id uuid not null,
  way text not null,
  valid daterange not null,
  import_id uuid,
  recorded_at timestamp with time zone not null default now(),
  recorded_by text,
  reason text
);
alter table coverage_relation enable row level security;
alter table coverage_relation force row level security;
create table coverage_snapshot (
  taken_at timestamp with time zone not null,
  tree text not null,
  on_day date not null,
  rank smallint not null,
  org_type text not null,
  sector text,
  size_band smallint not null,
  signature integer not null,
  n integer not null,
  staff integer not null,
  volunteers integer not null
);
alter table coverage_snapshot enable row level security;
alter table coverage_snapshot force row level security;
create table coverage_snapshot_day (
  taken_at timestamp with time zone not null,
  tree text not null,
  on_day date not null,
  top bigint not null,
  nodes bigint[] not null
);
alter table coverage_snapshot_day enable row level security;
alter table coverage_snapshot_day force row level security;
create table coverage_span (
  id bigint not null generated always as identity,
  social_org_id uuid not null,
  from_on date not null,
  to_on date not null,
  pos bigint not null,
  responsible_party_org_id uuid not null,
  party_pos bigint not null,
  tree_pos bigint not null,
  body_no bigint not null,
  org_type text not null,
  sector text,
  size_band smallint not null,
  signature integer not null,
  staff integer,
  volunteers integer,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  gap_class smallint generated always as (
CASE
    WHEN ((signature & 96) <> 0) THEN NULL::integer
    WHEN ((signature & 8192) <> 0) THEN 5
    WHEN ((signature & 24) = 24) THEN 4
    WHEN ((signature & 24) = 16) THEN 3
    WHEN ((signature & 24) = 0) THEN 0
    WHEN ((signature & 4096) <> 0) THEN 2
    ELSE 1
END) stored,
  near_pos bigint not null,
  stays_from date not null,
  stays_to date not null,
  present_from date not null,
  present_to date not null
);
alter table coverage_span enable row level security;
alter table coverage_span force row level security;
create table coverage_touched (
  social_org_id uuid not null
);
create table credit_listing (
  id uuid not null,
  social_org_id uuid not null,
  kind text not null,
  reason text,
  valid daterange not null
);
alter table credit_listing enable row level security;
alter table credit_listing force row level security;
create table declared_figure (
  social_org_id uuid not null,
  figure text not null,
  value integer not null,
  source text not null,
  declared_on date not null,
  recorded_at timestamp with time zone not null default now()
);
alter table declared_figure enable row level security;
alter table declared_figure force row level security;
create table duty_request (
  id uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default now(),
  settled_by uuid,
  settled_at timestamp with time zone,
  agreed boolean
);
create table duty_rule (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  reach text not null,
  kind text not null,
  per text not null,
  "least" smallint not null,
  basis text not null,
  from_on date not null,
  to_on date,
  set_by text,
  set_at timestamp with time zone not null default now(),
  ended_by text,
  end_reason text
);
alter table duty_rule enable row level security;
alter table duty_rule force row level security;
create table evaluation (
  id uuid not null,
  social_org_id uuid not null,
  grade smallint not null,
  valid daterange not null
);
alter table evaluation enable row level security;
alter table evaluation force row level security;
create table exclusion (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  member_id uuid not null,
  from_on date not null,
  to_on date,
  agreed_on date,
  agreed_by text,
  agreed_account text,
  superior_id uuid,
  passed_meeting_id uuid,
  ended_by text,
  end_reason text,
  created_by text,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1
);
alter table exclusion enable row level security;
alter table exclusion force row level security;
create table exclusion_case (
  exclusion_id uuid not null,
  party_pos bigint not null,
  case_code text not null,
  note text
);
alter table exclusion_case enable row level security;
alter table exclusion_case force row level security;
create table exempt_category (
  id uuid not null,
  name text not null,
  basis text not null,
  org_type text,
  sector text,
  code_prefix text,
  valid daterange not null,
  version integer not null default 1,
  recorded_by text,
  recorded_at timestamp with time zone not null default now()
);
alter table exempt_category enable row level security;
alter table exempt_category force row level security;
create table export_request (
  id uuid not null,
  account_id uuid not null,
  grant_id uuid not null,
  actor text not null,
  place_name text,
  kind text not null,
  asked jsonb not null,
  format text not null,
  purpose text not null,
  rows integer not null,
  party_pos bigint,
  state text not null,
  alone_reason text,
  noted_by text,
  noted_at timestamp with time zone,
  needs_approval boolean not null,
  decided_by uuid,
  decided_actor text,
  decided_at timestamp with time zone,
  decision_note text,
  password_sealed bytea,
  locked boolean not null,
  failure text,
  file_bytes bigint,
  fetched_at timestamp with time zone,
  requested_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  title text
);
alter table export_request enable row level security;
alter table export_request force row level security;
create table import_column (
  kind text not null,
  title_key text not null,
  field text not null,
  account_id uuid,
  used_at timestamp with time zone not null default now(),
  id uuid not null
);
create table import_effect (
  id uuid not null default gen_random_uuid(),
  seq bigint not null generated always as identity,
  import_id uuid not null,
  entity text not null,
  entity_id uuid not null,
  fact text,
  earlier jsonb,
  given jsonb,
  id_number_sealed bytea,
  id_number_hash bytea,
  id_number_hash_old bytea,
  phone_sealed bytea,
  office_phone_sealed bytea
);
alter table import_effect enable row level security;
alter table import_effect force row level security;
create table import_kept (
  import_id uuid not null,
  entity text not null,
  entity_id uuid not null,
  place integer not null,
  reasons jsonb not null
);
alter table import_kept enable row level security;
alter table import_kept force row level security;
create table import_line (
  import_id uuid not null,
  row_number integer not null,
  outcome text not null,
  title text,
  reasons jsonb not null default '[]'::jsonb,
  changes jsonb not null default '{}'::jsonb
);
alter table import_line enable row level security;
alter table import_line force row level security;
create table import_run (
  id uuid not null,
  upload_id uuid,
  account_id uuid,
  actor text not null,
  kind text not null,
  state text not null,
  sheet smallint not null default 0,
  layout jsonb not null default '{}'::jsonb,
  ledger_on date not null,
  counts jsonb not null default '{}'::jsonb,
  done_rows integer not null default 0,
  total_rows integer,
  failure text,
  has_marked_file boolean not null default false,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  attempt integer not null default 0,
  outcome_digest bytea,
  proposals jsonb not null default '[]'::jsonb,
  grant_id uuid default acting_grant(),
  taken_back_at timestamp with time zone,
  taken_back_by text,
  take_back jsonb
);
alter table import_run enable row level security;
alter table import_run force row level security;
create table inspection (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  name text not null,
  held_on date not null,
  looks_at text,
  basis text not null,
  set_by text,
  set_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdraw_reason text
);
alter table inspection enable row level security;
alter table inspection force row level security;
create table installation (
  one boolean not null default true,
  key_fingerprint text,
  next_key_fingerprint text,
  site_name text,
  root_party_org_id uuid,
  region_code text,
  trial boolean not null default false,
  demo text,
  counted_on date not null default CURRENT_DATE,
  created_at timestamp with time zone not null default now(),
  duty_mode text not null default 'split'::text,
  export_approval_rows integer not null default 500,
  upload_days integer not null default 30,
  factor_demand text not null default 'administrators'::text,
  effort_entry_seconds integer not null default 60,
  effort_field_seconds integer not null default 15,
  effort_text_seconds integer not null default 300
);
create table joint_invitation (
  id uuid not null,
  convening_id uuid not null,
  host_pos bigint not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  state text not null default 'waiting'::text,
  reason text,
  joined_convening_id uuid,
  invited_by text,
  invited_at timestamp with time zone not null default now(),
  answered_by text,
  answered_at timestamp with time zone
);
alter table joint_invitation enable row level security;
alter table joint_invitation force row level security;
create table joint_minutes (
  convening_id uuid not null,
  host_pos bigint not null,
  minutes text not null,
  shared_by text,
  shared_at timestamp with time zone not null default now()
);
alter table joint_minutes enable row level security;
alter table joint_minutes force row level security;
create table leave_request (
  convening_id uuid not null,
  party_pos bigint not null,
  member_id uuid not null,
  reason text not null,
  state text not null,
  asked_at timestamp with time zone not null default now(),
  answered_by text,
  answered_at timestamp with time zone
);
alter table leave_request enable row level security;
alter table leave_request force row level security;
create table list_difference (
  id bigint not null generated always as identity,
  list_id uuid not null,
  kind text not null,
  row_number integer,
  social_org_id uuid,
  name text not null,
  name_key text not null,
  credit_code text,
  fields jsonb not null default '{}'::jsonb,
  state text not null default 'open'::text,
  reason text,
  note text,
  noted_by text,
  noted_at timestamp with time zone,
  settled_by text,
  settled_at timestamp with time zone,
  carried boolean not null default false
);
alter table list_difference enable row level security;
alter table list_difference force row level security;
create table look_line (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  account_id uuid,
  actor text,
  entity text not null,
  entity_id uuid,
  what text not null,
  purpose text,
  count integer,
  xid xid8 not null default pg_current_xact_id(),
  grant_id uuid default acting_grant(),
  own_branch boolean not null default false,
  ground text,
  shown_from timestamp with time zone
);
alter table look_line enable row level security;
alter table look_line force row level security;
create table mass_org (
  id uuid not null,
  social_org_id uuid not null,
  kind text not null,
  does_party_work boolean not null default true,
  valid daterange not null
);
alter table mass_org enable row level security;
alter table mass_org force row level security;
create table meeting (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  kinds text[] not null,
  held_on date not null,
  party_group text,
  withdrawn_at timestamp with time zone,
  version integer not null default 1,
  created_by text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
);
alter table meeting enable row level security;
alter table meeting force row level security;
create table meeting_approval (
  meeting_id uuid not null,
  party_pos bigint not null,
  approved_by text not null,
  approved_at timestamp with time zone not null default now()
);
alter table meeting_approval enable row level security;
alter table meeting_approval force row level security;
create table meeting_attachment (
  id uuid not null,
  meeting_id uuid not null,
  party_pos bigint not null,
  name text not null,
  format text not null,
  size_bytes integer not null,
  sha256 bytea not null,
  added_by text not null,
  added_at timestamp with time zone not null default now(),
  removed_by text,
  removed_at timestamp with time zone,
  remove_reason text
);
alter table meeting_attachment enable row level security;
alter table meeting_attachment force row level security;
create table meeting_kind (
  code text not null,
  party_org_id uuid,
  party_pos bigint,
  held_by text[] not null default '{}'::text[],
  needs_quorum boolean not null default false,
  needs_agenda boolean not null default false,
  needs_minutes boolean not null default false,
  least_present smallint,
  basis text,
  from_on date,
  to_on date,
  set_by text,
  set_at timestamp with time zone not null default now(),
  ended_by text,
  end_reason text
);
alter table meeting_kind enable row level security;
alter table meeting_kind force row level security;
create table meeting_record (
  meeting_id uuid not null,
  party_pos bigint not null,
  assembly text not null,
  starts_at time without time zone,
  place text,
  chair text,
  recorder text,
  topic text,
  agenda text,
  minutes text,
  guests smallint,
  called smallint not null default 0,
  present smallint not null default 0,
  on_leave smallint not null default 0,
  absent smallint not null default 0,
  exempt smallint not null default 0,
  voters smallint not null default 0,
  voters_present smallint not null default 0,
  voters_elsewhere smallint not null default 0,
  voters_elsewhere_present smallint not null default 0,
  talks_done smallint,
  talks_planned smallint,
  withdrawn_by text,
  withdraw_reason text,
  left_out smallint not null default 0,
  studied jsonb not null default '[]'::jsonb
);
alter table meeting_record enable row level security;
alter table meeting_record force row level security;
create table meeting_resolution (
  meeting_id uuid not null,
  party_pos bigint not null,
  number smallint not null,
  matter text not null,
  yes smallint not null,
  no smallint not null,
  abstained smallint not null,
  vote text not null default 'ordinary'::text,
  issued smallint,
  returned smallint,
  invalid smallint,
  written_yes smallint,
  written_no smallint,
  written_abstained smallint,
  election jsonb
);
alter table meeting_resolution enable row level security;
alter table meeting_resolution force row level security;
create table meeting_sample (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  from_on date not null,
  to_on date not null,
  reason text not null,
  size smallint not null,
  of_total integer not null,
  meeting_ids uuid[] not null,
  drawn_by text,
  drawn_at timestamp with time zone not null default now()
);
alter table meeting_sample enable row level security;
alter table meeting_sample force row level security;
create table member (
  id uuid not null,
  name text not null,
  name_key text not null,
  sex text,
  born_on date,
  born_precision text not null default 'day'::text,
  ethnicity text,
  education text,
  id_number_sealed bytea,
  id_number_hash bytea,
  id_number_hash_old bytea,
  phone_sealed bytea,
  identity_pending boolean generated always as ((id_number_hash IS NULL)) stored,
  status text not null,
  joined_on date,
  joined_precision text not null default 'day'::text,
  full_on date,
  full_precision text not null default 'day'::text,
  managing_branch_id uuid not null,
  party_pos bigint not null,
  membership_branch_id uuid,
  membership_pos bigint,
  membership_elsewhere text,
  party_group text,
  work_unit_id uuid,
  work_unit_text text,
  work_post text,
  post_level text,
  full_time boolean,
  private boolean not null default false,
  first_on date not null,
  extra jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  import_id uuid,
  created_by text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  former_keys text,
  withdrawn_at timestamp with time zone,
  identity_basis text
);
alter table member enable row level security;
alter table member force row level security;
create table member_not_double (
  id uuid not null,
  one_id uuid not null,
  two_id uuid not null,
  facts text not null,
  reason text not null,
  account_id uuid,
  marked_by text not null,
  marked_at timestamp with time zone not null default now()
);
alter table member_not_double enable row level security;
alter table member_not_double force row level security;
create table member_period (
  id bigint not null generated always as identity,
  member_id uuid not null,
  valid daterange not null,
  status text not null,
  managing_branch_id uuid not null,
  membership_branch_id uuid,
  work_unit_id uuid,
  full_time boolean,
  recorded_at timestamp with time zone not null default now(),
  recorded_by text,
  superseded_at timestamp with time zone,
  reason text
);
alter table member_period enable row level security;
alter table member_period force row level security;
create table member_tally (
  node uuid not null,
  dimension integer not null,
  value text,
  private boolean not null,
  n bigint not null
);
alter table member_tally enable row level security;
alter table member_tally force row level security;
create table member_tally_day (
  only_one boolean not null default true,
  counted_on date not null
);
alter table member_tally_day enable row level security;
alter table member_tally_day force row level security;
create table member_tally_delta (
  managing_branch_id uuid not null,
  first_on date not null,
  born_on date,
  education text,
  sex text,
  work_unit_id uuid,
  joined_on date,
  post_level text,
  status text not null,
  private boolean not null,
  n smallint not null
);
alter table member_tally_delta enable row level security;
alter table member_tally_delta force row level security;
create table member_tally_sector_moved (
  id bigint not null generated always as identity,
  social_org_id uuid not null,
  was text
);
alter table member_tally_sector_moved enable row level security;
alter table member_tally_sector_moved force row level security;
create table member_token (
  token text not null,
  pos bigint not null,
  private boolean not null,
  member_id uuid not null,
  at smallint not null
);
alter table member_token enable row level security;
alter table member_token force row level security;
create table member_token_due (
  member_id uuid not null
);
alter table member_token_due enable row level security;
alter table member_token_due force row level security;
create table merged_record (
  id uuid not null,
  kind text not null,
  keeper_id uuid not null,
  name text not null,
  code text,
  merged_at timestamp with time zone not null default now(),
  merged_by text
);
alter table merged_record enable row level security;
alter table merged_record force row level security;
create table minutes_sketch (
  meeting_id uuid not null,
  party_pos bigint not null,
  bands integer[] not null
);
alter table minutes_sketch enable row level security;
alter table minutes_sketch force row level security;
create table mismatch_settlement (
  id uuid not null,
  social_org_id uuid not null,
  figure text not null,
  decision text not null,
  declared integer not null,
  declared_on date not null,
  on_roll integer not null,
  reason text not null,
  account_id uuid,
  settled_by text,
  settled_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  undone_by text
);
alter table mismatch_settlement enable row level security;
alter table mismatch_settlement force row level security;
create table no_party_reason (
  id bigint not null generated always as identity,
  social_org_id uuid not null,
  reason text not null,
  note text,
  valid daterange not null,
  recorded_by text,
  recorded_at timestamp with time zone not null default now(),
  import_id uuid
);
alter table no_party_reason enable row level security;
alter table no_party_reason force row level security;
create table org_head (
  id uuid not null,
  social_org_id uuid not null,
  person_name text not null,
  post text not null,
  is_member boolean,
  also_secretary boolean,
  deputy_roles text[] not null default '{}'::text[],
  officials_approval text,
  office_phone_sealed bytea,
  from_on date,
  to_on date
);
alter table org_head enable row level security;
alter table org_head force row level security;
create table outer_identity (
  id uuid not null,
  account_id uuid not null,
  identity_sealed bytea not null,
  identity_hash bytea not null,
  identity_hash_old bytea,
  own boolean not null,
  linked_at timestamp with time zone not null default now(),
  linked_by text
);
create table party_group (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  name text not null,
  days datemultirange not null
);
alter table party_group enable row level security;
alter table party_group force row level security;
create table party_group_leader (
  id uuid not null,
  party_group_id uuid not null,
  party_pos bigint not null,
  member_id uuid not null,
  chosen text not null,
  from_on date not null,
  to_on date,
  set_by text,
  set_at timestamp with time zone not null default now()
);
alter table party_group_leader enable row level security;
alter table party_group_leader force row level security;
create table party_group_member (
  party_group_id uuid not null,
  member_id uuid not null,
  valid daterange not null
);
alter table party_group_member enable row level security;
alter table party_group_member force row level security;
create table party_org (
  id uuid not null,
  parent_id uuid,
  pos bigint not null,
  name text not null,
  name_key text not null,
  short_name text,
  party_code text,
  kind text not null,
  functional boolean not null default false,
  outside_system boolean not null generated always as ((kind = 'outside_system'::text)) stored,
  setup_mode text,
  region_code text not null,
  region_pos bigint not null,
  founded_on date,
  founded_precision text not null default 'day'::text,
  first_on date not null,
  ended_on date,
  end_reason text,
  approval_no text,
  approved_by text,
  may_approve_probationary boolean not null default false,
  exemplar boolean not null default false,
  secretary_source text,
  guided_by_id uuid,
  office_phone_sealed bytea,
  address text,
  extra jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  import_id uuid,
  created_by text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  former_keys text,
  former_codes text,
  withdrawn_at timestamp with time zone
);
alter table party_org enable row level security;
alter table party_org force row level security;
create table party_org_code (
  pos bigint not null,
  pos_end bigint not null,
  used_to bigint not null,
  parent_pos bigint,
  party_org_id uuid not null,
  from_on date not null default '-infinity'::date,
  to_on date not null default 'infinity'::date
);
create table party_org_count (
  party_org_id uuid not null,
  counted_region_pos bigint not null,
  counted_pos bigint not null,
  party_orgs smallint not null,
  branches smallint not null,
  covering smallint not null,
  covers integer not null,
  members integer not null,
  full_members integer not null,
  not_transferred integer not null
);
alter table party_org_count enable row level security;
alter table party_org_count force row level security;
create table party_org_guidance (
  id bigint not null generated always as identity,
  party_org_id uuid not null,
  guide_id uuid not null,
  valid daterange not null,
  recorded_by text,
  recorded_at timestamp with time zone not null default now()
);
alter table party_org_guidance enable row level security;
alter table party_org_guidance force row level security;
create table party_org_life (
  party_org_id uuid not null,
  active datemultirange not null default '{}'::datemultirange
);
alter table party_org_life enable row level security;
alter table party_org_life force row level security;
create table party_org_month (
  party_org_id uuid not null,
  month date not null,
  done integer[] not null,
  owed integer[] not null,
  measured integer not null,
  met integer not null
);
alter table party_org_month enable row level security;
alter table party_org_month force row level security;
create table party_org_month_day (
  only_one boolean not null default true,
  counted_on date not null
);
alter table party_org_month_day enable row level security;
alter table party_org_month_day force row level security;
create table party_org_month_mark (
  party_org_id uuid not null
);
alter table party_org_month_mark enable row level security;
alter table party_org_month_mark force row level security;
create table party_org_not_double (
  id uuid not null,
  one_id uuid not null,
  two_id uuid not null,
  facts text not null,
  reason text not null,
  account_id uuid,
  marked_by text not null,
  marked_at timestamp with time zone not null default now()
);
alter table party_org_not_double enable row level security;
alter table party_org_not_double force row level security;
create table party_org_region (
  party_org_id uuid not null,
  region_code text not null
);
create table party_org_token (
  token text not null,
  pos bigint not null,
  region_pos bigint not null,
  party_org_id uuid not null,
  at smallint not null
);
alter table party_org_token enable row level security;
alter table party_org_token force row level security;
create table party_org_touched (
  party_org_id uuid not null
);
create table party_post (
  id uuid not null,
  party_org_id uuid not null,
  member_id uuid,
  person_name text not null,
  post text not null,
  duties text,
  in_management boolean,
  full_time boolean,
  allowance_note text,
  office_phone_sealed bytea,
  from_on date not null,
  to_on date not null default 'infinity'::date
);
alter table party_post enable row level security;
alter table party_post force row level security;
create table party_term (
  id uuid not null,
  party_org_id uuid not null,
  number smallint,
  elected_on date,
  from_on date not null,
  to_on date not null,
  extended_to_on date
);
alter table party_term enable row level security;
alter table party_term force row level security;
create table past_password (
  id uuid not null,
  account_id uuid not null,
  password_hash text not null,
  replaced_at timestamp with time zone not null default now()
);
create table pinyin_initial (
  "character" text not null,
  letters text not null
);
create table plan_template (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  year smallint not null,
  name text not null,
  org_types text[] not null default '{}'::text[],
  size_bands smallint[] not null default '{}'::smallint[],
  basis text not null,
  lines jsonb not null,
  version integer not null default 1,
  set_by text,
  set_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdraw_reason text
);
alter table plan_template enable row level security;
alter table plan_template force row level security;
create table recovery_code (
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone
);
create table region (
  code text not null,
  name text not null,
  full_name text not null,
  level smallint not null,
  parent_code text,
  pos bigint not null,
  pos_end bigint not null,
  valid_from date,
  valid_to date,
  successor_code text
);
create table reminder_delay (
  party_org_id uuid not null,
  party_pos bigint not null,
  delay_days smallint not null,
  set_by text,
  set_at timestamp with time zone not null default now()
);
alter table reminder_delay enable row level security;
alter table reminder_delay force row level security;
create table role_grant (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  scope_kind text not null,
  party_org_id uuid,
  region_code text,
  body_id uuid,
  granted_by text,
  granted_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  post_id uuid,
  holds daterange not null default daterange(NULL::date, NULL::date)
);
create table saved_view (
  id uuid not null,
  account_id uuid not null,
  page text not null,
  name text not null,
  search text not null,
  created_at timestamp with time zone not null default now(),
  columns jsonb not null default '{}'::jsonb
);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create table second_factor (
  account_id uuid not null,
  secret_sealed bytea,
  since timestamp with time zone,
  last_step bigint not null default 0,
  candidate_sealed bytea,
  candidate_at timestamp with time zone
);
create table sector (
  code text not null,
  name text not null,
  sort smallint not null
);
create table session (
  token_hash bytea not null,
  id uuid not null,
  account_id uuid not null,
  grant_id uuid not null,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  address text,
  device text,
  idle interval not null default '02:00:00'::interval,
  device_id uuid,
  password_overdue boolean not null default false
);
create table settle_due (
  transaction_id xid8 not null
);
create table setup_code (
  code_hash bytea not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table sign_in_slip (
  id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  issued_at timestamp with time zone not null default now(),
  issued_by text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
create table social_org (
  id uuid not null,
  name text not null,
  name_key text not null,
  credit_code text,
  org_type text not null,
  register_kind text not null default 'registered'::text,
  legal_person boolean not null default true,
  operating boolean not null default true,
  status text not null default 'normal'::text,
  founded_on date,
  founded_precision text not null default 'day'::text,
  first_on date not null,
  ended_on date,
  end_reason text,
  region_code text not null,
  pos bigint not null,
  address text,
  address_region_code text,
  sector text,
  staff integer,
  staff_full_time integer,
  volunteers integer,
  affiliates integer,
  member_enterprises integer,
  branch_units integer,
  legal_representative text,
  contact_name text,
  contact_phone_sealed bytea,
  charter_party_on date,
  charter_party boolean,
  staffing text,
  setup_base text,
  parent_body_category text,
  registrar_id uuid,
  industry_regulator_id uuid,
  guidance_body_id uuid,
  supervising_body_id uuid,
  body_no bigint not null default 0,
  responsible_party_org_id uuid not null,
  party_pos bigint not null,
  responsibility text not null default 'unclear'::text,
  responsibility_principle text,
  no_party_reason text,
  extra jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  import_id uuid,
  created_by text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  no_party_reason_note text,
  former_keys text,
  former_codes text,
  near_pos bigint not null generated always as ((COALESCE(address_region_code, region_code))::bigint) stored,
  withdrawn_at timestamp with time zone
);
alter table social_org enable row level security;
alter table social_org force row level security;
create table social_org_not_double (
  id uuid not null,
  one_id uuid not null,
  two_id uuid not null,
  facts text not null,
  reason text not null,
  account_id uuid,
  marked_by text not null,
  marked_at timestamp with time zone not null default now()
);
alter table social_org_not_double enable row level security;
alter table social_org_not_double force row level security;
create table social_org_period (
  id bigint not null generated always as identity,
  social_org_id uuid not null,
  valid daterange not null,
  name text not null,
  org_type text not null,
  register_kind text not null,
  legal_person boolean not null,
  operating boolean not null,
  status text not null,
  region_code text not null,
  pos bigint not null,
  sector text,
  staff integer,
  volunteers integer,
  body_no bigint not null,
  registrar_id uuid,
  industry_regulator_id uuid,
  guidance_body_id uuid,
  responsible_party_org_id uuid not null,
  responsibility text not null,
  responsibility_principle text,
  recorded_at timestamp with time zone not null default now(),
  recorded_by text,
  superseded_at timestamp with time zone,
  reason text
);
alter table social_org_period enable row level security;
alter table social_org_period force row level security;
create table social_org_token (
  token text not null,
  pos bigint not null,
  party_pos bigint not null,
  body_no bigint not null,
  social_org_id uuid not null,
  at smallint not null
);
alter table social_org_token enable row level security;
alter table social_org_token force row level security;
create table supervising_body (
  id uuid not null,
  no bigint not null generated always as identity,
  name text not null,
  name_key text not null,
  region_code text not null
);
create table tally_definition (
  code text not null,
  base_mask integer not null,
  base_value integer not null,
  formal_mask integer not null,
  work_mask integer not null,
  due_mask integer not null default 24
);
create table tally_delta (
  id bigint not null generated always as identity,
  pos bigint not null,
  party_pos bigint not null,
  body_no bigint not null,
  key integer not null,
  n bigint not null,
  staff bigint not null default 0,
  volunteers bigint not null default 0
);
alter table tally_delta enable row level security;
alter table tally_delta force row level security;
create table tally_fold (
  tree text not null,
  node bigint not null,
  node_end bigint not null,
  key integer not null,
  n bigint not null,
  staff bigint not null,
  volunteers bigint not null
);
alter table tally_fold enable row level security;
alter table tally_fold force row level security;
create table tally_measure (
  tree text not null,
  node bigint not null,
  node_end bigint not null,
  parent bigint,
  definition text not null,
  total bigint not null,
  formal bigint not null,
  work bigint not null,
  sole bigint not null,
  joint bigint not null,
  attached bigint not null,
  functional bigint not null,
  gaps bigint not null,
  few bigint not null,
  "none" bigint not null,
  unverified bigint not null,
  unclear bigint not null,
  staff bigint not null,
  volunteers bigint not null,
  exempt bigint not null default 0
);
alter table tally_measure enable row level security;
alter table tally_measure force row level security;
create table trusted_device (
  token_hash bytea not null,
  id uuid not null,
  account_id uuid not null,
  slip_id uuid not null,
  trusted_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  address text,
  device text
);
create table upload (
  id uuid not null,
  account_id uuid,
  actor text not null,
  file_name text not null,
  size_bytes bigint not null,
  sha256 bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  erased_at timestamp with time zone
);
alter table upload enable row level security;
alter table upload force row level security;
create table vitality_scheme (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  name text not null,
  questions smallint[] not null,
  weights smallint[] not null,
  thresholds smallint[] not null,
  basis text not null,
  from_on date not null,
  to_on date,
  set_by text,
  set_at timestamp with time zone not null default now(),
  ended_by text,
  end_reason text
);
alter table vitality_scheme enable row level security;
alter table vitality_scheme force row level security;
create table year_plan (
  id uuid not null,
  party_org_id uuid not null,
  party_pos bigint not null,
  year smallint not null,
  template_id uuid,
  lines jsonb not null,
  version integer not null default 1,
  set_by text,
  set_at timestamp with time zone not null default now()
);
alter table year_plan enable row level security;
alter table year_plan force row level security;

-- Views



-- Constraints

alter table account add constraint account_sign_in_name_key UNIQUE (sign_in_name);
alter table account add constraint account_pkey PRIMARY KEY (id);
alter table account add constraint account_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table account add constraint account_sign_in_name_check CHECK ((sign_in_name = lower(sign_in_name)));
alter table advisor_assignment add constraint advisor_assignment_social_org_id_kind_person_name_valid_excl EXCLUDE USING gist (social_org_id WITH =, kind WITH =, person_name WITH =, valid WITH &&);
alter table advisor_assignment add constraint advisor_assignment_pkey PRIMARY KEY (id);
alter table advisor_assignment add constraint advisor_assignment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table advisor_assignment add constraint advisor_assignment_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table advisor_assignment add constraint advisor_assignment_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table advisor_assignment add constraint advisor_assignment_kind_check CHECK ((kind = ANY (ARRAY['advisor'::text, 'liaison'::text])));
alter table advisor_assignment add constraint advisor_assignment_valid_check CHECK ((NOT isempty(valid)));
alter table annual_check add constraint annual_check_pkey PRIMARY KEY (social_org_id, year);
alter table annual_check add constraint annual_check_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table annual_check add constraint annual_check_result_check CHECK ((result = ANY (ARRAY['qualified'::text, 'basically_qualified'::text, 'unqualified'::text, 'not_taken'::text])));
alter table annual_check add constraint annual_check_year_check CHECK (((year >= 1990) AND (year <= 2200)));
alter table appraisal add constraint appraisal_id_party_pos_key UNIQUE (id, party_pos);
alter table appraisal add constraint appraisal_party_org_id_year_key UNIQUE (party_org_id, year);
alter table appraisal add constraint appraisal_pkey PRIMARY KEY (id);
alter table appraisal add constraint appraisal_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table appraisal add constraint appraisal_cap_percent_check CHECK (((cap_percent >= 1) AND (cap_percent <= 100)));
alter table appraisal add constraint appraisal_check CHECK ((peers_on >= self_on));
alter table appraisal add constraint appraisal_check1 CHECK ((rating_on >= peers_on));
alter table appraisal add constraint appraisal_check2 CHECK ((opinion_on >= rating_on));
alter table appraisal add constraint appraisal_check3 CHECK (((opinion_on IS NULL) = (opinion_by IS NULL)));
alter table appraisal add constraint appraisal_opinion_by_check CHECK ((opinion_by = ANY (ARRAY['members'::text, 'committee'::text])));
alter table appraisal add constraint appraisal_sheets_check CHECK ((sheets >= 3));
alter table appraisal add constraint appraisal_year_check CHECK (((year >= 1950) AND (year <= 2200)));
alter table appraisal_member add constraint appraisal_member_appraisal_id_member_id_graded_key UNIQUE (appraisal_id, member_id, graded);
alter table appraisal_member add constraint appraisal_member_pkey PRIMARY KEY (appraisal_id, member_id);
alter table appraisal_member add constraint appraisal_member_appraisal_id_party_pos_fkey FOREIGN KEY (appraisal_id, party_pos) REFERENCES appraisal(id, party_pos) ON UPDATE CASCADE;
alter table appraisal_member add constraint appraisal_member_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table appraisal_member add constraint appraisal_member_check CHECK ((graded OR (grade IS NULL)));
alter table appraisal_member add constraint appraisal_member_grade_check CHECK ((grade = ANY (ARRAY['excellent'::text, 'competent'::text, 'basic'::text, 'incompetent'::text])));
alter table appraisal_rating add constraint appraisal_rating_pkey PRIMARY KEY (appraisal_id, member_id);
alter table appraisal_rating add constraint appraisal_rating_appraisal_id_member_id_graded_fkey FOREIGN KEY (appraisal_id, member_id, graded) REFERENCES appraisal_member(appraisal_id, member_id, graded) ON UPDATE CASCADE ON DELETE CASCADE;
alter table appraisal_rating add constraint appraisal_rating_appraisal_id_party_pos_fkey FOREIGN KEY (appraisal_id, party_pos) REFERENCES appraisal(id, party_pos) ON UPDATE CASCADE;
alter table appraisal_rating add constraint appraisal_rating_basic_check CHECK ((basic >= 0));
alter table appraisal_rating add constraint appraisal_rating_competent_check CHECK ((competent >= 0));
alter table appraisal_rating add constraint appraisal_rating_excellent_check CHECK ((excellent >= 0));
alter table appraisal_rating add constraint appraisal_rating_graded_check CHECK (graded);
alter table appraisal_rating add constraint appraisal_rating_incompetent_check CHECK ((incompetent >= 0));
alter table attendance add constraint attendance_pkey PRIMARY KEY (meeting_id, number);
alter table attendance add constraint attendance_meeting_id_party_pos_fkey FOREIGN KEY (meeting_id, party_pos) REFERENCES meeting(id, party_pos) ON UPDATE CASCADE;
alter table attendance add constraint attendance_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table attendance add constraint attendance_check CHECK (((member_id IS NULL) <> (post_id IS NULL)));
alter table attendance add constraint attendance_check1 CHECK (((state <> ALL (ARRAY['leave'::text, 'exempt'::text])) OR (reason IS NOT NULL)));
alter table attendance add constraint attendance_state_check CHECK ((state = ANY (ARRAY['present'::text, 'leave'::text, 'absent'::text, 'exempt'::text])));
alter table attendance_confirmation add constraint attendance_confirmation_pkey PRIMARY KEY (id);
alter table attendance_confirmation add constraint attendance_confirmation_home_branch_id_home_pos_fkey FOREIGN KEY (home_branch_id, home_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table attendance_confirmation add constraint attendance_confirmation_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table attendance_confirmation add constraint attendance_confirmation_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table attendance_confirmation add constraint attendance_confirmation_check CHECK ((to_on > from_on));
alter table attendance_confirmation add constraint attendance_confirmation_check1 CHECK (((taken_back_at IS NULL) = (take_back_reason IS NULL)));
alter table attendance_confirmation add constraint attendance_confirmation_noted CHECK (((noted_by IS NULL) = (noted_at IS NULL)));
alter table audit_seal add constraint audit_seal_pkey PRIMARY KEY (seq);
alter table audit_seal add constraint audit_seal_check CHECK ((octet_length(lines) = (41 * line_count)));
alter table audit_seal add constraint audit_seal_kind_check CHECK ((kind = ANY (ARRAY['lines'::text, 'prune'::text])));
alter table audit_seal add constraint audit_seal_seq_check CHECK ((seq > 0));
alter table batch_change add constraint batch_change_pkey PRIMARY KEY (id);
alter table batch_change add constraint batch_change_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table batch_change add constraint batch_change_subject_check CHECK ((subject = ANY (ARRAY['social_org'::text, 'party_org'::text, 'member'::text])));
alter table batch_row add constraint batch_row_pkey PRIMARY KEY (batch_id, record_id);
alter table batch_row add constraint batch_row_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES batch_change(id) ON DELETE CASCADE;
alter table batch_row add constraint batch_row_state_check CHECK ((state = ANY (ARRAY['changed'::text, 'undone'::text, 'left'::text])));
alter table calendar_address add constraint calendar_address_token_hash_key UNIQUE (token_hash);
alter table calendar_address add constraint calendar_address_pkey PRIMARY KEY (grant_id);
alter table calendar_address add constraint calendar_address_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table calendar_address add constraint calendar_address_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES role_grant(id);
alter table calendar_address add constraint calendar_address_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table change_line add constraint change_line_pkey PRIMARY KEY (id);
alter table change_line add constraint change_line_party_pos_fkey FOREIGN KEY (party_pos) REFERENCES party_org_code(pos) ON UPDATE CASCADE;
alter table check_in add constraint check_in_pkey PRIMARY KEY (convening_id, member_id);
alter table check_in add constraint check_in_convening_id_party_pos_fkey FOREIGN KEY (convening_id, party_pos) REFERENCES convening(id, party_pos) ON UPDATE CASCADE;
alter table check_in add constraint check_in_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table check_in add constraint check_in_check CHECK (((state = 'wrong'::text) = (step IS NULL)));
alter table check_in add constraint check_in_state_check CHECK ((state = ANY (ARRAY['wrong'::text, 'counted'::text, 'waiting'::text, 'confirmed'::text, 'declined'::text])));
alter table check_in add constraint check_in_wrong_codes_check CHECK (((wrong_codes >= 0) AND (wrong_codes <= 1000)));
alter table claim add constraint claim_confirmed_once EXCLUDE USING gist (social_org_id WITH =, confirmed WITH &&) WHERE ((confirmed IS NOT NULL)) DEFERRABLE INITIALLY DEFERRED;
alter table claim add constraint claim_pkey PRIMARY KEY (id);
alter table claim add constraint claim_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table claim add constraint claim_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES account(id);
alter table claim add constraint claim_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table claim add constraint claim_basis_check CHECK ((basis = ANY (ARRAY['supervising_body'::text, 'industry'::text, 'registered_place'::text, 'community'::text, 'fallback'::text, 'assigned'::text, 'other'::text])));
alter table claim add constraint claim_check CHECK (((state = ANY (ARRAY['proposed'::text, 'disputed'::text])) = (decided_at IS NULL)));
alter table claim add constraint claim_check1 CHECK (((state <> 'disputed'::text) OR (agreed_at IS NOT NULL)));
alter table claim add constraint claim_check2 CHECK (((state <> 'refused'::text) OR (reason IS NOT NULL)));
alter table claim add constraint claim_check3 CHECK (((state = 'accepted'::text) = (confirmed IS NOT NULL)));
alter table claim add constraint claim_check4 CHECK (((state = 'lapsed'::text) = (lapsed_for IS NOT NULL)));
alter table claim add constraint claim_kind_check CHECK ((kind = ANY (ARRAY['claim'::text, 'proposal'::text])));
alter table claim add constraint claim_lapsed_for_check CHECK ((lapsed_for = ANY (ARRAY['org_ended'::text, 'body_ended'::text, 'settled'::text, 'basis_changed'::text])));
alter table claim add constraint claim_principle_check CHECK ((principle = ANY (ARRAY['territorial'::text, 'sectoral'::text, 'supervisory'::text])));
alter table claim add constraint claim_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'disputed'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text, 'lapsed'::text])));
alter table complete_list add constraint complete_list_pkey PRIMARY KEY (id);
alter table complete_list add constraint complete_list_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table complete_list add constraint complete_list_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE;
alter table complete_list add constraint complete_list_region_code_pos_fkey FOREIGN KEY (region_code, pos) REFERENCES region(code, pos) ON UPDATE CASCADE;
alter table complete_list add constraint complete_list_registrar_id_fkey FOREIGN KEY (registrar_id) REFERENCES supervising_body(id);
alter table complete_list add constraint complete_list_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES complete_list(id);
alter table complete_list add constraint complete_list_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES upload(id);
alter table complete_list add constraint complete_list_reach_check CHECK ((reach = ANY (ARRAY['own'::text, 'below'::text])));
alter table complete_list add constraint complete_list_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'comparing'::text, 'doubtful'::text, 'compared'::text, 'superseded'::text, 'discarded'::text])));
alter table complete_list_row add constraint complete_list_row_pkey PRIMARY KEY (list_id, row_number);
alter table complete_list_row add constraint complete_list_row_list_id_fkey FOREIGN KEY (list_id) REFERENCES complete_list(id) ON DELETE CASCADE;
alter table complete_list_row add constraint complete_list_row_outcome_check CHECK ((outcome = ANY (ARRAY['read'::text, 'matched'::text, 'new'::text, 'refused'::text, 'skipped'::text])));
alter table complete_list_row add constraint complete_list_row_reading_check CHECK ((reading = ANY (ARRAY['read'::text, 'refused'::text, 'skipped'::text])));
alter table consultation add constraint consultation_id_standing_key UNIQUE (id, standing);
alter table consultation add constraint consultation_pkey PRIMARY KEY (id);
alter table consultation add constraint consultation_host_id_fkey FOREIGN KEY (host_id) REFERENCES party_org(id);
alter table consultation add constraint consultation_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES account(id);
alter table consultation add constraint consultation_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table consultation add constraint consultation_check CHECK (((way = 'attached'::text) = (host_id IS NOT NULL)));
alter table consultation add constraint consultation_check1 CHECK (((closed_at IS NULL) = (state = ANY (ARRAY['asking'::text, 'agreed'::text]))));
alter table consultation add constraint consultation_check2 CHECK (((state <> ALL (ARRAY['refused'::text, 'withdrawn'::text])) OR (closing_reason IS NOT NULL)));
alter table consultation add constraint consultation_closing_reason_check CHECK ((length(closing_reason) <= 200));
alter table consultation add constraint consultation_note_check CHECK ((length(note) <= 200));
alter table consultation add constraint consultation_state_check CHECK ((state = ANY (ARRAY['asking'::text, 'agreed'::text, 'done'::text, 'refused'::text, 'withdrawn'::text, 'lapsed'::text])));
alter table consultation add constraint consultation_way_check CHECK ((way = ANY (ARRAY['sole'::text, 'joint'::text, 'attached'::text, 'advisor'::text])));
alter table consultation_part add constraint consultation_part_consultation_id_ordinal_key UNIQUE (consultation_id, ordinal);
alter table consultation_part add constraint consultation_part_pkey PRIMARY KEY (id);
alter table consultation_part add constraint consultation_part_consultation_id_standing_fkey FOREIGN KEY (consultation_id, standing) REFERENCES consultation(id, standing) ON UPDATE CASCADE;
alter table consultation_part add constraint consultation_part_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id);
alter table consultation_part add constraint consultation_part_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table consultation_part add constraint consultation_part_answer_check CHECK ((answer = ANY (ARRAY['agree'::text, 'refuse'::text])));
alter table consultation_part add constraint consultation_part_answerer_check CHECK ((length(answerer) <= 40));
alter table consultation_part add constraint consultation_part_basis_check CHECK ((basis = ANY (ARRAY['letter'::text, 'meeting'::text, 'visit'::text, 'phone'::text])));
alter table consultation_part add constraint consultation_part_check CHECK (((social_org_id IS NULL) <> (party_org_id IS NULL)));
alter table consultation_part add constraint consultation_part_check1 CHECK ((((answer IS NULL) = (answered_on IS NULL)) AND ((answer IS NULL) = (basis IS NULL)) AND ((answer IS NULL) = (recorded_at IS NULL))));
alter table consultation_part add constraint consultation_part_check2 CHECK (((answer <> 'refuse'::text) OR (reason IS NOT NULL)));
alter table consultation_part add constraint consultation_part_reason_check CHECK ((length(reason) <= 200));
alter table convening add constraint convening_id_party_pos_key UNIQUE (id, party_pos);
alter table convening add constraint convening_pkey PRIMARY KEY (id);
alter table convening add constraint convening_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table convening add constraint convening_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table convening add constraint convening_assembly_check CHECK ((assembly = ANY (ARRAY['members'::text, 'committee'::text, 'group'::text])));
alter table convening add constraint convening_check CHECK (((assembly = 'group'::text) = (party_group IS NOT NULL)));
alter table convening add constraint convening_check1 CHECK (((cancelled_at IS NULL) = (cancel_reason IS NULL)));
alter table convening add constraint convening_check2 CHECK (((cancelled_at IS NULL) OR (meeting_id IS NULL)));
alter table convening add constraint convening_kinds_check CHECK (((cardinality(kinds) >= 1) AND (cardinality(kinds) <= 6)));
alter table convening_read add constraint convening_read_pkey PRIMARY KEY (convening_id, member_id);
alter table convening_read add constraint convening_read_convening_id_party_pos_fkey FOREIGN KEY (convening_id, party_pos) REFERENCES convening(id, party_pos) ON UPDATE CASCADE;
alter table convening_read add constraint convening_read_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table correction_request add constraint correction_request_pkey PRIMARY KEY (id);
alter table correction_request add constraint correction_request_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table correction_request add constraint correction_request_check CHECK (((state = 'waiting'::text) = (answered_at IS NULL)));
alter table correction_request add constraint correction_request_check1 CHECK (((state = 'waiting'::text) = (wanted_sealed IS NOT NULL)));
alter table correction_request add constraint correction_request_check2 CHECK (((state <> 'declined'::text) OR (answer IS NOT NULL)));
alter table correction_request add constraint correction_request_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'declined'::text])));
alter table correction_request add constraint correction_request_what_check CHECK ((what = ANY (ARRAY['name'::text, 'sex'::text, 'bornOn'::text, 'ethnicity'::text, 'education'::text, 'identityNumber'::text, 'phone'::text, 'joinedOn'::text, 'fullOn'::text, 'workPost'::text, 'workUnit'::text, 'branch'::text, 'other'::text])));
alter table counting_definition add constraint counting_definition_code_version_key UNIQUE (code, version);
alter table counting_definition add constraint counting_definition_pkey PRIMARY KEY (id);
alter table coverage_due add constraint coverage_due_pkey PRIMARY KEY (social_org_id);
alter table coverage_relation add constraint coverage_relation_social_org_id_party_org_id_valid_excl EXCLUDE USING gist (((uuid_send(social_org_id) || uuid_send(party_org_id))) WITH =, valid WITH &&);
alter table coverage_relation add constraint coverage_relation_pkey PRIMARY KEY (id);
alter table coverage_relation add constraint coverage_relation_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id);
alter table coverage_relation add constraint coverage_relation_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table coverage_relation add constraint coverage_relation_valid_check CHECK ((NOT isempty(valid)));
alter table coverage_relation add constraint coverage_relation_way_check CHECK ((way = ANY (ARRAY['sole'::text, 'joint'::text, 'attached'::text])));
alter table coverage_snapshot_day add constraint coverage_snapshot_day_pkey PRIMARY KEY (taken_at, tree, on_day);
alter table coverage_snapshot_day add constraint coverage_snapshot_day_tree_check CHECK ((tree = ANY (ARRAY['place'::text, 'party'::text])));
alter table coverage_span add constraint coverage_span_pkey PRIMARY KEY (id);
alter table coverage_span add constraint coverage_span_responsible_party_org_id_party_pos_fkey FOREIGN KEY (responsible_party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
alter table coverage_span add constraint coverage_span_social_org_fkey FOREIGN KEY (social_org_id, near_pos) REFERENCES social_org(id, near_pos) ON UPDATE CASCADE;
alter table coverage_span add constraint coverage_span_tree_pos_fkey FOREIGN KEY (tree_pos) REFERENCES party_org_code(pos) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
alter table coverage_span add constraint coverage_span_check CHECK ((from_on < to_on));
alter table coverage_touched add constraint coverage_touched_pkey PRIMARY KEY (social_org_id);
alter table credit_listing add constraint credit_listing_social_org_id_kind_valid_excl EXCLUDE USING gist (social_org_id WITH =, kind WITH =, valid WITH &&);
alter table credit_listing add constraint credit_listing_pkey PRIMARY KEY (id);
alter table credit_listing add constraint credit_listing_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table credit_listing add constraint credit_listing_kind_check CHECK ((kind = ANY (ARRAY['abnormal'::text, 'serious'::text])));
alter table credit_listing add constraint credit_listing_valid_check CHECK ((NOT isempty(valid)));
alter table declared_figure add constraint declared_figure_pkey PRIMARY KEY (social_org_id, figure, declared_on);
alter table declared_figure add constraint declared_figure_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table declared_figure add constraint declared_figure_figure_check CHECK ((figure = ANY (ARRAY['full_members'::text, 'probationary_members'::text, 'members'::text, 'members_not_transferred'::text])));
alter table declared_figure add constraint declared_figure_value_check CHECK ((value >= 0));
alter table duty_request add constraint duty_request_pkey PRIMARY KEY (id);
alter table duty_request add constraint duty_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES account(id);
alter table duty_request add constraint duty_request_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES account(id);
alter table duty_request add constraint duty_request_check CHECK (((settled_at IS NULL) = (agreed IS NULL)));
alter table duty_rule add constraint duty_rule_pkey PRIMARY KEY (id);
alter table duty_rule add constraint duty_rule_kind FOREIGN KEY (kind) REFERENCES meeting_kind(code);
alter table duty_rule add constraint duty_rule_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table duty_rule add constraint duty_rule_check CHECK ((to_on > from_on));
alter table duty_rule add constraint duty_rule_least_check CHECK ((("least" >= 1) AND ("least" <= 31)));
alter table duty_rule add constraint duty_rule_per_check CHECK ((per = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text])));
alter table duty_rule add constraint duty_rule_reach_check CHECK ((reach = ANY (ARRAY['own'::text, 'below'::text])));
alter table evaluation add constraint evaluation_social_org_id_valid_excl EXCLUDE USING gist (social_org_id WITH =, valid WITH &&);
alter table evaluation add constraint evaluation_pkey PRIMARY KEY (id);
alter table evaluation add constraint evaluation_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table evaluation add constraint evaluation_grade_check CHECK (((grade >= 1) AND (grade <= 5)));
alter table evaluation add constraint evaluation_valid_check CHECK ((NOT isempty(valid)));
alter table exclusion add constraint exclusion_id_party_pos_key UNIQUE (id, party_pos);
alter table exclusion add constraint exclusion_pkey PRIMARY KEY (id);
alter table exclusion add constraint exclusion_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table exclusion add constraint exclusion_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table exclusion add constraint exclusion_passed_meeting_id_fkey FOREIGN KEY (passed_meeting_id) REFERENCES meeting(id);
alter table exclusion add constraint exclusion_superior_id_fkey FOREIGN KEY (superior_id) REFERENCES party_org(id);
alter table exclusion add constraint exclusion_check CHECK ((to_on >= from_on));
alter table exclusion add constraint exclusion_check1 CHECK ((num_nulls(agreed_on, agreed_by, agreed_account) = ANY (ARRAY[0, 3])));
alter table exclusion add constraint exclusion_check2 CHECK (((agreed_on IS NOT NULL) OR (superior_id IS NULL)));
alter table exclusion add constraint exclusion_check3 CHECK ((num_nulls(ended_by, end_reason) = ANY (ARRAY[0, 2])));
alter table exclusion_case add constraint exclusion_case_pkey PRIMARY KEY (exclusion_id);
alter table exclusion_case add constraint exclusion_case_exclusion_id_party_pos_fkey FOREIGN KEY (exclusion_id, party_pos) REFERENCES exclusion(id, party_pos) ON UPDATE CASCADE;
alter table exempt_category add constraint exempt_category_pkey PRIMARY KEY (id);
alter table exempt_category add constraint exempt_category_basis_check CHECK ((basis <> ''::text));
alter table exempt_category add constraint exempt_category_check CHECK ((num_nonnulls(org_type, sector, code_prefix) > 0));
alter table exempt_category add constraint exempt_category_code_prefix_check CHECK ((code_prefix ~ '^[0-9A-Z]{2}$'::text));
alter table exempt_category add constraint exempt_category_name_check CHECK ((name <> ''::text));
alter table exempt_category add constraint exempt_category_valid_check CHECK ((NOT isempty(valid)));
alter table export_request add constraint export_request_pkey PRIMARY KEY (id);
alter table export_request add constraint export_request_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table export_request add constraint export_request_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id);
alter table export_request add constraint export_request_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES role_grant(id);
alter table export_request add constraint export_request_party_pos_fkey FOREIGN KEY (party_pos) REFERENCES party_org_code(pos) ON UPDATE CASCADE;
alter table export_request add constraint export_request_check CHECK ((decided_by IS DISTINCT FROM account_id));
alter table export_request add constraint export_request_consent_check CHECK (((NOT needs_approval) OR (alone_reason IS NOT NULL) OR (decided_by IS NOT NULL) OR (state = ANY (ARRAY['waiting'::text, 'withdrawn'::text, 'lapsed'::text]))));
alter table export_request add constraint export_request_format_check CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text, 'pdf'::text])));
alter table export_request add constraint export_request_kind_check CHECK ((kind = ANY (ARRAY['social-orgs'::text, 'party-orgs'::text, 'members'::text, 'leadership'::text, 'advisors'::text, 'contacts'::text])));
alter table export_request add constraint export_request_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'withdrawn'::text, 'refused'::text, 'making'::text, 'ready'::text, 'failed'::text, 'lapsed'::text])));
alter table export_request add constraint export_request_title_check CHECK ((title <> ''::text));
alter table import_column add constraint import_column_pkey PRIMARY KEY (id);
alter table import_column add constraint import_column_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table import_effect add constraint import_effect_pkey PRIMARY KEY (id);
alter table import_effect add constraint import_effect_entity_check CHECK ((entity = ANY (ARRAY['social_org'::text, 'party_org'::text, 'member'::text])));
alter table import_kept add constraint import_kept_pkey PRIMARY KEY (import_id, entity, entity_id);
alter table import_kept add constraint import_kept_import_id_fkey FOREIGN KEY (import_id) REFERENCES import_run(id);
alter table import_kept add constraint import_kept_entity_check CHECK ((entity = ANY (ARRAY['social_org'::text, 'party_org'::text, 'member'::text])));
alter table import_line add constraint import_line_pkey PRIMARY KEY (import_id, row_number);
alter table import_line add constraint import_line_import_id_fkey FOREIGN KEY (import_id) REFERENCES import_run(id) ON DELETE CASCADE;
alter table import_line add constraint import_line_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'changed'::text, 'unchanged'::text, 'skipped'::text, 'refused'::text])));
alter table import_run add constraint import_run_pkey PRIMARY KEY (id);
alter table import_run add constraint import_run_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table import_run add constraint import_run_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES upload(id);
alter table import_run add constraint import_run_kind_check CHECK ((kind = ANY (ARRAY['social_orgs'::text, 'party_orgs'::text, 'members'::text, 'ledger'::text])));
alter table import_run add constraint import_run_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'checking'::text, 'checked'::text, 'storing'::text, 'stored'::text, 'failed'::text, 'cancelled'::text, 'taking_back'::text, 'taken_back'::text])));
alter table inspection add constraint inspection_pkey PRIMARY KEY (id);
alter table inspection add constraint inspection_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table inspection add constraint inspection_check CHECK (((withdrawn_at IS NULL) = (withdraw_reason IS NULL)));
alter table installation add constraint installation_pkey PRIMARY KEY (one);
alter table installation add constraint installation_region_code_fkey FOREIGN KEY (region_code) REFERENCES region(code);
alter table installation add constraint installation_root_party_org_id_fkey FOREIGN KEY (root_party_org_id) REFERENCES party_org(id);
alter table installation add constraint installation_duty_mode_check CHECK ((duty_mode = ANY (ARRAY['split'::text, 'small'::text])));
alter table installation add constraint installation_effort_entry CHECK (((effort_entry_seconds >= 0) AND (effort_entry_seconds <= 600)));
alter table installation add constraint installation_effort_field CHECK (((effort_field_seconds >= 0) AND (effort_field_seconds <= 600)));
alter table installation add constraint installation_effort_text CHECK (((effort_text_seconds >= 0) AND (effort_text_seconds <= 3600)));
alter table installation add constraint installation_export_approval_rows_check CHECK (((export_approval_rows >= 0) AND (export_approval_rows <= 100000)));
alter table installation add constraint installation_factor_demand_check CHECK ((factor_demand = ANY (ARRAY['administrators'::text, 'staff'::text, 'everyone'::text])));
alter table installation add constraint installation_one_check CHECK (one);
alter table installation add constraint installation_upload_days_check CHECK (((upload_days >= 1) AND (upload_days <= 90)));
alter table joint_invitation add constraint joint_invitation_convening_id_party_org_id_key UNIQUE (convening_id, party_org_id);
alter table joint_invitation add constraint joint_invitation_pkey PRIMARY KEY (id);
alter table joint_invitation add constraint joint_invitation_convening_id_host_pos_fkey FOREIGN KEY (convening_id, host_pos) REFERENCES convening(id, party_pos) ON UPDATE CASCADE;
alter table joint_invitation add constraint joint_invitation_joined_convening_id_fkey FOREIGN KEY (joined_convening_id) REFERENCES convening(id);
alter table joint_invitation add constraint joint_invitation_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table joint_invitation add constraint joint_invitation_check CHECK (((state = 'accepted'::text) = (joined_convening_id IS NOT NULL)));
alter table joint_invitation add constraint joint_invitation_check1 CHECK (((state <> 'declined'::text) OR (reason IS NOT NULL)));
alter table joint_invitation add constraint joint_invitation_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'declined'::text, 'taken_back'::text])));
alter table joint_minutes add constraint joint_minutes_pkey PRIMARY KEY (convening_id);
alter table joint_minutes add constraint joint_minutes_convening_id_host_pos_fkey FOREIGN KEY (convening_id, host_pos) REFERENCES convening(id, party_pos) ON UPDATE CASCADE;
alter table leave_request add constraint leave_request_pkey PRIMARY KEY (convening_id, member_id);
alter table leave_request add constraint leave_request_convening_id_party_pos_fkey FOREIGN KEY (convening_id, party_pos) REFERENCES convening(id, party_pos) ON UPDATE CASCADE;
alter table leave_request add constraint leave_request_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table leave_request add constraint leave_request_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'declined'::text, 'taken_back'::text])));
alter table list_difference add constraint list_difference_pkey PRIMARY KEY (id);
alter table list_difference add constraint list_difference_list_id_fkey FOREIGN KEY (list_id) REFERENCES complete_list(id) ON DELETE CASCADE;
alter table list_difference add constraint list_difference_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table list_difference add constraint list_difference_check CHECK (((state = 'open'::text) = (settled_at IS NULL)));
alter table list_difference add constraint list_difference_check1 CHECK (((state <> 'declined'::text) OR (reason IS NOT NULL)));
alter table list_difference add constraint list_difference_check2 CHECK (((kind = 'theirs_only'::text) = (social_org_id IS NULL)));
alter table list_difference add constraint list_difference_kind_check CHECK ((kind = ANY (ARRAY['theirs_only'::text, 'ours_only'::text, 'ended_there'::text, 'renamed'::text, 'differing'::text])));
alter table list_difference add constraint list_difference_state_check CHECK ((state = ANY (ARRAY['open'::text, 'adopted'::text, 'declined'::text])));
alter table look_line add constraint look_line_pkey PRIMARY KEY (id);
alter table look_line add constraint look_line_check CHECK (((ground IS NULL) = (shown_from IS NULL)));
alter table look_line add constraint look_line_ground_check CHECK ((ground = ANY (ARRAY['discipline'::text, 'appointment'::text])));
alter table mass_org add constraint mass_org_social_org_id_kind_valid_excl EXCLUDE USING gist (social_org_id WITH =, kind WITH =, valid WITH &&);
alter table mass_org add constraint mass_org_pkey PRIMARY KEY (id);
alter table mass_org add constraint mass_org_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table mass_org add constraint mass_org_kind_check CHECK ((kind = ANY (ARRAY['union'::text, 'youth_league'::text, 'women'::text])));
alter table mass_org add constraint mass_org_valid_check CHECK ((NOT isempty(valid)));
alter table meeting add constraint meeting_id_party_pos_key UNIQUE (id, party_pos);
alter table meeting add constraint meeting_pkey PRIMARY KEY (id);
alter table meeting add constraint meeting_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table meeting add constraint meeting_kinds_check CHECK (((cardinality(kinds) >= 1) AND (cardinality(kinds) <= 6)));
alter table meeting_approval add constraint meeting_approval_pkey PRIMARY KEY (meeting_id);
alter table meeting_approval add constraint meeting_approval_meeting_id_party_pos_fkey FOREIGN KEY (meeting_id, party_pos) REFERENCES meeting(id, party_pos) ON UPDATE CASCADE;
alter table meeting_attachment add constraint meeting_attachment_pkey PRIMARY KEY (id);
alter table meeting_attachment add constraint meeting_attachment_meeting_id_party_pos_fkey FOREIGN KEY (meeting_id, party_pos) REFERENCES meeting(id, party_pos) ON UPDATE CASCADE;
alter table meeting_attachment add constraint meeting_attachment_check CHECK ((((removed_at IS NULL) = (removed_by IS NULL)) AND ((removed_at IS NULL) = (remove_reason IS NULL))));
alter table meeting_attachment add constraint meeting_attachment_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'jpg'::text, 'png'::text, 'docx'::text, 'xlsx'::text, 'pptx'::text, 'doc'::text, 'xls'::text, 'ppt'::text])));
alter table meeting_attachment add constraint meeting_attachment_size_bytes_check CHECK ((size_bytes > 0));
alter table meeting_kind add constraint meeting_kind_pkey PRIMARY KEY (code);
alter table meeting_kind add constraint meeting_kind_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table meeting_kind add constraint meeting_kind_check CHECK ((to_on > from_on));
alter table meeting_kind add constraint meeting_kind_check1 CHECK (((party_org_id IS NOT NULL) = (code ~ '^site:(members|committee|group|any):[0-9a-f]{8}:.'::text)));
alter table meeting_kind add constraint meeting_kind_check2 CHECK ((((party_org_id IS NULL) = (from_on IS NULL)) AND ((party_org_id IS NULL) = (basis IS NULL)) AND ((party_org_id IS NULL) = (party_pos IS NULL))));
alter table meeting_kind add constraint meeting_kind_check3 CHECK (((party_org_id IS NULL) OR (cardinality(held_by) > 0)));
alter table meeting_kind add constraint meeting_kind_held_by_check CHECK ((held_by <@ ARRAY['branch'::text, 'general_branch'::text, 'committee'::text, 'other'::text]));
alter table meeting_kind add constraint meeting_kind_least_present_check CHECK (((least_present >= 1) AND (least_present <= 500)));
alter table meeting_record add constraint meeting_record_pkey PRIMARY KEY (meeting_id);
alter table meeting_record add constraint meeting_record_meeting_id_party_pos_fkey FOREIGN KEY (meeting_id, party_pos) REFERENCES meeting(id, party_pos) ON UPDATE CASCADE;
alter table meeting_record add constraint meeting_record_assembly_check CHECK ((assembly = ANY (ARRAY['members'::text, 'committee'::text, 'group'::text, 'round'::text])));
alter table meeting_record add constraint meeting_record_check CHECK ((called = (((present + on_leave) + absent) + exempt)));
alter table meeting_record add constraint meeting_record_check1 CHECK ((voters_present <= voters));
alter table meeting_record add constraint meeting_record_check2 CHECK (((voters_elsewhere_present <= voters_elsewhere) AND (voters_elsewhere <= voters)));
alter table meeting_record add constraint meeting_record_check3 CHECK (((assembly = 'round'::text) = (talks_planned IS NOT NULL)));
alter table meeting_record add constraint meeting_record_check4 CHECK (((talks_planned IS NULL) = (talks_done IS NULL)));
alter table meeting_record add constraint meeting_record_check5 CHECK (((talks_done >= 0) AND (talks_done <= talks_planned)));
alter table meeting_record add constraint meeting_record_check6 CHECK (((assembly <> 'round'::text) OR ((agenda IS NULL) AND (minutes IS NULL) AND (called = 0))));
alter table meeting_record add constraint meeting_record_guests_check CHECK ((guests >= 0));
alter table meeting_record add constraint meeting_record_left_out_check CHECK ((left_out >= 0));
alter table meeting_record add constraint meeting_record_studied_check CHECK ((jsonb_typeof(studied) = 'array'::text));
alter table meeting_resolution add constraint meeting_resolution_pkey PRIMARY KEY (meeting_id, number);
alter table meeting_resolution add constraint meeting_resolution_meeting_id_party_pos_fkey FOREIGN KEY (meeting_id, party_pos) REFERENCES meeting(id, party_pos) ON UPDATE CASCADE;
alter table meeting_resolution add constraint meeting_resolution_abstained_check CHECK ((abstained >= 0));
alter table meeting_resolution add constraint meeting_resolution_check CHECK (((invalid >= 0) AND (invalid <= returned)));
alter table meeting_resolution add constraint meeting_resolution_check1 CHECK ((num_nulls(issued, returned, invalid) = ANY (ARRAY[0, 3])));
alter table meeting_resolution add constraint meeting_resolution_check2 CHECK ((num_nulls(written_yes, written_no, written_abstained) = ANY (ARRAY[0, 3])));
alter table meeting_resolution add constraint meeting_resolution_check3 CHECK (((vote = 'ordinary'::text) OR (issued IS NOT NULL)));
alter table meeting_resolution add constraint meeting_resolution_check4 CHECK (((vote = ANY (ARRAY['admission'::text, 'regularization'::text])) OR (written_yes IS NULL)));
alter table meeting_resolution add constraint meeting_resolution_check5 CHECK (((vote = 'election'::text) = (election IS NOT NULL)));
alter table meeting_resolution add constraint meeting_resolution_check6 CHECK (((vote = 'election'::text) OR (issued IS NULL) OR (((yes + no) + abstained) = (returned - invalid))));
alter table meeting_resolution add constraint meeting_resolution_election_check CHECK (((jsonb_typeof((election -> 'candidates'::text)) = 'array'::text) AND (jsonb_typeof((election -> 'writtenIn'::text)) = 'array'::text)));
alter table meeting_resolution add constraint meeting_resolution_issued_check CHECK ((issued >= 0));
alter table meeting_resolution add constraint meeting_resolution_no_check CHECK ((no >= 0));
alter table meeting_resolution add constraint meeting_resolution_returned_check CHECK ((returned >= 0));
alter table meeting_resolution add constraint meeting_resolution_vote_check CHECK ((vote = ANY (ARRAY['ordinary'::text, 'admission'::text, 'regularization'::text, 'election'::text])));
alter table meeting_resolution add constraint meeting_resolution_written_abstained_check CHECK ((written_abstained >= 0));
alter table meeting_resolution add constraint meeting_resolution_written_no_check CHECK ((written_no >= 0));
alter table meeting_resolution add constraint meeting_resolution_written_yes_check CHECK ((written_yes >= 0));
alter table meeting_resolution add constraint meeting_resolution_yes_check CHECK ((yes >= 0));
alter table meeting_sample add constraint meeting_sample_pkey PRIMARY KEY (id);
alter table meeting_sample add constraint meeting_sample_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table meeting_sample add constraint meeting_sample_check CHECK ((to_on > from_on));
alter table meeting_sample add constraint meeting_sample_size_check CHECK (((size >= 1) AND (size <= 50)));
alter table member add constraint member_pkey PRIMARY KEY (id);
alter table member add constraint member_managing_branch_id_party_pos_fkey FOREIGN KEY (managing_branch_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
alter table member add constraint member_membership_branch_id_membership_pos_fkey FOREIGN KEY (membership_branch_id, membership_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
alter table member add constraint member_work_unit_id_fkey FOREIGN KEY (work_unit_id) REFERENCES social_org(id);
alter table member add constraint member_born_precision_check CHECK ((born_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])));
alter table member add constraint member_check CHECK (((membership_branch_id IS NULL) = (membership_pos IS NULL)));
alter table member add constraint member_check1 CHECK (((id_number_hash IS NULL) = (id_number_sealed IS NULL)));
alter table member add constraint member_full_precision_check CHECK ((full_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])));
alter table member add constraint member_joined_precision_check CHECK ((joined_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])));
alter table member add constraint member_post_level_check CHECK ((post_level = ANY (ARRAY['management'::text, 'backbone'::text, 'staff'::text])));
alter table member add constraint member_sex_check CHECK ((sex = ANY (ARRAY['0'::text, '1'::text, '2'::text, '9'::text])));
alter table member add constraint member_status_check CHECK ((status = ANY (ARRAY['full'::text, 'probationary'::text, 'suspended'::text, 'left'::text, 'cancelled'::text, 'dead'::text])));
alter table member_not_double add constraint member_not_double_id_key UNIQUE (id);
alter table member_not_double add constraint member_not_double_pkey PRIMARY KEY (one_id, two_id);
alter table member_not_double add constraint member_not_double_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table member_not_double add constraint member_not_double_one_id_fkey FOREIGN KEY (one_id) REFERENCES member(id) ON DELETE CASCADE;
alter table member_not_double add constraint member_not_double_two_id_fkey FOREIGN KEY (two_id) REFERENCES member(id) ON DELETE CASCADE;
alter table member_not_double add constraint member_not_double_check CHECK ((one_id < two_id));
alter table member_not_double add constraint member_not_double_facts_check CHECK ((facts ~ '^[0-9a-f]{64}$'::text));
alter table member_period add constraint member_period_ended_excl EXCLUDE USING gist (member_id WITH =, valid WITH &&) WHERE (((superseded_at IS NULL) AND (NOT upper_inf(valid))));
alter table member_period add constraint member_period_pkey PRIMARY KEY (id);
alter table member_period add constraint member_period_valid_check CHECK ((NOT isempty(valid)));
alter table member_tally add constraint member_tally_node_dimension_value_private_key UNIQUE NULLS NOT DISTINCT (node, dimension, value, private);
alter table member_tally_day add constraint member_tally_day_pkey PRIMARY KEY (only_one);
alter table member_tally_day add constraint member_tally_day_only_one_check CHECK (only_one);
alter table member_tally_sector_moved add constraint member_tally_sector_moved_pkey PRIMARY KEY (id);
alter table member_token_due add constraint member_token_due_pkey PRIMARY KEY (member_id);
alter table merged_record add constraint merged_record_pkey PRIMARY KEY (id);
alter table merged_record add constraint merged_record_check CHECK ((id <> keeper_id));
alter table merged_record add constraint merged_record_kind_check CHECK ((kind = ANY (ARRAY['social_org'::text, 'party_org'::text, 'member'::text])));
alter table minutes_sketch add constraint minutes_sketch_pkey PRIMARY KEY (meeting_id);
alter table minutes_sketch add constraint minutes_sketch_meeting_id_party_pos_fkey FOREIGN KEY (meeting_id, party_pos) REFERENCES meeting(id, party_pos) ON UPDATE CASCADE;
alter table mismatch_settlement add constraint mismatch_settlement_pkey PRIMARY KEY (id);
alter table mismatch_settlement add constraint mismatch_settlement_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table mismatch_settlement add constraint mismatch_settlement_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id) ON DELETE CASCADE;
alter table mismatch_settlement add constraint mismatch_settlement_decision_check CHECK ((decision = ANY (ARRAY['roll'::text, 'declared'::text])));
alter table mismatch_settlement add constraint mismatch_settlement_figure_check CHECK ((figure = ANY (ARRAY['full_members'::text, 'probationary_members'::text, 'members'::text, 'members_not_transferred'::text])));
alter table no_party_reason add constraint no_party_reason_social_org_id_valid_excl EXCLUDE USING gist (social_org_id WITH =, valid WITH &&);
alter table no_party_reason add constraint no_party_reason_pkey PRIMARY KEY (id);
alter table no_party_reason add constraint no_party_reason_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table no_party_reason add constraint no_party_reason_valid_check CHECK ((NOT isempty(valid)));
alter table org_head add constraint org_head_pkey PRIMARY KEY (id);
alter table org_head add constraint org_head_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table org_head add constraint org_head_check CHECK (((from_on IS NULL) OR (to_on IS NULL) OR (from_on < to_on)));
alter table outer_identity add constraint outer_identity_account_id_key UNIQUE (account_id);
alter table outer_identity add constraint outer_identity_pkey PRIMARY KEY (id);
alter table outer_identity add constraint outer_identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table party_group add constraint party_group_id_party_pos_key UNIQUE (id, party_pos);
alter table party_group add constraint party_group_party_org_id_name_key UNIQUE (party_org_id, name);
alter table party_group add constraint party_group_pkey PRIMARY KEY (id);
alter table party_group add constraint party_group_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table party_group_leader add constraint party_group_leader_party_group_id_daterange_excl EXCLUDE USING gist (party_group_id WITH =, daterange(from_on, to_on) WITH &&);
alter table party_group_leader add constraint party_group_leader_pkey PRIMARY KEY (id);
alter table party_group_leader add constraint party_group_leader_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table party_group_leader add constraint party_group_leader_party_group_id_party_pos_fkey FOREIGN KEY (party_group_id, party_pos) REFERENCES party_group(id, party_pos) ON UPDATE CASCADE DEFERRABLE;
alter table party_group_leader add constraint party_group_leader_check CHECK ((to_on > from_on));
alter table party_group_leader add constraint party_group_leader_chosen_check CHECK ((chosen = ANY (ARRAY['appointed'::text, 'recommended'::text])));
alter table party_group_member add constraint party_group_member_member_id_valid_excl EXCLUDE USING gist (member_id WITH =, valid WITH &&);
alter table party_group_member add constraint party_group_member_party_group_id_fkey FOREIGN KEY (party_group_id) REFERENCES party_group(id);
alter table party_group_member add constraint party_group_member_valid_check CHECK ((NOT isempty(valid)));
alter table party_org add constraint party_org_id_pos_key UNIQUE (id, pos);
alter table party_org add constraint party_org_pos_key UNIQUE (pos);
alter table party_org add constraint party_org_pkey PRIMARY KEY (id);
alter table party_org add constraint party_org_guided_by_id_fkey FOREIGN KEY (guided_by_id) REFERENCES party_org(id);
alter table party_org add constraint party_org_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES party_org(id);
alter table party_org add constraint party_org_pos_fkey FOREIGN KEY (pos) REFERENCES party_org_code(pos) ON UPDATE CASCADE DEFERRABLE;
alter table party_org add constraint party_org_region_code_region_pos_fkey FOREIGN KEY (region_code, region_pos) REFERENCES region(code, pos) ON UPDATE CASCADE;
alter table party_org add constraint party_org_check CHECK ((parent_id IS DISTINCT FROM id));
alter table party_org add constraint party_org_check1 CHECK (((ended_on IS NULL) OR (ended_on >= first_on)));
alter table party_org add constraint party_org_founded_precision_check CHECK ((founded_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])));
alter table party_org add constraint party_org_secretary_source_check CHECK ((secretary_source = ANY (ARRAY['head'::text, 'other_staff'::text, 'sent'::text])));
alter table party_org add constraint party_org_setup_mode_check CHECK ((setup_mode = ANY (ARRAY['sole'::text, 'joint'::text, 'attached'::text])));
alter table party_org_code add constraint party_org_code_party_org_id_daterange_excl EXCLUDE USING gist (party_org_id WITH =, daterange(from_on, to_on) WITH &&);
alter table party_org_code add constraint party_org_code_pkey PRIMARY KEY (pos);
alter table party_org_code add constraint party_org_code_parent_pos_fkey FOREIGN KEY (parent_pos) REFERENCES party_org_code(pos) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
alter table party_org_code add constraint party_org_code_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id) DEFERRABLE INITIALLY DEFERRED;
alter table party_org_code add constraint party_org_code_check CHECK ((pos_end >= pos));
alter table party_org_code add constraint party_org_code_check1 CHECK (((used_to >= pos) AND (used_to <= pos_end)));
alter table party_org_code add constraint party_org_code_check2 CHECK ((from_on <= to_on));
alter table party_org_count add constraint party_org_count_pkey PRIMARY KEY (party_org_id);
alter table party_org_count add constraint party_org_count_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id);
alter table party_org_guidance add constraint party_org_guidance_party_org_id_valid_excl EXCLUDE USING gist (party_org_id WITH =, valid WITH &&);
alter table party_org_guidance add constraint party_org_guidance_pkey PRIMARY KEY (id);
alter table party_org_guidance add constraint party_org_guidance_guide_id_fkey FOREIGN KEY (guide_id) REFERENCES party_org(id);
alter table party_org_guidance add constraint party_org_guidance_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id) ON DELETE CASCADE;
alter table party_org_guidance add constraint party_org_guidance_valid_check CHECK ((NOT isempty(valid)));
alter table party_org_life add constraint party_org_life_pkey PRIMARY KEY (party_org_id);
alter table party_org_life add constraint party_org_life_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id) ON DELETE CASCADE;
alter table party_org_month add constraint party_org_month_pkey PRIMARY KEY (party_org_id, month);
alter table party_org_month add constraint party_org_month_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id) ON DELETE CASCADE;
alter table party_org_month add constraint party_org_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
alter table party_org_month_day add constraint party_org_month_day_pkey PRIMARY KEY (only_one);
alter table party_org_month_day add constraint party_org_month_day_only_one_check CHECK (only_one);
alter table party_org_not_double add constraint party_org_not_double_id_key UNIQUE (id);
alter table party_org_not_double add constraint party_org_not_double_pkey PRIMARY KEY (one_id, two_id);
alter table party_org_not_double add constraint party_org_not_double_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table party_org_not_double add constraint party_org_not_double_one_id_fkey FOREIGN KEY (one_id) REFERENCES party_org(id) ON DELETE CASCADE;
alter table party_org_not_double add constraint party_org_not_double_two_id_fkey FOREIGN KEY (two_id) REFERENCES party_org(id) ON DELETE CASCADE;
alter table party_org_not_double add constraint party_org_not_double_check CHECK ((one_id < two_id));
alter table party_org_not_double add constraint party_org_not_double_facts_check CHECK ((facts ~ '^[0-9a-f]{64}$'::text));
alter table party_org_region add constraint party_org_region_party_org_id_region_code_key UNIQUE (party_org_id, region_code);
alter table party_org_region add constraint party_org_region_pkey PRIMARY KEY (region_code);
alter table party_org_region add constraint party_org_region_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id);
alter table party_org_region add constraint party_org_region_region_code_fkey FOREIGN KEY (region_code) REFERENCES region(code);
alter table party_org_touched add constraint party_org_touched_pkey PRIMARY KEY (party_org_id);
alter table party_post add constraint party_post_party_org_id_post_person_name_daterange_excl EXCLUDE USING gist (party_org_id WITH =, post WITH =, person_name WITH =, daterange(from_on, to_on) WITH &&);
alter table party_post add constraint party_post_pkey PRIMARY KEY (id);
alter table party_post add constraint party_post_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id);
alter table party_post add constraint party_post_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id);
alter table party_post add constraint party_post_check CHECK ((from_on < to_on));
alter table party_term add constraint party_term_party_org_id_daterange_excl EXCLUDE USING gist (party_org_id WITH =, daterange(from_on, to_on) WITH &&);
alter table party_term add constraint party_term_pkey PRIMARY KEY (id);
alter table party_term add constraint party_term_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id);
alter table party_term add constraint party_term_check CHECK ((from_on < to_on));
alter table past_password add constraint past_password_pkey PRIMARY KEY (id);
alter table past_password add constraint past_password_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table pinyin_initial add constraint pinyin_initial_pkey PRIMARY KEY ("character");
alter table plan_template add constraint plan_template_pkey PRIMARY KEY (id);
alter table plan_template add constraint plan_template_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table plan_template add constraint plan_template_check CHECK (((withdrawn_at IS NULL) = (withdraw_reason IS NULL)));
alter table plan_template add constraint plan_template_lines_check CHECK ((plan_lines_hold(lines) AND (jsonb_array_length(lines) > 0)));
alter table plan_template add constraint plan_template_size_bands_check CHECK ((size_bands <@ ARRAY[(0)::smallint, (1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint]));
alter table plan_template add constraint plan_template_year_check CHECK (((year >= 2000) AND (year <= 2200)));
alter table recovery_code add constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash);
alter table recovery_code add constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table region add constraint region_code_pos_key UNIQUE (code, pos);
alter table region add constraint region_pos_key UNIQUE (pos);
alter table region add constraint region_pkey PRIMARY KEY (code);
alter table region add constraint region_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES region(code);
alter table region add constraint region_successor_code_fkey FOREIGN KEY (successor_code) REFERENCES region(code);
alter table region add constraint region_check CHECK ((pos = (code)::bigint));
alter table region add constraint region_check1 CHECK ((pos_end >= pos));
alter table region add constraint region_code_check CHECK ((code ~ '^[0-9]{9}$'::text));
alter table region add constraint region_level_check CHECK (((level >= 0) AND (level <= 4)));
alter table reminder_delay add constraint reminder_delay_party_pos_key UNIQUE (party_pos);
alter table reminder_delay add constraint reminder_delay_pkey PRIMARY KEY (party_org_id);
alter table reminder_delay add constraint reminder_delay_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE;
alter table reminder_delay add constraint reminder_delay_delay_days_check CHECK (((delay_days >= 0) AND (delay_days <= 90)));
alter table role_grant add constraint role_grant_pkey PRIMARY KEY (id);
alter table role_grant add constraint role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table role_grant add constraint role_grant_body_id_fkey FOREIGN KEY (body_id) REFERENCES supervising_body(id);
alter table role_grant add constraint role_grant_party_org_id_fkey FOREIGN KEY (party_org_id) REFERENCES party_org(id);
alter table role_grant add constraint role_grant_post_id_fkey FOREIGN KEY (post_id) REFERENCES party_post(id) ON DELETE SET NULL;
alter table role_grant add constraint role_grant_region_code_fkey FOREIGN KEY (region_code) REFERENCES region(code);
alter table role_grant add constraint role_grant_check CHECK (((scope_kind = 'party'::text) = (party_org_id IS NOT NULL)));
alter table role_grant add constraint role_grant_check1 CHECK (((scope_kind = 'place'::text) = (region_code IS NOT NULL)));
alter table role_grant add constraint role_grant_check2 CHECK (((scope_kind = 'body'::text) = (body_id IS NOT NULL)));
alter table role_grant add constraint role_grant_role_check CHECK ((role = ANY (ARRAY['system_admin'::text, 'security_admin'::text, 'auditor'::text, 'officer'::text, 'inspector'::text, 'branch_secretary'::text, 'advisor'::text, 'member'::text])));
alter table role_grant add constraint role_grant_scope_kind_check CHECK ((scope_kind = ANY (ARRAY['none'::text, 'party'::text, 'place'::text, 'body'::text, 'self'::text])));
alter table saved_view add constraint saved_view_account_id_page_name_key UNIQUE (account_id, page, name);
alter table saved_view add constraint saved_view_pkey PRIMARY KEY (id);
alter table saved_view add constraint saved_view_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table saved_view add constraint saved_view_columns_check CHECK (((jsonb_typeof(columns) = 'object'::text) AND (length((columns)::text) <= 8000)));
alter table saved_view add constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 30)));
alter table saved_view add constraint saved_view_page_check CHECK ((page ~ '^/[a-z0-9/-]{1,60}$'::text));
alter table saved_view add constraint saved_view_search_check CHECK ((length(search) <= 2000));
alter table second_factor add constraint second_factor_pkey PRIMARY KEY (account_id);
alter table second_factor add constraint second_factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table second_factor add constraint second_factor_check CHECK (((secret_sealed IS NULL) = (since IS NULL)));
alter table second_factor add constraint second_factor_check1 CHECK (((candidate_sealed IS NULL) = (candidate_at IS NULL)));
alter table sector add constraint sector_name_key UNIQUE (name);
alter table sector add constraint sector_pkey PRIMARY KEY (code);
alter table session add constraint session_id_key UNIQUE (id);
alter table session add constraint session_pkey PRIMARY KEY (token_hash);
alter table session add constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table session add constraint session_device_id_fkey FOREIGN KEY (device_id) REFERENCES trusted_device(id) ON DELETE CASCADE;
alter table session add constraint session_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES role_grant(id);
alter table settle_due add constraint settle_at_commit TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table settle_due add constraint settle_due_pkey PRIMARY KEY (transaction_id);
alter table setup_code add constraint setup_code_pkey PRIMARY KEY (code_hash);
alter table sign_in_slip add constraint sign_in_slip_code_hash_key UNIQUE (code_hash);
alter table sign_in_slip add constraint sign_in_slip_pkey PRIMARY KEY (id);
alter table sign_in_slip add constraint sign_in_slip_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table social_org add constraint social_org_id_near_pos_key UNIQUE (id, near_pos);
alter table social_org add constraint social_org_pkey PRIMARY KEY (id);
alter table social_org add constraint social_org_address_region_code_fkey FOREIGN KEY (address_region_code) REFERENCES region(code);
alter table social_org add constraint social_org_guidance_body_id_fkey FOREIGN KEY (guidance_body_id) REFERENCES supervising_body(id);
alter table social_org add constraint social_org_industry_regulator_id_fkey FOREIGN KEY (industry_regulator_id) REFERENCES supervising_body(id);
alter table social_org add constraint social_org_region_code_pos_fkey FOREIGN KEY (region_code, pos) REFERENCES region(code, pos) ON UPDATE CASCADE;
alter table social_org add constraint social_org_registrar_id_fkey FOREIGN KEY (registrar_id) REFERENCES supervising_body(id);
alter table social_org add constraint social_org_responsible_party_org_id_party_pos_fkey FOREIGN KEY (responsible_party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE;
alter table social_org add constraint social_org_sector_fkey FOREIGN KEY (sector) REFERENCES sector(code);
alter table social_org add constraint social_org_supervising_body_id_body_no_fkey FOREIGN KEY (supervising_body_id, body_no) REFERENCES supervising_body(id, no);
alter table social_org add constraint social_org_affiliates_check CHECK ((affiliates >= 0));
alter table social_org add constraint social_org_branch_units_check CHECK ((branch_units >= 0));
alter table social_org add constraint social_org_check CHECK (((body_no = 0) = (supervising_body_id IS NULL)));
alter table social_org add constraint social_org_check1 CHECK (((ended_on IS NULL) OR (ended_on >= first_on)));
alter table social_org add constraint social_org_credit_code_check CHECK ((credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text));
alter table social_org add constraint social_org_founded_precision_check CHECK ((founded_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])));
alter table social_org add constraint social_org_member_enterprises_check CHECK ((member_enterprises >= 0));
alter table social_org add constraint social_org_no_party_reason_check CHECK ((no_party_reason = ANY (ARRAY['no_members'::text, 'under_three'::text, 'not_transferred'::text, 'preparing'::text, 'to_discuss'::text, 'awaiting_guidance'::text, 'exempt'::text, 'other'::text])));
alter table social_org add constraint social_org_register_kind_check CHECK ((register_kind = ANY (ARRAY['registered'::text, 'filed'::text])));
alter table social_org add constraint social_org_responsibility_check CHECK ((responsibility = ANY (ARRAY['confirmed'::text, 'unclear'::text])));
alter table social_org add constraint social_org_responsibility_principle_check CHECK ((responsibility_principle = ANY (ARRAY['territorial'::text, 'sectoral'::text, 'supervisory'::text])));
alter table social_org add constraint social_org_staff_check CHECK ((staff >= 0));
alter table social_org add constraint social_org_staff_full_time_check CHECK ((staff_full_time >= 0));
alter table social_org add constraint social_org_staffing_check CHECK ((staffing = ANY (ARRAY['full_time'::text, 'part_time'::text])));
alter table social_org add constraint social_org_volunteers_check CHECK ((volunteers >= 0));
alter table social_org_not_double add constraint social_org_not_double_id_key UNIQUE (id);
alter table social_org_not_double add constraint social_org_not_double_pkey PRIMARY KEY (one_id, two_id);
alter table social_org_not_double add constraint social_org_not_double_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table social_org_not_double add constraint social_org_not_double_one_id_fkey FOREIGN KEY (one_id) REFERENCES social_org(id) ON DELETE CASCADE;
alter table social_org_not_double add constraint social_org_not_double_two_id_fkey FOREIGN KEY (two_id) REFERENCES social_org(id) ON DELETE CASCADE;
alter table social_org_not_double add constraint social_org_not_double_check CHECK ((one_id < two_id));
alter table social_org_not_double add constraint social_org_not_double_facts_check CHECK ((facts ~ '^[0-9a-f]{64}$'::text));
alter table social_org_period add constraint social_org_period_social_org_id_valid_excl EXCLUDE USING gist (social_org_id WITH =, valid WITH &&) WHERE ((superseded_at IS NULL));
alter table social_org_period add constraint social_org_period_pkey PRIMARY KEY (id);
alter table social_org_period add constraint social_org_period_responsible_party_org_id_fkey FOREIGN KEY (responsible_party_org_id) REFERENCES party_org(id);
alter table social_org_period add constraint social_org_period_social_org_id_fkey FOREIGN KEY (social_org_id) REFERENCES social_org(id);
alter table social_org_period add constraint social_org_period_valid_check CHECK ((NOT isempty(valid)));
alter table supervising_body add constraint supervising_body_id_no_key UNIQUE (id, no);
alter table supervising_body add constraint supervising_body_name_key_region_code_key UNIQUE (name_key, region_code);
alter table supervising_body add constraint supervising_body_no_key UNIQUE (no);
alter table supervising_body add constraint supervising_body_pkey PRIMARY KEY (id);
alter table supervising_body add constraint supervising_body_region_code_fkey FOREIGN KEY (region_code) REFERENCES region(code);
alter table supervising_body add constraint supervising_body_no_check CHECK ((no > 0));
alter table tally_definition add constraint tally_definition_pkey PRIMARY KEY (code);
alter table tally_delta add constraint tally_delta_pkey PRIMARY KEY (id);
alter table tally_fold add constraint tally_fold_pkey PRIMARY KEY (tree, node, key);
alter table tally_fold add constraint tally_fold_tree_check CHECK ((tree = ANY (ARRAY['place'::text, 'party'::text, 'body'::text])));
alter table tally_measure add constraint tally_measure_pkey PRIMARY KEY (tree, node, definition);
alter table tally_measure add constraint tally_measure_definition_fkey FOREIGN KEY (definition) REFERENCES tally_definition(code);
alter table trusted_device add constraint trusted_device_id_key UNIQUE (id);
alter table trusted_device add constraint trusted_device_pkey PRIMARY KEY (token_hash);
alter table trusted_device add constraint trusted_device_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table trusted_device add constraint trusted_device_slip_id_fkey FOREIGN KEY (slip_id) REFERENCES sign_in_slip(id);
alter table upload add constraint upload_pkey PRIMARY KEY (id);
alter table upload add constraint upload_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);
alter table vitality_scheme add constraint vitality_scheme_pkey PRIMARY KEY (id);
alter table vitality_scheme add constraint vitality_scheme_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table vitality_scheme add constraint vitality_scheme_check CHECK ((to_on > from_on));
alter table vitality_scheme add constraint vitality_scheme_check1 CHECK (((cardinality(questions) = 17) AND (cardinality(weights) = 17) AND (cardinality(thresholds) = 17)));
alter table vitality_scheme add constraint vitality_scheme_from_on_check CHECK ((EXTRACT(day FROM from_on) = (1)::numeric));
alter table year_plan add constraint year_plan_party_org_id_year_key UNIQUE (party_org_id, year);
alter table year_plan add constraint year_plan_pkey PRIMARY KEY (id);
alter table year_plan add constraint year_plan_party_org_id_party_pos_fkey FOREIGN KEY (party_org_id, party_pos) REFERENCES party_org(id, pos) ON UPDATE CASCADE DEFERRABLE;
alter table year_plan add constraint year_plan_template_id_fkey FOREIGN KEY (template_id) REFERENCES plan_template(id);
alter table year_plan add constraint year_plan_lines_check CHECK ((plan_lines_hold(lines) AND (jsonb_array_length(lines) > 0)));
alter table year_plan add constraint year_plan_year_check CHECK (((year >= 2000) AND (year <= 2200)));

-- Indexes

CREATE INDEX account_member ON public.account USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX advisor_assignment_account ON public.advisor_assignment USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX advisor_assignment_member ON public.advisor_assignment USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX appraisal_org ON public.appraisal USING btree (party_org_id, party_pos);
CREATE INDEX appraisal_member_appraisal ON public.appraisal_member USING btree (appraisal_id, party_pos);
CREATE INDEX appraisal_member_member ON public.appraisal_member USING btree (member_id);
CREATE INDEX appraisal_rating_appraisal ON public.appraisal_rating USING btree (appraisal_id, party_pos);
CREATE INDEX attendance_meeting ON public.attendance USING btree (meeting_id, party_pos);
CREATE INDEX attendance_member ON public.attendance USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX attendance_confirmation_home ON public.attendance_confirmation USING btree (home_branch_id, home_pos);
CREATE INDEX attendance_confirmation_member ON public.attendance_confirmation USING btree (member_id);
CREATE INDEX attendance_confirmation_org ON public.attendance_confirmation USING btree (party_org_id, party_pos);
CREATE INDEX attendance_confirmation_waits ON public.attendance_confirmation USING btree (home_pos) WHERE ((noted_at IS NULL) AND (taken_back_at IS NULL));
CREATE INDEX batch_change_account ON public.batch_change USING btree (account_id, id);
CREATE INDEX calendar_address_account ON public.calendar_address USING btree (account_id);
CREATE INDEX change_line_at ON public.change_line USING btree (at, id);
CREATE INDEX change_line_entity ON public.change_line USING btree (entity, entity_id, id);
CREATE INDEX change_line_import ON public.change_line USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX change_line_party ON public.change_line USING btree (party_pos, id);
CREATE INDEX change_line_xid ON public.change_line USING btree (xid);
CREATE INDEX check_in_convening ON public.check_in USING btree (convening_id, party_pos);
CREATE INDEX check_in_member ON public.check_in USING btree (member_id);
CREATE INDEX claim_body ON public.claim USING btree (party_org_id, party_pos);
CREATE INDEX claim_inbox ON public.claim USING btree (party_pos, id);
CREATE INDEX claim_org ON public.claim USING btree (social_org_id, id);
CREATE INDEX claim_outbox ON public.claim USING btree (proposed_by, id);
CREATE UNIQUE INDEX claim_open ON public.claim USING btree (social_org_id, party_org_id) WHERE (state = ANY (ARRAY['proposed'::text, 'disputed'::text]));
CREATE INDEX complete_list_account ON public.complete_list USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX complete_list_party ON public.complete_list USING btree (party_org_id, party_pos);
CREATE INDEX complete_list_recent ON public.complete_list USING btree (created_at, id);
CREATE INDEX complete_list_region ON public.complete_list USING btree (region_code, pos);
CREATE INDEX complete_list_registrar ON public.complete_list USING btree (registrar_id) WHERE (registrar_id IS NOT NULL);
CREATE INDEX complete_list_superseded ON public.complete_list USING btree (superseded_by) WHERE (superseded_by IS NOT NULL);
CREATE INDEX complete_list_upload ON public.complete_list USING btree (upload_id) WHERE (upload_id IS NOT NULL);
CREATE INDEX complete_list_row_org ON public.complete_list_row USING btree (list_id, social_org_id) WHERE (social_org_id IS NOT NULL);
CREATE INDEX complete_list_row_outcome ON public.complete_list_row USING btree (list_id, outcome, row_number);
CREATE UNIQUE INDEX complete_list_row_id ON public.complete_list_row USING btree (id);
CREATE INDEX consultation_by_state ON public.consultation USING btree (state, id);
CREATE INDEX consultation_host ON public.consultation USING btree (host_id) WHERE (host_id IS NOT NULL);
CREATE INDEX consultation_opener ON public.consultation USING btree (opened_by);
CREATE INDEX consultation_org ON public.consultation USING btree (social_org_id);
CREATE INDEX consultation_part_body ON public.consultation_part USING btree (party_org_id) WHERE (party_org_id IS NOT NULL);
CREATE INDEX consultation_part_of ON public.consultation_part USING btree (consultation_id, standing);
CREATE INDEX consultation_part_org ON public.consultation_part USING btree (social_org_id) WHERE (social_org_id IS NOT NULL);
CREATE UNIQUE INDEX consultation_part_once ON public.consultation_part USING btree (social_org_id) WHERE (standing AND (social_org_id IS NOT NULL));
CREATE INDEX convening_days ON public.convening USING btree (on_day, id);
CREATE INDEX convening_meeting ON public.convening USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX convening_org ON public.convening USING btree (party_org_id, party_pos, on_day);
CREATE INDEX convening_read_convening ON public.convening_read USING btree (convening_id, party_pos);
CREATE INDEX convening_read_member ON public.convening_read USING btree (member_id);
CREATE INDEX correction_request_member ON public.correction_request USING btree (member_id, id);
CREATE UNIQUE INDEX correction_request_waiting ON public.correction_request USING btree (member_id, what) WHERE (state = 'waiting'::text);
CREATE INDEX coverage_relation_party_org ON public.coverage_relation USING btree (party_org_id);
CREATE INDEX coverage_relation_social_org ON public.coverage_relation USING btree (social_org_id);
CREATE INDEX coverage_snapshot_on ON public.coverage_snapshot USING btree (taken_at, tree, on_day);
CREATE INDEX coverage_span_body ON public.coverage_span USING btree (body_no) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX coverage_span_ends ON public.coverage_span USING btree (to_on, from_on) INCLUDE (known_from, signature, staff, volunteers, pos, party_pos, tree_pos, body_no, org_type, sector, size_band) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX coverage_span_few_near ON public.coverage_span USING btree (near_pos, responsible_party_org_id) INCLUDE (social_org_id, from_on, to_on, signature, pos, party_pos, body_no, sector) WHERE ((known_to = 'infinity'::timestamp with time zone) AND (gap_class = 1));
CREATE INDEX coverage_span_few_responsible ON public.coverage_span USING btree (responsible_party_org_id, near_pos) INCLUDE (social_org_id, from_on, to_on, signature, pos, party_pos, body_no, sector) WHERE ((known_to = 'infinity'::timestamp with time zone) AND (gap_class = 1));
CREATE INDEX coverage_span_gaps_by_body ON public.coverage_span USING btree (gap_class, body_no, social_org_id) INCLUDE (from_on, to_on, signature, party_pos, tree_pos, pos, org_type, sector, size_band) WHERE ((known_to = 'infinity'::timestamp with time zone) AND (gap_class IS NOT NULL) AND (body_no > 0));
CREATE INDEX coverage_span_gaps_by_party ON public.coverage_span USING btree (gap_class, tree_pos, social_org_id) INCLUDE (from_on, to_on, signature, party_pos, pos, body_no, org_type, sector, size_band) WHERE ((known_to = 'infinity'::timestamp with time zone) AND (gap_class IS NOT NULL) AND (tree_pos > 0));
CREATE INDEX coverage_span_gaps_by_place ON public.coverage_span USING btree (gap_class, pos, social_org_id) INCLUDE (from_on, to_on, signature, party_pos, tree_pos, body_no, org_type, sector, size_band) WHERE ((known_to = 'infinity'::timestamp with time zone) AND (gap_class IS NOT NULL) AND (pos >= 0));
CREATE INDEX coverage_span_org ON public.coverage_span USING btree (social_org_id, known_to);
CREATE INDEX coverage_span_org_near ON public.coverage_span USING btree (social_org_id, near_pos);
CREATE INDEX coverage_span_party ON public.coverage_span USING btree (party_pos);
CREATE INDEX coverage_span_place ON public.coverage_span USING btree (pos) INCLUDE (from_on, to_on, signature, staff, volunteers, party_pos, tree_pos, body_no, org_type, sector, size_band) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX coverage_span_recorded ON public.coverage_span USING btree (known_from) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX coverage_span_replaced ON public.coverage_span USING btree (known_to) WHERE (known_to < 'infinity'::timestamp with time zone);
CREATE INDEX coverage_span_responsible ON public.coverage_span USING btree (responsible_party_org_id, party_pos);
CREATE INDEX coverage_span_run_ends ON public.coverage_span USING btree (stays_to, from_on, to_on) INCLUDE (present_to, social_org_id, signature, pos, party_pos, tree_pos, body_no, org_type, sector, size_band) WHERE ((known_to = 'infinity'::timestamp with time zone) AND (stays_to < 'infinity'::date));
CREATE INDEX coverage_span_run_starts ON public.coverage_span USING btree (stays_from, from_on, to_on) INCLUDE (present_from, social_org_id, signature, pos, party_pos, tree_pos, body_no, org_type, sector, size_band) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX coverage_span_starts ON public.coverage_span USING btree (from_on, to_on) INCLUDE (signature, staff, volunteers, pos, party_pos, tree_pos, body_no, org_type, sector, size_band) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX coverage_span_tree ON public.coverage_span USING btree (tree_pos) INCLUDE (from_on, to_on, signature, staff, volunteers, pos, party_pos, body_no, org_type, sector, size_band) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX coverage_span_live ON public.coverage_span USING btree (social_org_id, from_on) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX duty_request_asked_by ON public.duty_request USING btree (asked_by);
CREATE INDEX duty_request_settled_by ON public.duty_request USING btree (settled_by) WHERE (settled_by IS NOT NULL);
CREATE INDEX duty_rule_kind ON public.duty_rule USING btree (kind);
CREATE INDEX duty_rule_org ON public.duty_rule USING btree (party_org_id, party_pos);
CREATE INDEX exclusion_meeting ON public.exclusion USING btree (passed_meeting_id) WHERE (passed_meeting_id IS NOT NULL);
CREATE INDEX exclusion_member ON public.exclusion USING btree (member_id);
CREATE INDEX exclusion_org ON public.exclusion USING btree (party_org_id, party_pos);
CREATE INDEX exclusion_superior ON public.exclusion USING btree (superior_id) WHERE (superior_id IS NOT NULL);
CREATE INDEX exclusion_case_exclusion ON public.exclusion_case USING btree (exclusion_id, party_pos);
CREATE INDEX export_request_account ON public.export_request USING btree (account_id, id);
CREATE INDEX export_request_decider ON public.export_request USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX export_request_grant ON public.export_request USING btree (grant_id);
CREATE INDEX export_request_open ON public.export_request USING btree (expires_at) WHERE (erased_at IS NULL);
CREATE INDEX export_request_place ON public.export_request USING btree (party_pos, id) WHERE (party_pos IS NOT NULL);
CREATE INDEX import_column_account ON public.import_column USING btree (account_id);
CREATE UNIQUE INDEX import_column_title ON public.import_column USING btree (kind, title_key, account_id) NULLS NOT DISTINCT;
CREATE INDEX import_effect_entity ON public.import_effect USING btree (import_id, entity, entity_id, seq);
CREATE UNIQUE INDEX import_kept_place ON public.import_kept USING btree (import_id, place);
CREATE INDEX import_line_outcome ON public.import_line USING btree (import_id, outcome, row_number);
CREATE INDEX import_run_account ON public.import_run USING btree (account_id, created_at);
CREATE INDEX import_run_upload ON public.import_run USING btree (upload_id);
CREATE INDEX inspection_day ON public.inspection USING btree (held_on) WHERE (withdrawn_at IS NULL);
CREATE INDEX inspection_org ON public.inspection USING btree (party_org_id, party_pos);
CREATE INDEX joint_invitation_host ON public.joint_invitation USING btree (convening_id, host_pos);
CREATE INDEX joint_invitation_org ON public.joint_invitation USING btree (party_org_id, party_pos);
CREATE INDEX joint_invitation_pos ON public.joint_invitation USING btree (party_pos, invited_at);
CREATE UNIQUE INDEX joint_invitation_joined ON public.joint_invitation USING btree (joined_convening_id) WHERE (joined_convening_id IS NOT NULL);
CREATE INDEX joint_minutes_convening ON public.joint_minutes USING btree (convening_id, host_pos);
CREATE INDEX leave_request_convening ON public.leave_request USING btree (convening_id, party_pos);
CREATE INDEX leave_request_member ON public.leave_request USING btree (member_id);
CREATE INDEX list_difference_declined ON public.list_difference USING btree (kind, name_key) WHERE (state = 'declined'::text);
CREATE INDEX list_difference_list ON public.list_difference USING btree (list_id, kind, id);
CREATE INDEX list_difference_org ON public.list_difference USING btree (social_org_id) WHERE (social_org_id IS NOT NULL);
CREATE INDEX look_line_at ON public.look_line USING btree (at, id);
CREATE INDEX look_line_entity ON public.look_line USING btree (entity, entity_id, id);
CREATE INDEX look_line_exports ON public.look_line USING btree (account_id, id) WHERE (what = 'export'::text);
CREATE INDEX look_line_ground ON public.look_line USING btree (entity_id, account_id, at) WHERE (ground IS NOT NULL);
CREATE INDEX look_line_xid ON public.look_line USING btree (xid);
CREATE INDEX meeting_days ON public.meeting USING btree (held_on, id);
CREATE INDEX meeting_org ON public.meeting USING btree (party_org_id, party_pos, held_on);
CREATE INDEX meeting_approval_meeting ON public.meeting_approval USING btree (meeting_id, party_pos);
CREATE INDEX meeting_attachment_meeting ON public.meeting_attachment USING btree (meeting_id, party_pos);
CREATE UNIQUE INDEX meeting_attachment_content ON public.meeting_attachment USING btree (meeting_id, sha256) WHERE (removed_at IS NULL);
CREATE INDEX meeting_kind_org ON public.meeting_kind USING btree (party_org_id, party_pos);
CREATE INDEX meeting_record_meeting ON public.meeting_record USING btree (meeting_id, party_pos);
CREATE INDEX meeting_resolution_meeting ON public.meeting_resolution USING btree (meeting_id, party_pos);
CREATE INDEX meeting_sample_org ON public.meeting_sample USING btree (party_org_id, party_pos);
CREATE INDEX meeting_sample_times ON public.meeting_sample USING btree (drawn_at, id);
CREATE INDEX member_former ON public.member USING btree (managing_branch_id) WHERE (former_keys IS NOT NULL);
CREATE INDEX member_import ON public.member USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX member_list ON public.member USING btree (party_pos, name_key, id);
CREATE INDEX member_managing ON public.member USING btree (managing_branch_id, party_pos);
CREATE INDEX member_membership ON public.member USING btree (membership_branch_id, membership_pos);
CREATE INDEX member_membership_pos ON public.member USING btree (membership_pos) WHERE (membership_pos IS NOT NULL);
CREATE INDEX member_name ON public.member USING btree (name_key, managing_branch_id);
CREATE INDEX member_pending ON public.member USING btree (party_pos, name_key, id) WHERE (identity_pending AND (identity_basis IS NULL));
CREATE INDEX member_private ON public.member USING btree (party_pos) WHERE private;
CREATE INDEX member_work_unit ON public.member USING btree (work_unit_id);
CREATE UNIQUE INDEX member_id_number ON public.member USING btree (id_number_hash) WHERE (id_number_hash IS NOT NULL);
CREATE UNIQUE INDEX member_id_number_any ON public.member USING btree (COALESCE(id_number_hash_old, id_number_hash)) WHERE (id_number_hash IS NOT NULL);
CREATE UNIQUE INDEX member_id_number_old ON public.member USING btree (id_number_hash_old) WHERE (id_number_hash_old IS NOT NULL);
CREATE INDEX member_not_double_account ON public.member_not_double USING btree (account_id);
CREATE INDEX member_not_double_two ON public.member_not_double USING btree (two_id);
CREATE INDEX member_period_managing ON public.member_period USING btree (managing_branch_id);
CREATE INDEX member_period_member ON public.member_period USING btree (member_id, superseded_at);
CREATE INDEX member_period_unit ON public.member_period USING btree (work_unit_id) WHERE ((work_unit_id IS NOT NULL) AND (superseded_at IS NULL));
CREATE UNIQUE INDEX member_period_open ON public.member_period USING btree (member_id) WHERE ((superseded_at IS NULL) AND upper_inf(valid));
CREATE UNIQUE INDEX member_token_by_party ON public.member_token USING btree (token, pos, member_id, at);
CREATE INDEX merged_record_keeper ON public.merged_record USING btree (keeper_id);
CREATE INDEX minutes_sketch_bands ON public.minutes_sketch USING gin (bands) WITH (fastupdate=off);
CREATE INDEX minutes_sketch_meeting ON public.minutes_sketch USING btree (meeting_id, party_pos);
CREATE INDEX mismatch_settlement_account ON public.mismatch_settlement USING btree (account_id);
CREATE INDEX mismatch_settlement_org ON public.mismatch_settlement USING btree (social_org_id);
CREATE UNIQUE INDEX mismatch_settlement_standing ON public.mismatch_settlement USING btree (social_org_id, figure) WHERE (undone_at IS NULL);
CREATE INDEX no_party_reason_org ON public.no_party_reason USING btree (social_org_id);
CREATE INDEX org_head_org ON public.org_head USING btree (social_org_id);
CREATE UNIQUE INDEX outer_identity_any ON public.outer_identity USING btree (COALESCE(identity_hash_old, identity_hash));
CREATE UNIQUE INDEX outer_identity_now ON public.outer_identity USING btree (identity_hash);
CREATE UNIQUE INDEX outer_identity_old ON public.outer_identity USING btree (identity_hash_old) WHERE (identity_hash_old IS NOT NULL);
CREATE INDEX party_group_org ON public.party_group USING btree (party_org_id, party_pos);
CREATE INDEX party_group_pos ON public.party_group USING btree (party_pos);
CREATE INDEX party_group_leader_group ON public.party_group_leader USING btree (party_group_id, party_pos);
CREATE INDEX party_group_leader_member ON public.party_group_leader USING btree (member_id);
CREATE INDEX party_group_member_group ON public.party_group_member USING btree (party_group_id);
CREATE INDEX party_org_days ON public.party_org USING btree (pos, first_on, ended_on, kind, region_pos) INCLUDE (withdrawn_at) WHERE (NOT outside_system);
CREATE INDEX party_org_former ON public.party_org USING gin (string_to_array(former_keys, ' '::text)) WHERE (former_keys IS NOT NULL);
CREATE INDEX party_org_former_code ON public.party_org USING gin (string_to_array(former_codes, ' '::text)) WHERE (former_codes IS NOT NULL);
CREATE INDEX party_org_guided_by ON public.party_org USING btree (guided_by_id) WHERE (guided_by_id IS NOT NULL);
CREATE INDEX party_org_list ON public.party_org USING btree (pos, name_key, id);
CREATE INDEX party_org_region_code ON public.party_org USING btree (region_code, region_pos);
CREATE INDEX party_org_region_list ON public.party_org USING btree (region_pos, name_key, id);
CREATE UNIQUE INDEX party_org_name ON public.party_org USING btree (parent_id, name_key) WHERE ((ended_on IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX party_org_party_code_key ON public.party_org USING btree (party_code) WHERE (withdrawn_at IS NULL);
CREATE INDEX party_org_code_org ON public.party_org_code USING btree (party_org_id, to_on);
CREATE INDEX party_org_code_parent ON public.party_org_code USING btree (parent_pos);
CREATE INDEX party_org_guidance_guide ON public.party_org_guidance USING btree (guide_id);
CREATE INDEX party_org_guidance_org ON public.party_org_guidance USING btree (party_org_id);
CREATE INDEX party_org_month_mark_org ON public.party_org_month_mark USING btree (party_org_id);
CREATE INDEX party_org_not_double_account ON public.party_org_not_double USING btree (account_id);
CREATE INDEX party_org_not_double_two ON public.party_org_not_double USING btree (two_id);
CREATE INDEX party_org_token_by_place ON public.party_org_token USING btree (token, region_pos);
CREATE UNIQUE INDEX party_org_token_by_party ON public.party_org_token USING btree (token, pos, party_org_id, at);
CREATE INDEX party_post_member ON public.party_post USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX party_post_org ON public.party_post USING btree (party_org_id, post, to_on);
CREATE INDEX past_password_account ON public.past_password USING btree (account_id, replaced_at);
CREATE INDEX plan_template_org ON public.plan_template USING btree (party_org_id, party_pos);
CREATE INDEX plan_template_year ON public.plan_template USING btree (year) WHERE (withdrawn_at IS NULL);
CREATE INDEX region_parent ON public.region USING btree (parent_code, pos);
CREATE INDEX region_successor ON public.region USING btree (successor_code) WHERE (successor_code IS NOT NULL);
CREATE INDEX role_grant_account ON public.role_grant USING btree (account_id);
CREATE INDEX role_grant_body ON public.role_grant USING btree (body_id) WHERE (body_id IS NOT NULL);
CREATE INDEX role_grant_party_org ON public.role_grant USING btree (party_org_id) WHERE (party_org_id IS NOT NULL);
CREATE INDEX role_grant_post ON public.role_grant USING btree (post_id) WHERE (post_id IS NOT NULL);
CREATE INDEX role_grant_region ON public.role_grant USING btree (region_code) WHERE (region_code IS NOT NULL);
CREATE INDEX session_account ON public.session USING btree (account_id);
CREATE INDEX session_device ON public.session USING btree (device_id) WHERE (device_id IS NOT NULL);
CREATE INDEX session_grant ON public.session USING btree (grant_id);
CREATE INDEX sign_in_slip_account ON public.sign_in_slip USING btree (account_id, issued_at);
CREATE INDEX social_org_address_region ON public.social_org USING btree (address_region_code);
CREATE INDEX social_org_former ON public.social_org USING gin (string_to_array(former_keys, ' '::text)) WHERE (former_keys IS NOT NULL);
CREATE INDEX social_org_former_code ON public.social_org USING gin (string_to_array(former_codes, ' '::text)) WHERE (former_codes IS NOT NULL);
CREATE INDEX social_org_guidance ON public.social_org USING btree (guidance_body_id);
CREATE INDEX social_org_import ON public.social_org USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX social_org_list_by_body ON public.social_org USING btree (body_no, name_key, id);
CREATE INDEX social_org_list_by_party ON public.social_org USING btree (party_pos, name_key, id);
CREATE INDEX social_org_list_by_place ON public.social_org USING btree (pos, name_key, id);
CREATE INDEX social_org_name ON public.social_org USING btree (name_key, pos);
CREATE INDEX social_org_no_party_reason ON public.social_org USING btree (no_party_reason, pos, id) WHERE (no_party_reason IS NOT NULL);
CREATE INDEX social_org_reason_by_body ON public.social_org USING btree (no_party_reason, body_no, id) WHERE (no_party_reason IS NOT NULL);
CREATE INDEX social_org_reason_by_party ON public.social_org USING btree (no_party_reason, party_pos, id) WHERE (no_party_reason IS NOT NULL);
CREATE INDEX social_org_region ON public.social_org USING btree (region_code, pos);
CREATE INDEX social_org_registrar ON public.social_org USING btree (registrar_id);
CREATE INDEX social_org_regulator ON public.social_org USING btree (industry_regulator_id);
CREATE INDEX social_org_responsible ON public.social_org USING btree (responsible_party_org_id, party_pos);
CREATE INDEX social_org_sector ON public.social_org USING btree (sector);
CREATE INDEX social_org_supervising ON public.social_org USING btree (supervising_body_id, body_no);
CREATE INDEX social_org_unclear_by_party ON public.social_org USING btree (party_pos, name_key, id) WHERE ((responsibility = 'unclear'::text) AND (ended_on IS NULL));
CREATE INDEX social_org_unclear_by_place ON public.social_org USING btree (pos, name_key, id) WHERE ((responsibility = 'unclear'::text) AND (ended_on IS NULL));
CREATE UNIQUE INDEX social_org_credit_code_key ON public.social_org USING btree (credit_code) WHERE (withdrawn_at IS NULL);
CREATE INDEX social_org_not_double_account ON public.social_org_not_double USING btree (account_id);
CREATE INDEX social_org_not_double_two ON public.social_org_not_double USING btree (two_id);
CREATE INDEX social_org_period_org ON public.social_org_period USING btree (social_org_id, superseded_at);
CREATE INDEX social_org_period_responsible ON public.social_org_period USING btree (responsible_party_org_id);
CREATE INDEX social_org_token_by_party ON public.social_org_token USING btree (token, party_pos);
CREATE UNIQUE INDEX social_org_token_by_place ON public.social_org_token USING btree (token, pos, social_org_id, at);
CREATE INDEX supervising_body_region ON public.supervising_body USING btree (region_code);
CREATE INDEX tally_measure_parent ON public.tally_measure USING btree (definition, tree, parent);
CREATE INDEX trusted_device_account ON public.trusted_device USING btree (account_id);
CREATE INDEX trusted_device_slip ON public.trusted_device USING btree (slip_id);
CREATE INDEX upload_account ON public.upload USING btree (account_id);
CREATE INDEX vitality_scheme_org ON public.vitality_scheme USING btree (party_org_id, party_pos);
CREATE INDEX year_plan_place ON public.year_plan USING btree (party_org_id, party_pos);
CREATE INDEX year_plan_template ON public.year_plan USING btree (template_id);

-- Functions

CREATE OR REPLACE FUNCTION public.acting_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.account', true), '')::uuid $function$;
alter function acting_account() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.acting_grant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.grant', true), '')::uuid $function$;
alter function acting_grant() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.acting_import()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.import', true), '')::uuid $function$;
alter function acting_import() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.acting_name()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.actor', true), '') $function$;
alter function acting_name() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.answers_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare t text;
begin
  foreach t in array array['convening_read', 'leave_request', 'check_in'] loop
    execute format('update %1$I x set member_id = r.keeper_id from merged_record r where r.id = $1 and x.member_id = $1 and not exists (
      select from %1$I y where y.convening_id = x.convening_id and y.member_id = r.keeper_id)', t) using old.id;
    execute format('delete from %I where member_id = $1 and exists (select from merged_record r where r.id = $1)', t) using old.id;
  end loop;
  return old;
end $function$;
alter function answers_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.appraisals_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_table_name = 'member' then
    update appraisal_member x set member_id = r.keeper_id from merged_record r where r.id = old.id and x.member_id = old.id
      and not exists (select from appraisal_member y where y.appraisal_id = x.appraisal_id and y.member_id = r.keeper_id);
    delete from appraisal_member where member_id = old.id and exists (select from merged_record r where r.id = old.id);
  else
    update appraisal a set party_org_id = k.id, party_pos = k.pos
    from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and a.party_org_id = old.id
      and not exists (select from appraisal b where b.party_org_id = k.id and b.year = a.year);
    delete from appraisal_member x using appraisal a
    where a.id = x.appraisal_id and a.party_org_id = old.id and exists (select from merged_record r where r.id = old.id);
    delete from appraisal a where a.party_org_id = old.id and exists (select from merged_record r where r.id = old.id);
  end if;
  return old;
end $function$;
alter function appraisals_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.attendance_counts(org uuid, who uuid, from_day date, to_day date)
 RETURNS TABLE(expected integer, present integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select count(*) filter (where a.state in ('present', 'absent'))::int, count(*) filter (where a.state = 'present')::int
  from attendance a join meeting m on m.id = a.meeting_id
  where a.member_id = who and m.party_org_id = org and m.withdrawn_at is null and m.held_on >= from_day and m.held_on < to_day
$function$;
alter function attendance_counts(uuid,uuid,date,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.attended_at(org uuid, from_day date, to_day date)
 RETURNS TABLE(member_id uuid, member_name text, home_branch_id uuid, home_name text, home_elsewhere text, expected integer, present integer, confirmation_id uuid, confirmed_from date, confirmed_to date, confirmed_by text, confirmed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with seen as (
    select distinct a.member_id from party_org h join meeting m on m.party_org_id = h.id join attendance a on a.meeting_id = m.id
    where h.id = org and may_see_persons() and h.pos between party_lo() and party_hi() and a.member_id is not null
      and m.withdrawn_at is null and m.held_on >= from_day and m.held_on < to_day)
  select k.id, k.name, b.id, b.name, k.membership_elsewhere, n.expected, n.present, c.id, c.from_on, c.to_on, c.confirmed_by, c.confirmed_at
  from seen s join member k on k.id = s.member_id left join party_org b on b.id = k.membership_branch_id and b.id <> org
    cross join lateral attendance_counts(org, k.id, from_day, to_day) n
    left join lateral (
      select * from attendance_confirmation c where c.member_id = k.id and c.party_org_id = org and c.taken_back_at is null
        and c.from_on < to_day and c.to_on > from_day order by c.from_on desc limit 1) c on true
  where may_see_private() or not k.private
  order by k.name_key, k.id
$function$;
alter function attended_at(uuid,date,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.attended_elsewhere(home uuid, who uuid, from_day date, to_day date)
 RETURNS TABLE(confirmation_id uuid, member_id uuid, member_name text, host_id uuid, host_name text, functional boolean, from_on date, to_on date, expected integer, present integer, confirmed_by text, confirmed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.id, k.id, k.name, p.id, p.name, p.functional, c.from_on, c.to_on, n.expected, n.present, c.confirmed_by, c.confirmed_at
  from attendance_confirmation c join member k on k.id = c.member_id join party_org p on p.id = c.party_org_id
    cross join lateral attendance_counts(p.id, k.id, c.from_on, c.to_on) n
  where c.taken_back_at is null and c.from_on >= from_day and c.from_on < to_day
    and (home is null or c.home_branch_id = home) and (who is null or c.member_id = who) and (home is not null or who is not null)
    and may_see_persons() and (c.home_pos between party_lo() and party_hi() or c.party_pos between party_lo() and party_hi())
    and (may_see_private() or not k.private)
  order by c.from_on desc, k.name_key, c.id
$function$;
alter function attended_elsewhere(uuid,uuid,date,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.audit_counts(last pg_snapshot, change_floor bigint, look_floor bigint)
 RETURNS TABLE(change_lines bigint, look_lines bigint, waiting bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with change as (
    select count(*) filter (where id <= change_floor or pg_visible_in_snapshot(xid, last)) as due,
      count(*) as present from change_line),
  look as (
    select count(*) filter (where id <= look_floor or pg_visible_in_snapshot(xid, last)) as due,
      count(*) as present from look_line)
  select change.due, look.due, change.present - change.due + look.present - look.due from change, look
$function$;
alter function audit_counts(pg_snapshot,bigint,bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.audit_last_ids()
 RETURNS TABLE(change_id bigint, look_id bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce((select max(id) from change_line), 0), coalesce((select max(id) from look_line), 0)
$function$;
alter function audit_last_ids() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.audit_lines_now(looks boolean, ids bigint[])
 RETURNS TABLE(id bigint, at timestamp with time zone, hash bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select l.id, l.at, change_line_hash(l) from unnest(ids) i join change_line l on l.id = i where not looks
  union all
  select l.id, l.at, look_line_hash(l) from unnest(ids) i join look_line l on l.id = i where looks
$function$;
alter function audit_lines_now(boolean,bigint[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.audit_listed(from_seq bigint, to_seq bigint)
 RETURNS TABLE(kind integer, id bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select get_byte(e.entry, 0), ('x' || encode(substr(e.entry, 2, 8), 'hex'))::bit(64)::int8
  from audit_seal s cross join generate_series(0, s.line_count - 1) n
  cross join lateral (select substr(s.lines, n * 41 + 1, 9) as entry) e
  where s.seq between from_seq and to_seq
$function$;
alter function audit_listed(bigint,bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.audit_prune(line_kind integer, from_seq bigint, to_seq bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  removed int8;
begin
  if line_kind = 3 then
    delete from look_line l using audit_listed(from_seq, to_seq) e where l.id = e.id and e.kind = 3;
  else
    delete from change_line l using audit_listed(from_seq, to_seq) e where l.id = e.id and e.kind = line_kind;
  end if;
  get diagnostics removed = row_count;
  return removed;
end $function$;
alter function audit_prune(integer,bigint,bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.audit_search(kind_wanted text, actor_part text, about_account uuid, entity_wanted text, record uuid, action_wanted text, from_at timestamp with time zone, until_at timestamp with time zone, before_at timestamp with time zone, change_before bigint, look_before bigint, most integer)
 RETURNS TABLE(source text, id bigint, at timestamp with time zone, kind text, actor text, entity text, entity_id uuid, action text, changes jsonb, fields text[], reason text, purpose text, count integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
begin
  if not exists (select from role_grant g where g.account_id = acting_account() and g.role = 'auditor' and g.revoked_at is null) then
    return;
  end if;
  return query
  (select 'change', l.id, l.at, k.kind, l.actor, l.entity, l.entity_id, l.action,
      case when k.kind = 'change' then null else l.changes end,
      case when k.kind = 'change' then array(select jsonb_object_keys(l.changes)) end, l.reason, null::text, null::int
    from change_line l cross join lateral (select change_line_group(l.entity, l.action) as kind) k
    where (kind_wanted is null or k.kind = kind_wanted) and (actor_part is null or strpos(l.actor, actor_part) > 0)
      and (about_account is null or l.account_id = about_account or l.entity_id = about_account)
      and (entity_wanted is null or l.entity = entity_wanted)
      and (record is null or l.entity_id = record and l.entity = any (array['social_org', 'party_org', 'member', 'account', 'role_grant', 'installation', 'command',
        'import_run', 'party_org_region', 'supervising_body', 'counting_definition', 'export_request', 'correction_request', 'complete_list']))
      and (action_wanted is null or l.action = action_wanted)
      and (from_at is null or l.at >= from_at) and (until_at is null or l.at < until_at) and (l.at, l.id) < (before_at, change_before)
      and coalesce(kind_wanted not in ('look', 'export'), true)
    order by l.at desc, l.id desc limit most)
  union all
  (select 'look', l.id, l.at, k.kind, l.actor, l.entity, l.entity_id, l.what, null, null, null, l.purpose, l.count
    from look_line l cross join lateral (select case l.what when 'export' then 'export' else 'look' end as kind) k
    where (kind_wanted is null or k.kind = kind_wanted) and (actor_part is null or strpos(l.actor, actor_part) > 0)
      and (about_account is null or l.account_id = about_account)
      and (entity_wanted is null or l.entity = entity_wanted)
      and (record is null or l.entity_id = record and l.entity = any (array['social_org', 'party_org', 'member']))
      and (action_wanted is null or l.what = action_wanted)
      and (from_at is null or l.at >= from_at) and (until_at is null or l.at < until_at) and (l.at, l.id) < (before_at, look_before)
      and coalesce(kind_wanted in ('look', 'export'), true)
    order by l.at desc, l.id desc limit most)
  order by 3 desc, 1, 2 desc limit most;
end $function$;
alter function audit_search(text,text,uuid,text,uuid,text,timestamp with time zone,timestamp with time zone,timestamp with time zone,bigint,bigint,integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.audit_unlisted(seen pg_snapshot, change_floor bigint, look_floor bigint, most integer)
 RETURNS TABLE(lines bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with sealed as materialized (select * from audit_listed(1, 9223372036854775807)),
  line as (
    select set_byte('\x00', 0, change_line_kind(l.entity, l.action)) as kind, l.id, change_line_hash(l) as hash from change_line l
    where not exists (select from sealed s where s.id = l.id and s.kind < 3)
      and (seen is null or l.id <= change_floor or pg_visible_in_snapshot(l.xid, seen))
    union all
    select '\x03', l.id, look_line_hash(l) from look_line l
    where not exists (select from sealed s where s.id = l.id and s.kind = 3)
      and (seen is null or l.id <= look_floor or pg_visible_in_snapshot(l.xid, seen))),
  listed as (select line.*, (row_number() over (order by kind, id) - 1) / most as list from line)
  select string_agg(kind || int8send(id) || hash, ''::bytea order by kind, id) from listed group by list order by list
$function$;
alter function audit_unlisted(pg_snapshot,bigint,bigint,integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.audit_unsealed(since pg_snapshot, change_floor bigint, look_floor bigint, most integer)
 RETURNS TABLE(lines bytea)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'off'
AS $function$
begin
  return query
  with line as (
    select set_byte('\x00', 0, change_line_kind(l.entity, l.action)) as kind, l.id, change_line_hash(l) as hash from change_line l
    where l.xid >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(l.xid, since) and l.id > change_floor
    union all
    select '\x03', l.id, look_line_hash(l) from look_line l
    where l.xid >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(l.xid, since) and l.id > look_floor),
  listed as (select line.*, (row_number() over (order by kind, id) - 1) / most as list from line)
  select string_agg(kind || int8send(id) || hash, ''::bytea order by kind, id) from listed group by list order by list;
end $function$;
alter function audit_unsealed(pg_snapshot,bigint,bigint,integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.bits_in(bits bigint)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select bit_count(bits::bit(64))::int4 $function$;
alter function bits_in(bigint) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.body_hi()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.body_hi', true), '')::int8 $function$;
alter function body_hi() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.body_is_open()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(body_lo() <= 0 and body_hi() >= 9007199254740991, false) $function$;
alter function body_is_open() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.body_lo()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.body_lo', true), '')::int8 $function$;
alter function body_lo() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.called_to(c convening)
 RETURNS TABLE(member_id uuid, post_id uuid, person_name text, votes boolean, elsewhere boolean, kept_private boolean, sort_key text)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select m.id, null::uuid, m.name, t.status = 'full' and t.membership_branch_id is not distinct from c.party_org_id,
    t.managing_branch_id <> c.party_org_id, m.private, m.name_key
  from member_period t join member m on m.id = t.member_id
  where c.assembly <> 'committee' and t.superseded_at is null and t.valid @> c.on_day and t.status in ('full', 'probationary')
    and (t.managing_branch_id = c.party_org_id and (c.assembly = 'members' or in_party_group(m.id, c.party_org_id, c.party_group, c.on_day))
      or c.assembly = 'members' and t.managing_branch_id <> c.party_org_id and t.membership_branch_id = c.party_org_id and t.status = 'full')
  union all
  (select distinct on (coalesce(p.member_id, p.id)) p.member_id, case when p.member_id is null then p.id end, p.person_name, true, false,
     coalesce((select m.private from member m where m.id = p.member_id), false), p.person_name
   from party_post p
   where c.assembly = 'committee' and p.party_org_id = c.party_org_id and p.post <> 'party_worker' and p.from_on <= c.on_day and p.to_on > c.on_day
   order by coalesce(p.member_id, p.id), p.from_on)
$function$;
alter function called_to(convening) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.calls_member(c convening, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select case when c.assembly = 'committee'
    then exists (select from party_post p where p.member_id = who and p.party_org_id = c.party_org_id and p.post <> 'party_worker'
      and p.from_on <= c.on_day and p.to_on > c.on_day)
    else exists (select from member_period t
      where t.member_id = who and t.superseded_at is null and t.valid @> c.on_day and t.status in ('full', 'probationary')
        and (t.managing_branch_id = c.party_org_id and (c.assembly = 'members' or in_party_group(who, c.party_org_id, c.party_group, c.on_day))
          or c.assembly = 'members' and t.managing_branch_id <> c.party_org_id and t.membership_branch_id = c.party_org_id and t.status = 'full')) end
$function$;
alter function calls_member(convening,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.change_line_group(entity text, action text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when change_line_kind(entity, action) = 2 then 'sign-in' when entity = 'command' then 'command'
    when entity in ('account', 'role_grant', 'installation') then 'account' else 'change' end
$function$;
alter function change_line_group(text,text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.change_line_hash(l change_line)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select sha256(convert_to(jsonb_build_array('change', l.id, extract(epoch from l.at), l.account_id, l.actor, l.entity, l.entity_id,
    l.action, l.changes, to_char(l.change_on, 'YYYY-MM-DD'), l.reason, l.import_id, l.pos, l.body_no, l.xid::text)::text, 'UTF8'))
$function$;
alter function change_line_hash(change_line) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.change_line_kind(entity text, action text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when entity = 'account' and action in ('sign-in', 'sign-in-by-recovery-code', 'sign-in-failed', 'second-factor-failed',
    'sign-in-by-slip', 'sign-in-by-device', 'sign-in-by-sign-on', 'sign-on-failed', 'switch-grant', 'sign-out', 'end-session') then 2 else 1 end
$function$;
alter function change_line_kind(text,text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.change_on()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('app.change_on', true), '')::date, current_date) $function$;
alter function change_on() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.changed_fields(old_row jsonb, new_row jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(jsonb_object_agg(n.key, jsonb_build_array(logged_value(old_row, n.key), logged_value(new_row, n.key))), '{}')
  from jsonb_each(new_row) n
  where n.value is distinct from old_row -> n.key
    and n.key not in ('version', 'updated_at', 'created_at', 'created_by', 'name_key', 'pos', 'party_pos', 'membership_pos',
      'region_pos', 'near_pos', 'body_no', 'identity_pending', 'id', 'import_id', 'id_number_hash', 'phone_hash', 'former_keys',
      'former_codes')
$function$;
alter function changed_fields(jsonb,jsonb) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.claim_bodies(wanted text, ids uuid[])
 RETURNS TABLE(id uuid, name text, within text, pos bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.name, g.full_name, p.pos from party_org p join region g on g.code = p.region_code
  where p.ended_on is null and not p.functional and p.kind not in ('branch', 'joint_branch', 'temporary_branch', 'temporary_joint_branch')
    and (strpos(p.name_key, wanted) > 0 or p.id = any (ids))
  order by p.pos limit greatest(50, cardinality(ids))
$function$;
alter function claim_bodies(text,uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.claim_candidates(ids uuid[])
 RETURNS TABLE(social_org_id uuid, why text, party_org_id uuid, n integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with asked as materialized (select * from claim_orgs(ids)),
  place as materialized (select distinct a.pos from asked a),
  region_of as (
    select place.pos, found.party_org_id from place cross join lateral (
      select x.party_org_id from party_org_region x join region r on r.code = x.region_code join party_org p on p.id = x.party_org_id
      where place.pos between r.pos and r.pos_end and p.ended_on is null order by r.level desc limit 1) found),
  body_of as (
    select b.id, found.party_org_id, found.n from (select distinct supervising_body_id as id from asked where supervising_body_id is not null) b
    cross join lateral (
      select s.responsible_party_org_id as party_org_id, count(*)::int as n from (
        -- Enough to tell who answers for most; a ministry has thousands.
        select o.responsible_party_org_id from social_org o join party_org p on p.id = o.responsible_party_org_id
        where o.supervising_body_id = b.id and o.responsibility = 'confirmed' and o.ended_on is null and p.ended_on is null limit 500) s
      group by 1 order by 2 desc, 1 limit 1) found),
  town_of as (
    select t.pos, found.party_org_id from (
      select distinct r.pos from asked a join region r on r.code = coalesce(a.address_region_code, a.region_code) where r.level = 4) t
    cross join lateral (
      select p.id as party_org_id from party_org p where p.region_pos = t.pos and p.ended_on is null and not p.functional
        and p.kind in ('party_committee', 'work_committee', 'comprehensive_committee', 'general_branch') order by p.pos limit 1) found),
  trade_of as (
    select t.pos, t.org_type, found.party_org_id from (
      select distinct pos, org_type from asked where org_type in ('law_firm', 'accounting_firm', 'tax_firm')) t
    cross join lateral (
      select p.id as party_org_id from region r join party_org p on p.region_pos = r.pos
      where t.pos between r.pos and r.pos_end and p.kind = 'industry_committee' and p.ended_on is null
        and strpos(p.name, case t.org_type when 'law_firm' then '律师' when 'tax_firm' then '税务' else '会计师' end) > 0
      order by r.level desc, p.pos limit 1) found)
  select a.id, 'region', f.party_org_id, 0 from asked a join region_of f on f.pos = a.pos
  union all
  select a.id, 'body', f.party_org_id, f.n from asked a join body_of f on f.id = a.supervising_body_id
  union all
  select a.id, 'town', f.party_org_id, 0 from asked a join region r on r.code = coalesce(a.address_region_code, a.region_code)
    join town_of f on f.pos = r.pos
  union all
  select a.id, 'trade', f.party_org_id, 0 from asked a join trade_of f on f.pos = a.pos and f.org_type = a.org_type
$function$;
alter function claim_candidates(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.claim_lock(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform from social_org where id in (select o.id from claim_orgs(ids) o) order by id for update;
end $function$;
alter function claim_lock(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.claim_orgs(ids uuid[])
 RETURNS SETOF social_org
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select o.* from social_org o where o.id = any (ids) and (social_org_in_sight(o)
    or (may_see_persons() and exists (select from claim c where c.social_org_id = o.id and c.state in ('proposed', 'disputed')
      and c.party_pos between party_lo() and party_hi())))
  union all
  select u.* from unclear_by_region() u where u.id = any (ids)
    and not (may_see_persons() and exists (select from claim c where c.social_org_id = u.id and c.state in ('proposed', 'disputed')
      and c.party_pos between party_lo() and party_hi()))
$function$;
alter function claim_orgs(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.claim_orgs_state(ids uuid[])
 RETURNS TABLE(social_org_id uuid, since date, open integer, disputed integer, held boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select o.id,
    (select coalesce(max(upper(p.valid)) filter (where (p.responsible_party_org_id, p.responsibility) is distinct from
        (o.responsible_party_org_id, o.responsibility)), min(lower(p.valid)))
      from social_org_period p where p.social_org_id = o.id and p.superseded_at is null),
    k.open, k.disputed, coalesce(k.held, false)
  from claim_orgs(ids) o cross join lateral (
    select count(*)::int as open, count(*) filter (where c.state = 'disputed')::int as disputed, bool_or(c.held) as held
    from claim c where c.social_org_id = o.id and c.state in ('proposed', 'disputed')) k
$function$;
alter function claim_orgs_state(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.claim_words(c claim)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when c.id is null then null else jsonb_build_object('party_org_id', c.party_org_id, 'kind', c.kind, 'state', c.state,
    'basis', c.basis, 'principle', c.principle, 'note', c.note, 'from_on', c.from_on, 'reason', c.reason, 'lapsed_for', c.lapsed_for) end
$function$;
alter function claim_words(claim) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.claims_follow_body()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update claim set state = 'lapsed', decided_by = acting_account(), decider = acting_name(), decided_at = now(), lapsed_for = 'body_ended'
  where party_org_id = new.id and state in ('proposed', 'disputed');
  update social_org o set responsibility = 'confirmed' from claim c
  where c.party_org_id = new.id and c.state = 'lapsed' and c.held and c.decided_at = now() and o.id = c.social_org_id
    and o.ended_on is null and o.responsibility = 'unclear'
    and not exists (select from claim x where x.social_org_id = o.id and x.state = 'disputed');
  return null;
end $function$;
alter function claims_follow_body() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.claims_follow_org()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if (new.responsible_party_org_id, new.responsibility) is distinct from (old.responsible_party_org_id, old.responsibility) then
    update claim set confirmed = daterange(lower(confirmed), greatest(lower(confirmed), change_on()))
    where social_org_id = new.id and state = 'accepted' and not isempty(confirmed) and upper(confirmed) is null
      and (new.responsibility <> 'confirmed' or party_org_id <> new.responsible_party_org_id);
  end if;
  update claim set state = 'lapsed', decided_by = acting_account(), decider = acting_name(), decided_at = now(), lapsed_for = found.why,
    -- Who has it now: all that the others learn of it.
    reason = case found.why when 'settled' then (select p.name from party_org p where p.id = new.responsible_party_org_id) end
  from (select c.id, case
      when new.ended_on is not null then 'org_ended'
      when new.responsibility = 'confirmed'
        and (old.responsibility <> 'confirmed' or new.responsible_party_org_id <> old.responsible_party_org_id) then 'settled'
      when c.basis in ('registered_place', 'community', 'fallback') and (new.region_code <> old.region_code
        or (c.basis = 'community' and new.address_region_code is distinct from old.address_region_code)
        or (c.basis = 'fallback' and new.supervising_body_id is distinct from old.supervising_body_id)) then 'basis_changed'
      when c.basis = 'supervising_body' and new.supervising_body_id is distinct from old.supervising_body_id then 'basis_changed'
      when c.basis = 'industry' and (new.org_type, new.sector, new.industry_regulator_id) is distinct from
        (old.org_type, old.sector, old.industry_regulator_id) then 'basis_changed' end as why
    from claim c where c.social_org_id = new.id and c.state in ('proposed', 'disputed')) found
  where claim.id = found.id and found.why is not null;
  -- A dispute that has lost its ground leaves the body that had agreed where it was.
  if new.ended_on is null and new.responsibility = 'unclear' and exists (select from claim c where c.social_org_id = new.id
      and c.state = 'lapsed' and c.held and c.decided_at = now() and c.lapsed_for = 'basis_changed')
    and not exists (select from claim c where c.social_org_id = new.id and c.state = 'disputed') then
    update social_org set responsibility = 'confirmed' where id = new.id;
  end if;
  return null;
end $function$;
alter function claims_follow_org() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.claims_settle(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update social_org o set responsible_party_org_id = c.party_org_id, party_pos = c.party_pos, responsibility = 'confirmed',
    responsibility_principle = c.principle
  from claim c
  where c.id = any (ids) and c.state = 'accepted' and c.decided_at = now() and o.id = c.social_org_id and may_see_persons()
    and (c.party_pos between party_lo() and party_hi() or o.party_pos between party_lo() and party_hi());
  update social_org o set responsibility = 'unclear'
  from claim c
  where c.id = any (ids) and c.state = 'disputed' and c.agreed_at = now() and o.id = c.social_org_id and o.responsibility = 'confirmed'
    and may_see_persons() and c.party_pos between party_lo() and party_hi();
  update social_org o set responsibility = 'confirmed'
  from claim c
  where c.id = any (ids) and c.state in ('refused', 'withdrawn') and c.decided_at = now() and c.held and o.id = c.social_org_id
    and o.responsibility = 'unclear'
    and not exists (select from claim x where x.social_org_id = o.id and x.state = 'disputed');
end $function$;
alter function claims_settle(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.code_tokens(code text)
 RETURNS TABLE(token text, at smallint)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select substr(code, i, 4), (2000 + i)::int2 from generate_series(1, length(code) - 3) i where i % 2 = 1 or i = length(code) - 3
$function$;
alter function code_tokens(text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.columns_put_back(of_table text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select string_agg(format('%1$I = n.%1$I', column_name), ', ') from information_schema.columns
  where table_schema = 'public' and table_name = of_table and is_generated = 'NEVER' and column_name not in ('id', 'version', 'created_at', 'created_by',
    'updated_at', 'import_id', 'withdrawn_at', 'pos', 'region_pos', 'party_pos', 'membership_pos', 'body_no', 'parent_id',
    'id_number_sealed', 'id_number_hash', 'id_number_hash_old', 'phone_sealed', 'office_phone_sealed', 'contact_phone_sealed')
$function$;
alter function columns_put_back(text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.complete_list_file_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update complete_list_row set read = null, phones_sealed = null where list_id in (select id from complete_list where upload_id = new.id);
  update complete_list set layout = layout - 'sheets', state = case state when 'mapping' then 'discarded' else state end
  where upload_id = new.id;
  return null;
end $function$;
alter function complete_list_file_erased() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.complete_lists_cut_off(failure_text text)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with cut as (
    update complete_list set attempt = attempt + 1, done_rows = 0, failure = failure_text, state = resume_state, resume_state = null
    where state = 'comparing' returning 1)
  select count(*)::int from cut
$function$;
alter function complete_lists_cut_off(text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.confirmations_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_table_name = 'member' then
    update attendance_confirmation c set member_id = r.keeper_id from merged_record r where r.id = old.id and c.member_id = old.id;
  else
    update attendance_confirmation c set party_org_id = k.id, party_pos = k.pos
    from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and c.party_org_id = old.id;
    update attendance_confirmation c set home_branch_id = k.id, home_pos = k.pos
    from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and c.home_branch_id = old.id;
  end if;
  return old;
end $function$;
alter function confirmations_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.confirmations_received(node uuid, only_waiting boolean, most integer)
 RETURNS TABLE(confirmation_id uuid, member_id uuid, member_name text, home_id uuid, home_name text, host_name text, functional boolean, from_on date, to_on date, expected integer, present integer, confirmed_by text, confirmed_at timestamp with time zone, noted_by text, noted_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.id, k.id, k.name, h.id, h.name, p.name, p.functional, c.from_on, c.to_on, n.expected, n.present, c.confirmed_by, c.confirmed_at,
    c.noted_by, c.noted_at
  from (
    select c.* from attendance_confirmation c join member k on k.id = c.member_id
    where c.taken_back_at is null and (c.noted_at is null or not only_waiting)
      and may_see_persons() and c.home_pos between party_lo() and party_hi()
      and (node is null or c.home_pos between (select d.pos from party_org o join party_org_code d on d.pos = o.pos where o.id = node)
        and (select d.pos_end from party_org o join party_org_code d on d.pos = o.pos where o.id = node))
      and (may_see_private() or not k.private)
    order by c.confirmed_at desc, c.id limit most) c
    join member k on k.id = c.member_id join party_org p on p.id = c.party_org_id join party_org h on h.id = c.home_branch_id
    cross join lateral attendance_counts(p.id, k.id, c.from_on, c.to_on) n
  order by c.confirmed_at desc, c.id
$function$;
alter function confirmations_received(uuid,boolean,integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultation_bodies_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from consultation_part l using merged_record r, consultation_part k
  where r.id = old.id and l.party_org_id = r.keeper_id and l.standing and l.answer is null
    and k.consultation_id = l.consultation_id and k.party_org_id = l.party_org_id and (k.answer is not null or k.ordinal < l.ordinal);
  perform consultation_bodies_settle(c.id) from consultation c where c.standing and c.id in (
    select p.consultation_id from merged_record r join consultation_part p on p.party_org_id = r.keeper_id where r.id = old.id);
  return old;
end $function$;
alter function consultation_bodies_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultation_bodies_settle(of_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  c consultation;
  moved int;
  said text;
  since date;
begin
  select * into c from consultation where id = of_id and standing for update;
  if not found then return; end if;
  since := greatest(change_on(), c.opened_on);
  with needed as (
    select distinct o.responsible_party_org_id as id from consultation_part p join social_org o on o.id = p.social_org_id
      where p.consultation_id = of_id
    union select c.host_id where c.host_id is not null),
  gone as (
    update consultation_part p set superseded_on = since where p.consultation_id = of_id and p.party_org_id is not null
      and p.superseded_on is null and not exists (select from needed n where n.id = p.party_org_id) returning 1),
  back as (
    update consultation_part p set superseded_on = null where p.consultation_id = of_id and p.superseded_on is not null
      and exists (select from needed n where n.id = p.party_org_id) returning 1),
  come as (
    insert into consultation_part (id, consultation_id, standing, ordinal, party_org_id, name, asked_on)
    select gen_random_uuid(), of_id, true,
      (select max(ordinal) from consultation_part where consultation_id = of_id) + row_number() over (order by b.id), b.id, b.name, since
    from needed n join party_org b on b.id = n.id
    where not exists (select from consultation_part p where p.consultation_id = of_id and p.party_org_id = n.id) returning 1)
  select (select count(*) from gone) + (select count(*) from back) + (select count(*) from come) into moved;
  said := case when exists (select from consultation_part p where p.consultation_id = of_id and p.superseded_on is null and p.answer is null)
    then 'asking' else 'agreed' end;
  if moved > 0 or said <> c.state then update consultation set version = version + 1, state = said where id = of_id; end if;
end $function$;
alter function consultation_bodies_settle(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultation_is_own(of_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from consultation c where c.id = of_id and c.state = 'asking' and c.opened_by is not distinct from acting_account())
$function$;
alter function consultation_is_own(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultation_parts(ids uuid[])
 RETURNS TABLE(id uuid, consultation_id uuid, ordinal smallint, social_org_id uuid, party_org_id uuid, name text, answer text, answered_on date, basis text, reason text, answerer text, recorded_by text, asked_on date, superseded_on date, in_sight boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with part as (
    select p.*, coalesce(case when p.social_org_id is null then may_see_persons() and b.pos between party_lo() and party_hi()
      else social_org_in_sight(o) end, false) as in_sight
    from consultation_part p left join social_org o on o.id = p.social_org_id left join party_org b on b.id = p.party_org_id
    where p.consultation_id = any (ids))
  select p.id, p.consultation_id, p.ordinal, p.social_org_id, p.party_org_id, p.name, p.answer, p.answered_on, p.basis, p.reason,
    case when may_see_persons() then p.answerer end, p.recorded_by, p.asked_on, p.superseded_on, p.in_sight
  from part p where exists (select from part x where x.consultation_id = p.consultation_id and x.in_sight)
$function$;
alter function consultation_parts(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultations_follow_body()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not merging() then
    perform consultation_bodies_settle(p.consultation_id) from consultation_part p where p.social_org_id = new.id and p.standing;
  end if;
  return null;
end $function$;
alter function consultations_follow_body() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultations_follow_fact()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update consultation c set state = case when c.state = 'agreed' then 'done' else 'lapsed' end, closed_at = now(), closer = acting_name(),
    version = version + 1, closing_reason = case when c.state = 'agreed' then null else '征求意见未完，已另行登记' end
  from consultation_part p join added n on n.social_org_id = p.social_org_id and upper(n.valid) is null
  where p.consultation_id = c.id and p.standing and (tg_table_name = 'coverage_relation') = (c.way <> 'advisor')
    -- Of several organisations the last one that is covered settles it.
    and (c.state = 'asking' or not exists (select from consultation_part x where x.consultation_id = c.id and x.social_org_id is not null
      and not exists (select from coverage_relation r where r.social_org_id = x.social_org_id and upper(r.valid) is null)
      and not exists (select from advisor_assignment a where c.way = 'advisor' and a.social_org_id = x.social_org_id and upper(a.valid) is null)));
  return null;
end $function$;
alter function consultations_follow_fact() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultations_follow_host()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update consultation c set state = 'lapsed', closed_at = now(), closer = acting_name(), version = version + 1,
    closing_reason = new.name || '已撤销'
  where c.host_id = new.id and c.standing;
  return null;
end $function$;
alter function consultations_follow_host() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultations_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if new.kind = 'social_org' then
    update consultation c set state = 'lapsed', closed_at = now(), closer = acting_name(), version = version + 1, closing_reason = '合并重复记录'
    from consultation_part p where p.consultation_id = c.id and p.social_org_id = new.id and p.standing
      and exists (select from consultation_part k where k.social_org_id = new.keeper_id and k.standing);
    update consultation set social_org_id = new.keeper_id where social_org_id = new.id;
    update consultation_part set social_org_id = new.keeper_id where social_org_id = new.id;
    perform consultation_bodies_settle(p.consultation_id) from consultation_part p where p.social_org_id = new.keeper_id and p.standing;
  elsif new.kind = 'party_org' then
    update consultation set host_id = new.keeper_id where host_id = new.id;
    update consultation_part set party_org_id = new.keeper_id where party_org_id = new.id;
  end if;
  return null;
end $function$;
alter function consultations_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultations_follow_org()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update consultation c set state = 'lapsed', closed_at = now(), closer = acting_name(), version = version + 1,
    closing_reason = new.name || '已注销或撤销'
  from consultation_part p where p.consultation_id = c.id and p.social_org_id = new.id and p.standing;
  return null;
end $function$;
alter function consultations_follow_org() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.consultations_standing(ids uuid[])
 RETURNS TABLE(social_org_id uuid, consultation_id uuid, state text, opener text, opened_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.social_org_id, c.id, c.state, c.opener, c.opened_on from consultation_part p join consultation c on c.id = p.consultation_id
    join social_org o on o.id = p.social_org_id
  where p.standing and p.social_org_id = any (ids) and social_org_in_sight(o)
$function$;
alter function consultations_standing(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.convening_counts(of_convening uuid)
 RETURNS TABLE(called bigint, has_read bigint, on_leave bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select count(*), count(*) filter (where r.read_at >= c.announced_at), count(*) filter (where l.state in ('waiting', 'accepted'))
  from convening c cross join lateral called_to(c) x
    left join convening_read r on r.convening_id = c.id and r.member_id = x.member_id
    left join leave_request l on l.convening_id = c.id and l.member_id = x.member_id
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()
$function$;
alter function convening_counts(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.convening_roll(of_convening uuid)
 RETURNS TABLE(member_id uuid, post_id uuid, person_name text, votes boolean, elsewhere boolean, kept_private boolean, has_read boolean, leave_state text, leave_reason text, check_in_state text, late boolean, received_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select x.member_id, x.post_id, case when x.elsewhere then null else x.person_name end, x.votes, x.elsewhere, x.kept_private,
    r.read_at is not null and r.read_at >= c.announced_at, l.state, l.reason, k.state, k.late, k.received_at
  from convening c cross join lateral called_to(c) x
    left join convening_read r on r.convening_id = c.id and r.member_id = x.member_id
    left join leave_request l on l.convening_id = c.id and l.member_id = x.member_id
    left join check_in k on k.convening_id = c.id and k.member_id = x.member_id and k.state <> 'wrong'
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()
    and (x.elsewhere or not x.kept_private or may_see_private())
  order by x.sort_key, x.member_id
$function$;
alter function convening_roll(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.convenings_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update convening m set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and m.party_org_id = old.id;
  return old;
end $function$;
alter function convenings_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.correction_reason()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.correction', true), '') $function$;
alter function correction_reason() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.count_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $function$;
alter function count_version() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.coverage_due_left()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select count(*) from coverage_due $function$;
alter function coverage_due_left() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.coverage_rebuild(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
 SET jit TO 'off'
AS $function$
declare
  today date := (select counted_on from installation);
  -- Not when the transaction began: what is recorded after a snapshot of the spans was taken must say so.
  at timestamptz := clock_timestamp();
  fresh coverage_span_value[];
  stale coverage_span_value[];
  added coverage_span_value[];
begin
  select array_agg(f) into fresh from coverage_spans_of(ids) f;
  with ended as (
    update coverage_span s set known_to = at
    where s.social_org_id = any (ids) and s.known_to = 'infinity'
      and not exists (
        select from unnest(fresh) f where f.social_org_id = s.social_org_id and f.from_on = s.from_on
          and (f.to_on, f.pos, f.responsible_party_org_id, f.tree_pos, f.body_no, f.org_type, f.sector, f.size_band, f.signature,
              f.staff, f.volunteers)
            is not distinct from (s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type, s.sector,
              s.size_band, s.signature, s.staff, s.volunteers))
    returning row(s.social_org_id, s.from_on, s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type,
          s.sector, s.size_band, s.signature, s.staff, s.volunteers)::coverage_span_value as span)
  select array_agg(span) into stale from ended;
  with inserted as (
    insert into coverage_span (social_org_id, from_on, to_on, pos, responsible_party_org_id, near_pos, party_pos, tree_pos, body_no,
      org_type, sector, size_band, signature, staff, volunteers, known_from, stays_from, stays_to,
      present_from, present_to)
    select f.social_org_id, f.from_on, f.to_on, f.pos, f.responsible_party_org_id, o.near_pos, p.pos, f.tree_pos, f.body_no,
      f.org_type, f.sector, f.size_band, f.signature, f.staff, f.volunteers, at, f.from_on, f.to_on,
      f.from_on, f.to_on
    from unnest(fresh) f join party_org p on p.id = f.responsible_party_org_id join social_org o on o.id = f.social_org_id
    where not exists (select from coverage_span s
      where s.social_org_id = f.social_org_id and s.from_on = f.from_on and s.known_to = 'infinity')
    returning row(social_org_id, from_on, to_on, pos, responsible_party_org_id, tree_pos, body_no, org_type,
          sector, size_band, signature, staff, volunteers)::coverage_span_value as span)
  select array_agg(span) into added from inserted;
  perform coverage_runs_keep(ids);
  insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
  select pos, tree_pos, body_no, signature, sum(n), sum(n * coalesce(staff, 0)), sum(n * coalesce(volunteers, 0))
  from (select -1 as n, s.* from unnest(stale) s union all select 1, a.* from unnest(added) a) moved
  where from_on <= today and to_on > today
  group by pos, tree_pos, body_no, signature
  having sum(n) <> 0 or sum(n * coalesce(staff, 0)) <> 0 or sum(n * coalesce(volunteers, 0)) <> 0;
end $function$;
alter function coverage_rebuild(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.coverage_runs(ids uuid[])
 RETURNS TABLE(id bigint, stays_from date, stays_to date, present_from date, present_to date)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select r.* from unnest(coalesce(ids, array(select distinct social_org_id from coverage_span where known_to = 'infinity'))) o
  cross join lateral (
    select id, min(from_on) over run, max(to_on) over run, min(from_on) over (), max(to_on) over ()
    from (
      select *, count(*) filter (where begins) over (order by from_on) as nth
      from (
        select s.id, from_on, to_on,
          lag(row(to_on, pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature & 2023)) over l
            is distinct from row(from_on, pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature & 2023)
            as begins
        from coverage_span s where s.social_org_id = o and s.known_to = 'infinity'
        window l as (order by from_on)) compared) numbered
    window run as (partition by nth)) r
$function$;
alter function coverage_runs(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.coverage_runs_keep(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  update coverage_span s
  set stays_from = r.stays_from, stays_to = r.stays_to, present_from = r.present_from, present_to = r.present_to
  from coverage_runs(ids) r where r.id = s.id and (s.stays_from, s.stays_to, s.present_from, s.present_to)
    is distinct from (r.stays_from, r.stays_to, r.present_from, r.present_to);
end $function$;
alter function coverage_runs_keep(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.coverage_settle_due(most integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  with taken as (
    delete from coverage_due where social_org_id in (
      select social_org_id from coverage_due order by social_org_id limit most for update skip locked)
    returning social_org_id)
  insert into coverage_touched select social_org_id from taken order by 1 on conflict (social_org_id) do nothing;
  if found then
    insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return (select count(*) from coverage_due);
end $function$;
alter function coverage_settle_due(integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.coverage_snapshots_state()
 RETURNS TABLE(social_orgs bigint, last_on date, changes bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select (select count(*) from social_org), d.last_on,
    case when d.taken_at is not null then (select count(*) from coverage_span where known_from > d.taken_at) end
  from (select max(on_day) as last_on, max(taken_at) as taken_at from coverage_snapshot_day) d
$function$;
alter function coverage_snapshots_state() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.coverage_snapshots_take(days date[], at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  last timestamptz := (select max(taken_at) from coverage_snapshot_day);
begin
  delete from coverage_snapshot where taken_at < last;
  delete from coverage_snapshot_day where taken_at < last;
  insert into coverage_snapshot_day (taken_at, tree, on_day, top, nodes)
  select at, 'place', day, r.pos, array(select pos from region where parent_code = r.code order by pos)
    from unnest(days) day, installation i join region r on r.code = i.region_code
  union all
  select at, 'party', day, c.pos, array(
      select pos from party_org_code where parent_pos = c.pos and from_on <= day and to_on > day order by pos)
    from unnest(days) day, installation i join party_org p on p.id = i.root_party_org_id join party_org_code c on c.pos = p.pos;
  insert into coverage_snapshot (taken_at, tree, on_day, rank, org_type, sector, size_band, signature, n, staff, volunteers)
  select at, d.tree, d.on_day, c.* from coverage_snapshot_day d cross join lateral (
    select width_bucket(case d.tree when 'place' then pos else tree_pos end, d.nodes) as rank, org_type, sector, size_band,
      signature, count(*), coalesce(sum(staff), 0), coalesce(sum(volunteers), 0)
    from coverage_span where known_to = 'infinity' and from_on <= d.on_day and to_on > d.on_day
    group by 1, 2, 3, 4, 5) c
  where d.taken_at = at
  order by d.tree, d.on_day;
end $function$;
alter function coverage_snapshots_take(date[],timestamp with time zone) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.coverage_span_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.near_pos := (select near_pos from social_org where id = new.social_org_id);
  return new;
end $function$;
alter function coverage_span_moved() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.coverage_spans_all()
 RETURNS SETOF coverage_span_value
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
 SET enable_nestloop TO 'off'
 SET jit TO 'off'
 SET work_mem TO '256MB'
AS $function$
  with period as materialized (
    select p.social_org_id, p.valid, p.pos, p.responsible_party_org_id, p.body_no, p.org_type, p.sector, p.register_kind, p.legal_person,
      p.operating, p.responsibility, p.staff, p.volunteers, o.credit_code
    from social_org_period p join social_org o on o.id = p.social_org_id where p.superseded_at is null),
  -- Of the roll only where it turns: none, one or two, three of whom some are not transferred, three transferred ones.
  roll as (
    select m.work_unit_id as social_org_id, e.at, sum(e.n) as n,
      sum(e.n) filter (where m.membership_branch_id is not distinct from m.managing_branch_id) as transferred
    from member_period m cross join lateral (values (lower(m.valid), 1), (upper(m.valid), -1)) e (at, n)
    where m.work_unit_id is not null and m.superseded_at is null and m.status = 'full' and m.full_time is distinct from false
      and lower(m.valid) is not null and e.at < 'infinity'
    group by 1, 2),
  rolled as (
    select social_org_id, at, case when coalesce(transferred, 0) >= 3 then 3 when n >= 3 then 2 when n > 0 then 1 else 0 end as step
    from (
      select social_org_id, at, sum(n) over w as n, sum(transferred) over w as transferred
      from roll window w as (partition by social_org_id order by at)) running),
  turn as (
    select social_org_id, at, step - coalesce(lag(step) over (partition by social_org_id order by at), 0) as step from rolled),
  relation as (
    select r.social_org_id, case when o.functional then 256 when r.way = 'sole' then 32 when r.way = 'joint' then 64 else 128 end as bit,
      greatest(coalesce(lower(r.valid), '-infinity'), o.first_on) as from_on,
      least(coalesce(upper(r.valid), 'infinity'), coalesce(o.ended_on, 'infinity')) as to_on
    from coverage_relation r join party_org o on o.id = r.party_org_id where not isempty(r.valid)
    union all
    select social_org_id, 512, coalesce(lower(valid), '-infinity'), coalesce(upper(valid), 'infinity')
      from advisor_assignment where not isempty(valid)
    union all
    select social_org_id, 1024, coalesce(lower(valid), '-infinity'), coalesce(upper(valid), 'infinity')
      from mass_org where does_party_work and not isempty(valid)),
  event as (
    select social_org_id, lower(valid) as at, 0 as step, 0 as bit, 0 as n, null::date as declared_on from period
    union all select social_org_id, upper(valid), 0, 0, 0, null from period
    union all select social_org_id, at, step, 0, 0, null from turn where step <> 0
    union all
    select r.social_org_id, e.at, 0, r.bit, e.n, null from relation r cross join lateral (values (r.from_on, 1), (r.to_on, -1)) e (at, n)
      where r.from_on < r.to_on
    union all select social_org_id, declared_on, 0, 0, 0, declared_on from declared_figure
    union all
    select p.social_org_id, e.at, 0, 0, 0, null from exempt_category c join period p on is_exempt(c, p.org_type, p.sector, p.credit_code)
      cross join lateral (values (lower(c.valid)), (upper(c.valid))) e (at)
    union all
    select p.social_org_id, c.from_on, 0, 0, 0, null from period p join party_org_code c on c.party_org_id = p.responsible_party_org_id
      where c.from_on > '-infinity'),
  mark as (
    select social_org_id, at, sum(step) as step, sum(n) filter (where bit = 32) as sole, sum(n) filter (where bit = 64) as joint,
      sum(n) filter (where bit = 128) as attached, sum(n) filter (where bit = 256) as functional, sum(n) filter (where bit = 512) as advisors,
      sum(n) filter (where bit = 1024) as mass, max(declared_on) as declared_on
    from event where at < 'infinity' group by 1, 2),
  segment as (
    select social_org_id, at as from_on, lead(at, 1, 'infinity') over w as to_on, sum(step) over w as step,
      32 * (sum(sole) over w > 0)::int as sole, 64 * (sum(joint) over w > 0)::int as joint, 128 * (sum(attached) over w > 0)::int as attached,
      256 * (sum(functional) over w > 0)::int as functional, 512 * (sum(advisors) over w > 0)::int as advisors,
      1024 * (sum(mass) over w > 0)::int as mass, max(declared_on) over w as declared_on
    from mark window w as (partition by social_org_id order by at)),
  declared as (
    select social_org_id, declared_on,
      coalesce(max(value) filter (where figure = 'full_members'),
        max(value) filter (where figure = 'members') - coalesce(max(value) filter (where figure = 'probationary_members'), 0)) as n,
      coalesce(max(value) filter (where figure = 'members_not_transferred'), 0) as elsewhere
    from declared_figure group by 1, 2),
  code as (
    select party_org_id, min(pos) as pos, min(from_on) as from_on, max(to_on) as to_on, count(*) > 1 as several
    from party_org_code group by 1),
  valued as (
    select s.social_org_id, s.from_on, least(s.to_on, coalesce(upper(p.valid), 'infinity')) as to_on, p.pos, p.responsible_party_org_id,
      case when not k.several then k.pos
        else (select c.pos from party_org_code c where c.party_org_id = p.responsible_party_org_id
          and c.from_on <= s.from_on and c.to_on > s.from_on order by c.to_on limit 1) end as tree_pos,
      p.body_no, p.org_type, p.sector, size_band_of(p.staff) as size_band,
      ((p.register_kind = 'filed')::int + 2 * p.legal_person::int + 4 * p.operating::int
        + case
            when s.step > 0 then (array[8, 8 + 4096, 16 + 4096])[s.step]
            when d.n is null then 24
            else 8 * case when d.n - least(d.n, d.elsewhere) >= 3 then 2 when d.n > 0 then 1 else 0 end + 4096 * (d.n >= 3)::int end
        + coalesce(s.sole, 0) + coalesce(s.joint, 0) + coalesce(s.attached, 0) + coalesce(s.functional, 0) + coalesce(s.advisors, 0)
        + coalesce(s.mass, 0) + 2048 * (p.responsibility = 'unclear')::int
        + 8192 * (exists (select from exempt_category c
            where is_exempt(c, p.org_type, p.sector, p.credit_code) and c.valid @> s.from_on))::int)::int4 as signature,
      p.staff, p.volunteers
    from segment s join period p on p.social_org_id = s.social_org_id and p.valid @> s.from_on
    left join code k on k.party_org_id = p.responsible_party_org_id
    left join declared d on d.social_org_id = s.social_org_id and d.declared_on = s.declared_on
    where s.from_on > '-infinity'),
  stepped as (
    select v.*, (lag(to_on) over w is distinct from from_on
      or (pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature, staff, volunteers) is distinct from
        (lag(pos) over w, lag(responsible_party_org_id) over w, lag(tree_pos) over w, lag(body_no) over w, lag(org_type) over w,
          lag(sector) over w, lag(size_band) over w, lag(signature) over w, lag(staff) over w, lag(volunteers) over w))::int as starts
    from valued v window w as (partition by v.social_org_id order by v.from_on)),
  island as (
    select t.*, sum(starts) over (partition by t.social_org_id order by t.from_on) as island from stepped t)
  select i.social_org_id, min(i.from_on), max(i.to_on), i.pos, i.responsible_party_org_id, i.tree_pos,
    i.body_no, i.org_type, i.sector, i.size_band, i.signature, i.staff, i.volunteers
  from island i
  group by i.social_org_id, i.island, i.pos, i.responsible_party_org_id, i.tree_pos, i.body_no, i.org_type, i.sector,
    i.size_band, i.signature, i.staff, i.volunteers
$function$;
alter function coverage_spans_all() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.coverage_spans_of(ids uuid[])
 RETURNS SETOF coverage_span_value
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  -- By index for each organisation (lateral, offset 0): in the transaction that fills the tables nothing is known about them
  -- yet, and the planner would read them whole for every batch.
  with target as (select unnest(ids) as id),
  period as (
    select p.*, o.credit_code from target t cross join lateral (
      select * from social_org_period where social_org_id = t.id and superseded_at is null offset 0) p
    cross join lateral (select credit_code from social_org where id = t.id offset 0) o),
  relation as (
    select r.social_org_id,
      greatest(lower(r.valid), p.first_on) as from_on,
      least(coalesce(upper(r.valid), 'infinity'), coalesce(p.ended_on, 'infinity')) as to_on
    from target t join coverage_relation r on r.social_org_id = t.id
    cross join lateral (select first_on, ended_on from party_org where id = r.party_org_id offset 0) p),
  work as (
    select a.social_org_id, lower(a.valid) as from_on, coalesce(upper(a.valid), 'infinity') as to_on
      from target t join advisor_assignment a on a.social_org_id = t.id
    union all
    select m.social_org_id, lower(m.valid), coalesce(upper(m.valid), 'infinity')
      from target t join mass_org m on m.social_org_id = t.id where m.does_party_work),
  roll as (
    select m.work_unit_id as social_org_id, lower(m.valid) as from_on, coalesce(upper(m.valid), 'infinity') as to_on
    from target t cross join lateral (
      select work_unit_id, valid from member_period where work_unit_id = t.id and superseded_at is null and status = 'full'
        and full_time is distinct from false offset 0) m),
  declared as (
    select d.social_org_id, d.declared_on as from_on from target t join declared_figure d on d.social_org_id = t.id),
  exempt as (
    select p.social_org_id, lower(c.valid) as from_on, upper(c.valid) as to_on
    from period p join exempt_category c on is_exempt(c, p.org_type, p.sector, p.credit_code)),
  mark as (
    select social_org_id, lower(valid) as at from period union select social_org_id, upper(valid) from period
    union select social_org_id, from_on from relation union select social_org_id, to_on from relation
    union select social_org_id, from_on from work union select social_org_id, to_on from work
    union select social_org_id, from_on from roll union select social_org_id, to_on from roll
    union select social_org_id, from_on from declared
    union select social_org_id, from_on from exempt union select social_org_id, to_on from exempt
    union select p.social_org_id, c.from_on from period p join party_org_code c on c.party_org_id = p.responsible_party_org_id),
  segment as (
    select social_org_id, at as from_on, lead(at, 1, 'infinity') over (partition by social_org_id order by at) as to_on
    from mark where at > '-infinity' and at < 'infinity'),
  -- Each segment asks the tables by their indexes: asking the lists above would be all segments times all rows.
  -- Materialized, or every answer would be asked for again wherever it is compared below.
  valued as materialized (
    select s.social_org_id, s.from_on, least(s.to_on, coalesce(upper(p.valid), 'infinity')) as to_on, p.pos, p.responsible_party_org_id,
      (select c.pos from party_org_code c where c.party_org_id = p.responsible_party_org_id
        and c.from_on <= s.from_on and c.to_on > s.from_on order by c.to_on limit 1) as tree_pos,
      p.body_no, p.org_type, p.sector, size_band_of(p.staff) as size_band,
      (p.register_kind = 'filed')::int + 2 * p.legal_person::int + 4 * p.operating::int
        + 8 * case when f.source is null then 3 when f.transferred >= 3 then 2 when f.transferred + f.not_transferred > 0 then 1 else 0 end
        + coalesce((select bit_or(case when o.functional then 256 when r.way = 'sole' then 32 when r.way = 'joint' then 64 else 128 end)
            from coverage_relation r join party_org o on o.id = r.party_org_id
            where r.social_org_id = s.social_org_id and r.valid @> s.from_on and o.first_on <= s.from_on
              and coalesce(o.ended_on > s.from_on, true)), 0)
        + 512 * (exists (select from advisor_assignment a where a.social_org_id = s.social_org_id and a.valid @> s.from_on))::int
        + 1024 * (exists (select from mass_org m where m.social_org_id = s.social_org_id and m.does_party_work and m.valid @> s.from_on))::int
        + 2048 * (p.responsibility = 'unclear')::int
        + 4096 * coalesce(f.transferred + f.not_transferred >= 3, false)::int
        + 8192 * (exists (select from exempt_category c
            where is_exempt(c, p.org_type, p.sector, p.credit_code) and c.valid @> s.from_on))::int as signature,
      p.staff, p.volunteers
    from segment s cross join lateral (
      select p.*, o.credit_code from social_org_period p cross join lateral (
        select credit_code from social_org where id = p.social_org_id offset 0) o
      where p.social_org_id = s.social_org_id and superseded_at is null and valid @> s.from_on offset 0) p
    cross join lateral full_members_on(s.social_org_id, s.from_on) f),
  stepped as (
    select *, (lag(to_on) over w is distinct from from_on
      or lag(row(pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature, staff, volunteers)::text) over w
        is distinct from row(pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature, staff, volunteers)::text
      )::int as starts
    from valued window w as (partition by valued.social_org_id order by from_on)),
  island as (
    select *, sum(starts) over (partition by stepped.social_org_id order by from_on) as island from stepped)
  select i.social_org_id, min(i.from_on), max(i.to_on), i.pos, i.responsible_party_org_id, i.tree_pos,
    i.body_no, i.org_type, i.sector, i.size_band, i.signature, i.staff, i.volunteers
  from island i
  group by i.social_org_id, i.island, i.pos, i.responsible_party_org_id, i.tree_pos, i.body_no, i.org_type, i.sector,
    i.size_band, i.signature, i.staff, i.volunteers
$function$;
alter function coverage_spans_of(uuid[]) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.covered_lives(on_day date, ways text[])
 RETURNS TABLE(social_org_id uuid, life text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select r.social_org_id, case when bool_or(l.life = 'active') then 'active' when bool_and(coalesce(l.life = 'idle', false)) then 'idle' end
  from coverage_relation r join party_org p on p.id = r.party_org_id left join party_org_life s on s.party_org_id = p.id
    cross join lateral (select case
      when p.kind not in ('branch', 'joint_branch') or p.functional or p.outside_system
        or p.first_on > party_life_since(on_day) or p.ended_on <= on_day then null
      when s.active @> on_day then 'active' else 'idle' end as life) l
  where r.valid @> on_day and case when p.functional then 'functional' else r.way end = any (ways)
    and ((select place_is_open() and party_is_open() and body_is_open())
      or r.social_org_id in (select c.social_org_id from coverage_span c where c.pos between place_lo() and place_hi()
        and c.party_pos between party_lo() and party_hi() and c.body_no between body_lo() and body_hi()))
  group by r.social_org_id
$function$;
alter function covered_lives(date,text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.credit_codes_elsewhere(codes text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select o.credit_code from unnest(codes) c join social_org o on o.credit_code = c
$function$;
alter function credit_codes_elsewhere(text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.duty_rules_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update duty_rule d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $function$;
alter function duty_rules_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.duty_usual()
 RETURNS TABLE(kind text, per text, times integer, needs text)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  values ('branch_assembly', 'quarter', 1, 'none'), ('committee_meeting', 'month', 1, 'committee'), ('group_meeting', 'month', 1, 'groups'),
    ('party_lecture', 'quarter', 1, 'none'), ('theme_day', 'month', 1, 'none'), ('criticism_meeting', 'year', 1, 'none'),
    ('appraisal', 'year', 1, 'none'), ('talks', 'year', 1, 'none')
$function$;
alter function duty_usual() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.effect_of(old_row jsonb, new_row jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select jsonb_object_agg(n.key, case when n.key like '%\_sealed' then 'null'::jsonb else old_row -> n.key end)
  from jsonb_each(new_row) n
  where n.value is distinct from old_row -> n.key
    and n.key not in ('version', 'updated_at', 'pos', 'party_pos', 'membership_pos', 'region_pos', 'body_no', 'identity_pending',
      'id_number_hash', 'id_number_hash_old', 'outside_system', 'near_pos', 'withdrawn_at')
$function$;
alter function effect_of(jsonb,jsonb) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.end_secretary_right(held party_post)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare ended role_grant;
begin
  for ended in select * from grants_of_post(held) loop
    update role_grant set revoked_at = now() where id = ended.id;
    delete from session where grant_id = ended.id;
    perform log_grant(ended.account_id, 'revoke', held.party_org_id);
  end loop;
end $function$;
alter function end_secretary_right(party_post) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.entrusted_orgs(for_account uuid, branch uuid, today date)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(array_agg(social_org_id), '{}') from (
    select social_org_id from coverage_relation where party_org_id = branch and valid @> today
    union
    select a.social_org_id from advisor_assignment a join account k on k.id = for_account
    where branch is null and a.valid @> today and (a.account_id = k.id or a.member_id = k.member_id)) entrusted
$function$;
alter function entrusted_orgs(uuid,uuid,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.exclusions_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_table_name = 'member' then
    update exclusion e set member_id = r.keeper_id from merged_record r where r.id = old.id and e.member_id = old.id;
  else
    update exclusion e set party_org_id = k.id, party_pos = k.pos
    from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and e.party_org_id = old.id;
    update exclusion e set superior_id = r.keeper_id from merged_record r where r.id = old.id and e.superior_id = old.id;
  end if;
  return old;
end $function$;
alter function exclusions_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.export_request_erased(erased uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update export_request set erased_at = now(), password_sealed = null,
    state = case when state in ('waiting', 'ready', 'making') then 'lapsed' else state end where id = erased;
$function$;
alter function export_request_erased(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.export_requests_cut_off()
 RETURNS TABLE(id uuid, grant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select r.id, r.grant_id from export_request r where r.state = 'making' and r.expires_at > now()
$function$;
alter function export_requests_cut_off() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.export_requests_lapsed(limit_to integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select id from export_request where erased_at is null and expires_at < now() order by expires_at limit limit_to
$function$;
alter function export_requests_lapsed(integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.facts_measured(owed integer[], questions smallint[])
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$select ((owed[1] > 0 and questions[1] > 0)::int4 << 0) | ((owed[2] > 0 and questions[2] > 0)::int4 << 1) | ((owed[3] > 0 and questions[3] > 0)::int4 << 2) | ((owed[4] > 0 and questions[4] > 0)::int4 << 3) | ((owed[5] > 0 and questions[5] > 0)::int4 << 4) | ((owed[6] > 0 and questions[6] > 0)::int4 << 5) | ((owed[7] > 0 and questions[7] > 0)::int4 << 6) | ((owed[8] > 0 and questions[8] > 0)::int4 << 7) | ((owed[9] > 0 and questions[9] > 0)::int4 << 8) | ((owed[10] > 0 and questions[10] > 0)::int4 << 9) | ((owed[11] > 0 and questions[11] > 0)::int4 << 10) | ((owed[12] > 0 and questions[12] > 0)::int4 << 11) | ((owed[13] > 0 and questions[13] > 0)::int4 << 12) | ((owed[14] > 0 and questions[14] > 0)::int4 << 13) | ((owed[15] > 0 and questions[15] > 0)::int4 << 14) | ((owed[16] > 0 and questions[16] > 0)::int4 << 15) | ((owed[17] > 0 and questions[17] > 0)::int4 << 16)$function$;
alter function facts_measured(integer[],smallint[]) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.facts_met(done integer[], owed integer[], questions smallint[], thresholds smallint[])
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$select ((owed[1] > 0 and questions[1] > 0 and 100::int8 * done[1] >= thresholds[1]::int8 * owed[1])::int4 << 0) | ((owed[2] > 0 and questions[2] > 0 and 100::int8 * done[2] >= thresholds[2]::int8 * owed[2])::int4 << 1) | ((owed[3] > 0 and questions[3] > 0 and 100::int8 * done[3] >= thresholds[3]::int8 * owed[3])::int4 << 2) | ((owed[4] > 0 and questions[4] > 0 and 100::int8 * done[4] >= thresholds[4]::int8 * owed[4])::int4 << 3) | ((owed[5] > 0 and questions[5] > 0 and 100::int8 * done[5] >= thresholds[5]::int8 * owed[5])::int4 << 4) | ((owed[6] > 0 and questions[6] > 0 and 100::int8 * done[6] >= thresholds[6]::int8 * owed[6])::int4 << 5) | ((owed[7] > 0 and questions[7] > 0 and 100::int8 * done[7] >= thresholds[7]::int8 * owed[7])::int4 << 6) | ((owed[8] > 0 and questions[8] > 0 and 100::int8 * done[8] >= thresholds[8]::int8 * owed[8])::int4 << 7) | ((owed[9] > 0 and questions[9] > 0 and 100::int8 * done[9] >= thresholds[9]::int8 * owed[9])::int4 << 8) | ((owed[10] > 0 and questions[10] > 0 and 100::int8 * done[10] >= thresholds[10]::int8 * owed[10])::int4 << 9) | ((owed[11] > 0 and questions[11] > 0 and 100::int8 * done[11] >= thresholds[11]::int8 * owed[11])::int4 << 10) | ((owed[12] > 0 and questions[12] > 0 and 100::int8 * done[12] >= thresholds[12]::int8 * owed[12])::int4 << 11) | ((owed[13] > 0 and questions[13] > 0 and 100::int8 * done[13] >= thresholds[13]::int8 * owed[13])::int4 << 12) | ((owed[14] > 0 and questions[14] > 0 and 100::int8 * done[14] >= thresholds[14]::int8 * owed[14])::int4 << 13) | ((owed[15] > 0 and questions[15] > 0 and 100::int8 * done[15] >= thresholds[15]::int8 * owed[15])::int4 << 14) | ((owed[16] > 0 and questions[16] > 0 and 100::int8 * done[16] >= thresholds[16]::int8 * owed[16])::int4 << 15) | ((owed[17] > 0 and questions[17] > 0 and 100::int8 * done[17] >= thresholds[17]::int8 * owed[17])::int4 << 16)$function$;
alter function facts_met(integer[],integer[],smallint[],smallint[]) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.former_tokens(keys text, codes text)
 RETURNS TABLE(token text, at smallint)
 LANGUAGE sql
 STABLE
AS $function$
  select token, (3000 + at)::int2 from name_tokens(keys)
  union all
  select t.token, (2000 + 100 * c.n + t.at)::int2
  from string_to_table(codes, ' ') with ordinality c (code, n) cross join lateral code_tokens(c.code) t
$function$;
alter function former_tokens(text,text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.full_members_on(org uuid, on_day date)
 RETURNS TABLE(source text, declared_on date, transferred integer, not_transferred integer)
 LANGUAGE sql
 STABLE
AS $function$
  select case when r.n > 0 then 'roll' when d.n is not null then 'declared' end,
    case when r.n > 0 then null else d.declared_on end,
    (case when r.n > 0 then r.n - r.elsewhere else d.n - least(d.n, d.elsewhere) end)::int4,
    (case when r.n > 0 then r.elsewhere else least(d.n, d.elsewhere) end)::int4
  from (
    select count(*) as n, count(*) filter (where m.membership_branch_id is distinct from m.managing_branch_id) as elsewhere
    from member_period m
    where m.work_unit_id = org and m.superseded_at is null and m.status = 'full' and m.full_time is distinct from false
      -- Not as a range: an index over ranges alone would be taken and read whole.
      and lower(m.valid) <= on_day and coalesce(upper(m.valid) > on_day, true)) r
  left join lateral (
    -- A form says how many of all its members are not transferred; they are taken for full ones.
    select f.declared_on,
      coalesce(max(f.value) filter (where figure = 'full_members'),
        max(f.value) filter (where figure = 'members') - coalesce(max(f.value) filter (where figure = 'probationary_members'), 0)) as n,
      coalesce(max(f.value) filter (where figure = 'members_not_transferred'), 0) as elsewhere
    from declared_figure f where f.social_org_id = org and f.declared_on <= on_day
    group by f.declared_on order by f.declared_on desc limit 1) d on true
$function$;
alter function full_members_on(uuid,date) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.gap_surroundings(ids uuid[], on_day date, formal integer, all_ways boolean)
 RETURNS TABLE(kind text, found_id uuid, signature integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  -- Taken once: asked of every row they would cost more than the rows.
  place_from int8 := place_lo();
  place_to int8 := place_hi();
  party_from int8 := party_lo();
  party_to int8 := party_hi();
  body_from int8 := body_lo();
  body_to int8 := body_hi();
begin
  return query
  with k as materialized (
    select o.id, o.responsible_party_org_id as responsible, o.party_pos, c.pos_end, o.near_pos, o.near_pos / 1000 * 1000 as county, o.sector,
      (select s.gap_class from coverage_span s where s.social_org_id = o.id and s.known_to = 'infinity' and s.from_on <= on_day
        and s.to_on > on_day) as class
    from social_org o join party_org_code c on c.pos = o.party_pos
    where o.id = any (ids) and o.near_pos / 1000 % 100 <> 0
      and o.pos + 0 between place_from and place_to and o.party_pos + 0 between party_from and party_to
      and o.body_no + 0 between body_from and body_to),
  candidate as materialized (
    select c.* from (select distinct responsible, near_pos from k where class in (1, 2) and near_pos <> county) f cross join lateral (
      select s.social_org_id as id, s.responsible_party_org_id as responsible, s.near_pos, s.sector, s.signature as sig from coverage_span s
      where s.responsible_party_org_id = f.responsible and s.near_pos = f.near_pos
        and s.known_to = 'infinity' and s.gap_class = 1 and s.from_on <= on_day and s.to_on > on_day and s.signature & formal = 0
        and s.pos between place_from and place_to and s.party_pos between party_from and party_to and s.body_no between body_from and body_to
      limit 12) c
    union
    select c.* from (select distinct responsible, county from k where class in (1, 2)) f cross join lateral (
      select s.social_org_id as id, s.responsible_party_org_id as responsible, s.near_pos, s.sector, s.signature as sig from coverage_span s
      where s.responsible_party_org_id = f.responsible and s.near_pos between f.county and f.county + 999
        and s.known_to = 'infinity' and s.gap_class = 1 and s.from_on <= on_day and s.to_on > on_day and s.signature & formal = 0
        and s.pos between place_from and place_to and s.party_pos between party_from and party_to and s.body_no between body_from and body_to
      limit 12) c
    union
    select c.* from (select distinct near_pos from k where class in (1, 2) and near_pos <> county) f cross join lateral (
      select s.social_org_id as id, s.responsible_party_org_id as responsible, s.near_pos, s.sector, s.signature as sig from coverage_span s
      where s.near_pos = f.near_pos
        and s.known_to = 'infinity' and s.gap_class = 1 and s.from_on <= on_day and s.to_on > on_day and s.signature & formal = 0
        and s.pos between place_from and place_to and s.party_pos between party_from and party_to and s.body_no between body_from and body_to
      limit 12) c
    union
    select c.* from (select distinct county, sector from k where class in (1, 2) and sector is not null) f cross join lateral (
      select s.social_org_id as id, s.responsible_party_org_id as responsible, s.near_pos, s.sector, s.signature as sig from coverage_span s
      where s.near_pos between f.county and f.county + 999 and s.sector = f.sector
        and s.known_to = 'infinity' and s.gap_class = 1 and s.from_on <= on_day and s.to_on > on_day and s.signature & formal = 0
        and s.pos between place_from and place_to and s.party_pos between party_from and party_to and s.body_no between body_from and body_to
      limit 6) c),
  lone as materialized (
    select * from k where class in (0, 1, 2) and (all_ways or class > 0 and (
      select count(*) from candidate c where c.near_pos between k.county and k.county + 999 and c.id <> k.id
        and (c.responsible = k.responsible or c.near_pos = k.near_pos and k.near_pos <> k.county or c.sector = k.sector)) < 3)),
  branch as materialized (
    select b.* from (select distinct party_pos, pos_end, near_pos from lone) f cross join lateral (
      select p.id, p.pos, p.region_pos from party_org p
      where p.region_pos = f.near_pos and p.pos + 0 between f.party_pos and f.pos_end
        and p.kind in ('branch', 'joint_branch') and not p.functional and p.first_on <= on_day and coalesce(p.ended_on > on_day, true)
        and p.pos + 0 between party_from and party_to
      limit 2) b
    union
    select b.* from (select distinct party_pos, pos_end, county from lone) f cross join lateral (
      select p.id, p.pos, p.region_pos from party_org p
      where p.region_pos between f.county and f.county + 999 and p.pos + 0 between f.party_pos and f.pos_end
        and p.kind in ('branch', 'joint_branch') and not p.functional and p.first_on <= on_day and coalesce(p.ended_on > on_day, true)
        and p.pos + 0 between party_from and party_to
      limit 2) b
    union
    select b.* from (select distinct near_pos from lone) f cross join lateral (
      select p.id, p.pos, p.region_pos from party_org p
      where p.region_pos = f.near_pos
        and p.kind in ('branch', 'joint_branch') and not p.functional and p.first_on <= on_day and coalesce(p.ended_on > on_day, true)
        and p.pos + 0 between party_from and party_to
      limit 2) b
    union
    select b.* from (select distinct county from lone) f cross join lateral (
      select p.id, p.pos, p.region_pos from party_org p
      where p.region_pos between f.county and f.county + 999
        and p.kind in ('branch', 'joint_branch') and not p.functional and p.first_on <= on_day and coalesce(p.ended_on > on_day, true)
        and p.pos + 0 between party_from and party_to
      limit 2) b)
  select distinct 'neighbour', n.id, n.sig from k f cross join lateral (
    select c.id, c.sig from candidate c
    where c.near_pos between f.county and f.county + 999 and c.id <> f.id
      and (c.responsible = f.responsible or c.near_pos = f.near_pos and f.near_pos <> f.county or c.sector = f.sector)
    order by c.responsible <> f.responsible, c.near_pos <> f.near_pos, c.sector is distinct from f.sector, c.id limit 3) n
  where f.class in (1, 2)
  union all
  select distinct 'host', h.id, null::int4 from lone f cross join lateral (
    select b.id from branch b where b.region_pos between f.county and f.county + 999
      and b.region_pos between place_from and place_to
    order by b.pos not between f.party_pos and f.pos_end, b.region_pos <> f.near_pos, b.pos limit 1) h;
end $function$;
alter function gap_surroundings(uuid[],date,integer,boolean) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.give_secretary_right(held party_post, days daterange)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare heir uuid;
begin
  update role_grant set post_id = held.id, holds = days where id in (select id from grants_of_post(held));
  if found or held.member_id is null then return; end if;
  select a.id into heir from account a join member m on m.id = a.member_id
  where a.member_id = held.member_id and a.active and m.status in ('full', 'probationary')
    and not exists (select from role_grant d where d.account_id = a.id and d.scope_kind = 'none' and d.revoked_at is null)
  order by a.created_at limit 1;
  if heir is null then return; end if;
  insert into role_grant (id, account_id, role, scope_kind, party_org_id, granted_by, post_id, holds)
  values (gen_random_uuid(), heir, 'branch_secretary', 'party', held.party_org_id, acting_name(), held.id, days);
  perform log_grant(heir, 'grant', held.party_org_id);
end $function$;
alter function give_secretary_right(party_post,daterange) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.grants_of_post(held party_post)
 RETURNS SETOF role_grant
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select g.* from role_grant g join account a on a.id = g.account_id
  where g.party_org_id = held.party_org_id and g.role = 'branch_secretary' and g.revoked_at is null
    and (g.post_id = held.id or g.post_id is null
      and (a.member_id = held.member_id or a.member_id is null and a.display_name = held.person_name))
$function$;
alter function grants_of_post(party_post) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.guidance_follows_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from party_org_guidance where guide_id = new.id and party_org_id = new.keeper_id;
  update party_org_guidance set guide_id = new.keeper_id where guide_id = new.id;
  update party_org_guidance g set party_org_id = new.keeper_id
  where g.party_org_id = new.id and upper(g.valid) is not null and g.guide_id <> new.keeper_id
    and not exists (select from party_org_guidance k where k.party_org_id = new.keeper_id and k.valid && g.valid);
  return null;
end $function$;
alter function guidance_follows_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.has_second_person(asker uuid, asked_grant uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from role_grant g join account a on a.id = g.account_id
    left join party_org_code c on c.party_org_id = g.party_org_id and c.to_on = 'infinity'
    where a.active and a.id <> asker and g.revoked_at is null and (g.role = 'security_admin'
      or g.role = 'officer' and g.scope_kind = 'party' and (select own.pos from role_grant n
        join party_org_code own on own.party_org_id = n.party_org_id and own.to_on = 'infinity' where n.id = asked_grant)
        between c.pos and c.pos_end))
$function$;
alter function has_second_person(uuid,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.held_by_groups(kind text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select kind = 'group_meeting' or kind like 'site:group:%' $function$;
alter function held_by_groups(text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.held_jointly(org uuid, on_day date, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select exists (
    select from convening mine left join joint_invitation i on i.joined_convening_id = mine.id
    where mine.party_org_id = org and mine.on_day = held_jointly.on_day and mine.cancelled_at is null and exists (
      select from convening c left join joint_invitation j on j.joined_convening_id = c.id
      where c.meeting_id = other and coalesce(j.convening_id, c.id) = coalesce(i.convening_id, mine.id)))
$function$;
alter function held_jointly(uuid,date,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.import_earlier(run uuid, of_entity text, plan jsonb)
 RETURNS TABLE(id uuid, earlier jsonb, whole boolean, id_number_sealed bytea, id_number_hash bytea, id_number_hash_old bytea, phone_sealed bytea, office_phone_sealed bytea)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  with wanted as (
    select (p ->> 'id')::uuid as id, array(select jsonb_array_elements_text(p -> 'fields')) as fields from jsonb_array_elements(plan) p),
  first as (
    select distinct on (e.entity_id, k.key) w.id, k.key, k.value,
      k.key = any (w.fields) or (k.key = 'name_key' and 'name' = any (w.fields)) as asked,
      e.id_number_sealed, e.id_number_hash, e.id_number_hash_old, e.phone_sealed, e.office_phone_sealed
    from wanted w join import_effect e on e.import_id = run and e.entity = of_entity and e.entity_id = w.id and e.fact is null
    cross join lateral jsonb_each(e.earlier) k order by e.entity_id, k.key, e.seq)
  select f.id, jsonb_object_agg(f.key, f.value) filter (where f.asked), bool_and(f.asked),
    (array_agg(f.id_number_sealed) filter (where f.key = 'id_number_sealed'))[1],
    (array_agg(f.id_number_hash) filter (where f.key = 'id_number_sealed'))[1],
    (array_agg(f.id_number_hash_old) filter (where f.key = 'id_number_sealed'))[1],
    (array_agg(f.phone_sealed) filter (where f.key = 'phone_sealed'))[1],
    (array_agg(f.office_phone_sealed) filter (where f.key in ('office_phone_sealed', 'contact_phone_sealed')))[1]
  from first f group by f.id having bool_or(f.asked)
$function$;
alter function import_earlier(uuid,text,jsonb) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.import_in_reach(of_grant uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select may_see_persons() and may_see_private() and case when of_grant is null then place_is_open() and party_is_open() and body_is_open()
    else exists (
      select from role_grant g left join region r on r.code = g.region_code
        left join party_org p on p.id = g.party_org_id left join party_org_code c on c.pos = p.pos
        left join supervising_body b on b.id = g.body_id
      where g.id = of_grant
        and (place_is_open() or (r.pos >= place_lo() and r.pos_end <= place_hi()))
        and (party_is_open() or (c.pos >= party_lo() and c.pos_end <= party_hi()))
        and (body_is_open() or b.no between body_lo() and body_hi())) end
$function$;
alter function import_in_reach(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.import_runs_cut_off(check_failure text, store_failure text)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with cut as (
    update import_run set attempt = attempt + 1, done_rows = 0,
      failure = case state when 'checking' then check_failure else store_failure end,
      state = case state when 'checking' then 'mapping' else 'checked' end
    where state in ('checking', 'storing') and upload_id is not null returning 1)
  select count(*)::int from cut
$function$;
alter function import_runs_cut_off(text,text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.import_set_back(run uuid, of_entity text, plan jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  stored_at timestamptz;
  ledger_on date;
  whole uuid[];
  node record;
  -- What two periods that say the same may differ in.
  kept_apart text[] := '{id,recorded_at,recorded_by,superseded_at,reason}';
begin
  if not may_take_back(run) then
    raise exception 'not the caller''s import' using errcode = 'insufficient_privilege';
  end if;
  select r.finished_at, r.ledger_on into strict stored_at, ledger_on from import_run r where r.id = run;
  if of_entity = 'social_org' then
    select coalesce(array_agg(e.id), '{}') into whole from import_earlier(run, of_entity, plan) e where e.whole
      and (
        select jsonb_agg(to_jsonb(p) - kept_apart order by p.valid) from social_org_period p where p.social_org_id = e.id and p.superseded_at is null)
      is not distinct from (
        select jsonb_agg(to_jsonb(p) - kept_apart order by p.valid) from social_org_period p where p.social_org_id = e.id
          and p.recorded_at <= stored_at and coalesce(p.superseded_at, 'infinity') > stored_at);
  elsif of_entity = 'member' then
    select coalesce(array_agg(e.id), '{}') into whole from import_earlier(run, of_entity, plan) e where e.whole
      and (
        select jsonb_agg(to_jsonb(p) - kept_apart order by p.valid) from member_period p where p.member_id = e.id and p.superseded_at is null)
      is not distinct from (
        select jsonb_agg(to_jsonb(p) - kept_apart order by p.valid) from member_period p where p.member_id = e.id
          and p.recorded_at <= stored_at and coalesce(p.superseded_at, 'infinity') > stored_at);
  end if;
  for node in select unnest(array['periods', 'rows']) as pass loop
    perform set_config('app.taking_back', node.pass, true);
    if of_entity = 'social_org' then
      execute 'update social_org o set ' || columns_put_back('social_org') || ',
          pos = (select g.pos from region g where g.code = n.region_code),
          contact_phone_sealed = case when e.earlier ? ''contact_phone_sealed'' then e.office_phone_sealed else o.contact_phone_sealed end,
          body_no = coalesce((select b.no from supervising_body b where b.id = n.supervising_body_id), 0),
          party_pos = (select p.pos from party_org p where p.id = n.responsible_party_org_id)
        from import_earlier($1, $2, $3) e join social_org cur on cur.id = e.id
        cross join lateral jsonb_populate_record(cur, e.earlier) n
        where o.id = e.id and (e.id = any ($4)) = ($5 = ''periods'')' using run, of_entity, plan, whole, node.pass;
    elsif of_entity = 'member' then
      execute 'update member o set ' || columns_put_back('member') || ',
          party_pos = (select p.pos from party_org p where p.id = n.managing_branch_id),
          membership_pos = (select p.pos from party_org p where p.id = n.membership_branch_id),
          id_number_sealed = case when e.earlier ? ''id_number_sealed'' then e.id_number_sealed else o.id_number_sealed end,
          id_number_hash = case when e.earlier ? ''id_number_sealed'' then e.id_number_hash else o.id_number_hash end,
          id_number_hash_old = case when e.earlier ? ''id_number_sealed'' then e.id_number_hash_old else o.id_number_hash_old end,
          phone_sealed = case when e.earlier ? ''phone_sealed'' then e.phone_sealed else o.phone_sealed end
        from import_earlier($1, $2, $3) e join member cur on cur.id = e.id
        cross join lateral jsonb_populate_record(cur, e.earlier) n
        where o.id = e.id and (e.id = any ($4)) = ($5 = ''periods'')' using run, of_entity, plan, whole, node.pass;
    elsif node.pass = 'rows' then
      execute 'update party_org o set ' || columns_put_back('party_org') || ',
          region_pos = (select g.pos from region g where g.code = n.region_code),
          office_phone_sealed = case when e.earlier ? ''office_phone_sealed'' then e.office_phone_sealed else o.office_phone_sealed end
        from import_earlier($1, $2, $3) e join party_org cur on cur.id = e.id
        cross join lateral jsonb_populate_record(cur, e.earlier) n where o.id = e.id' using run, of_entity, plan;
    end if;
  end loop;
  if of_entity = 'social_org' then
    update social_org_period set superseded_at = now() where social_org_id = any (whole) and superseded_at is null and recorded_at >= stored_at;
    insert into social_org_period (social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
      region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
      responsible_party_org_id, responsibility, responsibility_principle, recorded_by, reason)
    select social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
      region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
      responsible_party_org_id, responsibility, responsibility_principle, recorded_by, reason
    from social_org_period where social_org_id = any (whole) and recorded_at < stored_at and superseded_at >= stored_at;
  elsif of_entity = 'member' then
    update member_period set superseded_at = now() where member_id = any (whole) and superseded_at is null and recorded_at >= stored_at;
    insert into member_period (member_id, valid, status, managing_branch_id, membership_branch_id, work_unit_id, full_time, recorded_by, reason)
    select member_id, valid, status, managing_branch_id, membership_branch_id, work_unit_id, full_time, recorded_by, reason
    from member_period where member_id = any (whole) and recorded_at < stored_at and superseded_at >= stored_at;
  else
    -- Moved back from the same day on, so that the tree of every day is again what it was.
    for node in select e.id, (e.earlier ->> 'parent_id')::uuid as parent from import_earlier(run, of_entity, plan) e where e.earlier ? 'parent_id' loop
      perform party_tree_move(node.id, node.parent, ledger_on);
    end loop;
  end if;
  perform set_config('app.taking_back', '', true);
end $function$;
alter function import_set_back(uuid,text,jsonb) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.import_undo_facts(run uuid, of_entity text, plan jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  t text;
  row_key text;
  same_row text;
  net text;
  columns text[];
begin
  if not may_take_back(run) then
    raise exception 'not the caller''s import' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.taking_back', 'facts', true);
  for t in select distinct f from jsonb_array_elements(plan) p, jsonb_array_elements_text(p -> 'fields') f loop
    if not exists (select from import_effect where import_id = run and fact = t) then continue; end if;
    select array_agg(quote_ident(column_name) order by ordinal_position) into columns from information_schema.columns
      where table_schema = 'public' and table_name = t and is_generated = 'NEVER';
    row_key := case t when 'annual_check' then $k$concat(x ->> 'social_org_id', x ->> 'year')$k$
      when 'declared_figure' then $k$concat(x ->> 'social_org_id', x ->> 'figure', x ->> 'declared_on')$k$ else $k$x ->> 'id'$k$ end;
    same_row := case t when 'annual_check' then 't.social_org_id = g.social_org_id and t.year = g.year'
      when 'declared_figure' then 't.social_org_id = g.social_org_id and t.figure = g.figure and t.declared_on = g.declared_on' else 't.id = g.id' end;
    net := format('(select distinct on (key) first_value(e.earlier) over w as earlier, last_value(e.given) over w as given,
          first_value(e.office_phone_sealed) over w as phone
        from (select e.*, %s as key from import_effect e cross join lateral (select coalesce(e.earlier, e.given)) as one (x)
          where e.import_id = $1 and e.entity = $2 and e.fact = %L and e.entity_id in (
            select (p ->> ''id'')::uuid from jsonb_array_elements($3) p where p -> ''fields'' ? %L)) e
        window w as (partition by key order by e.seq rows between unbounded preceding and unbounded following)) net', row_key, t, t);
    execute format('delete from %I t using %s cross join lateral jsonb_populate_record(null::%I, net.given - ''office_phone_sealed'') g
      where net.earlier is null and net.given is not null and %s', t, net, t, same_row) using run, of_entity, plan;
    execute format('update %I t set %s from %s cross join lateral jsonb_populate_record(null::%I, net.earlier - ''office_phone_sealed'') g
      where net.given is not null and net.earlier is not null and net.earlier <> net.given and %s', t,
      (select string_agg(format('%I = %s', column_name, case column_name when 'office_phone_sealed' then 'net.phone' else 'g.' || quote_ident(column_name) end), ', ') from information_schema.columns
        where table_schema = 'public' and table_name = t and is_generated = 'NEVER' and column_name not in ('id', 'social_org_id', 'party_org_id')),
      net, t, same_row) using run, of_entity, plan;
    execute format('insert into %I (%s) select %s from %s cross join lateral jsonb_populate_record(null::%I, net.earlier - ''office_phone_sealed'') g
      where net.earlier is not null and net.given is null', t, array_to_string(columns, ', '),
      (select string_agg(case c when 'office_phone_sealed' then 'net.phone' else 'g.' || c end, ', ' order by n) from unnest(columns) with ordinality as u (c, n)),
      net, t) using run, of_entity, plan;
  end loop;
  perform set_config('app.taking_back', '', true);
end $function$;
alter function import_undo_facts(uuid,text,jsonb) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.import_withdraw(run uuid, of_entity text, ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not may_take_back(run) then
    raise exception 'not the caller''s import' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.taking_back', 'rows', true);
  if of_entity = 'social_org' then
    delete from coverage_relation where social_org_id = any (ids);
    update social_org_period set superseded_at = now() where social_org_id = any (ids) and superseded_at is null;
    perform set_config('app.taking_back', 'periods', true);
    update social_org set withdrawn_at = now() where id = any (ids) and import_id = run and withdrawn_at is null;
  elsif of_entity = 'party_org' then
    delete from coverage_relation where party_org_id = any (ids);
    update party_org set withdrawn_at = now() where id = any (ids) and import_id = run and withdrawn_at is null;
  else
    update party_post set member_id = null where member_id = any (ids);
    update advisor_assignment set member_id = null where member_id = any (ids);
    update member_period set superseded_at = now() where member_id = any (ids) and superseded_at is null;
    perform set_config('app.taking_back', 'periods', true);
    update member set withdrawn_at = now(), id_number_sealed = null, id_number_hash = null, id_number_hash_old = null, phone_sealed = null
      where id = any (ids) and import_id = run and withdrawn_at is null;
  end if;
  perform set_config('app.taking_back', '', true);
end $function$;
alter function import_withdraw(uuid,text,uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.in_party_group(who uuid, org uuid, named text, on_day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from party_group_member s join party_group g on g.id = s.party_group_id
    where s.member_id = who and s.valid @> on_day and g.party_org_id = org and g.name = named)
$function$;
alter function in_party_group(uuid,uuid,text,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.inspections_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update inspection d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $function$;
alter function inspections_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.is_called(of_convening uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select who = any (only_members()) and exists (select from convening c where c.id = of_convening and calls_member(c, who))
$function$;
alter function is_called(uuid,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.is_exempt(c exempt_category, org_type text, sector text, credit_code text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(c.org_type = org_type, c.org_type is null) and coalesce(c.sector = sector, c.sector is null)
    and coalesce(c.code_prefix = left(credit_code, 2), c.code_prefix is null)
$function$;
alter function is_exempt(exempt_category,text,text,text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.is_private_member(member_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from member m where m.private
    and m.id = coalesce((select g.keeper_id from merged_record g where g.id = is_private_member.member_id), is_private_member.member_id))
$function$;
alter function is_private_member(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.join_post_holders()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update party_post p set member_id = m.id
  from (select managing_branch_id, name from new_rows group by 1, 2) arrived
  join party_post held on held.party_org_id = arrived.managing_branch_id and held.person_name = arrived.name
    and held.member_id is null and held.to_on = 'infinity'
  cross join lateral (
    select (array_agg(id))[1] as id from member
    where managing_branch_id = arrived.managing_branch_id and name = arrived.name and status in ('full', 'probationary')
    having count(*) = 1) m
  where p.id = held.id;
  return null;
end $function$;
alter function join_post_holders() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_invitations(only_one uuid, of_org uuid, begins_after timestamp without time zone, most integer)
 RETURNS TABLE(id uuid, party_org_id uuid, party_org_name text, host_name text, kinds text[], on_day date, starts_at time without time zone, place text, topic text, agenda text, state text, reason text, cancelled boolean, joined_convening_id uuid, invited_by text, invited_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select i.id, p.id, p.name, h.name, c.kinds, c.on_day, c.starts_at, c.place, c.topic, c.agenda, i.state, i.reason, c.cancelled_at is not null,
    i.joined_convening_id, i.invited_by, i.invited_at
  from joint_invitation i join party_org p on p.id = i.party_org_id join convening c on c.id = i.convening_id join party_org h on h.id = c.party_org_id
  where may_see_persons() and i.party_pos between party_lo() and party_hi() and i.state <> 'taken_back'
    and (only_one is null or i.id = only_one)
    and (of_org is null or i.party_pos between (select k.pos from party_org k where k.id = of_org)
      and (select d.pos_end from party_org k join party_org_code d on d.pos = k.pos where k.id = of_org))
    and (begins_after is null or i.state = 'waiting' and c.cancelled_at is null and c.on_day + c.starts_at > begins_after)
  order by case when begins_after is not null then c.on_day + c.starts_at end, c.on_day desc, i.invited_at desc, i.id limit most
$function$;
alter function joint_invitations(uuid,uuid,timestamp without time zone,integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_invitations_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  -- What either of them convened has gone over to the keeper before (convenings_follow_merge).
  delete from joint_invitation i using merged_record r, convening c
  where r.id = old.id and c.id = i.convening_id and c.party_org_id = r.keeper_id and i.party_org_id in (old.id, r.keeper_id);
  delete from joint_invitation i using merged_record r, joint_invitation k
  where r.id = old.id and i.party_org_id in (old.id, r.keeper_id) and k.party_org_id in (old.id, r.keeper_id) and k.convening_id = i.convening_id
    and (k.state = 'accepted', k.party_org_id = r.keeper_id) > (i.state = 'accepted', i.party_org_id = r.keeper_id);
  update joint_invitation i set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and i.party_org_id = old.id;
  return old;
end $function$;
alter function joint_invitations_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_invite(of_convening uuid, orgs uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  n int;
begin
  insert into joint_invitation (id, convening_id, host_pos, party_org_id, party_pos, invited_by)
  select gen_random_uuid(), c.id, c.party_pos, p.id, p.pos, acting_name()
  from convening c cross join joint_neighbourhood(of_convening) p where c.id = of_convening and p.id = any (orgs)
  on conflict (convening_id, party_org_id) do update set state = 'waiting', reason = null, joined_convening_id = null, answered_by = null,
    answered_at = null, invited_by = excluded.invited_by, invited_at = now()
  where not joint_stands(joint_invitation);
  get diagnostics n = row_count;
  return n;
end $function$;
alter function joint_invite(uuid,uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_minutes_for(of_convening uuid)
 RETURNS TABLE(minutes text, shared_at timestamp with time zone, own boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.minutes, m.shared_at, m.convening_id = c.id
  from convening c left join joint_invitation i on i.joined_convening_id = c.id join joint_minutes m on m.convening_id = coalesce(i.convening_id, c.id)
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi() and c.cancelled_at is null
$function$;
alter function joint_minutes_for(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_names(of_meeting uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(array_agg(p.name order by p.name_key), '{}')
  from convening c left join joint_invitation i on i.joined_convening_id = c.id
    cross join lateral (
      select h.party_org_id from convening h where h.id = i.convening_id and h.cancelled_at is null
      union select g.party_org_id from joint_invitation g join convening k on k.id = g.joined_convening_id
      where g.convening_id = coalesce(i.convening_id, c.id) and k.id <> c.id and k.cancelled_at is null) o
    join party_org p on p.id = o.party_org_id
  where c.meeting_id = of_meeting and c.party_pos between party_lo() and party_hi()
$function$;
alter function joint_names(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_neighbourhood(of_convening uuid)
 RETURNS SETOF party_org
 LANGUAGE sql
 STABLE
AS $function$
  select p.*
  from convening c join party_org h on h.id = c.party_org_id left join party_org up on up.id = h.parent_id
    join party_org_code k on k.party_org_id = coalesce(up.parent_id, up.id, h.id) and k.to_on = 'infinity'
    join party_org p on p.pos between k.pos and k.pos_end
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()
    and p.id <> h.id and p.ended_on is null and p.withdrawn_at is null and not p.outside_system and party_org_tier(p.kind) in ('branch', 'general_branch')
$function$;
alter function joint_neighbourhood(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_neighbours(of_convening uuid, named text)
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.name from joint_neighbourhood(of_convening) p
  where position(named in p.name_key) > 0
    and not exists (select from joint_invitation i where i.convening_id = of_convening and i.party_org_id = p.id and joint_stands(i))
  order by length(p.name_key), p.name_key, p.id limit 20
$function$;
alter function joint_neighbours(uuid,text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_parts(of_convening uuid)
 RETURNS TABLE(id uuid, name text, host boolean, invitation_id uuid, state text, reason text, left_it boolean, held boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with own as (
    select c.id, coalesce(i.convening_id, c.id) as host_id from convening c
      left join joint_invitation i on i.joined_convening_id = c.id
    where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()),
  part as (
    select h.party_org_id as org, true as host, null::uuid as invitation_id, 'accepted' as state, null as reason, h.id as convening_id
    from own o join convening h on h.id = o.host_id
    union all
    select i.party_org_id, false, i.id, i.state, i.reason, i.joined_convening_id
    from own o join joint_invitation i on i.convening_id = o.host_id
    where i.state = 'accepted' or (o.id = o.host_id and i.state <> 'taken_back'))
  select p.id, p.name, t.host, t.invitation_id, t.state, t.reason,
    c.cancelled_at is not null and c.cancelled_at is distinct from h.cancelled_at, exists (
      select from meeting m where m.id = c.meeting_id and m.withdrawn_at is null)
  from own o join convening h on h.id = o.host_id cross join part t join party_org p on p.id = t.org left join convening c on c.id = t.convening_id
  where exists (select from joint_invitation i where i.convening_id = o.host_id)
  order by t.host desc, p.name_key, p.id
$function$;
alter function joint_parts(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_parts_follow_host()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if rekeying() then return null; end if;
  perform from joint_invitation where convening_id = new.id order by id for update;
  update convening c set kinds = new.kinds, on_day = new.on_day, starts_at = new.starts_at, place = new.place, topic = new.topic, agenda = new.agenda,
    announced_at = case when new.cancelled_at is null then new.announced_at else c.announced_at end,
    cancelled_at = new.cancelled_at, cancel_reason = case when new.cancelled_at is not null then left('主办的党组织取消：' || new.cancel_reason, 200) end,
    version = c.version + 1, updated_at = now()
  from joint_invitation i where i.convening_id = new.id and c.id = i.joined_convening_id and c.cancelled_at is null
    and not exists (select from meeting m where m.id = c.meeting_id and m.withdrawn_at is null);
  return null;
end $function$;
alter function joint_parts_follow_host() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.joint_stands(i joint_invitation)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select i.state = 'waiting' or i.state = 'accepted' and exists (select from convening c where c.id = i.joined_convening_id and c.cancelled_at is null)
$function$;
alter function joint_stands(joint_invitation) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_former_name()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  new.former_keys := (
    select nullif(string_agg(k, ' ' order by nth), '') from (
      select k, min(nth) as nth from string_to_table(concat_ws(' ', old.former_keys, old.name_key), ' ') with ordinality f (k, nth)
      where k <> '' and k <> new.name_key group by k) named);
  return new;
end $function$;
alter function keep_former_name() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.keep_member_periods()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  moved_on date := change_on();
  why text := correction_reason();
begin
  if tg_op = 'INSERT' then
    insert into member_period (member_id, valid, status, managing_branch_id, membership_branch_id, work_unit_id, full_time, recorded_by)
    select id, daterange(first_on, null), status, managing_branch_id, membership_branch_id, work_unit_id, full_time, acting_name()
    from new_rows;
    return null;
  end if;
  -- As with organisations: what was changed holds from its day on in every period, what was not stays as each has it.
  with changed as (
    select n.id, n, o, greatest(moved_on, n.first_on) as from_on from new_rows n join old_rows o on o.id = n.id
    where (n.status, n.managing_branch_id, n.membership_branch_id, n.work_unit_id, n.full_time)
      is distinct from (o.status, o.managing_branch_id, o.membership_branch_id, o.work_unit_id, o.full_time)),
  gone as (
    update member_period p set superseded_at = now() from changed c
    where p.member_id = c.id and p.superseded_at is null and coalesce(upper(p.valid), 'infinity') > c.from_on
    returning p.*)
  insert into member_period (member_id, valid, status, managing_branch_id, membership_branch_id, work_unit_id, full_time, recorded_by, reason)
  select g.member_id, daterange(lower(g.valid), c.from_on), g.status, g.managing_branch_id, g.membership_branch_id, g.work_unit_id,
    g.full_time, g.recorded_by, g.reason
  from gone g join changed c on c.id = g.member_id where lower(g.valid) < c.from_on
  union all
  select g.member_id, daterange(greatest(lower(g.valid), c.from_on), upper(g.valid)),
    case when (c.n).status is distinct from (c.o).status then (c.n).status else g.status end,
    case when (c.n).managing_branch_id is distinct from (c.o).managing_branch_id then (c.n).managing_branch_id else g.managing_branch_id end,
    case when (c.n).membership_branch_id is distinct from (c.o).membership_branch_id then (c.n).membership_branch_id else g.membership_branch_id end,
    case when (c.n).work_unit_id is distinct from (c.o).work_unit_id then (c.n).work_unit_id else g.work_unit_id end,
    case when (c.n).full_time is distinct from (c.o).full_time then (c.n).full_time else g.full_time end,
    acting_name(), why
  from gone g join changed c on c.id = g.member_id;
  return null;
end $function$;
alter function keep_member_periods() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_member_tokens()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
    begin
      if tg_op = 'INSERT' then
        insert into member_token select t.* from new_rows n cross join lateral member_tokens(n.id, n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private) t;
      elsif tg_op = 'DELETE' then
        delete from member_token t using (select d.* from old_rows o cross join lateral member_tokens(o.id, o.name_key, o.former_keys, o.party_pos, o.membership_pos, o.private) d) gone
          where t.token = gone.token and t.pos = gone.pos and t.member_id = gone.member_id and t.at = gone.at;
      elsif exists (select from new_rows n join old_rows o on o.id = n.id where (n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private, n.withdrawn_at) is distinct from (o.name_key, o.former_keys, o.party_pos, o.membership_pos, o.private, o.withdrawn_at)) then
        delete from member_token t using (
            select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral member_tokens(o.id, o.name_key, o.former_keys, o.party_pos, o.membership_pos, o.private) d
            where (n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private, n.withdrawn_at) is distinct from (o.name_key, o.former_keys, o.party_pos, o.membership_pos, o.private, o.withdrawn_at)) gone
          where t.token = gone.token and t.pos = gone.pos and t.member_id = gone.member_id and t.at = gone.at;
        -- A statement can reach a row twice (a move of the tree reaches a member by two branches): the row as it stands counts.
        insert into member_token select t.* from (
            select distinct n.id from new_rows n join old_rows o on o.id = n.id
            where (n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private, n.withdrawn_at) is distinct from (o.name_key, o.former_keys, o.party_pos, o.membership_pos, o.private, o.withdrawn_at)) moved
          join member n on n.id = moved.id and n.withdrawn_at is null cross join lateral member_tokens(n.id, n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private) t
          on conflict do nothing;
      end if;
      return null;
    end $function$;
alter function keep_member_tokens() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_new_member_tokens()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if acting_import() is not null then
    insert into member_token_due select id from new_rows;
  else
    insert into member_token select t.* from new_rows n
      cross join lateral member_tokens(n.id, n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private) t;
  end if;
  return null;
end $function$;
alter function keep_new_member_tokens() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_no_party_reasons()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into no_party_reason (social_org_id, reason, note, valid, recorded_by, import_id)
    select id, no_party_reason, no_party_reason_note, daterange(greatest(change_on(), first_on), null), acting_name(), acting_import()
    from new_rows where no_party_reason is not null;
    return null;
  end if;
  -- What is said of a day holds from it on: whatever was said for later days is replaced.
  with changed as (
    select n.id, greatest(change_on(), n.first_on) as from_on from new_rows n join old_rows o on o.id = n.id
    where (n.no_party_reason, n.no_party_reason_note) is distinct from (o.no_party_reason, o.no_party_reason_note)),
  replaced as (
    delete from no_party_reason r using changed c where r.social_org_id = c.id and lower(r.valid) >= c.from_on)
  update no_party_reason r set valid = daterange(lower(r.valid), c.from_on)
  from changed c where r.social_org_id = c.id and lower(r.valid) < c.from_on and coalesce(upper(r.valid) > c.from_on, true);
  insert into no_party_reason (social_org_id, reason, note, valid, recorded_by, import_id)
  select n.id, n.no_party_reason, n.no_party_reason_note, daterange(greatest(change_on(), n.first_on), null), acting_name(), acting_import()
  from new_rows n join old_rows o on o.id = n.id
  where (n.no_party_reason, n.no_party_reason_note) is distinct from (o.no_party_reason, o.no_party_reason_note)
    and n.no_party_reason is not null;
  return null;
end $function$;
alter function keep_no_party_reasons() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_party_groups()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  members uuid[];
  branches uuid[];
  codes int8[];
  names text[];
  starts date[];
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(id), array_agg(managing_branch_id), array_agg(party_pos), array_agg(party_group), array_agg(first_on)
      into members, branches, codes, names, starts
    from new_rows where party_group is not null and status in ('full', 'probationary') and withdrawn_at is null;
  else
    select array_agg(id), array_agg(managing_branch_id), array_agg(party_pos), array_agg(now_in), array_agg(from_on)
      into members, branches, codes, names, starts
    from (
      select distinct on (n.id) n.id, n.managing_branch_id, n.party_pos, k.now_in,
        case when n.withdrawn_at is null then greatest(change_on(), n.first_on) else '-infinity' end as from_on
      from new_rows n join old_rows o on o.id = n.id
        cross join lateral (values (
          case when n.status in ('full', 'probationary') and n.withdrawn_at is null then n.party_group end,
          case when o.status in ('full', 'probationary') and o.withdrawn_at is null then o.party_group end)) k (now_in, was_in)
      where k.now_in is distinct from k.was_in or k.now_in is not null and n.managing_branch_id <> o.managing_branch_id) c;
  end if;
  if members is null then return null; end if;

  -- A group that is there may go while it is waited for, as one in which nobody ever was: then it is entered anew.
  loop
    insert into party_group (id, party_org_id, party_pos, name, days)
    select gen_random_uuid(), c.branch, c.code, c.name, '{}' from unnest(branches, codes, names) c (branch, code, name) where c.name is not null
    group by c.branch, c.code, c.name on conflict (party_org_id, name) do nothing;
    select array_agg(id) into touched from (
      select s.party_group_id as id from party_group_member s where s.member_id = any (members)
      union select g.id from unnest(branches, names) c (branch, name) join party_group g on g.party_org_id = c.branch and g.name = c.name) t;
    if touched is null then return null; end if;
    perform from party_group where id = any (touched) order by id for no key update;
    exit when not exists (select from unnest(branches, names) c (branch, name) where c.name is not null
      and not exists (select from party_group g where g.party_org_id = c.branch and g.name = c.name));
  end loop;

  delete from party_group_member s using unnest(members, starts) c (id, from_on) where s.member_id = c.id and lower(s.valid) >= c.from_on;
  update party_group_member s set valid = daterange(lower(s.valid), c.from_on)
  from unnest(members, starts) c (id, from_on) where s.member_id = c.id and coalesce(upper(s.valid), 'infinity') > c.from_on;
  with entered as (
    select c.id, c.from_on, g.id as group_id from unnest(members, branches, names, starts) c (id, branch, name, from_on)
      join party_group g on g.party_org_id = c.branch and g.name = c.name),
  gone_on as (
    update party_group_member s set valid = daterange(lower(s.valid), null) from entered e
    where s.member_id = e.id and s.party_group_id = e.group_id and upper(s.valid) = e.from_on returning s.member_id)
  insert into party_group_member (party_group_id, member_id, valid)
  select e.group_id, e.id, daterange(e.from_on, null) from entered e where e.id not in (select member_id from gone_on);
  perform party_group_days(touched);
  return null;
end $function$;
alter function keep_party_groups() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_party_org_guidance()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into party_org_guidance (party_org_id, guide_id, valid, recorded_by)
    select id, guided_by_id, daterange(first_on, ended_on), acting_name() from new_rows
    where guided_by_id is not null and coalesce(ended_on > first_on, true);
    return null;
  end if;
  -- A founding day found out later moves the start of the first line.
  update party_org_guidance g set valid = daterange(n.first_on, upper(g.valid))
  from new_rows n join old_rows o on o.id = n.id
  where n.first_on <> o.first_on and g.party_org_id = n.id and lower(g.valid) = o.first_on and coalesce(upper(g.valid) > n.first_on, true);
  with changed as (
    select n.id, n.guided_by_id, n.ended_on, greatest(n.first_on, case when n.ended_on is distinct from o.ended_on
        then least(coalesce(n.ended_on, o.ended_on), case when n.guided_by_id is distinct from o.guided_by_id then change_on() end)
        else change_on() end) as from_on
    from new_rows n join old_rows o on o.id = n.id
    where (n.guided_by_id, n.ended_on) is distinct from (o.guided_by_id, o.ended_on)),
  replaced as (
    delete from party_org_guidance g using changed c where g.party_org_id = c.id and lower(g.valid) >= c.from_on)
  update party_org_guidance g set valid = daterange(lower(g.valid), c.from_on)
  from changed c where g.party_org_id = c.id and lower(g.valid) < c.from_on and coalesce(upper(g.valid) > c.from_on, true);
  insert into party_org_guidance (party_org_id, guide_id, valid, recorded_by)
  select id, guided_by_id, daterange(from_on, ended_on), acting_name() from (
    select n.id, n.guided_by_id, n.ended_on, greatest(n.first_on, case when n.ended_on is distinct from o.ended_on
        then least(coalesce(n.ended_on, o.ended_on), case when n.guided_by_id is distinct from o.guided_by_id then change_on() end)
        else change_on() end) as from_on
    from new_rows n join old_rows o on o.id = n.id
    where (n.guided_by_id, n.ended_on) is distinct from (o.guided_by_id, o.ended_on) and n.guided_by_id is not null) c
  where coalesce(ended_on > from_on, true);
  return null;
end $function$;
alter function keep_party_org_guidance() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_party_org_tokens()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
    begin
      if tg_op = 'INSERT' then
        insert into party_org_token select t.* from new_rows n cross join lateral party_org_tokens(n.id, n.name_key, n.short_name, n.party_code, n.former_keys, n.former_codes, n.pos, n.region_pos) t;
      elsif tg_op = 'DELETE' then
        delete from party_org_token t using (select d.* from old_rows o cross join lateral party_org_tokens(o.id, o.name_key, o.short_name, o.party_code, o.former_keys, o.former_codes, o.pos, o.region_pos) d) gone
          where t.token = gone.token and t.pos = gone.pos and t.party_org_id = gone.party_org_id and t.at = gone.at;
      elsif exists (select from new_rows n join old_rows o on o.id = n.id where (n.name_key, n.short_name, n.party_code, n.former_keys, n.former_codes, n.pos, n.region_pos, n.withdrawn_at) is distinct from (o.name_key, o.short_name, o.party_code, o.former_keys, o.former_codes, o.pos, o.region_pos, o.withdrawn_at)) then
        delete from party_org_token t using (
            select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral party_org_tokens(o.id, o.name_key, o.short_name, o.party_code, o.former_keys, o.former_codes, o.pos, o.region_pos) d
            where (n.name_key, n.short_name, n.party_code, n.former_keys, n.former_codes, n.pos, n.region_pos, n.withdrawn_at) is distinct from (o.name_key, o.short_name, o.party_code, o.former_keys, o.former_codes, o.pos, o.region_pos, o.withdrawn_at)) gone
          where t.token = gone.token and t.pos = gone.pos and t.party_org_id = gone.party_org_id and t.at = gone.at;
        -- A statement can reach a row twice (a move of the tree reaches a member by two branches): the row as it stands counts.
        insert into party_org_token select t.* from (
            select distinct n.id from new_rows n join old_rows o on o.id = n.id
            where (n.name_key, n.short_name, n.party_code, n.former_keys, n.former_codes, n.pos, n.region_pos, n.withdrawn_at) is distinct from (o.name_key, o.short_name, o.party_code, o.former_keys, o.former_codes, o.pos, o.region_pos, o.withdrawn_at)) moved
          join party_org n on n.id = moved.id and n.withdrawn_at is null cross join lateral party_org_tokens(n.id, n.name_key, n.short_name, n.party_code, n.former_keys, n.former_codes, n.pos, n.region_pos) t
          on conflict do nothing;
      end if;
      return null;
    end $function$;
alter function keep_party_org_tokens() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_social_org_periods()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  moved_on date := change_on();
  why text := correction_reason();
begin
  if tg_op = 'INSERT' then
    insert into social_org_period (social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
      region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
      responsible_party_org_id, responsibility, responsibility_principle, recorded_by)
    select id, daterange(first_on, ended_on), name, org_type, register_kind, legal_person, operating, status,
      region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
      responsible_party_org_id, responsibility, responsibility_principle, acting_name()
    from new_rows where ended_on is null or ended_on > first_on;
    return null;
  end if;
  -- A founding day found out later moves the start of the first period.
  with moved as (
    select n.id, n.first_on, o.first_on as was from new_rows n join old_rows o on o.id = n.id where n.first_on <> o.first_on),
  gone as (
    update social_org_period p set superseded_at = now() from moved m
    where p.social_org_id = m.id and p.superseded_at is null and lower(p.valid) <= greatest(m.was, m.first_on)
    returning p.*, m.first_on as new_first, m.was)
  insert into social_org_period (social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
    region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
    responsible_party_org_id, responsibility, responsibility_principle, recorded_by, reason)
  select social_org_id, daterange(case when lower(valid) = was then new_first else greatest(lower(valid), new_first) end, upper(valid)),
    name, org_type, register_kind, legal_person, operating, status,
    region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
    responsible_party_org_id, responsibility, responsibility_principle, acting_name(), why
  from gone where upper(valid) is null or upper(valid) > new_first;

  -- From the day on, what was changed takes its new value in every period; what was not keeps what each period says.
  with changed as (
    select n.id, n, o, greatest(moved_on, n.first_on) as from_on from new_rows n join old_rows o on o.id = n.id
    where (n.name, n.org_type, n.register_kind, n.legal_person, n.operating, n.status, n.region_code, n.sector, n.staff,
        n.volunteers, n.body_no, n.registrar_id, n.industry_regulator_id, n.guidance_body_id,
        n.responsible_party_org_id, n.responsibility, n.responsibility_principle, n.ended_on)
      is distinct from (o.name, o.org_type, o.register_kind, o.legal_person, o.operating, o.status, o.region_code, o.sector, o.staff,
        o.volunteers, o.body_no, o.registrar_id, o.industry_regulator_id, o.guidance_body_id,
        o.responsible_party_org_id, o.responsibility, o.responsibility_principle, o.ended_on)),
  gone as (
    update social_org_period p set superseded_at = now() from changed c
    where p.social_org_id = c.id and p.superseded_at is null
      and coalesce(upper(p.valid), 'infinity') > least(c.from_on, coalesce((c.n).ended_on, c.from_on))
    returning p.*),
  standing as (
    -- Before the day, as it was.
    select g.social_org_id, daterange(lower(g.valid), least(upper(g.valid), c.from_on)) * daterange(null, (c.n).ended_on) as valid,
      g.name, g.org_type, g.register_kind, g.legal_person, g.operating, g.status, g.region_code, g.pos, g.sector, g.staff, g.volunteers,
      g.body_no, g.registrar_id, g.industry_regulator_id, g.guidance_body_id,
      g.responsible_party_org_id, g.responsibility, g.responsibility_principle, g.recorded_by, g.reason
    from gone g join changed c on c.id = g.social_org_id where lower(g.valid) < c.from_on
    union all
    -- From the day on.
    select g.social_org_id, daterange(greatest(lower(g.valid), c.from_on), upper(g.valid)) * daterange(null, (c.n).ended_on),
      case when (c.n).name is distinct from (c.o).name then (c.n).name else g.name end,
      case when (c.n).org_type is distinct from (c.o).org_type then (c.n).org_type else g.org_type end,
      case when (c.n).register_kind is distinct from (c.o).register_kind then (c.n).register_kind else g.register_kind end,
      case when (c.n).legal_person is distinct from (c.o).legal_person then (c.n).legal_person else g.legal_person end,
      case when (c.n).operating is distinct from (c.o).operating then (c.n).operating else g.operating end,
      case when (c.n).status is distinct from (c.o).status then (c.n).status else g.status end,
      case when (c.n).region_code is distinct from (c.o).region_code then (c.n).region_code else g.region_code end,
      case when (c.n).region_code is distinct from (c.o).region_code then (c.n).pos else g.pos end,
      case when (c.n).sector is distinct from (c.o).sector then (c.n).sector else g.sector end,
      case when (c.n).staff is distinct from (c.o).staff then (c.n).staff else g.staff end,
      case when (c.n).volunteers is distinct from (c.o).volunteers then (c.n).volunteers else g.volunteers end,
      case when (c.n).body_no is distinct from (c.o).body_no then (c.n).body_no else g.body_no end,
      case when (c.n).registrar_id is distinct from (c.o).registrar_id then (c.n).registrar_id else g.registrar_id end,
      case when (c.n).industry_regulator_id is distinct from (c.o).industry_regulator_id then (c.n).industry_regulator_id else g.industry_regulator_id end,
      case when (c.n).guidance_body_id is distinct from (c.o).guidance_body_id then (c.n).guidance_body_id else g.guidance_body_id end,
      case when (c.n).responsible_party_org_id is distinct from (c.o).responsible_party_org_id then (c.n).responsible_party_org_id else g.responsible_party_org_id end,
      case when (c.n).responsibility is distinct from (c.o).responsibility then (c.n).responsibility else g.responsibility end,
      case when (c.n).responsibility_principle is distinct from (c.o).responsibility_principle then (c.n).responsibility_principle else g.responsibility_principle end,
      acting_name(), why
    from gone g join changed c on c.id = g.social_org_id where coalesce(upper(g.valid), 'infinity') > c.from_on
    union all
    -- An end that moves later, or was none at all, leaves days to fill.
    select c.id, daterange((c.o).ended_on, (c.n).ended_on), (c.n).name, (c.n).org_type, (c.n).register_kind, (c.n).legal_person,
      (c.n).operating, (c.n).status, (c.n).region_code, (c.n).pos, (c.n).sector, (c.n).staff, (c.n).volunteers, (c.n).body_no,
      (c.n).registrar_id, (c.n).industry_regulator_id, (c.n).guidance_body_id, (c.n).responsible_party_org_id,
      (c.n).responsibility, (c.n).responsibility_principle, acting_name(), why
    from changed c where (c.o).ended_on < coalesce((c.n).ended_on, 'infinity'))
  insert into social_org_period (social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
    region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
    responsible_party_org_id, responsibility, responsibility_principle, recorded_by, reason)
  select * from standing where not isempty(valid);
  return null;
end $function$;
alter function keep_social_org_periods() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_social_org_tokens()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
    begin
      if tg_op = 'INSERT' then
        insert into social_org_token select t.* from new_rows n cross join lateral social_org_tokens(n.id, n.name_key, n.credit_code, n.former_keys, n.former_codes, n.pos, n.party_pos, n.body_no) t;
      elsif tg_op = 'DELETE' then
        delete from social_org_token t using (select d.* from old_rows o cross join lateral social_org_tokens(o.id, o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no) d) gone
          where t.token = gone.token and t.pos = gone.pos and t.social_org_id = gone.social_org_id and t.at = gone.at;
      elsif exists (select from new_rows n join old_rows o on o.id = n.id where (n.name_key, n.credit_code, n.former_keys, n.former_codes, n.pos, n.party_pos, n.body_no, n.withdrawn_at) is distinct from (o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no, o.withdrawn_at)) then
        delete from social_org_token t using (
            select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral social_org_tokens(o.id, o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no) d
            where (n.name_key, n.credit_code, n.former_keys, n.former_codes, n.pos, n.party_pos, n.body_no, n.withdrawn_at) is distinct from (o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no, o.withdrawn_at)) gone
          where t.token = gone.token and t.pos = gone.pos and t.social_org_id = gone.social_org_id and t.at = gone.at;
        -- A statement can reach a row twice (a move of the tree reaches a member by two branches): the row as it stands counts.
        insert into social_org_token select t.* from (
            select distinct n.id from new_rows n join old_rows o on o.id = n.id
            where (n.name_key, n.credit_code, n.former_keys, n.former_codes, n.pos, n.party_pos, n.body_no, n.withdrawn_at) is distinct from (o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no, o.withdrawn_at)) moved
          join social_org n on n.id = moved.id and n.withdrawn_at is null cross join lateral social_org_tokens(n.id, n.name_key, n.credit_code, n.former_keys, n.former_codes, n.pos, n.party_pos, n.body_no) t
          on conflict do nothing;
      end if;
      return null;
    end $function$;
alter function keep_social_org_tokens() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.keep_tokens_of(record text, columns text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  old_columns text := regexp_replace(columns, '(\w+)', 'o.\1', 'g');
  new_columns text := regexp_replace(columns, '(\w+)', 'n.\1', 'g');
begin
  execute format($body$
    create or replace function keep_%1$s_tokens() returns trigger
    language plpgsql security definer set search_path = public as $$
    begin
      if tg_op = 'INSERT' then
        insert into %1$s_token select t.* from new_rows n cross join lateral %1$s_tokens(n.id, %3$s) t;
      elsif tg_op = 'DELETE' then
        delete from %1$s_token t using (select d.* from old_rows o cross join lateral %1$s_tokens(o.id, %2$s) d) gone
          where t.token = gone.token and t.pos = gone.pos and t.%1$s_id = gone.%1$s_id and t.at = gone.at;
      elsif exists (select from new_rows n join old_rows o on o.id = n.id where (%3$s, n.withdrawn_at) is distinct from (%2$s, o.withdrawn_at)) then
        delete from %1$s_token t using (
            select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral %1$s_tokens(o.id, %2$s) d
            where (%3$s, n.withdrawn_at) is distinct from (%2$s, o.withdrawn_at)) gone
          where t.token = gone.token and t.pos = gone.pos and t.%1$s_id = gone.%1$s_id and t.at = gone.at;
        -- A statement can reach a row twice (a move of the tree reaches a member by two branches): the row as it stands counts.
        insert into %1$s_token select t.* from (
            select distinct n.id from new_rows n join old_rows o on o.id = n.id
            where (%3$s, n.withdrawn_at) is distinct from (%2$s, o.withdrawn_at)) moved
          join %1$s n on n.id = moved.id and n.withdrawn_at is null cross join lateral %1$s_tokens(n.id, %3$s) t
          on conflict do nothing;
      end if;
      return null;
    end $$ $body$, record, old_columns, new_columns);
end $function$;
alter function keep_tokens_of(text,text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.keeps_duty(duty text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from role_grant where account_id = acting_account() and role = duty and scope_kind = 'none' and revoked_at is null)
$function$;
alter function keeps_duty(text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.kinds_must_be()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if exists (select from written w cross join unnest(w.kinds) k left join meeting_kind t on t.code = k where t.code is null) then
    raise foreign_key_violation using message = 'a meeting of a kind that there is not', constraint = tg_table_name || '_kinds';
  end if;
  return null;
end $function$;
alter function kinds_must_be() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.left_out(org uuid, on_day date)
 RETURNS TABLE(member_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select e.member_id from exclusion e join meeting m on m.id = e.passed_meeting_id
  where e.party_org_id = org and may_see_persons() and e.party_pos between party_lo() and party_hi() and m.withdrawn_at is null
    and e.agreed_on <= on_day and m.held_on <= on_day and e.from_on <= on_day and (e.to_on is null or e.to_on > on_day)
$function$;
alter function left_out(uuid,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_appraisal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  hidden constant text[] := array['id', 'party_org_id', 'party_pos', 'version', 'created_at', 'created_by', 'sheets'];
begin
  if rekeying() then return null; end if;
  if tg_table_name = 'appraisal_member' then
    insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, party_pos)
    values (acting_account(), acting_name(), 'member', new.member_id, 'change',
      jsonb_build_object('appraisal_grade', jsonb_build_array(old.grade, new.grade)), change_on(), new.party_pos);
  else
    insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, party_pos)
    values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
      jsonb_build_object('appraisal', jsonb_build_array(case when tg_op = 'UPDATE' then to_jsonb(old) - hidden end, to_jsonb(new) - hidden)),
      change_on(), new.party_pos);
  end if;
  return null;
end $function$;
alter function log_appraisal() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_attendance_confirmation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  -- Not where: who reads the log of a member may not see that organisation. The lists tell the home branch.
  told jsonb := jsonb_build_object('from_on', new.from_on, 'last_on', new.to_on - 1);
begin
  if rekeying() or merging() then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'member', new.member_id,
    case when tg_op = 'INSERT' then 'confirm-attendance' else 'take-back-confirmation' end,
    jsonb_build_object('attendance_confirmation',
      case when tg_op = 'INSERT' then jsonb_build_array(null, told) else jsonb_build_array(told, null) end),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $function$;
alter function log_attendance_confirmation() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_batch()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
  values (acting_account(), acting_name(), 'batch', new.id, case when tg_op = 'INSERT' then 'batch-change' else 'undo-batch' end,
    jsonb_build_object('batchSubject', jsonb_build_array(null, new.subject), 'batchField', jsonb_build_array(null, new.field),
      'batchValue', jsonb_build_array(null, new.value_text), 'changed', jsonb_build_array(null, new.changed)), new.change_on);
  return null;
end $function$;
alter function log_batch() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_claim()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), acting_name(), 'social_org', o.id, lower(tg_op),
    jsonb_build_object('claim', jsonb_build_array(case when tg_op = 'UPDATE' then claim_words(old) end, claim_words(new))),
    change_on(), null, acting_import(), o.pos, o.party_pos, o.body_no
  from social_org o where o.id = new.social_org_id;
  return null;
end $function$;
alter function log_claim() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_complete_list()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, pos, party_pos, body_no)
  values (acting_account(), acting_name(), 'complete_list', new.id,
    case new.state when 'comparing' then 'compare-list' when 'discarded' then 'discard-list' else 'confirm-list' end,
    jsonb_build_object('listedOn', jsonb_build_array(null, new.listed_on), 'ours', jsonb_build_array(null, new.ours),
      'absent', jsonb_build_array(null, new.absent)), new.pos, new.party_pos, new.body_no);
  return null;
end $function$;
alter function log_complete_list() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_confirmation_noted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if rekeying() or merging() then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'member', new.member_id, 'note-confirmation',
    jsonb_build_object('attendance_confirmation_noted',
      jsonb_build_array(null, jsonb_build_object('from_on', new.from_on, 'last_on', new.to_on - 1))),
    change_on(), null, new.home_pos);
  return null;
end $function$;
alter function log_confirmation_noted() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_consultation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform log_consultation_step(p.social_org_id, 'update', jsonb_build_object('consultation', jsonb_build_array(
      jsonb_build_object('way', old.way, 'state', old.state),
      jsonb_build_object('way', new.way, 'state', new.state, 'reason', new.closing_reason))))
  from consultation_part p where p.consultation_id = new.id and p.social_org_id is not null;
  return null;
end $function$;
alter function log_consultation() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_consultation_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform log_consultation_step(coalesce(new.social_org_id, c.social_org_id), 'insert', jsonb_build_object('consultation_answer',
      jsonb_build_array(null, jsonb_build_object('name', new.name, 'answer', new.answer, 'answered_on', new.answered_on,
        'basis', new.basis, 'reason', new.reason))))
  from consultation c where c.id = new.consultation_id;
  return null;
end $function$;
alter function log_consultation_answer() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_consultation_body()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform log_consultation_step(c.social_org_id, 'update', jsonb_build_object('consultation_body',
      case when new.superseded_on is null then jsonb_build_array(null, new.name) else jsonb_build_array(new.name, null) end))
  from consultation c where c.id = new.consultation_id;
  return null;
end $function$;
alter function log_consultation_body() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_consultation_part()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform log_consultation_step(new.social_org_id, 'insert', jsonb_build_object('consultation', jsonb_build_array(null,
      jsonb_build_object('way', c.way, 'state', c.state))))
  from consultation c where c.id = new.consultation_id and new.social_org_id is not null;
  return null;
end $function$;
alter function log_consultation_part() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_consultation_step(of_org uuid, action text, step jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), coalesce(acting_name(), '本机操作员'), 'social_org', o.id, action, step, change_on(), null, acting_import(),
    o.pos, o.party_pos, o.body_no
  from social_org o where o.id = of_org
$function$;
alter function log_consultation_step(uuid,text,jsonb) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_convening()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  new_row jsonb := to_jsonb(new);
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  told jsonb := '{}';
  done text := 'create';
begin
  if rekeying() then return null; end if;
  if tg_table_name = 'convening' then
    if tg_op = 'UPDATE' then
      told := changed_fields(old_row, new_row) - array['announced_at', 'code_secret_sealed'];
      if told = '{}' then return null; end if;
      done := case when told ? 'cancelled_at' then 'cancel' else 'change' end;
    end if;
  else
    told := jsonb_build_object(tg_table_name, jsonb_build_array(old_row ->> 'state', new_row ->> 'state'));
    done := case new_row ->> 'state' when 'waiting' then 'ask-leave' when 'accepted' then 'accept-leave' when 'taken_back' then 'take-back-leave'
      when 'confirmed' then 'confirm-check-in' when 'declined' then case tg_table_name when 'check_in' then 'decline-check-in' else 'decline-leave' end
      else 'change' end;
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'convening', coalesce(new_row ->> 'convening_id', new_row ->> 'id')::uuid, done, told, change_on(),
    correction_reason(), (new_row ->> 'party_pos')::int8);
  return null;
end $function$;
alter function log_convening() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_correction()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
  values (acting_account(), acting_name(), 'correction_request', new.id,
    case new.state when 'waiting' then 'ask' when 'accepted' then 'accept' else 'decline' end,
    jsonb_build_object('what', jsonb_build_array(null, new.what)), change_on());
  return null;
end $function$;
alter function log_correction() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_difference()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, reason, pos, party_pos, body_no)
  select acting_account(), acting_name(), 'complete_list', l.id, 'settle-difference',
    jsonb_build_object('difference', jsonb_build_array(null, new.id), 'name', jsonb_build_array(null, new.name),
      'differenceKind', jsonb_build_array(null, new.kind), 'differenceState', jsonb_build_array(old.state, new.state),
      'note', jsonb_build_array(old.note, new.note)), new.reason, l.pos, l.party_pos, l.body_no
  from complete_list l where l.id = new.list_id;
  return null;
end $function$;
alter function log_difference() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_duty_rule()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  told jsonb := to_jsonb(new) - array['id', 'party_org_id', 'party_pos', 'set_by', 'set_at'];
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and old.to_on is not distinct from new.to_on then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object('duty_rule', jsonb_build_array(case when tg_op = 'UPDATE'
      then to_jsonb(old) - array['id', 'party_org_id', 'party_pos', 'set_by', 'set_at'] end, told)),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $function$;
alter function log_duty_rule() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_entity_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  pos_column text := tg_argv[0];
  party_column text := tg_argv[1];
begin
  if rekeying() then return null; end if;
  if acting_import() is not null and not taking_back() then
    insert into import_effect (import_id, entity, entity_id, earlier, id_number_sealed, id_number_hash, id_number_hash_old, phone_sealed,
      office_phone_sealed)
    select acting_import(), tg_table_name, (o.row ->> 'id')::uuid, c.earlier,
      case when c.earlier ? 'id_number_sealed' then (o.row ->> 'id_number_sealed')::bytea end,
      case when c.earlier ? 'id_number_sealed' then (o.row ->> 'id_number_hash')::bytea end,
      case when c.earlier ? 'id_number_sealed' then (o.row ->> 'id_number_hash_old')::bytea end,
      case when c.earlier ? 'phone_sealed' then (o.row ->> 'phone_sealed')::bytea end,
      case when c.earlier ?| array['office_phone_sealed', 'contact_phone_sealed']
        then coalesce(o.row ->> 'office_phone_sealed', o.row ->> 'contact_phone_sealed')::bytea end
    from (select to_jsonb(r) as row from new_rows r) n
    join (select to_jsonb(r) as row from old_rows r) o on o.row ->> 'id' = n.row ->> 'id'
    cross join lateral (select effect_of(o.row, n.row) as earlier) c
    where c.earlier is not null and (o.row ->> 'import_id')::uuid is distinct from acting_import();
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), acting_name(), tg_table_name, (n.row ->> 'id')::uuid,
    case when correction_reason() is null then 'change' else 'correct' end, c.changes, change_on(), correction_reason(), acting_import(),
    (n.row ->> pos_column)::int8, (n.row ->> party_column)::int8, (n.row ->> 'body_no')::int8
  from (select to_jsonb(r) as row from new_rows r) n
  join (select to_jsonb(r) as row from old_rows r) o on o.row ->> 'id' = n.row ->> 'id'
  cross join lateral (select changed_fields(o.row, n.row) as changes) c
  where c.changes <> '{}';
  return null;
end $function$;
alter function log_entity_change() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_entity_creation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if acting_import() is not null then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, pos, party_pos, body_no)
  select acting_account(), acting_name(), tg_table_name, (n.row ->> 'id')::uuid, 'create', '{}', change_on(),
    (n.row ->> tg_argv[0])::int8, (n.row ->> tg_argv[1])::int8, (n.row ->> 'body_no')::int8
  from (select to_jsonb(r) as row from new_rows r) n;
  return null;
end $function$;
alter function log_entity_creation() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_exclusion()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  hidden constant text[] := array['id', 'party_org_id', 'party_pos', 'member_id', 'version', 'created_at', 'created_by', 'superior_id',
    'passed_meeting_id', 'agreed_by'];
begin
  if rekeying() or tg_op = 'UPDATE' and changed_fields(to_jsonb(old), to_jsonb(new)) - array['party_org_id', 'member_id'] = '{}' then
    return null;
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'member', new.member_id, 'change',
    jsonb_build_object('exclusion', jsonb_build_array(
      case when tg_op = 'UPDATE' then to_jsonb(old) - hidden || jsonb_build_object('passed', old.passed_meeting_id is not null, 'case', '***') end,
      to_jsonb(new) - hidden || jsonb_build_object('passed', new.passed_meeting_id is not null, 'case', '***'))),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $function$;
alter function log_exclusion() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_fact()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  owner_table text := tg_argv[0];
  owner_id uuid;
  brought boolean := false;
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
begin
  owner_id := coalesce(new_row, old_row) ->> (owner_table || '_id');
  if acting_import() is not null then
    if owner_table = 'social_org' then
      select import_id is not distinct from acting_import() into brought from social_org where id = owner_id;
    else
      select import_id is not distinct from acting_import() into brought from party_org where id = owner_id;
    end if;
    if brought and tg_op = 'INSERT' then return null; end if;
    -- Whom a Party organisation covers is undone with the organisation covered.
    if not brought and not taking_back() and not (tg_table_name = 'coverage_relation' and owner_table = 'party_org') then
      insert into import_effect (import_id, entity, entity_id, fact, earlier, given, office_phone_sealed)
      values (acting_import(), owner_table, owner_id, tg_table_name, without_phone(old_row), without_phone(new_row),
        (old_row ->> 'office_phone_sealed')::bytea);
    end if;
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), acting_name(), owner_table, owner_id, lower(tg_op),
    jsonb_build_object(tg_table_name, jsonb_build_array(logged_row(old_row), logged_row(new_row))), change_on(), correction_reason(), acting_import(),
    k.pos, k.party_pos, k.body_no
  from (
    select pos, party_pos, body_no from social_org where owner_table = 'social_org' and id = owner_id
    union all
    select region_pos, pos, 0 from party_org where owner_table = 'party_org' and id = owner_id) k;
  return null;
end $function$;
alter function log_fact() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_grant(of_account uuid, doing text, branch uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
  select acting_account(), acting_name(), 'account', of_account, doing,
    jsonb_build_object('grant', case doing when 'revoke' then jsonb_build_array(g, null) else jsonb_build_array(null, g) end), change_on()
  from (select jsonb_build_object('role', 'branch_secretary', 'scopeKind', 'party', 'scopeId', branch) as g) granted
$function$;
alter function log_grant(uuid,text,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_import()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, import_id)
  values (coalesce(acting_account(), new.account_id), coalesce(nullif(acting_name(), ''), new.actor), 'import_run', new.id,
    case new.state when 'stored' then 'store-import' else 'take-back-import' end,
    jsonb_build_object('kind', jsonb_build_array(null, new.kind), 'counts', jsonb_build_array(null, new.counts)), new.id);
  return null;
end $function$;
alter function log_import() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_inspection()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare told constant text[] := array['name', 'held_on', 'looks_at', 'basis', 'withdraw_reason'];
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and (old.withdrawn_at is not null or new.withdrawn_at is null) then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object('inspection', jsonb_build_array(
      case when tg_op = 'UPDATE' then (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(old)) where key = any (told)) end,
      (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(new)) where key = any (told)))),
    change_on(), coalesce(new.withdraw_reason, new.basis), new.party_pos);
  return null;
end $function$;
alter function log_inspection() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_joint_invitation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if rekeying() or (tg_op = 'UPDATE' and old.state = new.state) then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'convening', new.convening_id,
    case new.state when 'waiting' then 'invite' when 'accepted' then 'join' when 'declined' then 'decline-joint' else 'take-back-invitation' end,
    jsonb_build_object('joint_invitation', jsonb_build_array(case when tg_op = 'UPDATE' then old.state end, new.state)),
    change_on(), correction_reason(), case when new.state in ('waiting', 'taken_back') then new.host_pos else new.party_pos end);
  return null;
end $function$;
alter function log_joint_invitation() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_joint_minutes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if rekeying() then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'convening', new.convening_id, 'share-minutes', '{}', change_on(), correction_reason(), new.host_pos);
  return null;
end $function$;
alter function log_joint_minutes() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  part jsonb := coalesce(new_row, old_row);
  told jsonb;
begin
  if rekeying() then return null; end if;
  if tg_table_name in ('meeting', 'meeting_record') and tg_op = 'UPDATE' then
    told := changed_fields(old_row, new_row) - array['called', 'present', 'on_leave', 'absent', 'exempt', 'voters', 'voters_present'];
    if told = '{}' then return null; end if;
  elsif tg_table_name = 'meeting' then
    told := '{}';
  else
    told := jsonb_build_object(tg_table_name, jsonb_build_array(old_row - array['party_pos', 'meeting_id'], new_row - array['party_pos', 'meeting_id']));
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, party_pos)
  values (acting_account(), acting_name(), 'meeting', coalesce(part ->> 'meeting_id', part ->> 'id')::uuid,
    case when tg_table_name = 'meeting' and tg_op = 'INSERT' then 'create' when told ? 'withdrawn_at' then 'withdraw' else 'correct' end,
    told, change_on(), correction_reason(), acting_import(), (part ->> 'party_pos')::int8);
  return null;
end $function$;
alter function log_meeting() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_meeting_kind()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  told jsonb := to_jsonb(new) - array['party_org_id', 'party_pos', 'set_by', 'set_at'];
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and old.to_on is not distinct from new.to_on then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object('meeting_kind', jsonb_build_array(case when tg_op = 'UPDATE'
      then to_jsonb(old) - array['party_org_id', 'party_pos', 'set_by', 'set_at'] end, told)),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $function$;
alter function log_meeting_kind() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_meeting_sample()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if rekeying() then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, 'insert',
    jsonb_build_object('meeting_sample', jsonb_build_array(null, jsonb_build_object('from_on', new.from_on, 'to_on', new.to_on, 'size', new.size,
      'of_total', new.of_total))), change_on(), new.reason, new.party_pos);
  return null;
end $function$;
alter function log_meeting_sample() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_minutes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  row jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  told jsonb;
begin
  if rekeying() then return null; end if;
  if tg_table_name = 'meeting_approval' then
    told := jsonb_build_object('approved_by', case when tg_op = 'DELETE' then jsonb_build_array(old.approved_by, null)
      else jsonb_build_array(null, new.approved_by) end);
  else
    told := jsonb_build_object('meeting_attachment', case when tg_op = 'INSERT' then jsonb_build_array(null, row ->> 'name')
      else jsonb_build_array(row ->> 'name', null) end);
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'meeting', (row ->> 'meeting_id')::uuid,
    case when tg_table_name = 'meeting_attachment' then case when tg_op = 'INSERT' then 'attach' else 'detach' end
      when tg_op = 'INSERT' then 'approve' else 'reopen' end,
    told, change_on(), correction_reason(), (row ->> 'party_pos')::int8);
  return null;
end $function$;
alter function log_minutes() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_mismatch_settlement()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  told jsonb := jsonb_build_object('figure', new.figure, 'decision', new.decision, 'value', new.declared, 'declared_on', new.declared_on);
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, pos, party_pos, body_no)
  select acting_account(), acting_name(), 'social_org', o.id,
    case when new.undone_at is null then 'settle-mismatch' else 'undo-settlement' end,
    jsonb_build_object('mismatch_settlement', case when new.undone_at is null then jsonb_build_array(null, told) else jsonb_build_array(told, null) end),
    change_on(), case when new.undone_at is null then new.reason end, o.pos, o.party_pos, o.body_no
  from social_org o where o.id = new.social_org_id;
  return null;
end $function$;
alter function log_mismatch_settlement() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_not_double()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  of_kind text := tg_argv[0];
  pair jsonb := to_jsonb(coalesce(new, old));
  ids uuid[] := array[pair ->> 'one_id', pair ->> 'two_id']::uuid[];
begin
  with side as materialized (
    select id, name, pos, party_pos, body_no from social_org where of_kind = 'social_org' and id = any (ids)
    union all select id, name, region_pos, pos, 0 from party_org where of_kind = 'party_org' and id = any (ids)
    union all select id, name, null, party_pos, null from member where of_kind = 'member' and id = any (ids))
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, pos, party_pos, body_no)
  select acting_account(), acting_name(), of_kind, s.id, case tg_op when 'DELETE' then 'unmark-not-double' else 'mark-not-double' end,
    jsonb_build_object('not_double', case tg_op when 'DELETE' then jsonb_build_array(o.told, null) else jsonb_build_array(null, o.told) end),
    change_on(), case tg_op when 'DELETE' then correction_reason() else pair ->> 'reason' end, s.pos, s.party_pos, s.body_no
  from side s cross join lateral (
    select jsonb_build_object('id', i.id, 'name', coalesce((select name from side where side.id = i.id),
      (select name from merged_record g where g.id = i.id))) as told from unnest(ids) i (id) where i.id <> s.id) o;
  return null;
end $function$;
alter function log_not_double() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_party_group_leader()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  hidden constant text[] := array['id', 'party_group_id', 'party_pos', 'set_by', 'set_at'];
  of_group party_group;
begin
  if rekeying() or merging() then return null; end if;
  select * into of_group from party_group where id = coalesce(new.party_group_id, old.party_group_id);
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'member', coalesce(new.member_id, old.member_id), 'change',
    jsonb_build_object('party_group_leader', jsonb_build_array(
      case when tg_op <> 'INSERT' then to_jsonb(old) - hidden || jsonb_build_object('name', of_group.name) end,
      case when tg_op <> 'DELETE' then to_jsonb(new) - hidden || jsonb_build_object('name', of_group.name) end)),
    change_on(), correction_reason(), of_group.party_pos);
  return null;
end $function$;
alter function log_party_group_leader() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_setting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  old_row jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
begin
  if old_row = new_row then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id)
  values (acting_account(), acting_name(), tg_table_name, ((old_row || new_row) ->> tg_argv[0])::uuid,
    case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'change' else 'delete' end,
    case tg_op when 'DELETE' then jsonb_build_object('row', jsonb_build_array(logged_row(old_row), null)) else changed_fields(old_row, new_row) end,
    change_on(), correction_reason(), acting_import());
  return null;
end $function$;
alter function log_setting() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_take_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), acting_name(), 'import_run', new.id, 'take-back',
    jsonb_build_object('withdrawn', jsonb_build_array(null, new.take_back -> 'withdrawn'), 'setBack', jsonb_build_array(null, new.take_back -> 'setBack'),
      'kept', jsonb_build_array(null, new.take_back -> 'kept')), null, new.take_back ->> 'reason', new.id,
    nullif(place_lo(), 0), (select c.pos from party_org_code c where c.pos >= party_lo() order by c.pos limit 1), body_lo();
  delete from import_effect where import_id = new.id;
  return null;
end $function$;
alter function log_take_back() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_vitality_scheme()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and old.to_on is not distinct from new.to_on then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object('vitality_scheme', jsonb_build_array(
      case when tg_op = 'UPDATE' then jsonb_build_object('name', old.name, 'from_on', old.from_on, 'to_on', old.to_on) end,
      jsonb_build_object('name', new.name, 'from_on', new.from_on, 'to_on', new.to_on, 'basis', new.basis))),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $function$;
alter function log_vitality_scheme() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.log_year_plan()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and old.version = new.version then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object(tg_table_name, jsonb_build_array(case when tg_op = 'UPDATE' then told_plan(to_jsonb(old)) end, told_plan(to_jsonb(new)))),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $function$;
alter function log_year_plan() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.logged_row(r jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select jsonb_object_agg(key, logged_value(r, key)) from jsonb_object_keys(r) key
$function$;
alter function logged_row(jsonb) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.logged_value(r jsonb, field text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case
    when r ->> field is null then 'null'
    when field in ('office_phone_sealed', 'contact_phone_sealed') then to_jsonb('#' || substr(r ->> field, 15, 16))
    when field like '%\_sealed' then to_jsonb(coalesce('#' || substr(r ->> replace(field, '_sealed', '_hash'), 3, 16), '***'))
    when field like '%\_hash' then to_jsonb('#' || substr(r ->> field, 3, 16))
    else r -> field end
$function$;
alter function logged_value(jsonb,text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.look_line_hash(l look_line)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select sha256(convert_to(jsonb_build_array('look', l.id, extract(epoch from l.at), l.account_id, l.actor, l.entity, l.entity_id,
    l.what, l.purpose, l.count, l.xid::text, l.grant_id, l.own_branch, l.ground, extract(epoch from l.shown_from))::text, 'UTF8'))
$function$;
alter function look_line_hash(look_line) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.look_withheld(member_id uuid, looker uuid, looked_at timestamp with time zone, shown_from timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(shown_from > now(), false) or exists (select from look_line g
    where g.ground is not null and g.entity_id = member_id and g.account_id = looker and g.shown_from > now()
      and looked_at between g.at - interval '1 day' and g.at + interval '1 day')
$function$;
alter function look_withheld(uuid,uuid,timestamp with time zone,timestamp with time zone) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.looking_desks(grants uuid[])
 RETURNS TABLE(grant_id uuid, unit text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select g.id, coalesce(p.name, r.full_name, b.name), g.role
  from unnest(grants) i join role_grant g on g.id = i left join party_org p on p.id = g.party_org_id
    left join region r on r.code = g.region_code left join supervising_body b on b.id = g.body_id
$function$;
alter function looking_desks(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.mark_exempt_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into coverage_due
    select o.id from social_org o
    where exists (select from social_org_period p
      where p.social_org_id = o.id and p.superseded_at is null
        and (is_exempt(new, p.org_type, p.sector, o.credit_code)
          or tg_op = 'UPDATE' and is_exempt(old, p.org_type, p.sector, o.credit_code)))
    on conflict (social_org_id) do nothing;
  return null;
end $function$;
alter function mark_exempt_due() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.may_see_persons()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('app.persons', true) = '1' $function$;
alter function may_see_persons() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.may_see_private()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('app.private', true) = '1', false) $function$;
alter function may_see_private() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.may_take_back(run uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from import_run r where r.id = run and r.state in ('stored', 'taking_back')
    and (r.account_id is not distinct from acting_account() or import_in_reach(r.grant_id)))
$function$;
alter function may_take_back(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.meeting_calls_private(meeting uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from attendance a where a.meeting_id = meeting and a.member_id is not null and is_private_member(a.member_id))
$function$;
alter function meeting_calls_private(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.meeting_kinds_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update meeting_kind d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $function$;
alter function meeting_kinds_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.meeting_samples_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update meeting_sample d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $function$;
alter function meeting_samples_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.meeting_shares(org uuid, from_on date, to_on date)
 RETURNS TABLE(meeting_id uuid, party_org_id uuid, way text, kinds text[], held_on date, expected integer, present integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.id, p.id, case when p.functional then 'functional' else r.way end, m.kinds, m.held_on, a.expected, a.present
  from coverage_relation r join party_org p on p.id = r.party_org_id
    join meeting m on m.party_org_id = p.id and m.held_on >= from_on and m.held_on < to_on and r.valid @> m.held_on
    cross join lateral (
      select count(*) filter (where a.state in ('present', 'absent'))::int as expected,
        count(*) filter (where a.state = 'present')::int as present
      from attendance a join member_period t on t.member_id = a.member_id and t.superseded_at is null and t.valid @> m.held_on
      where a.meeting_id = m.id and t.work_unit_id = org) a
  where r.social_org_id = org and m.withdrawn_at is null and exists (select from social_org o where o.id = org and social_org_in_sight(o))
$function$;
alter function meeting_shares(uuid,date,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.meetings_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update meeting m set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and m.party_org_id = old.id;
  return old;
end $function$;
alter function meetings_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_age_bounds(today date)
 RETURNS date[]
 LANGUAGE sql
 IMMUTABLE
AS $function$ select array_agg((today - make_interval(years => y))::date + 1 order by y desc)
    from unnest(array[31, 36, 41, 46, 51, 56, 61]) y $function$;
alter function member_age_bounds(date) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.member_joining_bounds()
 RETURNS date[]
 LANGUAGE sql
 IMMUTABLE
AS $function$ select array['1949-10-01', '1978-12-01', '2012-11-01']::date[] $function$;
alter function member_joining_bounds() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.member_numbers_elsewhere(hashes bytea[])
 RETURNS SETOF bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select h from unnest(hashes) h join member m on m.id_number_hash = h
  union
  select h from unnest(hashes) h join member m on m.id_number_hash_old = h
$function$;
alter function member_numbers_elsewhere(bytea[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_period_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  -- One by one, by the index of the member.
  if exists (
    select from new_rows n cross join lateral (
      select from member_period p where p.member_id = n.member_id and p.superseded_at is null
        and upper_inf(p.valid) <> upper_inf(n.valid) and p.valid && n.valid limit 1) other
    where n.superseded_at is null) then
    raise exclusion_violation using message = 'periods of a member overlap', table = 'member_period', constraint = 'member_period_in_order';
  end if;
  return null;
end $function$;
alter function member_period_in_order() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_after_delete()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from member_tally t using old_rows o where t.node = o.id;
  return null;
end $function$;
alter function member_tally_after_delete() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_before_delete()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform member_tally_settle();
  return null;
end $function$;
alter function member_tally_before_delete() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_drift()
 RETURNS TABLE(node uuid, dimension integer, value text, private boolean, kept bigint, counted bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with counted as (
    select n.id as node, v.dimension, v.value, m.private, count(*) as n
    from member m cross join member_tally_day d
    join party_org_code k on m.party_pos > k.pos and m.party_pos <= k.pos_end join party_org n on n.pos = k.pos
    left join social_org o on o.id = m.work_unit_id and o.withdrawn_at is null
    cross join lateral member_tally_values(width_bucket(m.born_on, member_age_bounds(d.counted_on)), m.education, m.sex, o.sector,
      width_bucket(m.joined_on, member_joining_bounds()), m.post_level, m.status) v
    where m.status in ('full', 'probationary') and m.first_on <= d.counted_on and m.withdrawn_at is null
    group by 1, 2, 3, 4),
  compared as (
    select node, dimension, value, private, 0::int8 as kept, n as counted from counted
    union all
    select node, dimension, value, private, n, 0 from member_tally)
  select node, dimension, value, private, sum(kept)::int8, sum(counted)::int8 from compared
  group by 1, 2, 3, 4 having sum(kept) <> sum(counted)
$function$;
alter function member_tally_drift() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_move()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET jit TO 'off'
AS $function$
declare
  was date;
  bounds date[];
  joinings date[] := member_joining_bounds();
begin
  if not exists (select from new_rows n join old_rows o on o.id = n.id where n.parent_id is distinct from o.parent_id) then return null; end if;
  perform pg_advisory_xact_lock(hashtext('member_tally'));
  select counted_on into was from member_tally_day;
  bounds := member_age_bounds(was);
  with recursive moved as materialized (
    select n.id, n.parent_id as to_node, o.parent_id as from_node from new_rows n join old_rows o on o.id = n.id
    where n.parent_id is distinct from o.parent_id),
  up as (
    select m.id, s.n, k.party_org_id as node, k.parent_pos as next
      from moved m cross join lateral (values (m.from_node, -1), (m.to_node, 1)) s (node, n)
      join party_org_code k on k.party_org_id = s.node and k.to_on = 'infinity'
    union all
    select u.id, u.n, k.party_org_id, k.parent_pos from up u join party_org_code k on k.pos = u.next),
  unit as (select distinct on (social_org_id) social_org_id, w.was as sector from member_tally_sector_moved w order by social_org_id, id),
  image as (
    select m.managing_branch_id, m.private, m.born_on, m.education, m.sex, m.work_unit_id, m.joined_on, m.post_level, m.status, 1 as n
    from moved c join member m on m.managing_branch_id = c.id
    where m.first_on <= was and m.status in ('full', 'probationary') and m.withdrawn_at is null
    union all
    select d.managing_branch_id, d.private, d.born_on, d.education, d.sex, d.work_unit_id, d.joined_on, d.post_level, d.status, -d.n
    from moved c join member_tally_delta d on d.managing_branch_id = c.id where d.first_on <= was),
  cell as (
    select t.node as id, t.private, t.dimension, t.value, t.n from moved c join member_tally t on t.node = c.id
    union all
    select i.managing_branch_id, i.private, v.dimension, v.value, i.n
    from image i left join unit u on u.social_org_id = i.work_unit_id
    left join social_org o on o.id = i.work_unit_id and o.withdrawn_at is null
    cross join lateral member_tally_values(width_bucket(i.born_on, bounds), i.education, i.sex,
      case when u.social_org_id is null then o.sector else u.sector end, width_bucket(i.joined_on, joinings), i.post_level, i.status) v)
  insert into member_tally as t (node, dimension, value, private, n)
  select u.node, c.dimension, c.value, c.private, sum(c.n * u.n) from cell c join up u on u.id = c.id
  group by 1, 2, 3, 4 having sum(c.n * u.n) <> 0
  on conflict (node, dimension, value, private) do update set n = t.n + excluded.n;
  return null;
end $function$;
alter function member_tally_move() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_of(party_from bigint, party_to bigint, today date)
 RETURNS TABLE(dimension integer, value text, n bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET jit TO 'off'
AS $function$
declare
  top record;
  sees boolean := may_see_private();
  bounds date[] := member_age_bounds(today);
  joinings date[] := member_joining_bounds();
begin
  if not may_see_persons() or party_from < party_lo() or party_to > party_hi() then return; end if;
  if exists (select from member_tally_sector_moved) or (select counted_on from member_tally_day) <> today then return; end if;
  select p.id, p.pos, c.pos_end, p.parent_id into top from party_org p join party_org_code c on c.pos = p.pos
    where p.pos between party_from and party_to and p.withdrawn_at is null order by p.pos limit 1;
  if top.id is null or top.pos_end > party_to or (top.pos_end < party_to and top.parent_id is not null) then return; end if;
  return query
  with image as (
    select m.born_on, m.education, m.sex, m.work_unit_id, m.joined_on, m.post_level, m.status, 1 as n from member m
    where m.party_pos = top.pos and m.first_on <= today and m.status in ('full', 'probationary') and m.withdrawn_at is null
      and (sees or not m.private)
    union all
    select d.born_on, d.education, d.sex, d.work_unit_id, d.joined_on, d.post_level, d.status, d.n
    from member_tally_delta d left join party_org p on p.id = d.managing_branch_id
    cross join lateral (select coalesce(p.pos, (
      select c.pos from party_org_code c where c.party_org_id = d.managing_branch_id and c.to_on = 'infinity')) as pos) k
    where k.pos > top.pos and k.pos <= top.pos_end and d.first_on <= today and (sees or not d.private)),
  found as (
    select t.dimension, t.value, t.n from member_tally t where t.node = top.id and (sees or not t.private)
    union all
    select v.dimension, v.value, i.n
    from image i left join social_org o on o.id = i.work_unit_id and o.withdrawn_at is null
    cross join lateral member_tally_values(width_bucket(i.born_on, bounds), i.education, i.sex, o.sector,
      width_bucket(i.joined_on, joinings), i.post_level, i.status) v)
  select f.dimension, f.value, sum(f.n)::int8 from found f group by 1, 2 having sum(f.n) <> 0;
end $function$;
alter function member_tally_of(bigint,bigint,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_rebuild()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_nestloop TO 'off'
 SET jit TO 'off'
 SET work_mem TO '256MB'
AS $function$
declare
  day date := (select counted_on from installation);
  bounds date[] := member_age_bounds(coalesce(day, current_date));
  joinings date[] := member_joining_bounds();
begin
  perform pg_advisory_xact_lock(hashtext('member_tally'));
  day := coalesce(day, current_date);
  update member_tally_day set counted_on = day;
  delete from member_tally;
  with recursive gone as (delete from member_tally_delta),
  units_gone as (delete from member_tally_sector_moved),
  image as (
    select k.parent_pos, m.private, width_bucket(m.born_on, bounds)::text as age, m.education, m.sex, o.sector,
      width_bucket(m.joined_on, joinings)::text as joined, m.post_level, m.status
    from member m join party_org_code k on k.pos = m.party_pos
    left join social_org o on o.id = m.work_unit_id and o.withdrawn_at is null
    where m.status in ('full', 'probationary') and m.first_on <= day and m.withdrawn_at is null and k.parent_pos is not null),
  -- The bit of a dimension is off where a row is of it; all are on in the row of all members.
  counted as (
    select parent_pos, private, grouping(age, education, sex, sector, joined, post_level, status) as bits,
      coalesce(age, education, sex, sector, joined, post_level, status) as value, count(*) as n
    from image group by grouping sets (
      (parent_pos, private), (parent_pos, private, age), (parent_pos, private, education), (parent_pos, private, sex),
      (parent_pos, private, sector), (parent_pos, private, joined), (parent_pos, private, post_level), (parent_pos, private, status))),
  cell as (
    select parent_pos, private, value, n,
      case bits when 127 then -1 when 63 then 0 when 95 then 1 when 111 then 2 when 119 then 3 when 123 then 4 when 125 then 5 else 6 end as dimension
    from counted),
  chain as (
    select h.parent_pos as start, k.party_org_id as node, k.parent_pos as next
      from (select distinct parent_pos from cell) h join party_org_code k on k.pos = h.parent_pos
    union all
    select c.start, k.party_org_id, k.parent_pos from chain c join party_org_code k on k.pos = c.next)
  insert into member_tally (node, dimension, value, private, n)
    select u.node, c.dimension, c.value, c.private, sum(c.n) from cell c join chain u on u.start = c.parent_pos group by 1, 2, 3, 4;
end $function$;
alter function member_tally_rebuild() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_settle(today date DEFAULT NULL::date)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET jit TO 'off'
AS $function$
declare
  was date;
  day date;
  old_bounds date[];
  new_bounds date[];
  joinings date[] := member_joining_bounds();
  taken int8;
begin
  perform pg_advisory_xact_lock(hashtext('member_tally'));
  select counted_on into was from member_tally_day;
  day := coalesce(today, was);
  old_bounds := member_age_bounds(was);
  new_bounds := member_age_bounds(day);
  with recursive gone as (delete from member_tally_delta returning *),
  units_gone as (delete from member_tally_sector_moved returning *),
  unit as (select distinct on (u.social_org_id) u.social_org_id, u.was as sector from units_gone u order by u.social_org_id, u.id),
  moving as (
    select m.id from unit u join member m on m.work_unit_id = u.social_org_id
    union
    select m.id from member m where was <> day and (
      width_bucket(m.born_on, old_bounds) is distinct from width_bucket(m.born_on, new_bounds) or (m.first_on <= was) <> (m.first_on <= day))),
  image as (
    select g.managing_branch_id, g.private, width_bucket(g.born_on, old_bounds) as age, g.education, g.sex,
      case when u.social_org_id is null then o.sector else u.sector end as sector,
      width_bucket(g.joined_on, joinings) as joined, g.post_level, g.status, g.n
    from gone g left join unit u on u.social_org_id = g.work_unit_id
    left join social_org o on o.id = g.work_unit_id and o.withdrawn_at is null where g.first_on <= was
    union all
    select m.managing_branch_id, m.private, width_bucket(m.born_on, s.bounds), m.education, m.sex,
      case when s.n = 1 or u.social_org_id is null then o.sector else u.sector end,
      width_bucket(m.joined_on, joinings), m.post_level, m.status, s.n
    from moving c join member m on m.id = c.id
    cross join (values (1, day, new_bounds), (-1, was, old_bounds)) s (n, at, bounds)
    left join unit u on u.social_org_id = m.work_unit_id
    left join social_org o on o.id = m.work_unit_id and o.withdrawn_at is null
    where m.first_on <= s.at and m.status in ('full', 'probationary') and m.withdrawn_at is null),
  home as (
    select b.id, k.parent_pos from (select distinct managing_branch_id as id from image) b left join party_org o on o.id = b.id
    join party_org_code k on k.pos = coalesce(o.pos, (
      select c.pos from party_org_code c where c.party_org_id = b.id and c.to_on = 'infinity'))
    where k.parent_pos is not null),
  cell as (
    select h.parent_pos, i.private, v.dimension, v.value, sum(i.n) as n
    from image i join home h on h.id = i.managing_branch_id
    cross join lateral member_tally_values(i.age, i.education, i.sex, i.sector, i.joined, i.post_level, i.status) v
    group by 1, 2, 3, 4 having sum(i.n) <> 0),
  chain as (
    select h.parent_pos as start, k.party_org_id as node, k.parent_pos as next
      from (select distinct parent_pos from home) h join party_org_code k on k.pos = h.parent_pos
    union all
    select c.start, k.party_org_id, k.parent_pos from chain c join party_org_code k on k.pos = c.next),
  put as (
    insert into member_tally as t (node, dimension, value, private, n)
    select u.node, c.dimension, c.value, c.private, sum(c.n) from cell c join chain u on u.start = c.parent_pos
    group by 1, 2, 3, 4 having sum(c.n) <> 0
    on conflict (node, dimension, value, private) do update set n = t.n + excluded.n)
  select count(*) into taken from gone;
  if day <> was then update member_tally_day set counted_on = day; end if;
  return taken;
end $function$;
alter function member_tally_settle(date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_touch()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into member_tally_delta
      select managing_branch_id, first_on, born_on, education, sex, work_unit_id, joined_on, post_level, status, private, 1
      from new_rows where status in ('full', 'probationary') and withdrawn_at is null;
  elsif tg_op = 'DELETE' then
    insert into member_tally_delta
      select managing_branch_id, first_on, born_on, education, sex, work_unit_id, joined_on, post_level, status, private, -1
      from old_rows where status in ('full', 'probationary') and withdrawn_at is null;
  else
    insert into member_tally_delta
      select n.managing_branch_id, n.first_on, n.born_on, n.education, n.sex, n.work_unit_id, n.joined_on, n.post_level, n.status, n.private, 1 from new_rows n join old_rows o on o.id = n.id
      where (n.managing_branch_id, n.first_on, n.born_on, n.education, n.sex, n.work_unit_id, n.joined_on, n.post_level, n.status, n.private, n.withdrawn_at)
          is distinct from (o.managing_branch_id, o.first_on, o.born_on, o.education, o.sex, o.work_unit_id, o.joined_on, o.post_level, o.status, o.private, o.withdrawn_at)
        and n.status in ('full', 'probationary') and n.withdrawn_at is null
      union all
      select o.managing_branch_id, o.first_on, o.born_on, o.education, o.sex, o.work_unit_id, o.joined_on, o.post_level, o.status, o.private, -1 from new_rows n join old_rows o on o.id = n.id
      where (o.managing_branch_id, o.first_on, o.born_on, o.education, o.sex, o.work_unit_id, o.joined_on, o.post_level, o.status, o.private, o.withdrawn_at)
          is distinct from (n.managing_branch_id, n.first_on, n.born_on, n.education, n.sex, n.work_unit_id, n.joined_on, n.post_level, n.status, n.private, n.withdrawn_at)
        and o.status in ('full', 'probationary') and o.withdrawn_at is null;
  end if;
  return null;
end $function$;
alter function member_tally_touch() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_touch_sectors()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into member_tally_sector_moved (social_org_id, was)
    select o.id, case when o.withdrawn_at is null then o.sector end from new_rows n join old_rows o on o.id = n.id
    where case when o.withdrawn_at is null then o.sector end is distinct from case when n.withdrawn_at is null then n.sector end
    order by o.id;
  return null;
end $function$;
alter function member_tally_touch_sectors() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tally_values(age integer, education text, sex text, sector text, joined integer, post_level text, status text)
 RETURNS TABLE(dimension integer, value text)
 LANGUAGE sql
 IMMUTABLE
AS $function$ values (-1, null::text), (0, age::text), (1, education), (2, sex), (3, sector), (4, joined::text), (5, post_level), (6, status) $function$;
alter function member_tally_values(integer,text,text,text,integer,text,text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.member_tokens(id uuid, name_key text, former_keys text, party_pos bigint, membership_pos bigint, private boolean)
 RETURNS SETOF member_token
 LANGUAGE sql
 STABLE
AS $function$
  select t.token, seen.pos, private, id, t.at
  from (
    select token, at from name_tokens(name_key)
    union all select token, at from former_tokens(former_keys, null) where former_keys is not null) t
  cross join lateral (select party_pos as pos union select membership_pos where membership_pos is not null) seen
$function$;
alter function member_tokens(uuid,text,text,bigint,bigint,boolean) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.member_tokens_fold(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  taken int;
begin
  with due as (
    delete from member_token_due where member_id in (
      select member_id from member_token_due order by member_id limit most for update skip locked)
    returning member_id),
  cut as (
    insert into member_token select t.* from due d join member m on m.id = d.member_id and m.withdrawn_at is null
      cross join lateral member_tokens(m.id, m.name_key, m.former_keys, m.party_pos, m.membership_pos, m.private) t
    on conflict do nothing)
  select count(*) into taken from due;
  return taken;
end $function$;
alter function member_tokens_fold(integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.member_tokens_not_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not exists (select from member_token_due) then return null; end if;
  if tg_op = 'DELETE' then
    delete from member_token_due d using old_rows o where d.member_id = o.id;
  else
    delete from member_token_due d using new_rows n join old_rows o on o.id = n.id
    where d.member_id = n.id
      and (n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private, n.withdrawn_at)
        is distinct from (o.name_key, o.former_keys, o.party_pos, o.membership_pos, o.private, o.withdrawn_at);
  end if;
  return null;
end $function$;
alter function member_tokens_not_due() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.members_on(party_from bigint, party_to bigint, today date)
 RETURNS TABLE(member_id uuid, status text, managing_branch_id uuid, membership_branch_id uuid, work_unit_id uuid, full_time boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select t.member_id, t.status, t.managing_branch_id, t.membership_branch_id, t.work_unit_id, t.full_time
  from party_org_code c join party_org p on p.id = c.party_org_id join member_period t on t.managing_branch_id = p.id
  where may_see_persons() and c.pos between party_from and party_to and c.from_on <= today and c.to_on > today
    and p.pos between party_lo() and party_hi() and t.superseded_at is null and t.valid @> today
$function$;
alter function members_on(bigint,bigint,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.merge_members(keeper uuid, loser uuid, former_key text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  kept member;
  gone member;
  moved jsonb;
begin
  select * into strict kept from member where id = keeper;
  select * into strict gone from member where id = loser;
  if not (may_see_persons() and kept.party_pos between party_lo() and party_hi() and gone.party_pos between party_lo() and party_hi()
    and (may_see_private() or not (kept.private or gone.private))) then
    raise exception 'outside the caller''s bounds' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', '1', true);
  select jsonb_object_agg(k, n) into moved from (values
    ('party_post', (select count(*) from party_post where member_id = loser)),
    ('advisor_assignment', (select count(*) from advisor_assignment where member_id = loser)),
    ('account', (select count(*) from account where member_id = loser)),
    ('correction_request', (select count(*) from correction_request where member_id = loser))) c (k, n) where n > 0;
  perform merge_noted('member', keeper, loser, to_jsonb(gone),
    jsonb_build_object('name', kept.name, 'moved', coalesce(moved, '{}')), null, kept.party_pos, null);

  update party_post set member_id = keeper where member_id = loser;
  update advisor_assignment set member_id = keeper where member_id = loser;
  update account set member_id = keeper where member_id = loser;
  update correction_request set member_id = keeper where member_id = loser;
  -- Called twice to one meeting, as its record has it: what was held is not counted anew.
  update attendance set member_id = keeper where member_id = loser;
  -- The days before the keeper's are the keeper's now; what was said of later days was said twice.
  insert into member_period (member_id, valid, status, managing_branch_id, membership_branch_id, work_unit_id, full_time, recorded_by, reason)
  select keeper, valid * daterange(null, kept.first_on), status, managing_branch_id, membership_branch_id, work_unit_id, full_time,
    acting_name(), correction_reason()
  from member_period where member_id = loser and superseded_at is null and lower(valid) < kept.first_on;
  update member_period set member_id = keeper, superseded_at = coalesce(superseded_at, now()) where member_id = loser;
  delete from member where id = loser;
  -- The number is on record once, and the other has to be gone before.
  update member set first_on = least(kept.first_on, gone.first_on), private = kept.private or gone.private,
    former_keys = nullif(concat_ws(' ', kept.former_keys, gone.former_keys, former_key), ''),
    id_number_sealed = coalesce(kept.id_number_sealed, gone.id_number_sealed),
    id_number_hash = case when kept.id_number_sealed is null then gone.id_number_hash else kept.id_number_hash end,
    id_number_hash_old = case when kept.id_number_sealed is null then gone.id_number_hash_old else kept.id_number_hash_old end,
    phone_sealed = coalesce(kept.phone_sealed, gone.phone_sealed)
  where id = keeper;
  perform set_config('app.merging', '', true);
end $function$;
alter function merge_members(uuid,uuid,text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.merge_noted(of_kind text, keeper uuid, loser uuid, gone jsonb, shown jsonb, at_pos bigint, at_party bigint, at_body bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update merged_record set keeper_id = keeper where keeper_id = loser;
  insert into merged_record (id, kind, keeper_id, name, code, merged_by)
    values (loser, of_kind, keeper, gone ->> 'name', coalesce(gone ->> 'credit_code', gone ->> 'party_code'), acting_name());
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, pos, party_pos, body_no)
  values
    (acting_account(), acting_name(), of_kind, loser, 'merged-into',
      jsonb_build_object('merged_record', jsonb_build_array(logged_row(gone), jsonb_build_object('id', keeper, 'name', shown ->> 'name'))),
      change_on(), correction_reason(), at_pos, at_party, at_body),
    (acting_account(), acting_name(), of_kind, keeper, 'merge',
      jsonb_build_object('merged_record', jsonb_build_array(null, shown || jsonb_build_object('id', loser, 'name', gone ->> 'name',
        'code', coalesce(gone ->> 'credit_code', gone ->> 'party_code')))),
      change_on(), correction_reason(), at_pos, at_party, at_body);
end $function$;
alter function merge_noted(text,uuid,uuid,jsonb,jsonb,bigint,bigint,bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.merge_party_orgs(keeper uuid, loser uuid, former_key text, former_code text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  kept party_org;
  gone party_org;
  moved jsonb;
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  perform party_tree_allowed(keeper);
  perform party_tree_allowed(loser);
  select * into strict kept from party_org where id = keeper;
  select * into strict gone from party_org where id = loser;
  if body_lo() <> 0 or not (kept.region_pos between place_lo() and place_hi() and gone.region_pos between place_lo() and place_hi())
    or gone.parent_id is null then
    raise exception 'outside the caller''s bounds' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', '1', true);
  select jsonb_object_agg(k, n) into moved from (values
    ('coverage_relation', (select count(*) from coverage_relation where party_org_id = loser)),
    ('party_post', (select count(*) from party_post where party_org_id = loser)),
    ('party_term', (select count(*) from party_term where party_org_id = loser)),
    ('responsible_for', (select count(*) from social_org where responsible_party_org_id = loser)),
    ('member', (select count(*) from member where managing_branch_id = loser or membership_branch_id = loser))) c (k, n) where n > 0;
  perform merge_noted('party_org', keeper, loser, to_jsonb(gone),
    jsonb_build_object('name', kept.name, 'moved', coalesce(moved, '{}')), kept.region_pos, kept.pos, 0);

  -- The rights in the branch first: those that hang on a post find their post again by them.
  update role_grant set party_org_id = keeper where party_org_id = loser;
  update party_post k set from_on = least(k.from_on, l.from_on), to_on = greatest(k.to_on, l.to_on),
    member_id = coalesce(k.member_id, l.member_id)
  from party_post l where l.party_org_id = loser and k.party_org_id = keeper
    and (k.post, k.person_name) = (l.post, l.person_name) and daterange(k.from_on, k.to_on) && daterange(l.from_on, l.to_on);
  update role_grant g set post_id = k.id from party_post l join party_post k on k.party_org_id = keeper
    and (k.post, k.person_name) = (l.post, l.person_name) and daterange(k.from_on, k.to_on) && daterange(l.from_on, l.to_on)
  where l.party_org_id = loser and g.post_id = l.id;
  delete from party_post l using party_post k where l.party_org_id = loser and k.party_org_id = keeper
    and (k.post, k.person_name) = (l.post, l.person_name) and daterange(k.from_on, k.to_on) && daterange(l.from_on, l.to_on);
  update party_post set party_org_id = keeper where party_org_id = loser;
  -- Of one person's two equal rights one is left, and who was in under the other goes on under it.
  update session s set grant_id = k.id from role_grant l join role_grant k on k.account_id = l.account_id and k.role = l.role
    and k.party_org_id = keeper and k.revoked_at is null and k.id < l.id
  where l.party_org_id = keeper and l.revoked_at is null and s.grant_id = l.id;
  update role_grant l set revoked_at = now() where l.party_org_id = keeper and l.revoked_at is null
    and exists (select from role_grant k where k.account_id = l.account_id and k.role = l.role and k.party_org_id = keeper
      and k.revoked_at is null and k.id < l.id);

  delete from party_term l using party_term k where l.party_org_id = loser and k.party_org_id = keeper
    and (k.from_on, k.to_on) = (l.from_on, l.to_on);
  update party_term set party_org_id = keeper where party_org_id = loser;
  perform merge_ranges('coverage_relation', 'party_org_id', array['social_org_id', 'way'], keeper, loser);
  update party_org_region set party_org_id = keeper where party_org_id = loser;
  update party_org set guided_by_id = nullif(keeper, id) where guided_by_id = loser;
  -- Those that still stand below it have been moved before; what has ended stays where it was in the tree.
  update party_org set parent_id = keeper where parent_id = loser and id <> keeper;
  update complete_list set party_org_id = keeper, party_pos = kept.pos where party_org_id = loser;
  update claim set party_org_id = keeper, party_pos = kept.pos where party_org_id = loser;
  update member_period set managing_branch_id = keeper where managing_branch_id = loser;
  update member_period set membership_branch_id = keeper where membership_branch_id = loser;
  update member set managing_branch_id = keeper, party_pos = kept.pos where managing_branch_id = loser;
  update member set membership_branch_id = keeper, membership_pos = kept.pos where membership_branch_id = loser;
  update social_org_period set responsible_party_org_id = keeper where responsible_party_org_id = loser;
  update social_org set responsible_party_org_id = keeper, party_pos = kept.pos where responsible_party_org_id = loser;
  update coverage_span set responsible_party_org_id = keeper, party_pos = kept.pos where responsible_party_org_id = loser;
  -- Figures known on an earlier day stand under its code, which is nobody's on any day now.
  update party_org_code set party_org_id = keeper, to_on = from_on where party_org_id = loser;

  -- Today's counters let it go; the keeper is counted anew when this commits.
  perform pg_advisory_xact_lock_shared(hashtext('tally_day'));
  with old as (delete from party_org_count where party_org_id = loser returning *)
  insert into tally_delta (pos, party_pos, body_no, key, n)
  select o.counted_region_pos, o.counted_pos, 0, k.key, -k.value from old o cross join lateral (values
    (-1, o.members), (-2, o.not_transferred), (-3, o.party_orgs::int), (-4, o.branches::int), (-5, o.covering::int)) k (key, value)
  where k.value <> 0;
  delete from party_org where id = loser;
  update party_org set first_on = least(kept.first_on, gone.first_on),
    former_keys = nullif(concat_ws(' ', kept.former_keys, gone.former_keys, former_key), ''),
    former_codes = nullif(concat_ws(' ', kept.former_codes, gone.former_codes, former_code), '')
  where id = keeper;
  delete from party_org_touched where party_org_id = loser;
  perform set_config('app.merging', '', true);
end $function$;
alter function merge_party_orgs(uuid,uuid,text,text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.merge_ranges(tab text, owner text, said text[], keeper uuid, loser uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  same text := (select string_agg(format('k.%1$I is not distinct from r.%1$I', field), ' and ') from unnest(said) field);
  moved record;
  home uuid;
  whole daterange;
begin
  for moved in execute format('select id, valid from %I where %I = $1 order by lower(valid), id', tab, owner) using loser loop
    execute format('select (array_agg(k.id order by lower(k.valid)))[1], range_merge(range_agg(k.valid)) from %1$I r join %1$I k
        on k.%2$I = $1 and %3$s and (k.valid && r.valid or k.valid -|- r.valid) where r.id = $2', tab, owner, same)
      into home, whole using keeper, moved.id;
    if home is null then
      execute format('update %I set %I = $1 where id = $2', tab, owner) using keeper, moved.id;
    else
      execute format('delete from %1$I k using %1$I r where r.id = $2 and k.%2$I = $1 and k.id <> $3 and %3$s
        and (k.valid && r.valid or k.valid -|- r.valid)', tab, owner, same) using keeper, moved.id, home;
      execute format('delete from %I where id = $1', tab) using moved.id;
      execute format('update %I set valid = $2 where id = $1', tab) using home, range_merge(whole, moved.valid);
    end if;
  end loop;
end $function$;
alter function merge_ranges(text,text,text[],uuid,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.merge_social_orgs(keeper uuid, loser uuid, former_key text, former_code text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  kept social_org;
  gone social_org;
  moved jsonb;
begin
  select * into strict kept from social_org where id = keeper;
  select * into strict gone from social_org where id = loser;
  if not (social_org_in_sight(kept) and social_org_in_sight(gone)) then
    raise exception 'outside the caller''s bounds' using errcode = 'insufficient_privilege';
  end if;
  select jsonb_object_agg(k, n) into moved from (values
    ('coverage_relation', (select count(*) from coverage_relation where social_org_id = loser)),
    ('org_head', (select count(*) from org_head where social_org_id = loser)),
    ('annual_check', (select count(*) from annual_check where social_org_id = loser)),
    ('advisor_assignment', (select count(*) from advisor_assignment where social_org_id = loser)),
    ('claim', (select count(*) from claim where social_org_id = loser)),
    ('member', (select count(*) from member where work_unit_id = loser))) c (k, n) where n > 0;
  perform set_config('app.merging', '1', true);
  perform merge_noted('social_org', keeper, loser, to_jsonb(gone),
    jsonb_build_object('name', kept.name, 'moved', coalesce(moved, '{}')), kept.pos, kept.party_pos, kept.body_no);

  perform merge_ranges('coverage_relation', 'social_org_id', array['party_org_id', 'way'], keeper, loser);
  perform merge_ranges('evaluation', 'social_org_id', array['grade'], keeper, loser);
  perform merge_ranges('credit_listing', 'social_org_id', array['kind'], keeper, loser);
  perform merge_ranges('mass_org', 'social_org_id', array['kind', 'does_party_work'], keeper, loser);
  perform merge_ranges('advisor_assignment', 'social_org_id', array['kind', 'person_name'], keeper, loser);
  delete from annual_check l using annual_check k where l.social_org_id = loser and k.social_org_id = keeper and k.year = l.year;
  update annual_check set social_org_id = keeper where social_org_id = loser;
  delete from declared_figure l using declared_figure k
    where l.social_org_id = loser and k.social_org_id = keeper and k.figure = l.figure and k.declared_on = l.declared_on;
  update declared_figure set social_org_id = keeper where social_org_id = loser;
  delete from org_head l using org_head k where l.social_org_id = loser and k.social_org_id = keeper
    and (k.person_name, k.post, k.from_on, k.to_on) is not distinct from (l.person_name, l.post, l.from_on, l.to_on);
  update org_head set social_org_id = keeper where social_org_id = loser;
  -- Of one day one reason is told: the keeper's, where it has any.
  with left_of as (delete from no_party_reason where social_org_id = loser returning *),
  told as (select range_agg(valid) as days from no_party_reason where social_org_id = keeper)
  insert into no_party_reason (social_org_id, reason, note, valid, recorded_by, recorded_at, import_id)
  select keeper, l.reason, l.note, part, l.recorded_by, l.recorded_at, l.import_id
  from left_of l cross join told cross join lateral unnest(datemultirange(l.valid) - coalesce(told.days, '{}')) part;

  update claim c set social_org_id = keeper,
    confirmed = case when c.confirmed is null then null else coalesce((
      select case when upper(part) is null and (kept.responsibility <> 'confirmed' or c.party_org_id <> kept.responsible_party_org_id)
        then daterange(lower(part), greatest(lower(part), change_on())) else part end
      from unnest(datemultirange(c.confirmed) - coalesce((select range_agg(k.confirmed) from claim k
        where k.social_org_id = keeper and k.confirmed is not null), '{}')) part order by part limit 1), 'empty') end
  where c.social_org_id = loser;
  update complete_list_row set social_org_id = keeper where social_org_id = loser;
  update complete_list_row set held = array_replace(held, loser, keeper) where loser = any (held);
  update list_difference set social_org_id = keeper where social_org_id = loser;
  update member_period set work_unit_id = keeper where work_unit_id = loser;
  update member set work_unit_id = keeper where work_unit_id = loser;

  -- Its days before the keeper's are the keeper's now; what it said of later days was said twice.
  insert into social_org_period (social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
    region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
    responsible_party_org_id, responsibility, responsibility_principle, recorded_by, reason)
  select keeper, valid * daterange(null, kept.first_on), name, org_type, register_kind, legal_person, operating, status,
    region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
    responsible_party_org_id, responsibility, responsibility_principle, acting_name(), correction_reason()
  from social_org_period where social_org_id = loser and superseded_at is null and lower(valid) < kept.first_on;
  update social_org_period set social_org_id = keeper, superseded_at = coalesce(superseded_at, now()) where social_org_id = loser;
  -- No day is left of it: its spans end, today's counters let it go.
  perform pg_advisory_xact_lock_shared(hashtext('tally_day'));
  perform coverage_rebuild(array[loser]);
  update coverage_span set social_org_id = keeper where social_org_id = loser;
  delete from coverage_due where social_org_id = loser;
  delete from coverage_touched where social_org_id = loser;

  delete from social_org where id = loser;
  update social_org set first_on = least(kept.first_on, gone.first_on),
    former_keys = nullif(concat_ws(' ', kept.former_keys, gone.former_keys, former_key), ''),
    former_codes = nullif(concat_ws(' ', kept.former_codes, gone.former_codes, former_code), '')
  where id = keeper;
  perform set_config('app.merging', '', true);
end $function$;
alter function merge_social_orgs(uuid,uuid,text,text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.merging()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('app.merging', true) = '1', false) $function$;
alter function merging() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.minutes_like(org uuid, on_day date, at_place text, said text, matters text, but_not uuid)
 RETURNS TABLE(own boolean, held_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with draft as materialized (
    select text_shingles(said) as sketched, text_shingles(concat_ws(' ', said, matters)) as shingles
    from party_org p where p.id = org and may_see_persons() and p.pos between party_lo() and party_hi()
  ), mine as (
    select m.held_on from draft d, meeting m
    where cardinality(d.sketched) >= 40 and m.party_org_id = org and m.withdrawn_at is null and m.id is distinct from but_not
      and m.held_on between on_day - 62 and on_day + 62 and m.held_on <> on_day
      and shingles_alike(d.shingles, text_shingles(coalesce(minutes_said(m.id), ''))) >= 0.8
    order by abs(m.held_on - on_day) limit 1
  ), near as materialized (
    select m.id, m.party_org_id from draft d, minutes_sketch k join meeting m on m.id = k.meeting_id
    where cardinality(d.sketched) >= 40 and k.bands && shingle_bands(d.sketched) and m.party_org_id <> org and m.withdrawn_at is null
      and m.held_on between on_day - 183 and on_day + 183
      and not (m.held_on = on_day and exists (select from meeting_record r where r.meeting_id = m.id
        and (r.place is null or at_place is null or r.place = at_place)))
      and not (m.held_on = on_day and held_jointly(org, on_day, m.id))
    limit 100
  ), others as (
    select count(distinct n.party_org_id) as orgs from draft d, near n
    where shingles_alike(d.shingles, text_shingles(coalesce(minutes_said(n.id), ''))) >= 0.8
  )
  select true, held_on from mine
  union all
  select false, null from others where orgs between 1 and 4
$function$;
alter function minutes_like(uuid,date,text,text,text,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.minutes_said(meeting uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select concat_ws(' ', r.minutes, (select string_agg(t.matter, ' ' order by t.number) from meeting_resolution t where t.meeting_id = meeting))
  from meeting_record r where r.meeting_id = meeting
$function$;
alter function minutes_said(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.mismatch_rows(ids uuid[])
 RETURNS TABLE(social_org_id uuid, figure text, declared integer, declared_on date, source text, on_roll integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with declared as (
    select distinct on (d.social_org_id, d.figure) d.social_org_id, d.figure, d.value, d.declared_on, d.source
    from declared_figure d join social_org o on o.id = d.social_org_id
    where may_see_persons() and social_org_in_sight(o) and (ids is null or d.social_org_id = any (ids))
    order by d.social_org_id, d.figure, d.declared_on desc),
  roll as (select * from social_org_roll(array(select distinct social_org_id from declared)))
  select d.social_org_id, d.figure, d.value, d.declared_on, d.source, c.on_roll::int4
  from declared d join roll r using (social_org_id)
  cross join lateral (select case d.figure when 'full_members' then r.full_members when 'probationary_members' then r.probationary
    when 'members' then r.full_members + r.probationary else r.not_transferred end as on_roll) c
  where d.value <> c.on_roll
$function$;
alter function mismatch_rows(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.mismatches_of(org uuid)
 RETURNS TABLE(figure text, declared integer, declared_on date, source text, on_roll integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'public'
AS $function$
  with declared as (
    select distinct on (d.figure) d.figure, d.value, d.declared_on, d.source
    from declared_figure d
    where d.social_org_id = org and may_see_persons() and exists (select from social_org o where o.id = org and social_org_in_sight(o))
    order by d.figure, d.declared_on desc),
  roll as (select * from social_org_roll(array(select org where exists (select from declared))))
  select d.figure, d.value, d.declared_on, d.source, c.on_roll::int4
  from declared d cross join roll r
  cross join lateral (select case d.figure when 'full_members' then r.full_members when 'probationary_members' then r.probationary
    when 'members' then r.full_members + r.probationary else r.not_transferred end as on_roll) c
  where d.value <> c.on_roll
$function$;
alter function mismatches_of(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.month_bits(low integer, high integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when high < greatest(low, 0) then 0::int8 else ((1::int8 << (least(high, 61) + 1)) - 1) & ~((1::int8 << greatest(low, 0)) - 1) end
$function$;
alter function month_bits(integer,integer) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.month_no(d date)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select date_part('year', d)::int4 * 12 + date_part('month', d)::int4 $function$;
alter function month_no(date) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.move_secretary_right()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  today date := (now() at time zone 'Asia/Shanghai')::date;
  branch uuid := case when tg_op = 'DELETE' then old.party_org_id else new.party_org_id end;
  remains boolean;
begin
  if not exists (select from role_grant where party_org_id = branch and role = 'branch_secretary') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op <> 'INSERT' and old.post = 'secretary' then
    remains := tg_op = 'UPDATE' and new.post = 'secretary' and new.to_on > today
      and coalesce(new.member_id = old.member_id, new.person_name = old.person_name);
    if not remains then perform end_secretary_right(old); end if;
  end if;
  if tg_op <> 'DELETE' and new.post = 'secretary' and new.to_on > today then
    perform give_secretary_right(new, daterange(case when new.from_on > today then new.from_on end, nullif(new.to_on, 'infinity')));
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;
alter function move_secretary_right() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.name_tokens(name_key text)
 RETURNS TABLE(token text, at smallint)
 LANGUAGE sql
 STABLE
AS $function$
  with spelt as (
    select c.at, c.character || coalesce(lead(c.character) over w, '') as piece,
      p.letters as first, lead(p.letters) over w as second, lead(p.letters, 2) over w as third
    from string_to_table(search_key(name_key), null) with ordinality c (character, at)
      left join pinyin_initial p on p.character = c.character collate "C"
    window w as (order by c.at)),
  initials as (
    select at, first, second, third, length(first || second || coalesce(third, '-')) > 3 as several from spelt)
  select piece, at::int2 from spelt where piece > '[' collate "C"
  union all
  select first || second || coalesce(third, ''), at::int2 from initials where not several
  union all
  select a || b || coalesce(c, ''), at::int2
  from initials cross join lateral string_to_table(first, null) a cross join lateral string_to_table(second, null) b
    left join lateral string_to_table(third, null) c on true
  where several
$function$;
alter function name_tokens(text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.name_tokens_of(keys text[])
 RETURNS TABLE(name_key text, token text, at smallint)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
 SET enable_nestloop TO 'off'
 SET jit TO 'off'
 SET work_mem TO '256MB'
AS $function$
  -- As an array: the planner then expects ten letters of a character, of a table a thousand.
  with letter as materialized (
    select character, unnest(string_to_array(letters, null)) as letter from pinyin_initial),
  spelt as (
    select k.name_key, c.at::int2 as at, substr(k.s, c.at, 2) as piece, substr(k.s, c.at, 1) collate "C" as first,
      substr(k.s, c.at + 1, 1) collate "C" as second, substr(k.s, c.at + 2, 1) collate "C" as third
    from (select n as name_key, search_key(n) as s from unnest(keys) n offset 0) k cross join lateral generate_series(1, length(k.s)) c (at))
  select name_key, piece, at from spelt where piece > '[' collate "C"
  union all
  select s.name_key, a.letter || b.letter || coalesce(c.letter, ''), s.at
  from spelt s join letter a on a.character = s.first join letter b on b.character = s.second left join letter c on c.character = s.third
$function$;
alter function name_tokens_of(text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.note_confirmations(ids uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  seen int;
  newly int;
begin
  select count(*) into seen from attendance_confirmation c join member k on k.id = c.member_id
  where c.id = any (ids) and may_see_persons() and c.home_pos between party_lo() and party_hi() and (may_see_private() or not k.private);
  if seen <> cardinality(ids) then return null; end if;
  update attendance_confirmation set noted_by = acting_name(), noted_at = now() where id = any (ids) and noted_at is null;
  get diagnostics newly = row_count;
  return newly;
end $function$;
alter function note_confirmations(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.only_members()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('app.only_members', true), ''), '{}')::uuid[] $function$;
alter function only_members() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.only_orgs()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('app.only_orgs', true), ''), '{}')::uuid[] $function$;
alter function only_orgs() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.open_calendar_address(digest bytea, today date)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  found_grant uuid;
  last_used date;
begin
  select c.grant_id, c.used_on into found_grant, last_used
  from calendar_address c join account a on a.id = c.account_id join role_grant g on g.id = c.grant_id
  where c.token_hash = digest and a.active and g.revoked_at is null and g.holds @> today;
  if found_grant is not null and last_used is distinct from today then
    update calendar_address set used_on = today where token_hash = digest;
  end if;
  return found_grant;
end $function$;
alter function open_calendar_address(bytea,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.own_appraisals()
 RETURNS TABLE(year smallint, branch text, opinion_on date, grade text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select a.year, p.name, a.opinion_on, x.grade from appraisal_member x join appraisal a on a.id = x.appraisal_id
    join party_org p on p.id = a.party_org_id
  where x.member_id = any (only_members()) and a.opinion_on is not null and x.grade is not null order by a.year desc
$function$;
alter function own_appraisals() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.own_attendance()
 RETURNS TABLE(meeting_id uuid, branch text, kinds text[], held_on date, starts_at time without time zone, place text, topic text, state text, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.id, p.name, m.kinds, m.held_on, r.starts_at, r.place, r.topic, a.state, a.reason
  from attendance a join meeting m on m.id = a.meeting_id join meeting_record r on r.meeting_id = m.id
    join party_org p on p.id = m.party_org_id
  where a.member_id = any (only_members()) and m.withdrawn_at is null
$function$;
alter function own_attendance() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.own_branches()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select array_agg(b.id) from member m cross join lateral (values (m.managing_branch_id), (m.membership_branch_id)) b (id)
  where m.id = any (only_members())
$function$;
alter function own_branches() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.own_convenings(since date, only_one uuid)
 RETURNS TABLE(convening_id uuid, party_pos bigint, branch text, kinds text[], on_day date, starts_at time without time zone, place text, topic text, agenda text, cancelled boolean, cancel_reason text, held boolean, version integer, code_secret_sealed bytea, member_id uuid, kept_private boolean, has_read boolean, leave_state text, leave_reason text, check_in_state text, late boolean, wrong_codes smallint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.id, c.party_pos, p.name, c.kinds, c.on_day, c.starts_at, c.place, c.topic, c.agenda, c.cancelled_at is not null, c.cancel_reason,
    g.id is not null, c.version, c.code_secret_sealed, m.id, m.private,
    r.read_at is not null and r.read_at >= c.announced_at, l.state, l.reason, k.state, k.late, coalesce(k.wrong_codes, 0::int2)
  from member m cross join convening c join party_org p on p.id = c.party_org_id
    left join meeting g on g.id = c.meeting_id and g.withdrawn_at is null
    left join convening_read r on r.convening_id = c.id and r.member_id = m.id
    left join leave_request l on l.convening_id = c.id and l.member_id = m.id
    left join check_in k on k.convening_id = c.id and k.member_id = m.id
  where m.id = any (only_members()) and calls_member(c, m.id) and c.on_day >= since
    and c.id in (
      select only_one where only_one is not null
      union all
      select n.id from convening n where only_one is null and n.on_day >= since and n.party_org_id in (
        select t.managing_branch_id from member_period t where t.member_id = any (only_members()) and t.superseded_at is null
        union select t.membership_branch_id from member_period t where t.member_id = any (only_members()) and t.superseded_at is null
        union select t.party_org_id from party_post t where t.member_id = any (only_members())))
$function$;
alter function own_convenings(date,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.own_place_names()
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.name from member m join party_org p on p.id in (m.managing_branch_id, m.membership_branch_id)
    where m.id = any (only_members())
  union
  select o.id, o.name from member m join social_org o on o.id = m.work_unit_id where m.id = any (only_members())
$function$;
alter function own_place_names() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.own_units()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select array_agg(work_unit_id) from member where id = any (only_members())
$function$;
alter function own_units() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_codes_elsewhere(codes text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.party_code from unnest(codes) c join party_org p on p.party_code = c
$function$;
alter function party_codes_elsewhere(text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_group_days(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform from party_group where id = any (ids) order by id for no key update;
  delete from party_group_leader l where l.party_group_id = any (ids)
    and not exists (select from party_group_member s where s.party_group_id = l.party_group_id);
  delete from party_group g where g.id = any (ids) and not exists (select from party_group_member s where s.party_group_id = g.id);
  update party_group g set days = s.days
  from (select party_group_id, range_agg(valid) as days from party_group_member where party_group_id = any (ids) group by 1) s
  where g.id = s.party_group_id and g.days is distinct from s.days;
end $function$;
alter function party_group_days(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_groups_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  touched uuid[];
begin
  if tg_table_name = 'member' then
    select array_agg(distinct party_group_id) into touched from party_group_member where member_id = old.id;
    if touched is null then return old; end if;
    update party_group_leader l set member_id = r.keeper_id from merged_record r where r.id = old.id and l.member_id = old.id;
    insert into party_group_member (party_group_id, member_id, valid)
    select s.party_group_id, k.id, d
    from party_group_member s join merged_record r on r.id = s.member_id join member k on k.id = r.keeper_id
      cross join lateral unnest(datemultirange(s.valid * daterange(null, k.first_on))
        - coalesce((select range_agg(x.valid) from party_group_member x where x.member_id = k.id), '{}')) d
    where s.member_id = old.id;
    delete from party_group_member where member_id = old.id;
    perform party_group_days(touched);
    return old;
  end if;
  select array_agg(k.id) into touched from party_group l join merged_record r on r.id = l.party_org_id
    join party_group k on k.party_org_id = r.keeper_id and k.name = l.name where l.party_org_id = old.id;
  update party_group_leader x set party_group_id = k.id, party_pos = k.party_pos
  from party_group l join merged_record r on r.id = l.party_org_id join party_group k on k.party_org_id = r.keeper_id and k.name = l.name
  where l.party_org_id = old.id and x.party_group_id = l.id and not exists (
    select from party_group_leader y where y.party_group_id = k.id and daterange(y.from_on, y.to_on) && daterange(x.from_on, x.to_on));
  delete from party_group_leader x using party_group l join merged_record r on r.id = l.party_org_id
    join party_group k on k.party_org_id = r.keeper_id and k.name = l.name where l.party_org_id = old.id and x.party_group_id = l.id;
  update party_group_member s set party_group_id = k.id
  from party_group l join merged_record r on r.id = l.party_org_id join party_group k on k.party_org_id = r.keeper_id and k.name = l.name
  where l.party_org_id = old.id and s.party_group_id = l.id;
  delete from party_group l where l.party_org_id = old.id and not exists (select from party_group_member s where s.party_group_id = l.id);
  update party_group l set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and l.party_org_id = old.id;
  perform party_group_days(touched);
  return old;
end $function$;
alter function party_groups_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_groups_rebuild()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from party_group_leader;
  delete from party_group_member;
  delete from party_group;
  insert into party_group (id, party_org_id, party_pos, name, days)
  select gen_random_uuid(), m.managing_branch_id, m.party_pos, m.party_group, range_agg(daterange(m.first_on, null)) from member m
  where m.party_group is not null and m.status in ('full', 'probationary') and m.withdrawn_at is null group by 2, 3, 4;
  insert into party_group_member (party_group_id, member_id, valid)
  select g.id, m.id, daterange(m.first_on, null) from member m join party_group g on g.party_org_id = m.managing_branch_id and g.name = m.party_group
  where m.status in ('full', 'probationary') and m.withdrawn_at is null;
end $function$;
alter function party_groups_rebuild() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_hi()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.party_hi', true), '')::int8 $function$;
alter function party_hi() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_is_open()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(party_lo() <= 1 and party_hi() >= 4503599627370496, false) $function$;
alter function party_is_open() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_life(org uuid, on_day date)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select case
    when p.kind not in ('branch', 'joint_branch') or p.functional or p.outside_system
      or p.first_on > party_life_since(on_day) or p.ended_on <= on_day then null
    when l.active @> on_day then 'active'
    else 'idle' end
  from party_org p left join party_org_life l on l.party_org_id = p.id where p.id = org
$function$;
alter function party_life(uuid,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_life_since(on_day date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select (date_trunc('month', on_day) - interval '3 months')::date $function$;
alter function party_life_since(date) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_lives_drift()
 RETURNS TABLE(party_org_id uuid, kept datemultirange, counted datemultirange)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, coalesce(l.active, '{}'), coalesce(f.active, '{}')
  from party_org p left join party_org_life l on l.party_org_id = p.id
    left join party_lives_of(array(select id from party_org)) f on f.party_org_id = p.id
  where coalesce(l.active, '{}') <> coalesce(f.active, '{}')
$function$;
alter function party_lives_drift() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_lives_follow()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform party_lives_recount(array(select distinct party_org_id from new_rows));
  elsif tg_op = 'UPDATE' then
    perform party_lives_recount(array(
      select o.party_org_id from new_rows n join old_rows o on o.id = n.id
        where (n.party_org_id, n.held_on, n.withdrawn_at is null) is distinct from (o.party_org_id, o.held_on, o.withdrawn_at is null)
      union
      select n.party_org_id from new_rows n join old_rows o on o.id = n.id
        where (n.party_org_id, n.held_on, n.withdrawn_at is null) is distinct from (o.party_org_id, o.held_on, o.withdrawn_at is null)));
  else
    perform party_lives_recount(array(select distinct party_org_id from old_rows));
  end if;
  return null;
end $function$;
alter function party_lives_follow() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_lives_of(ids uuid[])
 RETURNS TABLE(party_org_id uuid, active datemultirange)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select m.party_org_id, range_agg(daterange(m.held_on, (date_trunc('month', m.held_on::timestamp) + interval '4 months')::date))
  from meeting m where m.party_org_id = any (ids) and m.withdrawn_at is null group by 1
$function$;
alter function party_lives_of(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_lives_rebuild()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from party_org_life;
  insert into party_org_life select * from party_lives_of(array(select id from party_org));
$function$;
alter function party_lives_rebuild() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_lives_recount(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into party_org_life (party_org_id) select distinct p.id from party_org p where p.id = any (ids) order by 1
    on conflict (party_org_id) do update set active = party_org_life.active;
  update party_org_life l set active = coalesce(f.active, '{}')
  from unnest(ids) t (id) left join party_lives_of(ids) f on f.party_org_id = t.id
  where l.party_org_id = t.id and l.active is distinct from coalesce(f.active, '{}');
end $function$;
alter function party_lives_recount(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_lo()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.party_lo', true), '')::int8 $function$;
alter function party_lo() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_names_elsewhere(keys text[])
 RETURNS TABLE(parent_id uuid, name_key text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.parent_id, p.name_key from party_org p join party_org up on up.id = p.parent_id
  where p.name_key = any (keys) and p.ended_on is null and not p.region_pos between place_lo() and place_hi()
    and up.region_pos between place_lo() and place_hi() and up.pos between party_lo() and party_hi()
$function$;
alter function party_names_elsewhere(text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_counts_all()
 RETURNS TABLE(party_org_id uuid, region_pos bigint, pos bigint, party_orgs smallint, branches smallint, covering smallint, covers integer, members integer, full_members integer, not_transferred integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
 SET enable_nestloop TO 'off'
 SET jit TO 'off'
 SET work_mem TO '256MB'
AS $function$
  with day as (select counted_on from installation),
  covers as (
    select r.party_org_id, count(*) as n from coverage_relation r where r.valid @> (select counted_on from day) group by 1),
  roll as (
    select managing_branch_id, count(*) as members, count(*) filter (where status = 'full') as full_members,
      count(*) filter (where membership_branch_id is distinct from managing_branch_id) as not_transferred
    from member where status in ('full', 'probationary') and first_on <= (select counted_on from day) group by 1)
  select p.id, p.region_pos, p.pos, alive::int::int2, (alive and p.kind in ('branch', 'joint_branch'))::int::int2,
    (alive and coalesce(c.n, 0) > 0)::int::int2, case when alive then coalesce(c.n, 0) else 0 end::int4,
    coalesce(m.members, 0)::int4, coalesce(m.full_members, 0)::int4, coalesce(m.not_transferred, 0)::int4
  from (
    select o.*, not o.outside_system and o.first_on <= (select counted_on from day)
      and coalesce(o.ended_on > (select counted_on from day), true) as alive
    from party_org o) p
  left join covers c on c.party_org_id = p.id left join roll m on m.managing_branch_id = p.id
$function$;
alter function party_org_counts_all() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_counts_of(ids uuid[])
 RETURNS TABLE(party_org_id uuid, region_pos bigint, pos bigint, party_orgs smallint, branches smallint, covering smallint, covers integer, members integer, full_members integer, not_transferred integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select p.id, p.region_pos, p.pos, alive::int::int2, (alive and p.kind in ('branch', 'joint_branch'))::int::int2,
    (alive and c.n > 0)::int::int2, case when alive then c.n else 0 end::int4, m.members::int4, m.full_members::int4, m.not_transferred::int4
  from installation i, unnest(ids) t join party_org p on p.id = t
  cross join lateral (select not p.outside_system and p.first_on <= i.counted_on and coalesce(p.ended_on > i.counted_on, true) as alive) a
  cross join lateral (
    select count(*) as n from coverage_relation r where r.party_org_id = p.id and r.valid @> i.counted_on) c
  cross join lateral (
    select count(*) as members, count(*) filter (where status = 'full') as full_members,
      count(*) filter (where membership_branch_id is distinct from managing_branch_id) as not_transferred
    from member where managing_branch_id = p.id and status in ('full', 'probationary') and first_on <= i.counted_on) m
$function$;
alter function party_org_counts_of(uuid[]) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_org_month_states(ids uuid[], first_month date, last_day date, today date)
 RETURNS TABLE(party_org_id uuid, month date, done integer[], owed integer[], measured integer, met integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
 SET jit TO 'off'
AS $function$
  with start as materialized (select date_trunc('year', first_month - interval '12 months')::date as start),
  frame as materialized (
    select start, month_no(start) as zero, month_no(first_month) - month_no(start) as base, month_no(last_day) - month_no(start) as top,
      (first_month - interval '12 months')::date as since, least(last_day + 1, today) as over from start),
  -- w: first months of periods that end in the thirteen months looked at; v: of those that are over; s: that of the one under way; b: its months.
  mon as materialized (
    select g.at, g.month, g.on_day, x.w1, x.w3, x.w12, x.v1, x.v3, x.v12, case when g.at % 3 < 2 then 1::int8 << (g.at - g.at % 3) else 0 end as s3,
      case when g.at % 12 < 11 then 1::int8 << (g.at - g.at % 12) else 0 end as s12, month_bits(g.at - g.at % 3, g.at) as b3,
      month_bits(g.at - g.at % 12, g.at) as b12
    from (
      select month_no(d::date) - f.zero as at, d::date as month, least((d + interval '1 month')::date - 1, last_day) as on_day,
        month_no(f.over) - f.zero - 1 as ended
      from frame f, generate_series(first_month::timestamp, last_day::timestamp, interval '1 month') d) g
      cross join lateral (select month_bits(g.at - 12, g.at) as w1, month_bits(g.at - 14, g.at - 2) as w3, month_bits(g.at - 23, g.at - 11) as w12,
        month_bits(0, g.ended) as v1, month_bits(0, g.ended - 2) as v3, month_bits(0, g.ended - 11) as v12) x),
  org as materialized (
    select p.id, p.pos, p.first_on, p.ended_on, p.kind in ('branch', 'joint_branch') and not p.functional as usual,
      case when not p.functional and p.kind not like 'temporary%' then party_org_tier(p.kind) end as tier,
      not p.functional and p.kind not like 'temporary%' and p.kind <> 'work_committee' as has_terms,
      month_bits(l.low, l.high - 1) as u1, month_bits(l.low, l.high - 3) & 1317624576693539401 as u3,
      month_bits(l.low, l.high - 12) & 1153203048319815681 as u12
    from party_org p, frame f
      cross join lateral (select month_no(greatest(p.first_on, f.start) - 1) + 1 - f.zero as low,
        case when p.ended_on is null then 60 else least(month_no(p.ended_on) - f.zero, 60) end as high) l
    where p.id = any (ids) and not p.outside_system),
  unit as materialized (
    select u.per, g::date as from_on, (g + u.long)::date as to_on
    from (values ('month', interval '1 month'), ('quarter', interval '3 months'), ('year', interval '1 year')) u (per, long), frame f,
      generate_series(f.start::timestamp, last_day::timestamp, u.long) g
    where g + u.long > f.since),
  rule as materialized (
    select r.party_org_id, r.party_pos, r.reach, r.kind, r.per, r.least, r.from_on, r.to_on, c.pos_end,
      k.party_org_id is not null as of_site, k.held_by
    from duty_rule r join meeting_kind k on k.code = r.kind join party_org_code c on c.pos = r.party_pos, frame f
    where r.from_on <= last_day and (r.to_on is null or r.to_on > f.start)),
  reached as (
    select o.id, o.first_on, o.ended_on, r.* from rule r join org o on o.id = r.party_org_id where r.reach = 'own'
    union all
    select o.id, o.first_on, o.ended_on, r.* from rule r join org o on o.pos between r.party_pos and r.pos_end
      and case when r.of_site then o.tier = any (r.held_by) else o.usual end where r.reach = 'below'),
  nearest as materialized (
    select distinct on (r.id, r.kind, u.per, u.from_on) r.id, r.first_on, r.ended_on, r.kind, r.least::int as times, u.per, u.from_on, u.to_on,
      r.per = u.per as asked
    from reached r join unit u on u.from_on >= r.from_on and (r.to_on is null or u.from_on < r.to_on)
    order by r.id, r.kind, u.per, u.from_on, r.reach = 'own' desc, r.party_pos desc),
  asked as materialized (select distinct kind, per from nearest where nearest.asked),
  held as materialized (
    select m.id as meeting_id, m.party_org_id as id, m.kinds, m.held_on, m.party_group, 1::int8 << (month_no(m.held_on) - f.zero) as bit,
      month_no(m.held_on) - f.zero as at
    from meeting m, frame f where m.party_org_id = any (ids) and m.withdrawn_at is null and m.held_on between f.start and last_day),
  kept as materialized (
    select h.id, a.kind, a.per, date_trunc(a.per, h.held_on::timestamp)::date as from_on, array_agg(h.held_on order by h.held_on) as days
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind
    where not held_by_groups(a.kind) group by 1, 2, 3, 4),
  kept_by_group as materialized (
    select h.id, h.party_group, a.kind, a.per, date_trunc(a.per, h.held_on::timestamp)::date as from_on, array_agg(h.held_on order by h.held_on) as days
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind
    where held_by_groups(a.kind) and h.party_group is not null group by 1, 2, 3, 4, 5),
  grouped as materialized (select g.party_org_id as id, g.name, g.days from party_group g where g.party_org_id = any (ids)),
  post as materialized (
    select t.party_org_id as id, t.post, t.person_name, t.in_management, daterange(t.from_on, t.to_on) as days
    from party_post t where t.party_org_id = any (ids) and t.from_on <= last_day),
  -- On the first of a month: from the month after a day within one.
  sitting as materialized (
    select p.id, bit_or(month_bits(month_no(greatest(lower(p.days), f.start) - 1) + 1 - f.zero,
      case when upper(p.days) <= f.start then -1 when upper(p.days) <= last_day then month_no(upper(p.days) - 1) - f.zero else 60 end)) as bits
    from post p, frame f where p.post not in ('secretary', 'deputy_secretary', 'party_worker') group by 1),
  ruled as materialized (
    select id,
      coalesce(bit_or(bit) filter (where fact = 5), 0) as r5, coalesce(bit_or(bit) filter (where fact = 6), 0) as r6,
      coalesce(bit_or(bit) filter (where fact = 8), 0) as r8, coalesce(bit_or(bit) filter (where fact = 9), 0) as r9,
      coalesce(bit_or(bit) filter (where fact = 10), 0) as r10, coalesce(bit_or(bit) filter (where fact = 11), 0) as r11,
      coalesce(bit_or(bit) filter (where fact = 12), 0) as r12, coalesce(bit_or(bit) filter (where fact = 7), 0) as r7
    from (
      select n.id, case n.kind when 'branch_assembly' then 5 when 'committee_meeting' then 6 when 'group_meeting' then 7 when 'theme_day' then 8
          when 'party_lecture' then 9 when 'criticism_meeting' then 10 when 'appraisal' then 11 when 'talks' then 12 end as fact,
        1::int8 << (month_no(n.from_on) - f.zero) as bit
      from nearest n join duty_usual() d on d.kind = n.kind and d.per = n.per, frame f) x group by 1),
  months_held as (
    select h.id,
      coalesce(bit_or(h.bit) filter (where 'branch_assembly' = any (h.kinds)), 0) as h5,
      coalesce(bit_or(h.bit) filter (where 'committee_meeting' = any (h.kinds)), 0) as h6,
      coalesce(bit_or(h.bit) filter (where 'theme_day' = any (h.kinds)), 0) as h8,
      coalesce(bit_or(h.bit) filter (where 'party_lecture' = any (h.kinds)), 0) as h9,
      coalesce(bit_or(h.bit) filter (where 'criticism_meeting' = any (h.kinds)), 0) as h10,
      coalesce(bit_or(h.bit) filter (where 'appraisal' = any (h.kinds)), 0) as h11,
      coalesce(bit_or(h.bit) filter (where 'talks' = any (h.kinds)), 0) as h12
    from held h group by 1),
  usual as materialized (
    select o.id,
      o.u3 & ~coalesce(r.r5, 0) as u5, o.u1 & coalesce(s.bits, 0) & ~coalesce(r.r6, 0) as u6, o.u1 & ~coalesce(r.r8, 0) as u8,
      o.u3 & ~coalesce(r.r9, 0) as u9, o.u12 & ~coalesce(r.r10, 0) as u10, o.u12 & ~coalesce(r.r11, 0) as u11, o.u12 & ~coalesce(r.r12, 0) as u12,
      o.u1 & ~coalesce(r.r7, 0) as u7, period_bits(k.h5, 3) as f5, k.h6 as f6, k.h8 as f8, period_bits(k.h9, 3) as f9, period_bits(k.h10, 12) as f10,
      period_bits(k.h11, 12) as f11, period_bits(k.h12, 12) as f12, k.h5, k.h9, k.h10, k.h11, k.h12
    from org o left join ruled r on r.id = o.id left join sitting s on s.id = o.id left join months_held h on h.id = o.id
      cross join lateral (select coalesce(h.h5, 0) as h5, coalesce(h.h6, 0) as h6, coalesce(h.h8, 0) as h8, coalesce(h.h9, 0) as h9,
        coalesce(h.h10, 0) as h10, coalesce(h.h11, 0) as h11, coalesce(h.h12, 0) as h12) k
    where o.usual),
  group_usual as materialized (
    select g.id, u.u7 & g.bits as u, coalesce(h.bits, 0) as f
    from (
      select g.id, g.name, bit_or(month_bits(month_no(greatest(coalesce(lower(d), f.start), f.start) - 1) + 1 - f.zero,
        case when coalesce(upper(d), 'infinity') = 'infinity' then 60 else least(month_no(upper(d)) - 1 - f.zero, 60) end)) as bits
      from grouped g cross join lateral unnest(g.days) d, frame f where coalesce(lower(d), f.start) <= last_day group by 1, 2) g
      join usual u on u.id = g.id
      left join (select h.id, h.party_group, bit_or(h.bit) as bits from held h where 'group_meeting' = any (h.kinds) group by 1, 2) h
        on h.id = g.id and h.party_group = g.name),
  by_group as materialized (
    select g.id, m.at, sum(bits_in(g.f & g.u & m.w1)) as done, sum(bits_in(g.u & (g.f | m.v1) & m.w1)) as owed
    from group_usual g cross join mon m group by 1, 2),
  cell as (
    select r.id, r.kind, r.from_on, r.to_on, k.days[r.times] as met_on
    from nearest r left join kept k on k.id = r.id and k.kind = r.kind and k.per = r.per and k.from_on = r.from_on
    where r.asked and not held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)
    union all
    select r.id, r.kind, r.from_on, r.to_on, k.days[r.times]
    from nearest r join grouped g on g.id = r.id and g.days @> daterange(r.from_on, r.to_on)
      left join kept_by_group k on k.id = r.id and k.party_group = g.name and k.kind = r.kind and k.per = r.per and k.from_on = r.from_on
    where r.asked and held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)),
  -- A duty is seen once it is done, or once its period is over; it is looked at until twelve months after its last.
  seen as materialized (
    select c.id, case c.kind when 'branch_assembly' then 5 when 'committee_meeting' then 6 when 'group_meeting' then 7 when 'theme_day' then 8
        when 'party_lecture' then 9 when 'criticism_meeting' then 10 when 'appraisal' then 11 when 'talks' then 12 else 13 end as fact,
      (c.met_on is not null)::int as done, month_no(coalesce(c.met_on, c.to_on - 1)) - f.zero as came, month_no(c.to_on - 1) + 13 - f.zero as went
    from cell c, frame f where c.to_on > f.since and (c.met_on is not null or c.to_on <= f.over)),
  record as materialized (
    select h.id, h.at, count(*)::int as meetings, sum(r.present) filter (where r.assembly = 'members') as present,
      sum(r.called - r.on_leave - r.exempt) filter (where r.assembly = 'members') as expected,
      count(*) filter (where r.assembly <> 'round' and a.meeting_id is not null) as approved,
      count(*) filter (where r.assembly <> 'round') as written, sum(r.talks_done) as talks, sum(r.talks_planned) as planned
    from held h left join meeting_record r on r.meeting_id = h.meeting_id left join meeting_approval a on a.meeting_id = h.meeting_id group by 1, 2),
  -- Days on which something holds: 1 a secretary, 3 of each who sits on the committee, 17 whether the secretary manages, 2 a term.
  holding as (
    select id, 1 as fact, 1 as done, 0 as owed, range_agg(days) as days from post where post.post = 'secretary' group by 1
    union all
    select id, 17, 0, 1, range_agg(days) from post where post.post = 'secretary' and in_management is not null group by 1
    union all
    select id, 17, 1, 0, range_agg(days) from post where post.post = 'secretary' and in_management group by 1
    union all
    select id, 3, 1, 0, range_agg(days) from post where post.post <> 'party_worker' group by id, person_name
    union all
    select t.party_org_id, 2, 1, 0, range_agg(daterange(t.from_on, greatest(t.from_on, coalesce(t.extended_to_on, t.to_on))))
      from party_term t where t.party_org_id = any (ids) and t.from_on <= last_day group by 1
    union all
    select t.party_org_id, 2, 0, 1, datemultirange(daterange(min(t.from_on), null))
      from party_term t where t.party_org_id = any (ids) and t.from_on <= last_day group by 1),
  stretch as (
    select h.id, h.fact, h.done, h.owed, coalesce(lower(d), '-infinity') as came, coalesce(upper(d), 'infinity') as went
    from holding h cross join lateral unnest(h.days) d),
  -- 18: full members.
  voter as (
    select t.managing_branch_id as id, s.n, case when s.on_day > first_month then month_no(s.on_day) - f.zero else f.base end as at,
      s.n * count(*)::int as voters
    from member_period t, frame f, lateral (values (1, coalesce(lower(t.valid), '-infinity')), (-1, coalesce(upper(t.valid), 'infinity'))) s (n, on_day)
    where t.managing_branch_id = any (ids) and t.superseded_at is null and t.status = 'full' and s.on_day <= last_day group by 1, 2, 3),
  change (id, at, fact, done, owed) as (
    select s.id, greatest(s.came, f.base), s.fact, s.done, 1 from seen s, frame f
    union all
    select s.id, greatest(s.went, f.base), s.fact, -s.done, -1 from seen s, frame f
    union all
    select s.id, case when s.came > first_month then month_no(s.came) - f.zero else f.base end, s.fact, s.done, s.owed
      from stretch s, frame f where s.came <= last_day
    union all
    select s.id, case when s.went > first_month then month_no(s.went) - f.zero else f.base end, s.fact, -s.done, -s.owed
      from stretch s, frame f where s.went <= last_day
    union all
    select id, at, 18, voters, 0 from voter),
  summed as materialized (
    select id, at,
      (sum(done) filter (where fact = 1))::int4 as d1, (sum(done) filter (where fact = 2))::int4 as d2,
      (sum(done) filter (where fact = 3))::int4 as d3, (sum(done) filter (where fact = 5))::int4 as d5,
      (sum(done) filter (where fact = 6))::int4 as d6, (sum(done) filter (where fact = 7))::int4 as d7,
      (sum(done) filter (where fact = 8))::int4 as d8, (sum(done) filter (where fact = 9))::int4 as d9,
      (sum(done) filter (where fact = 10))::int4 as d10, (sum(done) filter (where fact = 11))::int4 as d11,
      (sum(done) filter (where fact = 12))::int4 as d12, (sum(done) filter (where fact = 13))::int4 as d13,
      (sum(done) filter (where fact = 17))::int4 as d17, (sum(done) filter (where fact = 18))::int4 as d18,
      (sum(owed) filter (where fact = 2))::int4 as o2, (sum(owed) filter (where fact = 5))::int4 as o5,
      (sum(owed) filter (where fact = 6))::int4 as o6, (sum(owed) filter (where fact = 7))::int4 as o7,
      (sum(owed) filter (where fact = 8))::int4 as o8, (sum(owed) filter (where fact = 9))::int4 as o9,
      (sum(owed) filter (where fact = 10))::int4 as o10, (sum(owed) filter (where fact = 11))::int4 as o11,
      (sum(owed) filter (where fact = 12))::int4 as o12, (sum(owed) filter (where fact = 13))::int4 as o13,
      (sum(owed) filter (where fact = 17))::int4 as o17
    from change group by 1, 2),
  running as (
    select o.id, o.usual, o.has_terms, o.first_on, o.ended_on, g.at,
      sum(d1) over w as d1, sum(d2) over w as d2, sum(d3) over w as d3, sum(d5) over w as d5, sum(d6) over w as d6, sum(d7) over w as d7,
      sum(d8) over w as d8, sum(d9) over w as d9, sum(d10) over w as d10, sum(d11) over w as d11, sum(d12) over w as d12, sum(d13) over w as d13,
      sum(d17) over w as d17, sum(d18) over w as d18, sum(o2) over w as o2, sum(o5) over w as o5, sum(o6) over w as o6, sum(o7) over w as o7,
      sum(o8) over w as o8, sum(o9) over w as o9, sum(o10) over w as o10, sum(o11) over w as o11, sum(o12) over w as o12, sum(o13) over w as o13,
      sum(o17) over w as o17,
      sum(r.meetings) over (w rows between 3 preceding and current row) as d4,
      sum(r.present) over (w rows between 12 preceding and current row) as d14,
      sum(r.expected) over (w rows between 12 preceding and current row) as o14,
      sum(r.approved) over (w rows between 12 preceding and current row) as d15,
      sum(r.written) over (w rows between 12 preceding and current row) as o15,
      sum(r.talks) over (w rows between 12 preceding and current row) as d16,
      sum(r.planned) over (w rows between 12 preceding and current row) as o16
    from org o cross join frame f cross join lateral generate_series(f.base - 12, f.top) g (at)
      left join summed s on s.id = o.id and s.at = g.at left join record r on r.id = o.id and r.at = g.at
    window w as (partition by o.id order by g.at)),
  counted as (
    select u.id, m.at,
      bits_in(f5 & u5 & w3) + (h5 & b3 <> 0 and u5 & s3 <> 0)::int as a5, bits_in(f6 & u6 & w1) as a6, bits_in(f8 & u8 & w1) as a8,
      bits_in(f9 & u9 & w3) + (h9 & b3 <> 0 and u9 & s3 <> 0)::int as a9, bits_in(f10 & u10 & w12) + (h10 & b12 <> 0 and u10 & s12 <> 0)::int as a10,
      bits_in(f11 & u11 & w12) + (h11 & b12 <> 0 and u11 & s12 <> 0)::int as a11,
      bits_in(f12 & u12 & w12) + (h12 & b12 <> 0 and u12 & s12 <> 0)::int as a12,
      bits_in(u5 & (f5 | v3) & w3) + (h5 & b3 <> 0 and u5 & s3 <> 0)::int as c5, bits_in(u6 & (f6 | v1) & w1) as c6,
      bits_in(u8 & (f8 | v1) & w1) as c8, bits_in(u9 & (f9 | v3) & w3) + (h9 & b3 <> 0 and u9 & s3 <> 0)::int as c9,
      bits_in(u10 & (f10 | v12) & w12) + (h10 & b12 <> 0 and u10 & s12 <> 0)::int as c10,
      bits_in(u11 & (f11 | v12) & w12) + (h11 & b12 <> 0 and u11 & s12 <> 0)::int as c11,
      bits_in(u12 & (f12 | v12) & w12) + (h12 & b12 <> 0 and u12 & s12 <> 0)::int as c12
    from usual u cross join mon m),
  total as (
    select r.id, r.at, m.month, m.on_day, r.usual, r.has_terms, r.first_on, d1, d2, o2, d3, d4, d14, o14, d15, o15, d16, o16, d17, o17, d18,
      coalesce(d5, 0) + coalesce(a5, 0) as d5, coalesce(d6, 0) + coalesce(a6, 0) as d6, coalesce(d7, 0) + coalesce(g.done, 0) as d7,
      coalesce(d8, 0) + coalesce(a8, 0) as d8, coalesce(d9, 0) + coalesce(a9, 0) as d9, coalesce(d10, 0) + coalesce(a10, 0) as d10,
      coalesce(d11, 0) + coalesce(a11, 0) as d11, coalesce(d12, 0) + coalesce(a12, 0) as d12, coalesce(d13, 0) as d13,
      coalesce(o5, 0) + coalesce(c5, 0) as o5, coalesce(o6, 0) + coalesce(c6, 0) as o6, coalesce(o7, 0) + coalesce(g.owed, 0) as o7,
      coalesce(o8, 0) + coalesce(c8, 0) as o8, coalesce(o9, 0) + coalesce(c9, 0) as o9, coalesce(o10, 0) + coalesce(c10, 0) as o10,
      coalesce(o11, 0) + coalesce(c11, 0) as o11, coalesce(o12, 0) + coalesce(c12, 0) as o12, coalesce(o13, 0) as o13
    from running r join mon m on m.at = r.at left join counted c on c.id = r.id and c.at = r.at left join by_group g on g.id = r.id and g.at = r.at
    where r.first_on <= m.on_day and (r.ended_on is null or r.ended_on > m.on_day)),
  state as (
    select t.id, t.at, t.month, array[
        least(coalesce(d1, 0), 1), case when has_terms and o2 > 0 then coalesce(d2, 0) else 0 end,
        (usual and d18 >= 7 and coalesce(d3, 0) >= 3)::int, (usual and first_on <= party_life_since(on_day) and coalesce(d4, 0) > 0)::int,
        case when o5 > 0 then d5 else 0 end, case when o6 > 0 then d6 else 0 end, case when o7 > 0 then d7 else 0 end,
        case when o8 > 0 then d8 else 0 end, case when o9 > 0 then d9 else 0 end, case when o10 > 0 then d10 else 0 end,
        case when o11 > 0 then d11 else 0 end, case when o12 > 0 then d12 else 0 end, case when o13 > 0 then d13 else 0 end,
        case when o14 > 0 then coalesce(d14, 0) else 0 end, case when o15 > 0 then coalesce(d15, 0) else 0 end,
        case when o16 > 0 then coalesce(d16, 0) else 0 end, case when o17 > 0 then coalesce(d17, 0) else 0 end]::int4[] as done, array[
        1, case when has_terms then coalesce(o2, 0) else 0 end, (usual and coalesce(d18, 0) >= 7)::int,
        (usual and first_on <= party_life_since(on_day))::int, o5, o6, o7, o8, o9, o10, o11, o12, o13, coalesce(o14, 0), coalesce(o15, 0),
        coalesce(o16, 0), coalesce(o17, 0)]::int4[] as owed
    from total t),
  scheme as materialized (
    select distinct on (o.id, m.at) o.id, m.at, s.questions, s.thresholds
    from vitality_scheme s join party_org_code c on c.pos = s.party_pos join org o on o.pos between c.pos and c.pos_end
      join mon m on s.from_on <= m.on_day and (s.to_on is null or s.to_on > m.on_day)
    order by o.id, m.at, s.party_pos desc),
  judged as materialized (
    select s.id, s.month, s.done, s.owed, coalesce(h.questions, v.questions) as questions, coalesce(h.thresholds, v.thresholds) as thresholds
    from state s cross join vitality_shipped() v left join scheme h on h.id = s.id and h.at = s.at)
  select id, month, done, owed, facts_measured(owed, questions), facts_met(done, owed, questions, thresholds) from judged
$function$;
alter function party_org_month_states(uuid[],date,date,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_month_touch()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op <> 'DELETE' then insert into party_org_month_mark select distinct party_org_id from new_rows; end if;
  if tg_op = 'DELETE' then insert into party_org_month_mark select distinct party_org_id from old_rows; end if;
  if tg_op = 'UPDATE' then
    insert into party_org_month_mark
      select distinct o.party_org_id from old_rows o where not exists (select from new_rows n where n.party_org_id = o.party_org_id);
  end if;
  return null;
end $function$;
alter function party_org_month_touch() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_month_touch_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'DELETE' then
    insert into party_org_month_mark select distinct m.party_org_id from old_rows r join meeting m on m.id = r.meeting_id;
  else
    insert into party_org_month_mark select distinct m.party_org_id from new_rows r join meeting m on m.id = r.meeting_id;
  end if;
  return null;
end $function$;
alter function party_org_month_touch_meeting() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_month_touch_org()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into party_org_month_mark select id from new_rows;
  else
    insert into party_org_month_mark select n.id from new_rows n join old_rows o on o.id = n.id
      where (n.kind, n.functional, n.first_on, n.ended_on, n.pos) is distinct from (o.kind, o.functional, o.first_on, o.ended_on, o.pos);
  end if;
  return null;
end $function$;
alter function party_org_month_touch_org() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_month_touch_period()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op <> 'DELETE' then insert into party_org_month_mark select distinct managing_branch_id from new_rows; end if;
  if tg_op <> 'INSERT' then insert into party_org_month_mark select distinct managing_branch_id from old_rows; end if;
  return null;
end $function$;
alter function party_org_month_touch_period() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_month_touch_reach()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op <> 'DELETE' then
    insert into party_org_month_mark select distinct p.id
      from new_rows r join party_org_code c on c.pos = r.party_pos join party_org p on p.pos between c.pos and c.pos_end;
  else
    insert into party_org_month_mark select distinct p.id
      from old_rows r join party_org_code c on c.pos = r.party_pos join party_org p on p.pos between c.pos and c.pos_end;
  end if;
  return null;
end $function$;
alter function party_org_month_touch_reach() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_months_drift()
 RETURNS TABLE(party_org_id uuid, month date, kept text, counted text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET jit TO 'off'
AS $function$
  with day as (
    select d.counted_on, array(
      select least((g + interval '1 month')::date - 1, d.counted_on)
      from generate_series(party_org_months_from(d.counted_on)::timestamp, d.counted_on::timestamp, interval '1 month') g order by g) as days
    from party_org_month_day d),
  counted as (
    select f.party_org_id, date_trunc('month', f.on_day::timestamp)::date as month, f.done, f.owed, b.measured, b.met
    from day d cross join lateral vitality_facts(array(select id from party_org), d.days, d.counted_on) f
      join party_org p on p.id = f.party_org_id
      left join lateral vitality_scheme_at(p.pos, f.on_day) s on true
      cross join lateral (
        select sum(case when o > 0 and q > 0 then 1 << (n - 1)::int else 0 end)::int4 as measured,
          sum(case when o > 0 and q > 0 and 100 * a::int8 >= t * o::int8 then 1 << (n - 1)::int else 0 end)::int4 as met
        from vitality_shipped() v,
          unnest(f.done, f.owed, coalesce(s.questions, v.questions), coalesce(s.thresholds, v.thresholds)) with ordinality u (a, o, q, t, n)) b)
  select coalesce(k.party_org_id, c.party_org_id), coalesce(k.month, c.month), row(k.done, k.owed, k.measured, k.met)::text,
    row(c.done, c.owed, c.measured, c.met)::text
  from party_org_month k full join counted c on c.party_org_id = k.party_org_id and c.month = k.month
  where (k.done, k.owed, k.measured, k.met) is distinct from (c.done, c.owed, c.measured, c.met)
    and not exists (select from party_org_month_mark m where m.party_org_id = coalesce(k.party_org_id, c.party_org_id))
$function$;
alter function party_org_months_drift() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_months_from(day date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select (date_trunc('month', day::timestamp) - interval '24 months')::date $function$;
alter function party_org_months_from(date) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_org_months_rebuild(today date DEFAULT NULL::date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET jit TO 'off'
 SET work_mem TO '64MB'
AS $function$
declare
  day date := coalesce(today, (select counted_on from installation));
  part uuid[];
begin
  perform pg_advisory_xact_lock(hashtext('party_org_month'));
  update party_org_month_day set counted_on = day;
  delete from party_org_month_mark;
  delete from party_org_month;
  for part in select array_agg(id) from (select id, row_number() over (order by id) / 2000 as n from party_org) p group by n loop
    insert into party_org_month (party_org_id, month, done, owed, measured, met)
      select * from party_org_month_states(part, party_org_months_from(day), day, day);
  end loop;
end $function$;
alter function party_org_months_rebuild(date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_months_settle(today date DEFAULT NULL::date)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET jit TO 'off'
AS $function$
declare
  was date;
  taken int8;
begin
  perform pg_advisory_xact_lock(hashtext('party_org_month'));
  select counted_on into was from party_org_month_day;
  if today < was then
    -- The clock was put back: rare enough to begin anew.
    perform party_org_months_rebuild(today);
    return 0;
  end if;
  with there as materialized (
    select p.id from party_org p where p.id in (select party_org_id from party_org_month_mark) for key share skip locked),
  gone as (
    delete from party_org_month_mark k where k.party_org_id in (select id from there)
      or not exists (select from party_org p where p.id = k.party_org_id) returning party_org_id),
  marked as (select coalesce(array_agg(distinct party_org_id), '{}') as ids, count(*) as n from gone),
  fresh as materialized (
    select f.* from marked m cross join lateral party_org_month_states(m.ids, party_org_months_from(was), was, was) f where m.n > 0),
  put as (
    insert into party_org_month as k (party_org_id, month, done, owed, measured, met) select * from fresh
    on conflict (party_org_id, month) do update
      set done = excluded.done, owed = excluded.owed, measured = excluded.measured, met = excluded.met
      where (k.done, k.owed, k.measured, k.met) is distinct from (excluded.done, excluded.owed, excluded.measured, excluded.met)),
  out as (
    delete from party_org_month k using marked m where k.party_org_id = any (m.ids)
      and not exists (select from fresh f where f.party_org_id = k.party_org_id and f.month = k.month))
  select n into taken from marked;
  if today > was then perform party_org_months_turn(was, today); end if;
  return taken;
end $function$;
alter function party_org_months_settle(date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_months_turn(was date, today date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET jit TO 'off'
AS $function$
declare
  since date := greatest(date_trunc('month', was::timestamp)::date, party_org_months_from(today));
begin
  delete from party_org_month where month >= since or month < party_org_months_from(today);
  insert into party_org_month (party_org_id, month, done, owed, measured, met) select * from party_org_month_states(array(select id from party_org), since, today, today);
  update party_org_month_day set counted_on = today;
end $function$;
alter function party_org_months_turn(date,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_recount(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  with fresh as materialized (select * from party_org_counts_of(ids)),
  old as materialized (select c.* from party_org_count c where c.party_org_id = any (ids)),
  moved as (
    select region_pos as pos, pos as party_pos, party_orgs, branches, covering, members, not_transferred, 1 as n from fresh
    union all
    select counted_region_pos, counted_pos, party_orgs, branches, covering, members, not_transferred, -1 from old),
  keyed as (
    select m.pos, m.party_pos, k.key, sum(m.n * k.value) as n from moved m cross join lateral (values
      (-1, m.members), (-2, m.not_transferred), (-3, m.party_orgs::int), (-4, m.branches::int), (-5, m.covering::int)) k (key, value)
    group by 1, 2, 3 having sum(m.n * k.value) <> 0),
  queued as (
    insert into tally_delta (pos, party_pos, body_no, key, n) select pos, party_pos, 0, key, n from keyed returning 1),
  gone as (
    delete from party_org_count c where c.party_org_id = any (ids) and not exists (select from fresh f where f.party_org_id = c.party_org_id))
  insert into party_org_count (party_org_id, counted_region_pos, counted_pos, party_orgs, branches, covering, covers, members, full_members, not_transferred)
  select party_org_id, region_pos, pos, party_orgs, branches, covering, covers, members, full_members, not_transferred from fresh
  on conflict (party_org_id) do update set counted_region_pos = excluded.counted_region_pos, counted_pos = excluded.counted_pos,
    party_orgs = excluded.party_orgs, branches = excluded.branches, covering = excluded.covering, covers = excluded.covers,
    members = excluded.members, full_members = excluded.full_members, not_transferred = excluded.not_transferred;
end $function$;
alter function party_org_recount(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_tier(kind text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when kind in ('branch', 'joint_branch', 'temporary_branch', 'temporary_joint_branch') then 'branch'
    when kind in ('general_branch', 'temporary_general_branch') then 'general_branch'
    when kind in ('party_committee', 'work_committee', 'comprehensive_committee', 'joint_committee', 'industry_committee', 'temporary_committee')
      then 'committee' else 'other' end
$function$;
alter function party_org_tier(text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_org_titles(ids uuid[])
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select id, name from party_org where id = any (ids) $function$;
alter function party_org_titles(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_org_tokens(id uuid, name_key text, short_name text, party_code text, former_keys text, former_codes text, pos bigint, region_pos bigint)
 RETURNS SETOF party_org_token
 LANGUAGE sql
 STABLE
AS $function$
  select t.token, pos, region_pos, id, t.at
  from (
    select token, at from name_tokens(name_key)
    union all select token, (1000 + at)::int2 from name_tokens(upper(translate(short_name, ' （）', '')))
    union all select token, at from code_tokens(upper(translate(party_code, ' ', '')))
    union all select token, at from former_tokens(former_keys, former_codes) where former_keys is not null or former_codes is not null) t
$function$;
alter function party_org_tokens(uuid,text,text,text,text,text,bigint,bigint) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_orgs_formerly(keys text[], codes text[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select id from party_org where former_keys is not null and string_to_array(former_keys, ' ') && keys
  union
  select id from party_org where former_codes is not null and string_to_array(former_codes, ' ') && codes
$function$;
alter function party_orgs_formerly(text[],text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_pos_of(org uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select pos from party_org where id = org $function$;
alter function party_pos_of(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_tree_allowed(node uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if node is null and exists (select from party_org) then
    raise exception 'there is one root' using errcode = 'insufficient_privilege';
  end if;
  if node is not null and not exists (select from party_org where id = node and pos between party_lo() and party_hi()) then
    raise exception 'outside the caller''s part of the Party tree' using errcode = 'insufficient_privilege';
  end if;
end $function$;
alter function party_tree_allowed(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_tree_move(org uuid, new_parent uuid, since date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  old_top party_org_code;
  new_top party_org_code;
  shifts party_tree_shift[];
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  perform party_tree_allowed(org);
  perform party_tree_allowed(new_parent);
  select c.* into strict old_top from party_org p join party_org_code c on c.pos = p.pos where p.id = org;
  if exists (select from party_org where id = new_parent and pos between old_top.pos and old_top.pos_end) then
    raise exception 'a Party organisation can''t move below itself' using errcode = 'check_violation';
  end if;
  if old_top.from_on > since then
    raise exception 'moved later already, on %', old_top.from_on using errcode = 'check_violation';
  end if;
  -- Whoever is hanging something on these nodes commits first, so that what follows sees it; later ones wait and see the new codes.
  perform from party_org where pos between old_top.pos and old_top.pos_end order by pos for update;
  update party_org_code c set to_on = greatest(since, c.from_on) from party_org p
    where c.pos = p.pos and p.pos between old_top.pos and old_top.pos_end;
  perform party_tree_share(org, new_parent, since,
    (select count(*) from party_org where pos between old_top.pos and old_top.pos_end));
  -- Sharing may have renumbered: read both again.
  select c.* into strict old_top from party_org p join party_org_code c on c.pos = p.pos where p.id = org;
  select * into strict new_top from party_org_code where party_org_id = org and to_on = 'infinity';
  select array_agg(s) into shifts from party_tree_spread(old_top.pos, old_top.pos_end, true, new_top.pos, new_top.pos_end) s;
  -- A node that came here later than the day of the move keeps its own day.
  insert into party_org_code (pos, pos_end, used_to, party_org_id, from_on)
    select s.new_pos, s.new_end, s.new_used, c.party_org_id, c.to_on from unnest(shifts) s join party_org_code c on c.pos = s.old_pos;
  update party_org_code set used_to = coalesce((select max(new_end) from unnest(shifts)), new_top.pos) where pos = new_top.pos;
  update party_org_code c set parent_pos = above.pos from party_org p join party_org_code above on above.party_org_id = p.parent_id
    where c.party_org_id = p.id and c.to_on = 'infinity' and above.to_on = 'infinity' and c.pos > new_top.pos and c.pos <= new_top.pos_end;
  update party_org set parent_id = new_parent where id = org;
  update party_org p set pos = c.pos from party_org_code c
    where c.party_org_id = p.id and c.to_on = 'infinity' and p.pos between old_top.pos and old_top.pos_end;
end $function$;
alter function party_tree_move(uuid,uuid,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_tree_path(code bigint)
 RETURNS TABLE(pos bigint, pos_end bigint)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  with recursive path as (
    select c.pos, c.pos_end, c.parent_pos from party_org_code c where c.pos = code
    union all
    select up.pos, up.pos_end, up.parent_pos from path join party_org_code up on up.pos = path.parent_pos)
  select pos, pos_end from path
$function$;
alter function party_tree_path(bigint) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_tree_place(org uuid, parent uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  perform party_tree_allowed(parent);
  if parent is null then
    insert into party_org_code (pos, pos_end, used_to, party_org_id) values (1, 4503599627370496, 1, org);
    return 1;
  end if;
  return party_tree_share(org, parent, '-infinity', 1);
end $function$;
alter function party_tree_place(uuid,uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_tree_place_many(ids uuid[], parents uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  anchor record;
  home party_org_code;
  part uuid[];
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  for anchor in
    with recursive given as (select * from unnest(ids, parents) as g (id, parent)),
    forest as (
      select g.id, g.parent as top from given g where not exists (select from given above where above.id = g.parent)
      union all
      select g.id, f.top from forest f join given g on g.parent = f.id)
    select top as id, count(*) as nodes, array_agg(forest.id) as within from forest group by top order by top
  loop
    perform party_tree_allowed(anchor.id);
    select c.* into strict home from party_org p join party_org_code c on c.pos = p.pos where p.id = anchor.id;
    if (home.pos_end - home.used_to) / 2 < 4096 * (2 * anchor.nodes + 1) then
      perform party_tree_widen(home.pos, 8192 * (2 * anchor.nodes + 1));
      select c.* into strict home from party_org p join party_org_code c on c.pos = p.pos where p.id = anchor.id;
    end if;
    if (home.pos_end - home.used_to) / 2 < 4 * (2 * anchor.nodes + 1) then
      raise exception 'the Party tree has no room under %', anchor.id;
    end if;
    part := anchor.within;
    with recursive given as (
      select g.id, g.parent, row_number() over (order by n) as n
      from unnest(ids, parents) with ordinality as g (id, parent, n) where g.id = any (part)),
    walk as (
      select id, parent, array[n] as path from given where parent = anchor.id
      union all
      select g.id, g.parent, w.path || g.n from walk w join given g on g.parent = w.id),
    ranked as (
      select w.*, row_number() over (order by path) as rank, array_length(path, 1) as depth from walk w),
    sized as (
      select up.n, count(*) as size from ranked r cross join unnest(r.path) as up (n) group by up.n),
    room as (select (home.pos_end - home.used_to)::numeric / 2 / (2 * anchor.nodes + 1) as each),
    placed as (
      select r.id, r.parent, s.size,
        floor(home.used_to + 1 + (2 * r.rank - r.depth) * each)::int8 as pos,
        floor(home.used_to + 1 + (2 * r.rank - r.depth + 2 * s.size - 1) * each)::int8 - 1 as pos_end,
        floor(home.used_to + 1 + (2 * r.rank - r.depth + 2 * s.size - 2) * each)::int8 - 1 as children_end
      from ranked r join sized s on s.n = r.path[r.depth] cross join room)
    insert into party_org_code (pos, pos_end, used_to, parent_pos, party_org_id)
      select p.pos, p.pos_end, case when p.size = 1 then p.pos else p.children_end end, coalesce(up.pos, home.pos), p.id
      from placed p left join placed up on up.id = p.parent;
    update party_org_code set used_to = home.used_to + (home.pos_end - home.used_to) / 2 + 1 where pos = home.pos;
  end loop;
end $function$;
alter function party_tree_place_many(uuid[],uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_tree_renumber(top_pos bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  top party_org_code;
  shifts party_tree_shift[];
begin
  select * into strict top from party_org_code where pos = top_pos;
  select array_agg(s) into shifts from party_tree_spread(top.pos, top.pos_end, false, top.pos, top.pos_end) s;
  -- Old and new codes overlap: go through negative ones.
  update party_org_code c set pos = -s.new_pos, pos_end = s.new_end, used_to = s.new_used from unnest(shifts) s where c.pos = s.old_pos;
  update party_org_code set pos = -pos where pos < 0;
  update party_org_code set used_to = coalesce((select max(new_end) from unnest(shifts)), top.pos) where pos = top.pos;
  -- Whoever is settling now appends old codes until he commits, later ones wait and see the new codes.
  -- Taken last: the rows above are already ours, so nobody waits for us while we wait for him.
  perform pg_advisory_xact_lock(hashtext('tally_day'));
  perform pg_advisory_xact_lock(hashtext('tally_fold'));
  update tally_delta d set party_pos = s.new_pos from unnest(shifts) s where d.party_pos = s.old_pos;
  update tally_fold f set node = -s.new_pos, node_end = s.new_end from unnest(shifts) s where f.tree = 'party' and f.node = s.old_pos;
  update tally_fold set node = -node where tree = 'party' and node < 0;
  update tally_measure m set node = -s.new_pos, node_end = s.new_end from unnest(shifts) s where m.tree = 'party' and m.node = s.old_pos;
  update tally_measure set node = -node where tree = 'party' and node < 0;
  update tally_measure m set parent = s.new_pos from unnest(shifts) s where m.tree = 'party' and m.parent = s.old_pos;
  update party_org_count c set counted_pos = s.new_pos from unnest(shifts) s where c.counted_pos = s.old_pos;
  update coverage_snapshot_day set nodes = array(
      select coalesce(s.new_pos, n.pos) from unnest(nodes) with ordinality n (pos, rank) left join unnest(shifts) s on s.old_pos = n.pos
      order by n.rank)
    where tree = 'party';
end $function$;
alter function party_tree_renumber(bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_tree_share(org uuid, parent uuid, since date, nodes bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  home party_org_code;
  width int8;
begin
  select c.* into strict home from party_org p join party_org_code c on c.pos = p.pos where p.id = parent;
  width := (home.pos_end - home.used_to) / 64;
  if width < 64 * nodes then
    perform party_tree_widen(home.pos, 4096 * nodes);
    select c.* into strict home from party_org p join party_org_code c on c.pos = p.pos where p.id = parent;
    width := (home.pos_end - home.used_to) / 64;
  end if;
  if width < 4 * nodes then
    raise exception 'the Party tree has no room under %', parent;
  end if;
  insert into party_org_code (pos, pos_end, used_to, parent_pos, party_org_id, from_on)
    values (home.used_to + 1, home.used_to + width, home.used_to + 1, home.pos, org, since);
  update party_org_code set used_to = home.used_to + width where pos = home.pos;
  return home.used_to + 1;
end $function$;
alter function party_tree_share(uuid,uuid,date,bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.party_tree_spread(old_lo bigint, old_hi bigint, current_only boolean, new_lo bigint, new_hi bigint)
 RETURNS SETOF party_tree_shift
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  with inside as (
    select c.pos, c.pos_end from party_org_code c
    where c.pos > old_lo and c.pos <= old_hi and (not current_only or exists (select from party_org p where p.pos = c.pos))),
  events as (
    select pos as at, 0 as closing, pos from inside union all select pos_end, 1, pos from inside),
  numbered as (
    select pos, closing, row_number() over w as n, lag(closing) over w as before from events
    window w as (order by at, closing, case closing when 0 then pos else -pos end)),
  room as (select (new_hi - new_lo)::numeric / (2 * count(*) + 1) as each from inside)
  select o.pos, floor(new_lo + o.n * each)::int8, floor(new_lo + c.n * each)::int8 - 1,
    case c.before when 1 then floor(new_lo + (c.n - 1) * each)::int8 - 1 else floor(new_lo + o.n * each)::int8 end
  from numbered o join numbered c on c.pos = o.pos and c.closing = 1 cross join room
  where o.closing = 0
$function$;
alter function party_tree_spread(bigint,bigint,boolean,bigint,bigint) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.party_tree_widen(near bigint, need bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  top party_org_code;
  nodes int8;
begin
  select * into strict top from party_org_code where pos = near;
  loop
    select count(*) - 1 into nodes from party_org_code where pos between top.pos and top.pos_end;
    exit when top.parent_pos is null or (top.pos_end - top.pos) / (2 * nodes + 1) >= need;
    select * into strict top from party_org_code where pos = top.parent_pos;
  end loop;
  perform party_tree_renumber(top.pos);
end $function$;
alter function party_tree_widen(bigint,bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.period_bits(months bigint, long integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when long = 3 then (months | (months >> 1) | (months >> 2)) & 1317624576693539401
    else (months | (months >> 1) | (months >> 2) | (months >> 3) | (months >> 4) | (months >> 5) | (months >> 6) | (months >> 7)
      | (months >> 8) | (months >> 9) | (months >> 10) | (months >> 11)) & 1153203048319815681 end
$function$;
alter function period_bits(bigint,integer) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.place_hi()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.place_hi', true), '')::int8 $function$;
alter function place_hi() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.place_is_open()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(place_lo() <= 0 and place_hi() >= 999999999, false) $function$;
alter function place_is_open() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.place_lo()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.place_lo', true), '')::int8 $function$;
alter function place_lo() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.plan_kinds_must_be()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if exists (select from jsonb_array_elements(new.lines) l cross join jsonb_array_elements_text(l -> 'kinds') k
    left join meeting_kind t on t.code = k where t.code is null) then
    raise foreign_key_violation using message = 'a line of a kind that there is not', constraint = tg_table_name || '_kinds';
  end if;
  return new;
end $function$;
alter function plan_kinds_must_be() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.plan_lines_hold(lines jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public'
AS $function$
  select jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) <= 120 and not exists (
    select from jsonb_array_elements(lines) l
    where coalesce(not (jsonb_typeof(l) = 'object'
      and jsonb_typeof(l -> 'month') = 'number' and (l ->> 'month')::numeric in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
      and jsonb_typeof(l -> 'kinds') = 'array' and jsonb_array_length(l -> 'kinds') between 1 and 6
      and length(coalesce(l ->> 'topic', '')) <= 200 and length(coalesce(l ->> 'note', '')) <= 500), true))
$function$;
alter function plan_lines_hold(jsonb) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.pos_of_branch(branch uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select pos from party_org where id = branch $function$;
alter function pos_of_branch(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.present_elsewhere(org uuid, on_day date, at_time time without time zone, at_place text, who uuid[], but_not uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select distinct a.member_id
  from attendance a join meeting m on m.id = a.meeting_id join meeting_record r on r.meeting_id = m.id join member k on k.id = a.member_id
  where may_see_persons() and k.party_pos between party_lo() and party_hi() and k.managing_branch_id = org
    and a.member_id = any (who) and a.state = 'present' and m.withdrawn_at is null and m.id is distinct from but_not
    and m.held_on = on_day and r.place <> at_place
    and abs(extract(epoch from r.starts_at - at_time)) < 3600
$function$;
alter function present_elsewhere(uuid,date,time without time zone,text,uuid[],uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.private_members_hidden(party_from bigint, party_to bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select case when may_see_persons() and not may_see_private() then (select count(*) from member m
    where m.private and m.status in ('full', 'probationary')
      and m.party_pos between greatest(party_from, party_lo()) and least(party_to, party_hi())) else 0 end
$function$;
alter function private_members_hidden(bigint,bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.private_posts_hidden(org uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select case when may_see_private() then 0 else (select count(*) from party_post t join member m on m.id = t.member_id
    where t.party_org_id = org and m.private and t.to_on > current_date and m.id <> all (only_members())) end
$function$;
alter function private_posts_hidden(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.putting_back_periods()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('app.taking_back', true), '') = 'periods' $function$;
alter function putting_back_periods() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.rekeying()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('app.rekeying', true) = '1' and session_user = trim(both '"' from '{{owner}}') $function$;
alter function rekeying() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.reminder_delay_follows_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update reminder_delay d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id
  where r.id = old.id and d.party_org_id = old.id and not exists (select from reminder_delay o where o.party_org_id = k.id);
  return old;
end $function$;
alter function reminder_delay_follows_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.responsible_for_region(region text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(
    (select a.party_org_id from party_org_region a join region r on r.code = a.region_code join party_org p on p.id = a.party_org_id
      where (select g.pos from region g where g.code = region) between r.pos and r.pos_end and p.ended_on is null
        and p.pos between party_lo() and party_hi() order by r.level desc limit 1),
    (select id from party_org where ended_on is null and pos between party_lo() and party_hi() order by pos limit 1))
$function$;
alter function responsible_for_region(text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.roll_by_place_on(today date)
 RETURNS TABLE(pos bigint, members bigint, not_transferred bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.pos, count(*), count(*) filter (where c.elsewhere) from (
    select p.region_pos as pos, m.membership_branch_id is distinct from m.managing_branch_id as elsewhere
    from party_org_code k join party_org p on p.id = k.party_org_id join member_period m on m.managing_branch_id = p.id
    where body_lo() = 0 and k.from_on <= today and k.to_on > today and p.pos between party_lo() and party_hi()
      and p.region_pos between place_lo() and place_hi() and not p.outside_system and p.first_on <= today
      and coalesce(p.ended_on > today, true) and m.superseded_at is null and m.valid @> today and m.status in ('full', 'probationary')
    union all
    select o.pos, m.membership_branch_id is distinct from m.managing_branch_id
    from social_org o join member_period m on m.work_unit_id = o.id
    where body_lo() > 0 and o.body_no between body_lo() and body_hi() and o.pos between place_lo() and place_hi()
      and m.superseded_at is null and m.valid @> today and m.status in ('full', 'probationary')) c
  group by c.pos
$function$;
alter function roll_by_place_on(date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.roll_counts_on(place_from bigint, place_to bigint, party_from bigint, party_to bigint, today date)
 RETURNS TABLE(party_orgs bigint, branches bigint, covering bigint, members bigint, not_transferred bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with node as (
    select p.id, p.kind from party_org_code c join party_org p on p.id = c.party_org_id
    where c.pos between party_from and party_to and c.from_on <= today and c.to_on > today
      and p.pos between party_lo() and party_hi()
      and p.region_pos between greatest(place_from, place_lo()) and least(place_to, place_hi())
      and not p.outside_system and p.first_on <= today and coalesce(p.ended_on > today, true)
      and (body_lo() = 0 or exists (select from coverage_relation r join social_org o on o.id = r.social_org_id
        where r.party_org_id = p.id and r.valid @> today and o.body_no between body_lo() and body_hi()))),
  person as (
    select m.membership_branch_id is distinct from m.managing_branch_id as elsewhere
    from node n join member_period m on m.managing_branch_id = n.id
    where body_lo() = 0 and m.superseded_at is null and m.valid @> today and m.status in ('full', 'probationary')
    union all
    select m.membership_branch_id is distinct from m.managing_branch_id
    from social_org o join member_period m on m.work_unit_id = o.id
    where body_lo() > 0 and o.body_no between body_lo() and body_hi() and o.pos between greatest(place_from, place_lo()) and least(place_to, place_hi())
      and m.superseded_at is null and m.valid @> today and m.status in ('full', 'probationary'))
  select (select count(*) from node), (select count(*) from node where kind in ('branch', 'joint_branch')),
    (select count(*) from node n where exists (select from coverage_relation r where r.party_org_id = n.id and r.valid @> today)),
    (select count(*) from person), (select count(*) from person where elsewhere)
$function$;
alter function roll_counts_on(bigint,bigint,bigint,bigint,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.search_drift()
 RETURNS TABLE(kind text, id uuid, token text, missing boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with want as (
    select 'social_org' as kind, t.social_org_id as id, t.token, t.at, t.pos, t.party_pos, t.body_no, false as private
      from social_org o cross join lateral
        social_org_tokens(o.id, o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no) t
    union all select 'party_org', t.party_org_id, t.token, t.at, t.region_pos, t.pos, 0, false
      from party_org p cross join lateral
        party_org_tokens(p.id, p.name_key, p.short_name, p.party_code, p.former_keys, p.former_codes, p.pos, p.region_pos) t
    union all select 'member', t.member_id, t.token, t.at, 0, t.pos, 0, t.private
      from member m cross join lateral member_tokens(m.id, m.name_key, m.former_keys, m.party_pos, m.membership_pos, m.private) t
      where not exists (select from member_token_due d where d.member_id = m.id)),
  kept as (
    select 'social_org' as kind, social_org_id as id, token, at, pos, party_pos, body_no, false as private from social_org_token
    union all select 'party_org', party_org_id, token, at, region_pos, pos, 0, false from party_org_token
    union all select 'member', member_id, token, at, 0, pos, 0, private from member_token)
  select d.kind, d.id, d.token, d.missing from (
    select *, true as missing from (table want except all table kept) lacking
    union all
    select *, false from (table kept except all table want) left_over) d
$function$;
alter function search_drift() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.search_key(name_key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select translate(name_key, '()/\&+#%@~=!?|^$`', '') $function$;
alter function search_key(text) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.search_rebuild()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_nestloop TO 'off'
 SET jit TO 'off'
 SET work_mem TO '256MB'
AS $function$
begin
  delete from social_org_token;
  delete from party_org_token;
  delete from member_token;
  delete from member_token_due;
  insert into social_org_token
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at
      from name_tokens_of(array(select distinct name_key from social_org)) t join social_org o on o.name_key = t.name_key
    union all
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at from social_org o cross join lateral code_tokens(o.credit_code) t
    union all
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at
      from social_org o cross join lateral former_tokens(o.former_keys, o.former_codes) t
      where o.former_keys is not null or o.former_codes is not null;
  insert into party_org_token
    with short as materialized (
      select id, pos, region_pos, upper(translate(short_name, ' （）', '')) as key from party_org where short_name is not null)
    select t.token, p.pos, p.region_pos, p.id, t.at
      from name_tokens_of(array(select distinct name_key from party_org)) t join party_org p on p.name_key = t.name_key
    union all
    select t.token, p.pos, p.region_pos, p.id, (1000 + t.at)::int2
      from name_tokens_of(array(select distinct key from short)) t join short p on p.key = t.name_key
    union all
    select t.token, p.pos, p.region_pos, p.id, t.at
      from party_org p cross join lateral code_tokens(upper(translate(p.party_code, ' ', ''))) t where p.party_code is not null
    union all
    select t.token, p.pos, p.region_pos, p.id, t.at
      from party_org p cross join lateral former_tokens(p.former_keys, p.former_codes) t
      where p.former_keys is not null or p.former_codes is not null;
  insert into member_token
    with seen as (
      select id, name_key, private, party_pos as pos from member
      union all
      select id, name_key, private, membership_pos from member where membership_pos <> party_pos)
    select t.token, m.pos, m.private, m.id, t.at
      from name_tokens_of(array(select distinct name_key from member)) t join seen m on m.name_key = t.name_key
    union all
    select t.token, s.pos, m.private, m.id, t.at
      from member m cross join lateral former_tokens(m.former_keys, null) t
      cross join lateral (select m.party_pos as pos union select m.membership_pos where m.membership_pos is not null) s
      where m.former_keys is not null;
end $function$;
alter function search_rebuild() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.sees_exclusion_case(of_exclusion uuid, pos bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select may_see_persons() and pos between party_lo() and party_hi() and (party_lo() = pos
    or may_see_private() and exists (select from exclusion e left join party_org s on s.id = e.superior_id
      where e.id = of_exclusion and (e.superior_id is null or s.pos = party_lo())))
$function$;
alter function sees_exclusion_case(uuid,bigint) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.self_role()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select trim(both '"' from '{{self}}') $function$;
alter function self_role() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.settle_touched()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  ids uuid[];
begin
  perform pg_advisory_xact_lock_shared(hashtext('tally_day'));
  delete from settle_due where transaction_id = new.transaction_id;
  with taken as (delete from coverage_touched returning social_org_id)
  select array_agg(social_org_id order by social_org_id) into ids from taken;
  -- In small batches: what is joined within one is compared row with row.
  for done in 0 .. coalesce(cardinality(ids), 0) - 1 by 200 loop
    perform coverage_rebuild(ids[done + 1 : done + 200]);
  end loop;
  with taken as (delete from party_org_touched returning party_org_id)
  select array_agg(party_org_id) into ids from taken;
  if ids is not null then
    perform party_org_recount(ids);
  end if;
  return null;
end $function$;
alter function settle_touched() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.settlement_holds(s mismatch_settlement, declared integer, declared_on date, on_roll integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select s.undone_at is null and s.declared = $2 and s.declared_on = $3 and (s.decision = 'declared' or s.on_roll = $4)
$function$;
alter function settlement_holds(mismatch_settlement,integer,date,integer) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.settlements_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if new.kind = 'social_org' then
    update mismatch_settlement s set undone_at = now(), undone_by = acting_name()
    where s.social_org_id = new.id and s.undone_at is null
      and exists (select from mismatch_settlement k where k.social_org_id = new.keeper_id and k.figure = s.figure and k.undone_at is null);
    update mismatch_settlement set social_org_id = new.keeper_id where social_org_id = new.id;
  end if;
  return null;
end $function$;
alter function settlements_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.shingle_bands(shingles text[])
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when cardinality(shingles) = 0 then '{}' else
    (select array_agg(hashtext(band || ':' || told) order by band) from (
      select part / 4 as band, string_agg(coalesce(h::text, '-'), ',' order by part) as told
      from generate_series(0, 31) part left join (
        select (x & 31) as part, min(x >> 5) as h from (select hashtext(s)::int8 + 2147483648 as x from unnest(shingles) s) y group by 1
      ) least using (part) group by 1) bands) end
$function$;
alter function shingle_bands(text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.shingles_alike(a text[], b text[])
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when cardinality(a) = 0 or cardinality(b) = 0 then 0
    else (select count(*) from (select unnest(a) intersect select unnest(b)) s)::float8
      / (select count(*) from (select unnest(a) union select unnest(b)) s) end
$function$;
alter function shingles_alike(text[],text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.size_band_of(staff integer)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE
AS $function$ select (case when staff is null then 0 when staff < 10 then 1 when staff < 30 then 2 when staff < 100 then 3 else 4 end)::int2 $function$;
alter function size_band_of(integer) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.sketch_minutes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  shingles text[] := text_shingles(coalesce(new.minutes, ''));
begin
  if rekeying() then return null; end if;
  if cardinality(shingles) < 40 then
    delete from minutes_sketch where meeting_id = new.meeting_id;
  else
    insert into minutes_sketch (meeting_id, party_pos, bands) values (new.meeting_id, new.party_pos, shingle_bands(shingles))
    on conflict (meeting_id) do update set bands = excluded.bands;
  end if;
  return null;
end $function$;
alter function sketch_minutes() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.social_org_full_members(ids uuid[], on_day date)
 RETURNS TABLE(social_org_id uuid, source text, declared_on date, transferred integer, not_transferred integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select o.id, f.* from social_org o cross join lateral full_members_on(o.id, on_day) f
  where o.id = any (ids) and social_org_in_sight(o) and f.source is not null
$function$;
alter function social_org_full_members(uuid[],date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.social_org_in_sight(o social_org)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select (o.pos between place_lo() and place_hi() and o.party_pos between party_lo() and party_hi()
      and o.body_no between body_lo() and body_hi()) or o.id = any (only_orgs())
$function$;
alter function social_org_in_sight(social_org) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.social_org_life(org uuid, on_day date, ways text[])
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select case when bool_or(life = 'active') then 'active' when bool_and(coalesce(life = 'idle', false)) then 'idle' end
  from coverage_relation r join party_org p on p.id = r.party_org_id left join party_org_life s on s.party_org_id = p.id
    cross join lateral (select case
      when p.kind not in ('branch', 'joint_branch') or p.functional or p.outside_system
        or p.first_on > party_life_since(on_day) or p.ended_on <= on_day then null
      when s.active @> on_day then 'active' else 'idle' end as life) l
  where r.social_org_id = org and r.valid @> on_day and case when p.functional then 'functional' else r.way end = any (ways)
$function$;
alter function social_org_life(uuid,date,text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.social_org_mismatches()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select distinct m.social_org_id from mismatch_rows(null) m where not exists (
    select from mismatch_settlement s where s.social_org_id = m.social_org_id and s.figure = m.figure and s.decision = 'roll'
      and settlement_holds(s, m.declared, m.declared_on, m.on_roll))
$function$;
alter function social_org_mismatches() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.social_org_roll(ids uuid[])
 RETURNS TABLE(social_org_id uuid, full_members bigint, probationary bigint, not_transferred bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select o.id, count(*) filter (where m.status = 'full'), count(*) filter (where m.status = 'probationary'),
    count(*) filter (where m.membership_branch_id is distinct from m.managing_branch_id)
  from social_org o join member m on m.work_unit_id = o.id
  where o.id = any (ids) and social_org_in_sight(o) and m.status in ('full', 'probationary') and m.full_time is distinct from false
  group by o.id
$function$;
alter function social_org_roll(uuid[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.social_org_roll_on(ids uuid[], day date)
 RETURNS TABLE(social_org_id uuid, full_members bigint, probationary bigint, not_transferred bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select o.id, count(*) filter (where t.status = 'full'), count(*) filter (where t.status = 'probationary'),
    count(*) filter (where t.membership_branch_id is distinct from t.managing_branch_id)
  from social_org o join member_period t on t.work_unit_id = o.id
  where o.id = any (ids) and social_org_in_sight(o) and t.superseded_at is null and t.valid @> day
    and t.status in ('full', 'probationary') and t.full_time is distinct from false
  group by o.id
$function$;
alter function social_org_roll_on(uuid[],date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.social_org_tokens(id uuid, name_key text, credit_code text, former_keys text, former_codes text, pos bigint, party_pos bigint, body_no bigint)
 RETURNS SETOF social_org_token
 LANGUAGE sql
 STABLE
AS $function$
  select t.token, pos, party_pos, body_no, id, t.at
  from (
    select token, at from name_tokens(name_key)
    union all select token, at from code_tokens(credit_code)
    union all select token, at from former_tokens(former_keys, former_codes) where former_keys is not null or former_codes is not null) t
$function$;
alter function social_org_tokens(uuid,text,text,text,text,bigint,bigint,bigint) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.social_orgs_formerly(keys text[], codes text[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select id from social_org where former_keys is not null and string_to_array(former_keys, ' ') && keys
  union
  select id from social_org where former_codes is not null and string_to_array(former_codes, ' ') && codes
$function$;
alter function social_orgs_formerly(text[],text[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.take_back_facts(run uuid)
 RETURNS TABLE(what text, entity text, id uuid, field text, other text, other_id uuid, why text, actor text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with created as materialized (
    select 'social_org' as entity, o.id from social_org o where o.import_id = run and may_take_back(run)
    union all select 'party_org', p.id from party_org p where p.import_id = run and may_take_back(run)
    union all select 'member', m.id from member m where m.import_id = run and may_take_back(run)),
  effect as materialized (
    select e.* from import_effect e where e.import_id = run and may_take_back(run) and case e.entity
      when 'social_org' then exists (select from social_org o where o.id = e.entity_id)
      when 'party_org' then exists (select from party_org p where p.id = e.entity_id)
      else exists (select from member m where m.id = e.entity_id) end),
  changed as (
    select distinct on (e.entity, e.entity_id, k.key) e.entity, e.entity_id as id, k.key as field, k.value as earlier,
      case when k.key = 'id_number_sealed' then e.id_number_hash end as hash, false as is_fact
    from effect e cross join lateral jsonb_each(e.earlier) k
    where e.fact is null and k.key <> 'name_key' order by e.entity, e.entity_id, k.key, e.seq),
  all_changed as (
    select * from changed
    union all select distinct e.entity, e.entity_id, e.fact, null::jsonb, null::bytea, true from effect e where e.fact is not null)
  select 'created', c.entity, c.id, null, null, null::uuid, null, null, null::timestamptz from created c
  union all
  select 'touched', c.entity, c.id, null, null, null, null, l.actor, l.at
  from created c cross join lateral (
    select l.* from change_line l where l.entity = c.entity and l.entity_id = c.id and l.import_id is distinct from run
      and not was_undone(l) order by l.id desc limit 1) l
  union all
  select 'link', 'member', m.id, f.field, 'party_org', c.id, null, null, null
  from created c join member m on c.id in (m.managing_branch_id, m.membership_branch_id)
  cross join lateral (values ('managing_branch_id', m.managing_branch_id), ('membership_branch_id', m.membership_branch_id)) f (field, target)
  where c.entity = 'party_org' and f.target = c.id
  union all
  select 'link', 'member', m.id, 'work_unit_id', 'social_org', c.id, null, null, null
  from created c join member m on m.work_unit_id = c.id where c.entity = 'social_org'
  union all
  select 'link', 'party_org', p.id, 'parent_id', 'party_org', c.id, null, null, null
  from created c join party_org p on p.parent_id = c.id where c.entity = 'party_org'
  union all
  select 'link', 'party_org', p.id, 'guided_by_id', 'party_org', c.id, null, null, null
  from created c join party_org p on p.guided_by_id = c.id where c.entity = 'party_org'
  union all
  select 'link', 'social_org', o.id, 'responsible_party_org_id', 'party_org', c.id, null, null, null
  from created c join social_org o on o.responsible_party_org_id = c.id where c.entity = 'party_org'
  union all
  select 'link', 'social_org', r.social_org_id, 'coverage_relation', 'party_org', c.id, null, null, null
  from created c join coverage_relation r on r.party_org_id = c.id where c.entity = 'party_org'
  union all
  select 'used', c.entity, c.id, u.field, null, null, null, null, null
  from created c cross join lateral (
    select 'grant' as field where c.entity = 'party_org' and exists (select from role_grant g where g.party_org_id = c.id and g.revoked_at is null)
    union all select 'region' where c.entity = 'party_org' and exists (select from party_org_region a where a.party_org_id = c.id)
    union all select 'root' where c.entity = 'party_org' and exists (select from installation i where i.root_party_org_id = c.id)
    union all select 'claim' where c.entity = 'party_org' and exists (select from claim k where k.party_org_id = c.id and k.state in ('proposed', 'disputed'))
    union all select 'list' where c.entity = 'party_org' and exists (select from complete_list l where l.party_org_id = c.id)
    union all select 'account' where c.entity = 'member' and exists (select from account a where a.member_id = c.id)
    union all select 'correction' where c.entity = 'member' and exists (select from correction_request q where q.member_id = c.id and q.state = 'waiting')) u
  union all
  select 'changed', c.entity, c.id, c.field, case when c.is_fact then 'fact' end, null, coalesce(
      case when l.at is not null then 'touched' end,
      case when c.field in ('parent_id', 'guided_by_id', 'responsible_party_org_id', 'managing_branch_id', 'membership_branch_id')
        and c.earlier <> 'null' and not exists (select from party_org p where p.id = (c.earlier #>> '{}')::uuid and p.ended_on is null)
        then 'gone' end,
      case when c.field = 'work_unit_id' and c.earlier <> 'null' and not exists (select from social_org o where o.id = (c.earlier #>> '{}')::uuid)
        then 'gone' end,
      case when c.field = 'credit_code' and exists (select from social_org o where o.credit_code = c.earlier #>> '{}' and o.id <> c.id
        and o.import_id is distinct from run) then 'taken' end,
      case when c.field = 'party_code' and exists (select from party_org p where p.party_code = c.earlier #>> '{}' and p.id <> c.id
        and p.import_id is distinct from run) then 'taken' end,
      case when c.hash is not null and exists (select from member m where m.id <> c.id and m.import_id is distinct from run
        and (m.id_number_hash = c.hash or m.id_number_hash_old = c.hash)) then 'taken' end), l.actor, l.at
  from all_changed c left join lateral (
    select l.actor, l.at from change_line l where l.entity = c.entity and l.entity_id = c.id and l.import_id is distinct from run
      and l.changes ? c.field and not was_undone(l)
      and l.id > (select min(own.id) from change_line own where own.entity = c.entity and own.entity_id = c.id and own.import_id = run)
    order by l.id desc limit 1) l on true
$function$;
alter function take_back_facts(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.take_back_lock(run uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not may_take_back(run) then
    raise exception 'not the caller''s import' using errcode = 'insufficient_privilege';
  end if;
  perform from social_org where import_id = run or id in (select entity_id from import_effect where import_id = run and entity = 'social_org')
    order by id for update;
  perform from party_org where import_id = run or id in (select entity_id from import_effect where import_id = run and entity = 'party_org')
    order by id for update;
  perform from member where import_id = run or id in (select entity_id from import_effect where import_id = run and entity = 'member')
    order by id for update;
end $function$;
alter function take_back_lock(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.take_backs_cut_off(failure_text text)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with cut as (
    update import_run set attempt = attempt + 1, done_rows = 0, failure = failure_text, state = 'stored'
    where state = 'taking_back' returning 1)
  select count(*)::int from cut
$function$;
alter function take_backs_cut_off(text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.taking_back()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('app.taking_back', true), '') <> '' $function$;
alter function taking_back() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.tally_drift()
 RETURNS TABLE(tree text, node bigint, key integer, kept bigint, counted bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with truth as (
    select s.pos, s.tree_pos as party_pos, s.body_no, s.signature as key, 1 as n
      from coverage_spans_of(array(select id from social_org)) s, installation
      where s.from_on <= counted_on and s.to_on > counted_on
    union all
    select c.region_pos, c.pos, 0, k.key, k.value
      from party_org_counts_of(array(select id from party_org)) c cross join lateral (values
        (-1, c.members), (-2, c.not_transferred), (-3, c.party_orgs::int), (-4, c.branches::int), (-5, c.covering::int)) k (key, value)),
  counted as (
    select 'place' as tree, r.pos as node, t.key, sum(t.n) as n from truth t join region r on t.pos between r.pos and r.pos_end group by 2, 3
    union all
    select 'party', c.pos, t.key, sum(t.n) from truth t join party_org_code c on t.party_pos between c.pos and c.pos_end group by 2, 3
    union all
    select 'body', body_no, key, sum(n) from truth where body_no > 0 group by 2, 3)
  select coalesce(c.tree, f.tree), coalesce(c.node, f.node), coalesce(c.key, f.key), coalesce(f.n, 0), coalesce(c.n, 0)
  from counted c full join tally_fold f on f.tree = c.tree and f.node = c.node and f.key = c.key
  where coalesce(f.n, 0) <> coalesce(c.n, 0)
$function$;
alter function tally_drift() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.tally_fold_pending()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET jit TO 'off'
AS $function$
declare
  taken int8;
  trees text[];
  nodes int8[];
begin
  perform pg_advisory_xact_lock(hashtext('tally_fold'));
  with recursive gone as (delete from tally_delta returning *),
  cell as (
    select pos, party_pos, body_no, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers
    from gone group by 1, 2, 3, 4),
  place as (select pos, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers from cell group by 1, 2),
  party as (select party_pos, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers from cell group by 1, 2),
  path as (
    select h.party_pos as start, k.pos, k.pos_end, k.parent_pos
      from (select distinct party_pos from party) h join party_org_code k on k.pos = h.party_pos
    union all
    select c.start, k.pos, k.pos_end, k.parent_pos from path c join party_org_code k on k.pos = c.parent_pos),
  lifted as (
    select 'place' as tree, r.pos as node, r.pos_end as node_end, c.key, c.n, c.staff, c.volunteers
    from place c cross join lateral (
      select a.pos, a.pos_end from region a where a.pos_end >= c.pos and a.pos in (
        0, c.pos / 10000000 * 10000000, c.pos / 100000 * 100000, c.pos / 1000 * 1000, c.pos)) r
    union all
    select 'party', a.pos, a.pos_end, c.key, c.n, c.staff, c.volunteers from party c join path a on a.start = c.party_pos
    union all
    select 'body', body_no, body_no, key, n, staff, volunteers from cell where body_no > 0),
  summed as (
    select tree, node, max(node_end) as node_end, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers
    from lifted group by tree, node, key order by tree, node, key),
  put as (
    insert into tally_fold as f (tree, node, node_end, key, n, staff, volunteers)
    select * from summed
    on conflict (tree, node, key) do update
      set n = f.n + excluded.n, staff = f.staff + excluded.staff, volunteers = f.volunteers + excluded.volunteers),
  touched as (select distinct tree, node from summed where key >= 0)
  select (select count(*) from gone), array_agg(tree), array_agg(node) into taken, trees, nodes from touched;
  perform tally_measure_nodes(trees, nodes);
  return taken;
end $function$;
alter function tally_fold_pending() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.tally_measure_nodes(trees text[], nodes bigint[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  insert into tally_measure as m (tree, node, node_end, parent, definition, total, formal, work, sole, joint, attached, functional,
    gaps, few, none, unverified, exempt, unclear, staff, volunteers)
  select f.tree, f.node, max(f.node_end),
    case f.tree
      when 'place' then (select up.pos from region r join region up on up.code = r.parent_code where r.pos = f.node order by r.valid_to desc nulls first limit 1)
      when 'party' then (select c.parent_pos from party_org_code c where c.pos = f.node)
    end, d.code,
    sum(f.n),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.work_mask <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 32 <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 96 = 64), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 224 = 128), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 480 = 256), 0),
    coalesce(sum(f.n) filter (where f.key & (d.formal_mask | 8192) = 0 and f.key & d.due_mask = d.due_mask & 4112), 0),
    coalesce(sum(f.n) filter (where f.key & (d.formal_mask | 8192) = 0 and f.key & 24 = 8 and f.key & d.due_mask & 4096 = 0), 0),
    coalesce(sum(f.n) filter (where f.key & (d.formal_mask | 8192) = 0 and f.key & 24 = 0), 0),
    coalesce(sum(f.n) filter (where f.key & (d.formal_mask | 8192) = 0 and f.key & 24 = 24), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask = 0 and f.key & 8192 <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & 2048 <> 0), 0),
    sum(f.staff), sum(f.volunteers)
  from unnest(trees, nodes) t (tree, node)
  cross join tally_definition d
  join tally_fold f on f.tree = t.tree and f.node = t.node and f.key >= 0 and f.key & d.base_mask = d.base_value
  group by f.tree, f.node, d.code
  on conflict (tree, node, definition) do update set total = excluded.total, formal = excluded.formal, work = excluded.work,
    sole = excluded.sole, joint = excluded.joint, attached = excluded.attached, functional = excluded.functional,
    gaps = excluded.gaps, few = excluded.few, none = excluded.none, unverified = excluded.unverified, exempt = excluded.exempt,
    unclear = excluded.unclear, staff = excluded.staff, volunteers = excluded.volunteers
$function$;
alter function tally_measure_nodes(text[],bigint[]) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.tally_rebuild()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_nestloop TO 'off'
 SET jit TO 'off'
 SET work_mem TO '256MB'
AS $function$
declare
  at timestamptz;
begin
  perform pg_advisory_xact_lock(hashtext('tally_day'));
  perform pg_advisory_xact_lock(hashtext('tally_fold'));
  at := clock_timestamp();
  with fresh as materialized (select * from coverage_spans_all()),
  ended as (
    update coverage_span s set known_to = at
    where s.known_to = 'infinity' and not exists (
      select from fresh f where f.social_org_id = s.social_org_id and f.from_on = s.from_on
        and (f.to_on, f.pos, f.responsible_party_org_id, f.tree_pos, f.body_no, f.org_type, f.sector, f.size_band, f.signature,
            f.staff, f.volunteers)
          is not distinct from (s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type, s.sector,
            s.size_band, s.signature, s.staff, s.volunteers))
    returning 1)
  insert into coverage_span (social_org_id, from_on, to_on, pos, responsible_party_org_id, near_pos, party_pos, tree_pos, body_no,
    org_type, sector, size_band, signature, staff, volunteers, known_from, stays_from, stays_to,
      present_from, present_to)
  select f.social_org_id, f.from_on, f.to_on, f.pos, f.responsible_party_org_id, o.near_pos, p.pos, f.tree_pos, f.body_no,
    f.org_type, f.sector, f.size_band, f.signature, f.staff, f.volunteers, at, f.from_on, f.to_on,
      f.from_on, f.to_on
  from fresh f join party_org p on p.id = f.responsible_party_org_id join social_org o on o.id = f.social_org_id
  -- Asked for first: what ended has to be out of the way of what follows it.
  where (select count(*) from ended) >= 0 and not exists (
    select from coverage_span s where s.social_org_id = f.social_org_id and s.from_on = f.from_on and s.known_to = 'infinity'
      and (f.to_on, f.pos, f.responsible_party_org_id, f.tree_pos, f.body_no, f.org_type, f.sector, f.size_band, f.signature,
          f.staff, f.volunteers)
        is not distinct from (s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type, s.sector,
          s.size_band, s.signature, s.staff, s.volunteers));
  perform coverage_runs_keep(null);
  delete from tally_delta;
  delete from tally_fold;
  delete from tally_measure;
  delete from party_org_count;
  insert into party_org_count (party_org_id, counted_region_pos, counted_pos, party_orgs, branches, covering, covers, members, full_members, not_transferred)
    select party_org_id, region_pos, pos, party_orgs, branches, covering, covers, members, full_members, not_transferred from party_org_counts_all();
  insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
    select pos, tree_pos, body_no, signature, count(*), sum(coalesce(staff, 0)), sum(coalesce(volunteers, 0))
    from coverage_span cross join (select counted_on from installation) i
    where known_to = 'infinity' and from_on <= counted_on and to_on > counted_on group by 1, 2, 3, 4
    union all
    select c.counted_region_pos, c.counted_pos, 0, k.key, k.value, 0, 0 from party_org_count c cross join lateral (values
      (-1, c.members), (-2, c.not_transferred), (-3, c.party_orgs::int), (-4, c.branches::int), (-5, c.covering::int)) k (key, value)
      where k.value <> 0;
  -- Ways up are looked up by index; sums are few against what they are of.
  perform set_config('enable_nestloop', 'on', true);
  perform tally_fold_pending();
end $function$;
alter function tally_rebuild() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.tally_roll(today date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  was date;
begin
  perform pg_advisory_xact_lock(hashtext('tally_day'));
  select counted_on into was from installation;
  if was = today then return; end if;
  insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
  select pos, tree_pos, body_no, signature, sum(n), sum(n * coalesce(staff, 0)), sum(n * coalesce(volunteers, 0))
  from (
    select -1 as n, s.* from coverage_span s where known_to = 'infinity' and from_on <= was and to_on > was and not (from_on <= today and to_on > today)
    union all
    select 1, s.* from coverage_span s where known_to = 'infinity' and from_on <= today and to_on > today and not (from_on <= was and to_on > was)) moved
  group by 1, 2, 3, 4;
  update installation set counted_on = today;
  perform party_org_recount(array(
    select id from party_org where first_on between least(was, today) and greatest(was, today)
      or ended_on between least(was, today) and greatest(was, today)
    union select party_org_id from coverage_relation
      where lower(valid) between least(was, today) and greatest(was, today) or upper(valid) between least(was, today) and greatest(was, today)
    union select managing_branch_id from member where first_on between least(was, today) and greatest(was, today)));
  perform tally_fold_pending();
end $function$;
alter function tally_roll(date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.text_shingles(said text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public'
AS $function$
  select coalesce(array_agg(distinct substr(t, i, 4) collate "C"), '{}')
  from (select regexp_replace(said, '[^一-龥A-Za-z]', '', 'g') as t) w, generate_series(1, length(t) - 3) i
$function$;
alter function text_shingles(text) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.told_plan(held jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public'
AS $function$
  select held - array['id', 'party_org_id', 'party_pos', 'set_by', 'set_at', 'withdrawn_at', 'withdrawn_by', 'version']
    || jsonb_build_object('lines', (select jsonb_agg(l - array['topic', 'note']) from jsonb_array_elements(held -> 'lines') l))
$function$;
alter function told_plan(jsonb) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.touch_by_code()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into coverage_touched
    select distinct p.social_org_id from new_rows n join social_org_period p on p.responsible_party_org_id = n.party_org_id
    where p.superseded_at is null and n.from_on > '-infinity'
    order by 1 on conflict (social_org_id) do nothing;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $function$;
alter function touch_by_code() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.touch_by_credit_code()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into coverage_touched select n.id from new_rows n join old_rows o on o.id = n.id
    where left(n.credit_code, 2) is distinct from left(o.credit_code, 2)
      and exists (select from exempt_category where code_prefix in (left(n.credit_code, 2), left(o.credit_code, 2)))
    order by 1 on conflict (social_org_id) do nothing;
  if found then
    insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return null;
end $function$;
alter function touch_by_credit_code() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.touch_by_member_period()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into coverage_touched select distinct work_unit_id from touched_rows where work_unit_id is not null order by 1
    on conflict (social_org_id) do nothing;
  insert into party_org_touched select distinct managing_branch_id from touched_rows order by 1 on conflict (party_org_id) do nothing;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $function$;
alter function touch_by_member_period() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.touch_by_party_org()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into party_org_touched select id from new_rows order by 1 on conflict (party_org_id) do nothing;
  if tg_op = 'UPDATE' then
    insert into coverage_touched
      select distinct r.social_org_id from new_rows n join old_rows o on o.id = n.id join coverage_relation r on r.party_org_id = n.id
      where (n.functional, n.first_on, n.ended_on) is distinct from (o.functional, o.first_on, o.ended_on)
      order by 1 on conflict (social_org_id) do nothing;
  end if;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $function$;
alter function touch_by_party_org() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.touch_covering()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into coverage_touched select distinct social_org_id from touched_rows order by 1 on conflict (social_org_id) do nothing;
  insert into party_org_touched select distinct party_org_id from touched_rows order by 1 on conflict (party_org_id) do nothing;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $function$;
alter function touch_covering() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.touch_social_orgs()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into coverage_touched select distinct social_org_id from touched_rows order by 1 on conflict (social_org_id) do nothing;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $function$;
alter function touch_social_orgs() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.unclear_by_region()
 RETURNS SETOF social_org
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select o.* from (
    select distinct r.pos, r.pos_end from party_org_region a join party_org p on p.id = a.party_org_id join region r on r.code = a.region_code
    where may_see_persons() and not party_is_open() and p.pos between party_lo() and party_hi() and p.ended_on is null
      -- Of one region within another only the outer one: none is told twice.
      and not exists (select from party_org_region x join party_org q on q.id = x.party_org_id join region g on g.code = x.region_code
        where q.pos between party_lo() and party_hi() and q.ended_on is null and g.code <> r.code and r.pos between g.pos and g.pos_end)) answered
  join social_org o on o.pos between answered.pos and answered.pos_end
  where o.responsibility = 'unclear' and o.ended_on is null and o.party_pos not between party_lo() and party_hi()
$function$;
alter function unclear_by_region() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.unit_sector(unit uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  return (select o.sector from social_org o where o.id = unit and o.withdrawn_at is null);
end $function$;
alter function unit_sector(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.upload_erased(erased uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from import_line where import_id in (select id from import_run where import_run.upload_id = erased);
  update import_run set layout = layout - 'sheets', has_marked_file = false, finished_at = coalesce(finished_at, now()),
    state = case when state in ('stored', 'taking_back', 'taken_back') then state else 'cancelled' end where import_run.upload_id = erased;
  update upload set erased_at = now() where id = erased;
$function$;
alter function upload_erased(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.uploads_lapsed(limit_to integer)
 RETURNS TABLE(upload_id uuid, import_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select u.id, r.id from upload u left join import_run r on r.upload_id = u.id
  where u.erased_at is null and u.expires_at < now() order by u.expires_at limit limit_to
$function$;
alter function uploads_lapsed(integer) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.vitality_facts(ids uuid[], days date[], today date)
 RETURNS TABLE(party_org_id uuid, on_day date, done integer[], owed integer[])
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  with day as materialized (
    select d as on_day, vitality_since(d) as since, least(d + 1, today) as over, n::int as n from unnest(days) with ordinality t (d, n)),
  span as materialized (select date_trunc('year', min(since)::timestamp)::date as first, max(on_day) + 1 as last from day),
  org as materialized (
    select p.id, p.pos, p.kind, p.functional, p.first_on, p.ended_on, p.kind in ('branch', 'joint_branch') and not p.functional as usual,
      case when not p.functional and p.kind not like 'temporary%' then party_org_tier(p.kind) end as tier
    from party_org p where p.id = any (ids) and not p.outside_system),
  alive as materialized (
    select o.id, o.kind, o.functional, o.usual, o.first_on, d.on_day, d.n
    from org o join day d on o.first_on <= d.on_day and (o.ended_on is null or o.ended_on > d.on_day)),
  unit as materialized (
    select u.per, g::date as from_on, (g + u.long)::date as to_on
    from (values ('month', interval '1 month'), ('quarter', interval '3 months'), ('year', interval '1 year')) u (per, long), span,
      generate_series(span.first::timestamp, span.last::timestamp - interval '1 day', u.long) g),
  rule as materialized (
    select r.party_org_id, r.party_pos, r.reach, r.kind, r.per, r.least, r.from_on, r.to_on, c.pos_end,
      k.party_org_id is not null as of_site, k.held_by
    from duty_rule r join meeting_kind k on k.code = r.kind join party_org_code c on c.pos = r.party_pos, span
    where r.from_on < span.last and (r.to_on is null or r.to_on > span.first)),
  reached as (
    select o.id, o.first_on, o.ended_on, r.* from rule r join org o on o.id = r.party_org_id where r.reach = 'own'
    union all
    select o.id, o.first_on, o.ended_on, r.* from rule r join org o on o.pos between r.party_pos and r.pos_end
      and case when r.of_site then o.tier = any (r.held_by) else o.usual end where r.reach = 'below'),
  nearest as materialized (
    select distinct on (r.id, r.kind, u.per, u.from_on) r.id, r.first_on, r.ended_on, r.kind, r.least::int as times, u.per, u.from_on, u.to_on,
      r.per = u.per as asked
    from reached r join unit u on u.from_on >= r.from_on and (r.to_on is null or u.from_on < r.to_on)
    order by r.id, r.kind, u.per, u.from_on, r.reach = 'own' desc, r.party_pos desc),
  asked as (select kind, per from duty_usual() union select kind, per from nearest where nearest.asked),
  held as materialized (
    select m.id as meeting_id, m.party_org_id as id, m.kinds, m.held_on, m.party_group
    from meeting m, span where m.party_org_id = any (ids) and m.withdrawn_at is null and m.held_on >= span.first and m.held_on < span.last),
  kept as materialized (
    select h.id, a.kind, a.per, date_trunc(a.per, h.held_on::timestamp)::date as from_on, array_agg(h.held_on order by h.held_on) as days
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind
    where not held_by_groups(a.kind) group by 1, 2, 3, 4),
  kept_by_group as materialized (
    select h.id, h.party_group, a.kind, a.per, date_trunc(a.per, h.held_on::timestamp)::date as from_on, array_agg(h.held_on order by h.held_on) as days
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind
    where held_by_groups(a.kind) and h.party_group is not null group by 1, 2, 3, 4, 5),
  grouped as materialized (select g.party_org_id as id, g.name, g.days from party_group g where g.party_org_id = any (ids)),
  cell as materialized (
    select o.id, d.kind, u.from_on, u.to_on, k.days[d.times] as met_on
    from org o cross join duty_usual() d join unit u on u.per = d.per
      left join kept k on k.id = o.id and k.kind = d.kind and k.per = d.per and k.from_on = u.from_on
    where o.usual and o.first_on <= u.from_on and (o.ended_on is null or o.ended_on >= u.to_on)
      and not exists (select from nearest r where r.id = o.id and r.kind = d.kind and r.per = d.per and r.from_on = u.from_on)
      and (d.needs = 'none' or (d.needs = 'committee' and exists (
        select from party_post t where t.party_org_id = o.id and t.post not in ('secretary', 'deputy_secretary', 'party_worker')
          and t.from_on <= u.from_on and t.to_on > u.from_on)))
    union all
    select r.id, r.kind, r.from_on, r.to_on, k.days[r.times]
    from nearest r left join kept k on k.id = r.id and k.kind = r.kind and k.per = r.per and k.from_on = r.from_on
    where r.asked and not held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)
    -- Each group owes for itself, in the whole periods in which it is there.
    union all
    select a.id, a.kind, a.from_on, a.to_on, k.days[a.times]
    from (
      select o.id, d.kind, u.per, u.from_on, u.to_on, d.times from org o cross join duty_usual() d join unit u on u.per = d.per
      where d.needs = 'groups' and o.usual and o.first_on <= u.from_on and (o.ended_on is null or o.ended_on >= u.to_on)
        and not exists (select from nearest r where r.id = o.id and r.kind = d.kind and r.per = d.per and r.from_on = u.from_on)
      union all
      select r.id, r.kind, r.per, r.from_on, r.to_on, r.times from nearest r
      where r.asked and held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)) a
      join grouped g on g.id = a.id and g.days @> daterange(a.from_on, a.to_on)
      left join kept_by_group k on k.id = a.id and k.party_group = g.name and k.kind = a.kind and k.per = a.per and k.from_on = a.from_on),
  duty as (
    select c.id, d.n, case c.kind when 'branch_assembly' then 5 when 'committee_meeting' then 6 when 'group_meeting' then 7 when 'theme_day' then 8
        when 'party_lecture' then 9 when 'criticism_meeting' then 10 when 'appraisal' then 11 when 'talks' then 12 else 13 end as fact,
      count(*) filter (where c.met_on <= d.on_day) as done, count(*) as owed
    from cell c join day d on c.from_on <= d.on_day and c.to_on > d.since and (c.met_on <= d.on_day or c.to_on <= d.over)
    group by 1, 2, 3),
  -- By month and by the day asked for at which a meeting is first seen, so that a year is added up from months.
  summed as materialized (
    select h.id, date_trunc('month', h.held_on::timestamp)::date as month, 1 + width_bucket(h.held_on - 1, days) as n,
      sum(r.present) filter (where r.assembly = 'members') as present,
      sum(r.called - r.on_leave - r.exempt) filter (where r.assembly = 'members') as expected,
      count(*) filter (where r.assembly <> 'round' and a.meeting_id is not null) as approved, count(*) filter (where r.assembly <> 'round') as written,
      sum(r.talks_done) as talks, sum(r.talks_planned) as planned
    from held h join meeting_record r on r.meeting_id = h.meeting_id left join meeting_approval a on a.meeting_id = h.meeting_id group by 1, 2, 3),
  year as (
    select s.id, d.n, sum(s.present) as present, sum(s.expected) as expected, sum(s.approved) as approved, sum(s.written) as written,
      sum(s.talks) as talks, sum(s.planned) as planned
    from summed s join day d on s.n <= d.n and s.month >= d.since group by 1, 2),
  voters as (
    select t.managing_branch_id as id, d.n, count(*) as full_members from member_period t join day d on t.valid @> d.on_day
    where t.managing_branch_id = any (ids) and t.superseded_at is null and t.status = 'full' group by 1, 2),
  post as (
    select t.party_org_id as id, d.n, count(*) filter (where t.post = 'secretary') as secretaries,
      count(distinct t.person_name) filter (where t.post <> 'party_worker') as committee,
      bool_or(t.in_management) filter (where t.post = 'secretary') as in_management
    from party_post t join day d on t.from_on <= d.on_day and t.to_on > d.on_day where t.party_org_id = any (ids) group by 1, 2),
  term as (
    select t.party_org_id as id, d.n, max(coalesce(t.extended_to_on, t.to_on)) as to_on
    from party_term t join day d on t.from_on <= d.on_day where t.party_org_id = any (ids) group by 1, 2),
  fact as (
    select a.id, a.n, f.* from alive a
      left join post p on p.id = a.id and p.n = a.n
      left join term t on t.id = a.id and t.n = a.n
      left join voters v on v.id = a.id and v.n = a.n
      left join year y on y.id = a.id and y.n = a.n
      cross join lateral (values
        (1, least(coalesce(p.secretaries, 0), 1), 1),
        (2, (t.to_on > a.on_day)::int, (t.to_on is not null and not a.functional and a.kind not like 'temporary%' and a.kind <> 'work_committee')::int),
        (3, (p.committee >= 3)::int, (a.usual and v.full_members >= 7)::int),
        (4, (exists (select from meeting m where m.party_org_id = a.id and m.withdrawn_at is null
              and m.held_on between party_life_since(a.on_day) and a.on_day))::int,
            (a.usual and a.first_on <= party_life_since(a.on_day))::int),
        (14, y.present, y.expected), (15, y.approved, y.written), (16, y.talks, y.planned),
        (17, p.in_management::int, (p.in_management is not null)::int)) f (fact, done, owed)
    union all select d.id, d.n, d.fact, d.done, d.owed from duty d),
  whole as (
    select a.id, a.on_day, g.fact, coalesce(f.owed, 0)::int4 as owed, case when f.owed > 0 then coalesce(f.done, 0) else 0 end::int4 as done
    from alive a cross join generate_series(1, 17) g (fact) left join fact f on f.id = a.id and f.n = a.n and f.fact = g.fact)
  select w.id, w.on_day, array_agg(w.done order by w.fact), array_agg(w.owed order by w.fact) from whole w group by 1, 2
$function$;
alter function vitality_facts(uuid[],date[],date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.vitality_in_range(of_month date)
 RETURNS TABLE(party_org_id uuid, measured integer, met integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 4000
 SET search_path TO 'public'
AS $function$
  select k.party_org_id, k.measured & t.told, k.met & t.told
  from party_org_month k join party_org p on p.id = k.party_org_id
    cross join (select case when may_see_persons() then 131071 else 73723 end as told) t
  where k.month = of_month and p.pos between party_lo() and party_hi() and p.region_pos between place_lo() and place_hi()
    and (body_lo() = 0 or exists (select from coverage_relation r join social_org o on o.id = r.social_org_id
      where r.party_org_id = p.id and o.body_no between body_lo() and body_hi()))
$function$;
alter function vitality_in_range(date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.vitality_index_in_sight(org uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select may_see_persons() and place_is_open() and body_is_open() and exists (
    select from party_org p left join party_org up on up.id = p.parent_id
    where p.id = org and case when party_is_open() then p.parent_id is null or up.parent_id is null else party_lo() in (p.pos, up.pos) end)
$function$;
alter function vitality_index_in_sight(uuid) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.vitality_of(ids uuid[], days date[], today date)
 RETURNS TABLE(party_org_id uuid, on_day date, done integer[], owed integer[], index_in_sight boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  sees boolean := may_see_persons();
  counted date := (select counted_on from party_org_month_day);
  wanted uuid[] := array(select p.id from party_org p where p.id = any (ids) and p.pos between party_lo() and party_hi()
    and p.region_pos between place_lo() and place_hi());
  marked uuid[] := array(select p from unnest(wanted) p where exists (select from party_org_month_mark m where m.party_org_id = p));
  kept date[] := array(select d from unnest(days) d where d >= party_org_months_from(counted) and d <= today
    and (d = counted and today = counted or d < least(today, date_trunc('month', counted::timestamp)::date)
      and d = (date_trunc('month', d::timestamp) + interval '1 month')::date - 1));
  fresh date[] := array(select d from unnest(days) d where d <> all (kept) order by d);
  settled uuid[] := array(select p from unnest(wanted) p where p <> all (marked));
begin
  return query
    select k.party_org_id, d, vitality_told(k.done, sees), vitality_told(k.owed, sees), vitality_index_in_sight(k.party_org_id)
    from unnest(kept) d join party_org_month k on k.month = date_trunc('month', d::timestamp)::date where k.party_org_id = any (settled);
  if cardinality(fresh) > 0 and cardinality(settled) > 0 then
    return query
      select f.party_org_id, f.on_day, vitality_told(f.done, sees), vitality_told(f.owed, sees), vitality_index_in_sight(f.party_org_id)
      from vitality_facts(settled, fresh, today) f;
  end if;
  if cardinality(marked) > 0 then
    return query
      select f.party_org_id, f.on_day, vitality_told(f.done, sees), vitality_told(f.owed, sees), vitality_index_in_sight(f.party_org_id)
      from vitality_facts(marked, days, today) f;
  end if;
end $function$;
alter function vitality_of(uuid[],date[],date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.vitality_scheme_at(node bigint, on_day date)
 RETURNS SETOF vitality_scheme
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select s.* from vitality_scheme s join party_org_code c on c.pos = s.party_pos
  where node between c.pos and c.pos_end and s.from_on <= on_day and (s.to_on is null or s.to_on > on_day)
  order by s.party_pos desc limit 1
$function$;
alter function vitality_scheme_at(bigint,date) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.vitality_schemes_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update vitality_scheme s set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and s.party_org_id = old.id;
  return old;
end $function$;
alter function vitality_schemes_follow_merge() owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.vitality_shipped()
 RETURNS TABLE(questions smallint[], thresholds smallint[])
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select '{1,1,1,1,2,2,2,2,2,2,2,2,2,3,3,3,3}'::int2[], '{100,100,100,100,80,80,80,80,80,100,100,100,80,80,80,80,100}'::int2[]
$function$;
alter function vitality_shipped() owner to {{owner}};
CREATE OR REPLACE FUNCTION public.vitality_since(on_day date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select (date_trunc('month', on_day::timestamp) - interval '12 months')::date $function$;
alter function vitality_since(date) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.vitality_told(counts integer[], sees boolean)
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when sees then counts else counts[1:2] || 0 || counts[4:13] || '{0,0,0}'::int4[] || counts[17:17] end
$function$;
alter function vitality_told(integer[],boolean) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.voters_elsewhere(org uuid, on_day date)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select count(*) from member m join member_period t on t.member_id = m.id join party_org p on p.id = org
  where p.pos between party_lo() and party_hi() and may_see_persons() and m.membership_branch_id = org and t.superseded_at is null
    and t.valid @> on_day and t.status = 'full' and t.membership_branch_id = org and t.managing_branch_id <> org
$function$;
alter function voters_elsewhere(uuid,date) owner to {{keeper}};
CREATE OR REPLACE FUNCTION public.was_undone(l change_line)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select l.changes ? 'not_double' or l.import_id is not null
    and exists (select from import_run r where r.id = l.import_id and r.state = 'taken_back')
    and not exists (select from import_kept k where k.import_id = l.import_id and k.entity = l.entity and k.entity_id = l.entity_id)
$function$;
alter function was_undone(change_line) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.without_phone(r jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when r ->> 'office_phone_sealed' is null then r
    else jsonb_set(r, '{office_phone_sealed}', logged_value(r, 'office_phone_sealed')) end
$function$;
alter function without_phone(jsonb) owner to {{owner}};
CREATE OR REPLACE FUNCTION public.year_plans_follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update plan_template d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  delete from year_plan d using merged_record r
  where r.id = old.id and d.party_org_id = old.id
    and exists (select from year_plan o where o.party_org_id = r.keeper_id and o.year = d.year);
  update year_plan d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $function$;
alter function year_plans_follow_merge() owner to {{keeper}};

-- Triggers

CREATE TRIGGER advisor_assignment_consultations AFTER INSERT ON public.advisor_assignment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION consultations_follow_fact();
CREATE TRIGGER advisor_assignment_log AFTER INSERT OR DELETE OR UPDATE ON public.advisor_assignment FOR EACH ROW WHEN (((NOT rekeying()) AND (NOT merging()))) EXECUTE FUNCTION log_fact('social_org');
CREATE TRIGGER advisor_assignment_touch_delete AFTER DELETE ON public.advisor_assignment REFERENCING OLD TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER advisor_assignment_touch_insert AFTER INSERT ON public.advisor_assignment REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER advisor_assignment_touch_update AFTER UPDATE ON public.advisor_assignment REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER annual_check_log AFTER INSERT OR DELETE OR UPDATE ON public.annual_check FOR EACH ROW WHEN ((NOT merging())) EXECUTE FUNCTION log_fact('social_org');
CREATE TRIGGER appraisal_log AFTER INSERT OR UPDATE ON public.appraisal FOR EACH ROW EXECUTE FUNCTION log_appraisal();
CREATE TRIGGER appraisal_member_log AFTER UPDATE OF grade ON public.appraisal_member FOR EACH ROW WHEN ((old.grade IS DISTINCT FROM new.grade)) EXECUTE FUNCTION log_appraisal();
CREATE TRIGGER attendance_log AFTER UPDATE ON public.attendance FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) OR (old.reason IS DISTINCT FROM new.reason))) EXECUTE FUNCTION log_meeting();
CREATE TRIGGER attendance_confirmation_log AFTER INSERT ON public.attendance_confirmation FOR EACH ROW EXECUTE FUNCTION log_attendance_confirmation();
CREATE TRIGGER attendance_confirmation_noted_log AFTER UPDATE ON public.attendance_confirmation FOR EACH ROW WHEN ((old.noted_at IS DISTINCT FROM new.noted_at)) EXECUTE FUNCTION log_confirmation_noted();
CREATE TRIGGER attendance_confirmation_taken_back_log AFTER UPDATE ON public.attendance_confirmation FOR EACH ROW WHEN ((old.taken_back_at IS DISTINCT FROM new.taken_back_at)) EXECUTE FUNCTION log_attendance_confirmation();
CREATE TRIGGER batch_change_made AFTER INSERT ON public.batch_change FOR EACH ROW EXECUTE FUNCTION log_batch();
CREATE TRIGGER batch_change_undone AFTER UPDATE OF undone_at ON public.batch_change FOR EACH ROW WHEN (((new.undone_at IS NOT NULL) AND (old.undone_at IS NULL))) EXECUTE FUNCTION log_batch();
CREATE TRIGGER check_in_log AFTER UPDATE ON public.check_in FOR EACH ROW WHEN ((new.decided_at IS DISTINCT FROM old.decided_at)) EXECUTE FUNCTION log_convening();
CREATE TRIGGER claim_log AFTER INSERT OR UPDATE OF state ON public.claim FOR EACH ROW EXECUTE FUNCTION log_claim();
CREATE TRIGGER complete_list_log AFTER UPDATE OF state ON public.complete_list FOR EACH ROW WHEN (((new.state IS DISTINCT FROM old.state) AND (acting_name() <> ''::text) AND ((new.state = ANY (ARRAY['comparing'::text, 'discarded'::text])) OR (new.confirmed_at IS DISTINCT FROM old.confirmed_at)))) EXECUTE FUNCTION log_complete_list();
CREATE TRIGGER consultation_log AFTER UPDATE OF state ON public.consultation FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION log_consultation();
CREATE TRIGGER consultation_part_asked AFTER INSERT ON public.consultation_part FOR EACH ROW EXECUTE FUNCTION log_consultation_part();
CREATE TRIGGER consultation_part_body_asked AFTER INSERT ON public.consultation_part FOR EACH ROW WHEN ((new.asked_on IS NOT NULL)) EXECUTE FUNCTION log_consultation_body();
CREATE TRIGGER consultation_part_body_moved AFTER UPDATE OF superseded_on ON public.consultation_part FOR EACH ROW WHEN ((new.superseded_on IS DISTINCT FROM old.superseded_on)) EXECUTE FUNCTION log_consultation_body();
CREATE TRIGGER consultation_part_log AFTER UPDATE OF answer ON public.consultation_part FOR EACH ROW EXECUTE FUNCTION log_consultation_answer();
CREATE TRIGGER convening_kinds_changed AFTER UPDATE ON public.convening REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION kinds_must_be();
CREATE TRIGGER convening_kinds_entered AFTER INSERT ON public.convening REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION kinds_must_be();
CREATE TRIGGER convening_log AFTER INSERT OR UPDATE ON public.convening FOR EACH ROW EXECUTE FUNCTION log_convening();
CREATE TRIGGER joint_parts_follow_host AFTER UPDATE ON public.convening FOR EACH ROW WHEN ((((((((new.kinds IS DISTINCT FROM old.kinds) OR (new.on_day IS DISTINCT FROM old.on_day)) OR (new.starts_at IS DISTINCT FROM old.starts_at)) OR (new.place IS DISTINCT FROM old.place)) OR (new.topic IS DISTINCT FROM old.topic)) OR (new.agenda IS DISTINCT FROM old.agenda)) OR (new.cancelled_at IS DISTINCT FROM old.cancelled_at))) EXECUTE FUNCTION joint_parts_follow_host();
CREATE TRIGGER correction_request_log_insert AFTER INSERT ON public.correction_request FOR EACH ROW EXECUTE FUNCTION log_correction();
CREATE TRIGGER correction_request_log_update AFTER UPDATE ON public.correction_request FOR EACH ROW WHEN ((new.state IS DISTINCT FROM old.state)) EXECUTE FUNCTION log_correction();
CREATE TRIGGER counting_definition_log AFTER INSERT OR DELETE OR UPDATE ON public.counting_definition FOR EACH ROW EXECUTE FUNCTION log_setting('id');
CREATE TRIGGER coverage_relation_consultations AFTER INSERT ON public.coverage_relation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION consultations_follow_fact();
CREATE TRIGGER coverage_relation_log AFTER INSERT OR DELETE OR UPDATE ON public.coverage_relation FOR EACH ROW WHEN ((NOT merging())) EXECUTE FUNCTION log_fact('social_org');
CREATE TRIGGER coverage_relation_party_log AFTER INSERT OR DELETE OR UPDATE ON public.coverage_relation FOR EACH ROW WHEN ((NOT merging())) EXECUTE FUNCTION log_fact('party_org');
CREATE TRIGGER coverage_relation_touch_delete AFTER DELETE ON public.coverage_relation REFERENCING OLD TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_covering();
CREATE TRIGGER coverage_relation_touch_insert AFTER INSERT ON public.coverage_relation REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_covering();
CREATE TRIGGER coverage_relation_touch_update AFTER UPDATE ON public.coverage_relation REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_covering();
CREATE TRIGGER coverage_span_moved BEFORE UPDATE OF social_org_id ON public.coverage_span FOR EACH ROW WHEN ((old.social_org_id <> new.social_org_id)) EXECUTE FUNCTION coverage_span_moved();
CREATE TRIGGER credit_listing_log AFTER INSERT OR DELETE OR UPDATE ON public.credit_listing FOR EACH ROW WHEN ((NOT merging())) EXECUTE FUNCTION log_fact('social_org');
CREATE TRIGGER declared_figure_log AFTER INSERT OR DELETE OR UPDATE ON public.declared_figure FOR EACH ROW WHEN ((NOT merging())) EXECUTE FUNCTION log_fact('social_org');
CREATE TRIGGER declared_figure_touch_delete AFTER DELETE ON public.declared_figure REFERENCING OLD TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER declared_figure_touch_insert AFTER INSERT ON public.declared_figure REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER declared_figure_touch_update AFTER UPDATE ON public.declared_figure REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER duty_rule_log AFTER INSERT OR UPDATE ON public.duty_rule FOR EACH ROW EXECUTE FUNCTION log_duty_rule();
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.duty_rule REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.duty_rule REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.duty_rule REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER evaluation_log AFTER INSERT OR DELETE OR UPDATE ON public.evaluation FOR EACH ROW WHEN ((NOT merging())) EXECUTE FUNCTION log_fact('social_org');
CREATE TRIGGER exclusion_log AFTER INSERT OR UPDATE ON public.exclusion FOR EACH ROW EXECUTE FUNCTION log_exclusion();
CREATE TRIGGER exempt_category_due AFTER INSERT OR UPDATE ON public.exempt_category FOR EACH ROW EXECUTE FUNCTION mark_exempt_due();
CREATE TRIGGER exempt_category_log_insert AFTER INSERT ON public.exempt_category REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_entity_creation('none', 'none');
CREATE TRIGGER exempt_category_log_update AFTER UPDATE ON public.exempt_category REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_entity_change('none', 'none');
CREATE TRIGGER import_run_log AFTER UPDATE ON public.import_run FOR EACH ROW WHEN (((new.state IS DISTINCT FROM old.state) AND (new.state = ANY (ARRAY['stored'::text, 'taken_back'::text])))) EXECUTE FUNCTION log_import();
CREATE TRIGGER import_run_taken_back AFTER UPDATE OF state ON public.import_run FOR EACH ROW WHEN (((new.state = 'taken_back'::text) AND (old.state <> 'taken_back'::text))) EXECUTE FUNCTION log_take_back();
CREATE TRIGGER inspection_log AFTER INSERT OR UPDATE ON public.inspection FOR EACH ROW EXECUTE FUNCTION log_inspection();
CREATE TRIGGER joint_invitation_log AFTER INSERT OR UPDATE ON public.joint_invitation FOR EACH ROW EXECUTE FUNCTION log_joint_invitation();
CREATE TRIGGER joint_minutes_log AFTER INSERT OR UPDATE OF minutes ON public.joint_minutes FOR EACH ROW EXECUTE FUNCTION log_joint_minutes();
CREATE TRIGGER leave_request_asked_log AFTER INSERT ON public.leave_request FOR EACH ROW EXECUTE FUNCTION log_convening();
CREATE TRIGGER leave_request_log AFTER UPDATE ON public.leave_request FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION log_convening();
CREATE TRIGGER list_difference_log AFTER UPDATE OF state, note ON public.list_difference FOR EACH ROW WHEN ((((new.state IS DISTINCT FROM old.state) OR (new.note IS DISTINCT FROM old.note)) AND (NOT new.carried))) EXECUTE FUNCTION log_difference();
CREATE TRIGGER mass_org_log AFTER INSERT OR DELETE OR UPDATE ON public.mass_org FOR EACH ROW WHEN ((NOT merging())) EXECUTE FUNCTION log_fact('social_org');
CREATE TRIGGER mass_org_touch_delete AFTER DELETE ON public.mass_org REFERENCING OLD TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER mass_org_touch_insert AFTER INSERT ON public.mass_org REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER mass_org_touch_update AFTER UPDATE ON public.mass_org REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER meeting_kinds_changed AFTER UPDATE ON public.meeting REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION kinds_must_be();
CREATE TRIGGER meeting_kinds_entered AFTER INSERT ON public.meeting REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION kinds_must_be();
CREATE TRIGGER meeting_log AFTER INSERT OR UPDATE ON public.meeting FOR EACH ROW EXECUTE FUNCTION log_meeting();
CREATE TRIGGER party_lives_delete AFTER DELETE ON public.meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_lives_follow();
CREATE TRIGGER party_lives_insert AFTER INSERT ON public.meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_lives_follow();
CREATE TRIGGER party_lives_update AFTER UPDATE ON public.meeting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_lives_follow();
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.meeting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER meeting_approval_log AFTER INSERT OR DELETE ON public.meeting_approval FOR EACH ROW EXECUTE FUNCTION log_minutes();
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.meeting_approval REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_meeting();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.meeting_approval REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_meeting();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.meeting_approval REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_meeting();
CREATE TRIGGER meeting_attachment_added_log AFTER INSERT ON public.meeting_attachment FOR EACH ROW EXECUTE FUNCTION log_minutes();
CREATE TRIGGER meeting_attachment_removed_log AFTER UPDATE OF removed_at ON public.meeting_attachment FOR EACH ROW WHEN (((old.removed_at IS NULL) AND (new.removed_at IS NOT NULL))) EXECUTE FUNCTION log_minutes();
CREATE TRIGGER meeting_kind_log AFTER INSERT OR UPDATE ON public.meeting_kind FOR EACH ROW EXECUTE FUNCTION log_meeting_kind();
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.meeting_kind REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.meeting_kind REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.meeting_kind REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER meeting_record_log AFTER UPDATE ON public.meeting_record FOR EACH ROW EXECUTE FUNCTION log_meeting();
CREATE TRIGGER meeting_record_sketch AFTER INSERT ON public.meeting_record FOR EACH ROW WHEN ((new.minutes IS NOT NULL)) EXECUTE FUNCTION sketch_minutes();
CREATE TRIGGER meeting_record_sketch_again AFTER UPDATE ON public.meeting_record FOR EACH ROW WHEN ((old.minutes IS DISTINCT FROM new.minutes)) EXECUTE FUNCTION sketch_minutes();
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.meeting_record REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_meeting();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.meeting_record REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_meeting();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.meeting_record REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_meeting();
CREATE TRIGGER meeting_resolution_added_log AFTER INSERT ON public.meeting_resolution FOR EACH ROW WHEN ((correction_reason() IS NOT NULL)) EXECUTE FUNCTION log_meeting();
CREATE TRIGGER meeting_resolution_log AFTER DELETE OR UPDATE ON public.meeting_resolution FOR EACH ROW EXECUTE FUNCTION log_meeting();
CREATE TRIGGER meeting_sample_log AFTER INSERT ON public.meeting_sample FOR EACH ROW EXECUTE FUNCTION log_meeting_sample();
CREATE TRIGGER answers_follow_merge BEFORE DELETE ON public.member FOR EACH ROW EXECUTE FUNCTION answers_follow_merge();
CREATE TRIGGER appraisals_follow_merge BEFORE DELETE ON public.member FOR EACH ROW EXECUTE FUNCTION appraisals_follow_merge();
CREATE TRIGGER confirmations_follow_merge BEFORE DELETE ON public.member FOR EACH ROW EXECUTE FUNCTION confirmations_follow_merge();
CREATE TRIGGER exclusions_follow_merge BEFORE DELETE ON public.member FOR EACH ROW EXECUTE FUNCTION exclusions_follow_merge();
CREATE TRIGGER member_inserted AFTER INSERT ON public.member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_member_periods();
CREATE TRIGGER member_join_posts AFTER INSERT ON public.member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION join_post_holders();
CREATE TRIGGER member_log_insert AFTER INSERT ON public.member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_entity_creation('none', 'party_pos');
CREATE TRIGGER member_log_update AFTER UPDATE ON public.member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_entity_change('none', 'party_pos');
CREATE TRIGGER member_party_group_insert AFTER INSERT ON public.member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_party_groups();
CREATE TRIGGER member_party_group_update AFTER UPDATE ON public.member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((NOT merging())) EXECUTE FUNCTION keep_party_groups();
CREATE TRIGGER member_tally_delete AFTER DELETE ON public.member REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION member_tally_touch();
CREATE TRIGGER member_tally_insert AFTER INSERT ON public.member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_tally_touch();
CREATE TRIGGER member_tally_update AFTER UPDATE ON public.member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_tally_touch();
CREATE TRIGGER member_token_due_delete AFTER DELETE ON public.member REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION member_tokens_not_due();
CREATE TRIGGER member_token_due_update AFTER UPDATE ON public.member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_tokens_not_due();
CREATE TRIGGER member_tokens_delete AFTER DELETE ON public.member REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_member_tokens();
CREATE TRIGGER member_tokens_insert AFTER INSERT ON public.member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_new_member_tokens();
CREATE TRIGGER member_tokens_update AFTER UPDATE ON public.member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_member_tokens();
CREATE TRIGGER member_updated AFTER UPDATE ON public.member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((NOT merging()) AND (NOT putting_back_periods()))) EXECUTE FUNCTION keep_member_periods();
CREATE TRIGGER member_version BEFORE UPDATE ON public.member FOR EACH ROW WHEN ((((NOT rekeying()) AND ((new.party_pos = old.party_pos) AND (NOT (new.membership_pos IS DISTINCT FROM old.membership_pos)))) OR (new.managing_branch_id <> old.managing_branch_id) OR (new.membership_branch_id IS DISTINCT FROM old.membership_branch_id))) EXECUTE FUNCTION count_version();
CREATE TRIGGER party_groups_follow_merge BEFORE DELETE ON public.member FOR EACH ROW EXECUTE FUNCTION party_groups_follow_merge();
CREATE TRIGGER member_not_double_log AFTER INSERT OR DELETE OR UPDATE ON public.member_not_double FOR EACH ROW EXECUTE FUNCTION log_not_double('member');
CREATE TRIGGER member_period_in_order_insert AFTER INSERT ON public.member_period REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_period_in_order();
CREATE TRIGGER member_period_in_order_update AFTER UPDATE ON public.member_period REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_period_in_order();
CREATE TRIGGER member_period_touch_delete AFTER DELETE ON public.member_period REFERENCING OLD TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_by_member_period();
CREATE TRIGGER member_period_touch_insert AFTER INSERT ON public.member_period REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_by_member_period();
CREATE TRIGGER member_period_touch_update AFTER UPDATE ON public.member_period REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_by_member_period();
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.member_period REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_period();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.member_period REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_period();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.member_period REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_period();
CREATE TRIGGER merged_guidance AFTER INSERT ON public.merged_record FOR EACH ROW WHEN ((new.kind = 'party_org'::text)) EXECUTE FUNCTION guidance_follows_merge();
CREATE TRIGGER merged_record_consultations AFTER INSERT ON public.merged_record FOR EACH ROW EXECUTE FUNCTION consultations_follow_merge();
CREATE TRIGGER merged_record_settlements AFTER INSERT ON public.merged_record FOR EACH ROW EXECUTE FUNCTION settlements_follow_merge();
CREATE TRIGGER mismatch_settlement_made AFTER INSERT ON public.mismatch_settlement FOR EACH ROW EXECUTE FUNCTION log_mismatch_settlement();
CREATE TRIGGER mismatch_settlement_undone AFTER UPDATE OF undone_at ON public.mismatch_settlement FOR EACH ROW WHEN (((new.undone_at IS NOT NULL) AND (old.undone_at IS NULL))) EXECUTE FUNCTION log_mismatch_settlement();
CREATE TRIGGER org_head_log AFTER INSERT OR DELETE OR UPDATE ON public.org_head FOR EACH ROW WHEN (((NOT rekeying()) AND (NOT merging()))) EXECUTE FUNCTION log_fact('social_org');
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.party_group REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.party_group REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.party_group REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_group_leader_log AFTER INSERT OR DELETE OR UPDATE ON public.party_group_leader FOR EACH ROW EXECUTE FUNCTION log_party_group_leader();
CREATE TRIGGER appraisals_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION appraisals_follow_merge();
CREATE TRIGGER confirmations_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION confirmations_follow_merge();
CREATE TRIGGER consultation_bodies_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION consultation_bodies_follow_merge();
CREATE TRIGGER convenings_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION convenings_follow_merge();
CREATE TRIGGER duty_rules_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION duty_rules_follow_merge();
CREATE TRIGGER exclusions_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION exclusions_follow_merge();
CREATE TRIGGER inspections_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION inspections_follow_merge();
CREATE TRIGGER joint_invitations_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION joint_invitations_follow_merge();
CREATE TRIGGER meeting_kinds_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION meeting_kinds_follow_merge();
CREATE TRIGGER meeting_samples_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION meeting_samples_follow_merge();
CREATE TRIGGER meetings_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION meetings_follow_merge();
CREATE TRIGGER party_groups_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION party_groups_follow_merge();
CREATE TRIGGER party_org_claims AFTER UPDATE ON public.party_org FOR EACH ROW WHEN (((new.ended_on IS NOT NULL) AND (old.ended_on IS NULL))) EXECUTE FUNCTION claims_follow_body();
CREATE TRIGGER party_org_consultations AFTER UPDATE ON public.party_org FOR EACH ROW WHEN (((new.ended_on IS NOT NULL) AND (old.ended_on IS NULL))) EXECUTE FUNCTION consultations_follow_host();
CREATE TRIGGER party_org_guidance_inserted AFTER INSERT ON public.party_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_party_org_guidance();
CREATE TRIGGER party_org_guidance_updated AFTER UPDATE ON public.party_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((NOT merging())) EXECUTE FUNCTION keep_party_org_guidance();
CREATE TRIGGER party_org_log_insert AFTER INSERT ON public.party_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_entity_creation('region_pos', 'pos');
CREATE TRIGGER party_org_log_update AFTER UPDATE ON public.party_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_entity_change('region_pos', 'pos');
CREATE TRIGGER party_org_member_tally AFTER UPDATE ON public.party_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_tally_move();
CREATE TRIGGER party_org_member_tally_delete AFTER DELETE ON public.party_org REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION member_tally_after_delete();
CREATE TRIGGER party_org_member_tally_settle BEFORE DELETE ON public.party_org FOR EACH STATEMENT EXECUTE FUNCTION member_tally_before_delete();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.party_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_org();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.party_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_org();
CREATE TRIGGER party_org_tokens_delete AFTER DELETE ON public.party_org REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_party_org_tokens();
CREATE TRIGGER party_org_tokens_insert AFTER INSERT ON public.party_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_party_org_tokens();
CREATE TRIGGER party_org_tokens_update AFTER UPDATE ON public.party_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_party_org_tokens();
CREATE TRIGGER party_org_touch_insert AFTER INSERT ON public.party_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_by_party_org();
CREATE TRIGGER party_org_touch_update AFTER UPDATE ON public.party_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_by_party_org();
CREATE TRIGGER party_org_version BEFORE UPDATE ON public.party_org FOR EACH ROW WHEN (((NOT rekeying()) AND (new.pos = old.pos))) EXECUTE FUNCTION count_version();
CREATE TRIGGER reminder_delay_follows_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION reminder_delay_follows_merge();
CREATE TRIGGER vitality_schemes_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION vitality_schemes_follow_merge();
CREATE TRIGGER year_plans_follow_merge BEFORE DELETE ON public.party_org FOR EACH ROW EXECUTE FUNCTION year_plans_follow_merge();
CREATE TRIGGER party_org_code_touch_insert AFTER INSERT ON public.party_org_code REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_by_code();
CREATE TRIGGER party_org_not_double_log AFTER INSERT OR DELETE OR UPDATE ON public.party_org_not_double FOR EACH ROW EXECUTE FUNCTION log_not_double('party_org');
CREATE TRIGGER party_org_region_log AFTER INSERT OR DELETE OR UPDATE ON public.party_org_region FOR EACH ROW EXECUTE FUNCTION log_setting('party_org_id');
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.party_post REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.party_post REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.party_post REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_post_log AFTER INSERT OR DELETE OR UPDATE ON public.party_post FOR EACH ROW WHEN (((NOT rekeying()) AND (NOT merging()))) EXECUTE FUNCTION log_fact('party_org');
CREATE TRIGGER party_post_right_change AFTER UPDATE ON public.party_post FOR EACH ROW WHEN (((NOT rekeying()) AND (NOT merging()) AND ((old.post = 'secretary'::text) OR (new.post = 'secretary'::text)))) EXECUTE FUNCTION move_secretary_right();
CREATE TRIGGER party_post_right_gone BEFORE DELETE ON public.party_post FOR EACH ROW WHEN ((old.post = 'secretary'::text)) EXECUTE FUNCTION move_secretary_right();
CREATE TRIGGER party_post_right_new AFTER INSERT ON public.party_post FOR EACH ROW WHEN ((new.post = 'secretary'::text)) EXECUTE FUNCTION move_secretary_right();
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.party_term REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.party_term REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.party_term REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch();
CREATE TRIGGER party_term_log AFTER INSERT OR DELETE OR UPDATE ON public.party_term FOR EACH ROW WHEN ((NOT merging())) EXECUTE FUNCTION log_fact('party_org');
CREATE TRIGGER plan_template_kinds BEFORE INSERT OR UPDATE OF lines ON public.plan_template FOR EACH ROW EXECUTE FUNCTION plan_kinds_must_be();
CREATE TRIGGER plan_template_log AFTER INSERT OR UPDATE ON public.plan_template FOR EACH ROW EXECUTE FUNCTION log_year_plan();
CREATE CONSTRAINT TRIGGER settle_at_commit AFTER INSERT ON public.settle_due DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settle_touched();
CREATE TRIGGER social_org_claims AFTER UPDATE ON public.social_org FOR EACH ROW WHEN (((NOT merging()) AND (((((((((new.responsible_party_org_id IS DISTINCT FROM old.responsible_party_org_id) OR (new.responsibility IS DISTINCT FROM old.responsibility)) OR (new.ended_on IS DISTINCT FROM old.ended_on)) OR (new.region_code IS DISTINCT FROM old.region_code)) OR (new.address_region_code IS DISTINCT FROM old.address_region_code)) OR (new.supervising_body_id IS DISTINCT FROM old.supervising_body_id)) OR (new.org_type IS DISTINCT FROM old.org_type)) OR (new.sector IS DISTINCT FROM old.sector)) OR (new.industry_regulator_id IS DISTINCT FROM old.industry_regulator_id)))) EXECUTE FUNCTION claims_follow_org();
CREATE TRIGGER social_org_code_touch AFTER UPDATE ON public.social_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_by_credit_code();
CREATE TRIGGER social_org_consultations AFTER UPDATE ON public.social_org FOR EACH ROW WHEN (((new.ended_on IS NOT NULL) AND (old.ended_on IS NULL))) EXECUTE FUNCTION consultations_follow_org();
CREATE TRIGGER social_org_consulted_body AFTER UPDATE ON public.social_org FOR EACH ROW WHEN ((new.responsible_party_org_id IS DISTINCT FROM old.responsible_party_org_id)) EXECUTE FUNCTION consultations_follow_body();
CREATE TRIGGER social_org_former_name BEFORE UPDATE OF name ON public.social_org FOR EACH ROW WHEN (((old.name_key <> new.name_key) AND (correction_reason() IS NULL) AND (NOT merging()))) EXECUTE FUNCTION keep_former_name();
CREATE TRIGGER social_org_inserted AFTER INSERT ON public.social_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_social_org_periods();
CREATE TRIGGER social_org_log_insert AFTER INSERT ON public.social_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_entity_creation('pos', 'party_pos');
CREATE TRIGGER social_org_log_update AFTER UPDATE ON public.social_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_entity_change('pos', 'party_pos');
CREATE TRIGGER social_org_member_tally AFTER UPDATE ON public.social_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_tally_touch_sectors();
CREATE TRIGGER social_org_member_tally_settle BEFORE DELETE ON public.social_org FOR EACH STATEMENT EXECUTE FUNCTION member_tally_before_delete();
CREATE TRIGGER social_org_reason_inserted AFTER INSERT ON public.social_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_no_party_reasons();
CREATE TRIGGER social_org_reason_updated AFTER UPDATE ON public.social_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_no_party_reasons();
CREATE TRIGGER social_org_tokens_delete AFTER DELETE ON public.social_org REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_social_org_tokens();
CREATE TRIGGER social_org_tokens_insert AFTER INSERT ON public.social_org REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_social_org_tokens();
CREATE TRIGGER social_org_tokens_update AFTER UPDATE ON public.social_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_social_org_tokens();
CREATE TRIGGER social_org_updated AFTER UPDATE ON public.social_org REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((NOT merging()) AND (NOT putting_back_periods()))) EXECUTE FUNCTION keep_social_org_periods();
CREATE TRIGGER social_org_version BEFORE UPDATE ON public.social_org FOR EACH ROW WHEN (((NOT rekeying()) AND ((new.party_pos = old.party_pos) OR (new.responsible_party_org_id <> old.responsible_party_org_id)))) EXECUTE FUNCTION count_version();
CREATE TRIGGER social_org_not_double_log AFTER INSERT OR DELETE OR UPDATE ON public.social_org_not_double FOR EACH ROW EXECUTE FUNCTION log_not_double('social_org');
CREATE TRIGGER social_org_period_touch_delete AFTER DELETE ON public.social_org_period REFERENCING OLD TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER social_org_period_touch_insert AFTER INSERT ON public.social_org_period REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER social_org_period_touch_update AFTER UPDATE ON public.social_org_period REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION touch_social_orgs();
CREATE TRIGGER supervising_body_log AFTER INSERT OR DELETE OR UPDATE ON public.supervising_body FOR EACH ROW EXECUTE FUNCTION log_setting('id');
CREATE TRIGGER complete_list_erased AFTER UPDATE OF erased_at ON public.upload FOR EACH ROW WHEN (((new.erased_at IS NOT NULL) AND (old.erased_at IS NULL))) EXECUTE FUNCTION complete_list_file_erased();
CREATE TRIGGER party_org_month_delete AFTER DELETE ON public.vitality_scheme REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER party_org_month_insert AFTER INSERT ON public.vitality_scheme REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER party_org_month_update AFTER UPDATE ON public.vitality_scheme REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION party_org_month_touch_reach();
CREATE TRIGGER vitality_scheme_log AFTER INSERT OR UPDATE ON public.vitality_scheme FOR EACH ROW EXECUTE FUNCTION log_vitality_scheme();
CREATE TRIGGER year_plan_kinds BEFORE INSERT OR UPDATE OF lines ON public.year_plan FOR EACH ROW EXECUTE FUNCTION plan_kinds_must_be();
CREATE TRIGGER year_plan_log AFTER INSERT OR UPDATE ON public.year_plan FOR EACH ROW EXECUTE FUNCTION log_year_plan();

-- Row-level rules

create policy keeper on advisor_assignment as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on advisor_assignment as PERMISSIVE for ALL to {{app}}, {{self}} using (((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = advisor_assignment.social_org_id))) AND ((member_id IS NULL) OR may_see_private() OR (member_id = ANY (only_members())) OR (NOT (account_id IS DISTINCT FROM acting_account())) OR (NOT is_private_member(member_id))))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = advisor_assignment.social_org_id))));
create policy keeper on annual_check as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on annual_check as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = annual_check.social_org_id)))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = annual_check.social_org_id))));
create policy keeper on appraisal as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on appraisal as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on appraisal_member as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on appraisal_member as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (may_see_private() OR (NOT is_private_member(member_id)))));
create policy keeper on appraisal_rating as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on appraisal_rating as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND (party_lo() = party_pos)));
create policy keeper on attendance as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on attendance as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND ((member_id IS NULL) OR may_see_private() OR (NOT is_private_member(member_id)))));
create policy changing on attendance_confirmation as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy entering on attendance_confirmation as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on attendance_confirmation as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on attendance_confirmation as PERMISSIVE for SELECT to {{app}}, {{self}} using ((may_see_persons() AND (((party_pos >= party_lo()) AND (party_pos <= party_hi())) OR ((home_pos >= party_lo()) AND (home_pos <= party_hi()))) AND (may_see_private() OR (NOT is_private_member(member_id)))));
create policy keeper on batch_change as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on batch_change as PERMISSIVE for ALL to {{app}}, {{self}} using ((NOT (account_id IS DISTINCT FROM acting_account()))) with check ((NOT (account_id IS DISTINCT FROM acting_account())));
create policy keeper on batch_row as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on batch_row as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM batch_change b
  WHERE (b.id = batch_row.batch_id)))) with check ((EXISTS ( SELECT
   FROM batch_change b
  WHERE (b.id = batch_row.batch_id))));
create policy keeper on calendar_address as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on calendar_address as PERMISSIVE for ALL to {{app}}, {{self}} using ((account_id = acting_account())) with check (((account_id = acting_account()) AND (EXISTS ( SELECT
   FROM role_grant g
  WHERE ((g.id = calendar_address.grant_id) AND (g.account_id = acting_account()))))));
create policy attachments on change_line as RESTRICTIVE for SELECT to {{app}}, {{self}} using (((entity <> 'meeting'::text) OR may_see_private() OR keeps_duty('auditor'::text) OR (NOT (changes ? 'meeting_attachment'::text))));
create policy both_of_a_pair on change_line as RESTRICTIVE for SELECT to {{app}}, {{self}} using (((NOT (changes ? 'not_double'::text)) OR keeps_duty('auditor'::text) OR ( SELECT (
        CASE change_line.entity
            WHEN 'social_org'::text THEN (EXISTS ( SELECT
               FROM social_org r
              WHERE (r.id = other.id)))
            WHEN 'party_org'::text THEN (EXISTS ( SELECT
               FROM party_org r
              WHERE (r.id = other.id)))
            ELSE (EXISTS ( SELECT
               FROM member r
              WHERE (r.id = other.id)))
        END OR (EXISTS ( SELECT
           FROM merged_record g
          WHERE (g.id = other.id))))
   FROM ( SELECT (COALESCE((change_line.changes #>> '{not_double,1,id}'::text[]), (change_line.changes #>> '{not_double,0,id}'::text[])))::uuid AS id) other)));
create policy convenings on change_line as RESTRICTIVE for SELECT to {{app}}, {{self}} using (((entity <> 'convening'::text) OR keeps_duty('auditor'::text) OR may_see_persons()));
create policy keeper on change_line as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy meetings on change_line as RESTRICTIVE for SELECT to {{app}}, {{self}} using (((entity <> 'meeting'::text) OR keeps_duty('auditor'::text) OR (may_see_persons() AND (may_see_private() OR (NOT (changes ? 'attendance'::text))))));
create policy private_posts on change_line as RESTRICTIVE for SELECT to {{app}}, {{self}} using (((NOT (changes ?| ARRAY['party_post'::text, 'advisor_assignment'::text])) OR may_see_private() OR keeps_duty('auditor'::text) OR (NOT is_private_member((COALESCE((changes #>> '{party_post,1,member_id}'::text[]), (changes #>> '{party_post,0,member_id}'::text[]), (changes #>> '{advisor_assignment,1,member_id}'::text[]), (changes #>> '{advisor_assignment,0,member_id}'::text[])))::uuid))));
create policy reading on change_line as PERMISSIVE for SELECT to {{app}}, {{self}} using (
CASE entity
    WHEN 'social_org'::text THEN ((EXISTS ( SELECT
       FROM social_org o
      WHERE (o.id = change_line.entity_id))) OR (EXISTS ( SELECT
       FROM merged_record g
      WHERE (g.id = change_line.entity_id))))
    WHEN 'party_org'::text THEN (((EXISTS ( SELECT
       FROM party_org p
      WHERE (p.id = change_line.entity_id))) OR (EXISTS ( SELECT
       FROM merged_record g
      WHERE (g.id = change_line.entity_id)))) AND ((NOT (changes ? 'coverage_relation'::text)) OR (EXISTS ( SELECT
       FROM social_org o
      WHERE (o.id = (COALESCE((change_line.changes #>> '{coverage_relation,1,social_org_id}'::text[]), (change_line.changes #>> '{coverage_relation,0,social_org_id}'::text[])))::uuid))) OR (EXISTS ( SELECT
       FROM merged_record g
      WHERE (g.id = (COALESCE((change_line.changes #>> '{coverage_relation,1,social_org_id}'::text[]), (change_line.changes #>> '{coverage_relation,0,social_org_id}'::text[])))::uuid)))))
    WHEN 'member'::text THEN ((EXISTS ( SELECT
       FROM member m
      WHERE (m.id = change_line.entity_id))) OR (EXISTS ( SELECT
       FROM merged_record g
      WHERE (g.id = change_line.entity_id))))
    ELSE (COALESCE(((pos >= place_lo()) AND (pos <= place_hi())), true) AND COALESCE(((party_pos >= party_lo()) AND (party_pos <= party_hi())), true) AND COALESCE(((body_no >= body_lo()) AND (body_no <= body_hi())), true))
END);
create policy writing on change_line as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((NOT (account_id IS DISTINCT FROM acting_account())));
create policy keeper on check_in as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on check_in as PERMISSIVE for SELECT to {{self}} using ((member_id = ANY (only_members())));
create policy scope on check_in as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (may_see_private() OR (NOT is_private_member(member_id)))));
create policy signing on check_in as PERMISSIVE for INSERT to {{self}} with check ((is_called(convening_id, member_id) AND (state = ANY (ARRAY['wrong'::text, 'counted'::text, 'waiting'::text]))));
create policy signing_again on check_in as PERMISSIVE for UPDATE to {{self}} using (((member_id = ANY (only_members())) AND (state = ANY (ARRAY['wrong'::text, 'waiting'::text])))) with check (((member_id = ANY (only_members())) AND (state = ANY (ARRAY['wrong'::text, 'counted'::text, 'waiting'::text]))));
create policy deciding on claim as PERMISSIVE for UPDATE to {{app}} using (((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))) OR (NOT (proposed_by IS DISTINCT FROM acting_account())) OR (may_see_persons() AND (EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = claim.social_org_id))))));
create policy keeper on claim as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy proposing on claim as PERMISSIVE for INSERT to {{app}} with check (((NOT (proposed_by IS DISTINCT FROM acting_account())) AND ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = claim.social_org_id))) OR (social_org_id IN ( SELECT u.id
   FROM unclear_by_region() u(id, name, name_key, credit_code, org_type, register_kind, legal_person, operating, status, founded_on, founded_precision, first_on, ended_on, end_reason, region_code, pos, address, address_region_code, sector, staff, staff_full_time, volunteers, affiliates, member_enterprises, branch_units, legal_representative, contact_name, contact_phone, charter_party_on, charter_party, staffing, setup_base, parent_body_category, registrar_id, industry_regulator_id, guidance_body_id, supervising_body_id, body_no, responsible_party_org_id, party_pos, responsibility, responsibility_principle, no_party_reason, extra, version, import_id, created_by, created_at, updated_at, no_party_reason_note))))));
create policy reading on claim as PERMISSIVE for SELECT to {{app}} using (((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))) OR (proposed_by = acting_account()) OR (EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = claim.social_org_id))) OR (social_org_id IN ( SELECT u.id
   FROM unclear_by_region() u(id, name, name_key, credit_code, org_type, register_kind, legal_person, operating, status, founded_on, founded_precision, first_on, ended_on, end_reason, region_code, pos, address, address_region_code, sector, staff, staff_full_time, volunteers, affiliates, member_enterprises, branch_units, legal_representative, contact_name, contact_phone, charter_party_on, charter_party, staffing, setup_base, parent_body_category, registrar_id, industry_regulator_id, guidance_body_id, supervising_body_id, body_no, responsible_party_org_id, party_pos, responsibility, responsibility_principle, no_party_reason, extra, version, import_id, created_by, created_at, updated_at, no_party_reason_note)))));
create policy reading_own on claim as PERMISSIVE for SELECT to {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = claim.social_org_id))));
create policy keeper on complete_list as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on complete_list as PERMISSIVE for ALL to {{app}} using ((((pos >= place_lo()) AND (pos <= place_hi())) AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND ((body_no >= body_lo()) AND (body_no <= body_hi())))) with check ((((pos >= place_lo()) AND (pos <= place_hi())) AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND ((body_no >= body_lo()) AND (body_no <= body_hi()))));
create policy keeper on complete_list_row as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on complete_list_row as PERMISSIVE for ALL to {{app}} using ((EXISTS ( SELECT
   FROM complete_list l
  WHERE (l.id = complete_list_row.list_id)))) with check ((EXISTS ( SELECT
   FROM complete_list l
  WHERE (l.id = complete_list_row.list_id))));
create policy keeper on consultation as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on consultation as PERMISSIVE for SELECT to {{self}} using ((EXISTS ( SELECT
   FROM consultation_part p
  WHERE (p.consultation_id = consultation.id))));
create policy scope on consultation as PERMISSIVE for ALL to {{app}} using (((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = consultation.social_org_id))) OR (EXISTS ( SELECT
   FROM consultation_part p
  WHERE (p.consultation_id = consultation.id))))) with check (((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = consultation.social_org_id))) OR (EXISTS ( SELECT
   FROM consultation_part p
  WHERE (p.consultation_id = consultation.id)))));
create policy keeper on consultation_part as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on consultation_part as PERMISSIVE for SELECT to {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = consultation_part.social_org_id))));
create policy scope on consultation_part as PERMISSIVE for ALL to {{app}} using (((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = consultation_part.social_org_id))) OR (may_see_persons() AND (EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = consultation_part.party_org_id)))))) with check ((consultation_is_own(consultation_id) OR (EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = consultation_part.social_org_id))) OR (may_see_persons() AND (EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = consultation_part.party_org_id))))));
create policy keeper on convening as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on convening as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on convening_read as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on convening_read as PERMISSIVE for SELECT to {{self}} using ((member_id = ANY (only_members())));
create policy reading_again on convening_read as PERMISSIVE for UPDATE to {{self}} using ((member_id = ANY (only_members())));
create policy reading_it on convening_read as PERMISSIVE for INSERT to {{self}} with check (is_called(convening_id, member_id));
create policy scope on convening_read as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (may_see_private() OR (NOT is_private_member(member_id)))));
create policy answering on correction_request as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND (EXISTS ( SELECT
   FROM member m
  WHERE ((m.id = correction_request.member_id) AND ((m.party_pos >= party_lo()) AND (m.party_pos <= party_hi())))))));
create policy asking on correction_request as PERMISSIVE for INSERT to {{self}} with check (((member_id = ANY (only_members())) AND (state = 'waiting'::text)));
create policy keeper on correction_request as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy managing on correction_request as PERMISSIVE for SELECT to {{app}}, {{self}} using ((may_see_persons() AND (EXISTS ( SELECT
   FROM member m
  WHERE ((m.id = correction_request.member_id) AND ((m.party_pos >= party_lo()) AND (m.party_pos <= party_hi())))))));
create policy own on correction_request as PERMISSIVE for SELECT to {{self}} using ((member_id = ANY (only_members())));
create policy keeper on coverage_due as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on coverage_relation as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on coverage_relation as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = coverage_relation.social_org_id)))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = coverage_relation.social_org_id))));
create policy keeper on coverage_snapshot as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy whole on coverage_snapshot as PERMISSIVE for ALL to {{app}} using (( SELECT (place_is_open() AND party_is_open() AND body_is_open())));
create policy keeper on coverage_snapshot_day as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy whole on coverage_snapshot_day as PERMISSIVE for ALL to {{app}} using (( SELECT (place_is_open() AND party_is_open() AND body_is_open())));
create policy keeper on coverage_span as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on coverage_span as PERMISSIVE for ALL to {{self}} using ((social_org_id = ANY (only_orgs())));
create policy scope on coverage_span as PERMISSIVE for ALL to {{app}} using (((( SELECT place_is_open() AS place_is_open) OR ((pos >= ( SELECT place_lo() AS place_lo)) AND (pos <= ( SELECT place_hi() AS place_hi)))) AND (( SELECT party_is_open() AS party_is_open) OR ((party_pos >= ( SELECT party_lo() AS party_lo)) AND (party_pos <= ( SELECT party_hi() AS party_hi)))) AND (( SELECT body_is_open() AS body_is_open) OR ((body_no >= ( SELECT body_lo() AS body_lo)) AND (body_no <= ( SELECT body_hi() AS body_hi))))));
create policy keeper on credit_listing as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on credit_listing as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = credit_listing.social_org_id)))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = credit_listing.social_org_id))));
create policy keeper on declared_figure as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on declared_figure as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = declared_figure.social_org_id)))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = declared_figure.social_org_id))));
create policy changing on duty_rule as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy entering on duty_rule as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on duty_rule as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on duty_rule as PERMISSIVE for SELECT to {{app}}, {{self}} using (true);
create policy keeper on evaluation as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on evaluation as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = evaluation.social_org_id)))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = evaluation.social_org_id))));
create policy keeper on exclusion as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on exclusion as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (may_see_private() OR (NOT is_private_member(member_id)))));
create policy entering on exclusion_case as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on exclusion_case as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on exclusion_case as PERMISSIVE for SELECT to {{app}}, {{self}} using (sees_exclusion_case(exclusion_id, party_pos));
create policy adding on exempt_category as PERMISSIVE for INSERT to {{app}} with check ((place_is_open() AND party_is_open() AND body_is_open()));
create policy changing on exempt_category as PERMISSIVE for UPDATE to {{app}} using ((place_is_open() AND party_is_open() AND body_is_open()));
create policy keeper on exempt_category as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on exempt_category as PERMISSIVE for SELECT to {{app}}, {{self}} using (true);
create policy auditor_notes on export_request as PERMISSIVE for UPDATE to {{app}}, {{self}} using (((alone_reason IS NOT NULL) AND keeps_duty('auditor'::text))) with check ((noted_at IS NOT NULL));
create policy auditor_reads on export_request as PERMISSIVE for SELECT to {{app}}, {{self}} using (((alone_reason IS NOT NULL) AND keeps_duty('auditor'::text)));
create policy decider_decides on export_request as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((needs_approval AND (keeps_duty('security_admin'::text) OR (may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())))))) with check ((needs_approval AND (decided_by = acting_account())));
create policy decider_reads on export_request as PERMISSIVE for SELECT to {{app}}, {{self}} using ((needs_approval AND (keeps_duty('security_admin'::text) OR (may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))))));
create policy keeper on export_request as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on export_request as PERMISSIVE for ALL to {{app}}, {{self}} using ((account_id = acting_account())) with check ((account_id = acting_account()));
create policy keeper on import_effect as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on import_kept as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on import_kept as PERMISSIVE for ALL to {{app}} using ((EXISTS ( SELECT
   FROM import_run i
  WHERE (i.id = import_kept.import_id)))) with check ((EXISTS ( SELECT
   FROM import_run i
  WHERE (i.id = import_kept.import_id))));
create policy keeper on import_line as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on import_line as PERMISSIVE for ALL to {{app}} using ((EXISTS ( SELECT
   FROM import_run i
  WHERE (i.id = import_line.import_id)))) with check ((EXISTS ( SELECT
   FROM import_run i
  WHERE (i.id = import_line.import_id))));
create policy keeper on import_run as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on import_run as PERMISSIVE for ALL to {{app}} using ((NOT (account_id IS DISTINCT FROM acting_account()))) with check ((NOT (account_id IS DISTINCT FROM acting_account())));
create policy reach on import_run as PERMISSIVE for SELECT to {{app}} using (((state = ANY (ARRAY['stored'::text, 'taking_back'::text, 'taken_back'::text])) AND import_in_reach(grant_id)));
create policy taking_back on import_run as PERMISSIVE for UPDATE to {{app}} using (((state = ANY (ARRAY['stored'::text, 'taking_back'::text])) AND import_in_reach(grant_id))) with check (((state = ANY (ARRAY['stored'::text, 'taking_back'::text, 'taken_back'::text])) AND import_in_reach(grant_id)));
create policy changing on inspection as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy entering on inspection as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on inspection as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on inspection as PERMISSIVE for SELECT to {{app}}, {{self}} using ((may_see_persons() AND (((party_pos >= party_lo()) AND (party_pos <= party_hi())) OR (EXISTS ( SELECT
   FROM party_org_code c
  WHERE ((c.pos = inspection.party_pos) AND ((party_lo() >= c.pos) AND (party_lo() <= c.pos_end))))))));
create policy answering on joint_invitation as PERMISSIVE for SELECT to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy answering_it on joint_invitation as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy hosting on joint_invitation as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((host_pos >= party_lo()) AND (host_pos <= party_hi()))));
create policy keeper on joint_invitation as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy hosting on joint_minutes as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((host_pos >= party_lo()) AND (host_pos <= party_hi()))));
create policy keeper on joint_minutes as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy asking on leave_request as PERMISSIVE for INSERT to {{self}} with check ((is_called(convening_id, member_id) AND (state = 'waiting'::text)));
create policy asking_again on leave_request as PERMISSIVE for UPDATE to {{self}} using ((member_id = ANY (only_members()))) with check (((member_id = ANY (only_members())) AND (state = ANY (ARRAY['waiting'::text, 'taken_back'::text]))));
create policy keeper on leave_request as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on leave_request as PERMISSIVE for SELECT to {{self}} using ((member_id = ANY (only_members())));
create policy scope on leave_request as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (may_see_private() OR (NOT is_private_member(member_id)))));
create policy keeper on list_difference as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on list_difference as PERMISSIVE for ALL to {{app}} using (((EXISTS ( SELECT
   FROM complete_list l
  WHERE (l.id = list_difference.list_id))) AND ((social_org_id IS NULL) OR (EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = list_difference.social_org_id)))))) with check (((EXISTS ( SELECT
   FROM complete_list l
  WHERE (l.id = list_difference.list_id))) AND ((social_org_id IS NULL) OR (EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = list_difference.social_org_id))))));
create policy keeper on look_line as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on look_line as PERMISSIVE for SELECT to {{app}}, {{self}} using (
CASE
    WHEN ((entity_id IS NULL) OR (entity = 'meeting'::text)) THEN (NOT (account_id IS DISTINCT FROM acting_account()))
    ELSE ((entity = 'member'::text) AND (EXISTS ( SELECT
       FROM member m
      WHERE (m.id = look_line.entity_id))) AND ((NOT (account_id IS DISTINCT FROM acting_account())) OR (NOT look_withheld(entity_id, account_id, at, shown_from))))
END);
create policy writing on look_line as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((NOT (account_id IS DISTINCT FROM acting_account())));
create policy keeper on mass_org as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on mass_org as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = mass_org.social_org_id)))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = mass_org.social_org_id))));
create policy changing on meeting as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy entering on meeting as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on meeting as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on meeting as PERMISSIVE for SELECT to {{app}}, {{self}} using ((((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (( SELECT (place_is_open() AND body_is_open())) OR (EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = meeting.party_org_id))))));
create policy keeper on meeting_approval as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on meeting_approval as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on meeting_attachment as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on meeting_attachment as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (may_see_private() OR (NOT meeting_calls_private(meeting_id)))));
create policy changing on meeting_kind as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy entering on meeting_kind as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on meeting_kind as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on meeting_kind as PERMISSIVE for SELECT to {{app}}, {{self}} using (true);
create policy keeper on meeting_record as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on meeting_record as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on meeting_resolution as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on meeting_resolution as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on meeting_sample as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on meeting_sample as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on member as PERMISSIVE for ALL to {{keeper}} using (((withdrawn_at IS NULL) OR taking_back())) with check (true);
create policy own on member as PERMISSIVE for ALL to {{self}} using (((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND ((NOT private) OR may_see_private())) OR (id = ANY (only_members()))));
create policy scope on member as PERMISSIVE for ALL to {{app}} using ((may_see_persons() AND (((party_pos >= party_lo()) AND (party_pos <= party_hi())) OR ((membership_pos >= party_lo()) AND (membership_pos <= party_hi()))) AND ((NOT private) OR may_see_private()))) with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND ((NOT private) OR may_see_private())));
create policy standing on member as RESTRICTIVE for ALL to {{app}}, {{self}} using ((withdrawn_at IS NULL));
create policy keeper on member_not_double as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy merging on member_not_double as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND (EXISTS ( SELECT
   FROM member r
  WHERE ((r.id = member_not_double.one_id) AND ((r.party_pos >= party_lo()) AND (r.party_pos <= party_hi()))))) AND (EXISTS ( SELECT
   FROM member r
  WHERE ((r.id = member_not_double.two_id) AND ((r.party_pos >= party_lo()) AND (r.party_pos <= party_hi()))))))) with check ((may_see_persons() AND (EXISTS ( SELECT
   FROM member r
  WHERE ((r.id = member_not_double.one_id) AND ((r.party_pos >= party_lo()) AND (r.party_pos <= party_hi()))))) AND (EXISTS ( SELECT
   FROM member r
  WHERE ((r.id = member_not_double.two_id) AND ((r.party_pos >= party_lo()) AND (r.party_pos <= party_hi())))))));
create policy reading on member_not_double as PERMISSIVE for SELECT to {{app}}, {{self}} using (((EXISTS ( SELECT
   FROM member r
  WHERE (r.id = member_not_double.one_id))) AND (EXISTS ( SELECT
   FROM member r
  WHERE (r.id = member_not_double.two_id)))));
create policy keeper on member_period as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on member_period as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM member m
  WHERE (m.id = member_period.member_id))));
create policy keeper on member_tally as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on member_tally_day as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on member_tally_delta as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on member_tally_sector_moved as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on member_token as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on member_token as PERMISSIVE for ALL to {{app}}, {{self}} using ((( SELECT may_see_persons() AS may_see_persons) AND (( SELECT party_is_open() AS party_is_open) OR ((pos >= ( SELECT party_lo() AS party_lo)) AND (pos <= ( SELECT party_hi() AS party_hi)))) AND ((NOT private) OR ( SELECT may_see_private() AS may_see_private))));
create policy keeper on member_token_due as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on member_token_due as PERMISSIVE for ALL to {{app}}, {{self}} using (may_see_persons());
create policy keeper on merged_record as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on merged_record as PERMISSIVE for SELECT to {{app}}, {{self}} using (
CASE kind
    WHEN 'social_org'::text THEN (EXISTS ( SELECT
       FROM social_org o
      WHERE (o.id = merged_record.keeper_id)))
    WHEN 'party_org'::text THEN (EXISTS ( SELECT
       FROM party_org p
      WHERE (p.id = merged_record.keeper_id)))
    ELSE (EXISTS ( SELECT
       FROM member m
      WHERE (m.id = merged_record.keeper_id)))
END);
create policy keeper on minutes_sketch as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on mismatch_settlement as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on mismatch_settlement as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND (EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = mismatch_settlement.social_org_id))))) with check ((may_see_persons() AND (EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = mismatch_settlement.social_org_id)))));
create policy keeper on no_party_reason as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on no_party_reason as PERMISSIVE for SELECT to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = no_party_reason.social_org_id))));
create policy keeper on org_head as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on org_head as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = org_head.social_org_id)))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = org_head.social_org_id))));
create policy keeper on party_group as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on party_group as PERMISSIVE for SELECT to {{app}}, {{self}} using ((((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (( SELECT (place_is_open() AND body_is_open())) OR (EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = party_group.party_org_id))))));
create policy keeper on party_group_leader as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on party_group_leader as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND (may_see_private() OR (NOT is_private_member(member_id)))));
create policy keeper on party_group_member as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on party_group_member as PERMISSIVE for SELECT to {{app}}, {{self}} using ((may_see_persons() AND (EXISTS ( SELECT
   FROM party_group g
  WHERE (g.id = party_group_member.party_group_id))) AND (may_see_private() OR (NOT is_private_member(member_id)))));
create policy keeper on party_org as PERMISSIVE for ALL to {{keeper}} using (((withdrawn_at IS NULL) OR taking_back())) with check (true);
create policy own on party_org as PERMISSIVE for ALL to {{self}} using (((pos >= party_lo()) AND (pos <= party_hi())));
create policy own_branch on party_org as PERMISSIVE for SELECT to {{self}} using ((id = ANY (( SELECT own_branches() AS own_branches)::uuid[])));
create policy scope on party_org as PERMISSIVE for ALL to {{app}} using ((((region_pos >= place_lo()) AND (region_pos <= place_hi())) AND ((pos >= party_lo()) AND (pos <= party_hi())) AND ((body_lo() = 0) OR (EXISTS ( SELECT
   FROM coverage_relation r
  WHERE (r.party_org_id = party_org.id)))))) with check ((((region_pos >= place_lo()) AND (region_pos <= place_hi())) AND ((pos >= party_lo()) AND (pos <= party_hi())) AND (body_lo() = 0)));
create policy standing on party_org as RESTRICTIVE for ALL to {{app}}, {{self}} using ((withdrawn_at IS NULL));
create policy keeper on party_org_count as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on party_org_count as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = party_org_count.party_org_id)))) with check ((EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = party_org_count.party_org_id))));
create policy keeper on party_org_guidance as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on party_org_guidance as PERMISSIVE for SELECT to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = party_org_guidance.party_org_id))));
create policy keeper on party_org_life as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on party_org_month as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on party_org_month_day as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on party_org_month_mark as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy keeper on party_org_not_double as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy merging on party_org_not_double as PERMISSIVE for ALL to {{app}} using (((body_lo() = 0) AND (EXISTS ( SELECT
   FROM party_org r
  WHERE (r.id = party_org_not_double.one_id))) AND (EXISTS ( SELECT
   FROM party_org r
  WHERE (r.id = party_org_not_double.two_id))))) with check (((body_lo() = 0) AND (EXISTS ( SELECT
   FROM party_org r
  WHERE (r.id = party_org_not_double.one_id))) AND (EXISTS ( SELECT
   FROM party_org r
  WHERE (r.id = party_org_not_double.two_id)))));
create policy reading on party_org_not_double as PERMISSIVE for SELECT to {{app}}, {{self}} using (((EXISTS ( SELECT
   FROM party_org r
  WHERE (r.id = party_org_not_double.one_id))) AND (EXISTS ( SELECT
   FROM party_org r
  WHERE (r.id = party_org_not_double.two_id)))));
create policy keeper on party_org_token as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on party_org_token as PERMISSIVE for ALL to {{self}} using (((pos >= party_lo()) AND (pos <= party_hi())));
create policy scope on party_org_token as PERMISSIVE for ALL to {{app}} using (((( SELECT place_is_open() AS place_is_open) OR ((region_pos >= ( SELECT place_lo() AS place_lo)) AND (region_pos <= ( SELECT place_hi() AS place_hi)))) AND (( SELECT party_is_open() AS party_is_open) OR ((pos >= ( SELECT party_lo() AS party_lo)) AND (pos <= ( SELECT party_hi() AS party_hi)))) AND ((( SELECT body_lo() AS body_lo) = 0) OR (EXISTS ( SELECT
   FROM coverage_relation r
  WHERE (r.party_org_id = party_org_token.party_org_id))))));
create policy keeper on party_post as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on party_post as PERMISSIVE for ALL to {{app}}, {{self}} using (((EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = party_post.party_org_id))) AND ((member_id IS NULL) OR may_see_private() OR (member_id = ANY (only_members())) OR (NOT is_private_member(member_id))))) with check ((EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = party_post.party_org_id))));
create policy keeper on party_term as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on party_term as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = party_term.party_org_id)))) with check ((EXISTS ( SELECT
   FROM party_org p
  WHERE (p.id = party_term.party_org_id))));
create policy changing on plan_template as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy entering on plan_template as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on plan_template as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on plan_template as PERMISSIVE for SELECT to {{app}}, {{self}} using (true);
create policy changing on reminder_delay as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy entering on reminder_delay as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on reminder_delay as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on reminder_delay as PERMISSIVE for SELECT to {{app}}, {{self}} using (true);
create policy removing on reminder_delay as PERMISSIVE for DELETE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy own on saved_view as PERMISSIVE for ALL to {{app}}, {{self}} using ((account_id = acting_account())) with check ((account_id = acting_account()));
create policy keeper on social_org as PERMISSIVE for ALL to {{keeper}} using (((withdrawn_at IS NULL) OR taking_back())) with check (true);
create policy own on social_org as PERMISSIVE for ALL to {{self}} using ((id = ANY (only_orgs())));
create policy own_unit on social_org as PERMISSIVE for SELECT to {{self}} using ((id = ANY (( SELECT own_units() AS own_units)::uuid[])));
create policy scope on social_org as PERMISSIVE for ALL to {{app}} using ((((pos >= place_lo()) AND (pos <= place_hi())) AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND ((body_no >= body_lo()) AND (body_no <= body_hi())))) with check ((((pos >= place_lo()) AND (pos <= place_hi())) AND ((party_pos >= party_lo()) AND (party_pos <= party_hi())) AND ((body_no >= body_lo()) AND (body_no <= body_hi()))));
create policy standing on social_org as RESTRICTIVE for ALL to {{app}}, {{self}} using ((withdrawn_at IS NULL));
create policy keeper on social_org_not_double as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy merging on social_org_not_double as PERMISSIVE for ALL to {{app}} using (((EXISTS ( SELECT
   FROM social_org r
  WHERE (r.id = social_org_not_double.one_id))) AND (EXISTS ( SELECT
   FROM social_org r
  WHERE (r.id = social_org_not_double.two_id))))) with check (((EXISTS ( SELECT
   FROM social_org r
  WHERE (r.id = social_org_not_double.one_id))) AND (EXISTS ( SELECT
   FROM social_org r
  WHERE (r.id = social_org_not_double.two_id)))));
create policy reading on social_org_not_double as PERMISSIVE for SELECT to {{app}}, {{self}} using (((EXISTS ( SELECT
   FROM social_org r
  WHERE (r.id = social_org_not_double.one_id))) AND (EXISTS ( SELECT
   FROM social_org r
  WHERE (r.id = social_org_not_double.two_id)))));
create policy keeper on social_org_period as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on social_org_period as PERMISSIVE for ALL to {{app}}, {{self}} using ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = social_org_period.social_org_id)))) with check ((EXISTS ( SELECT
   FROM social_org o
  WHERE (o.id = social_org_period.social_org_id))));
create policy keeper on social_org_token as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on social_org_token as PERMISSIVE for ALL to {{self}} using ((social_org_id = ANY (only_orgs())));
create policy scope on social_org_token as PERMISSIVE for ALL to {{app}} using (((( SELECT place_is_open() AS place_is_open) OR ((pos >= ( SELECT place_lo() AS place_lo)) AND (pos <= ( SELECT place_hi() AS place_hi)))) AND (( SELECT party_is_open() AS party_is_open) OR ((party_pos >= ( SELECT party_lo() AS party_lo)) AND (party_pos <= ( SELECT party_hi() AS party_hi)))) AND (( SELECT body_is_open() AS body_is_open) OR ((body_no >= ( SELECT body_lo() AS body_lo)) AND (body_no <= ( SELECT body_hi() AS body_hi))))));
create policy keeper on tally_delta as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on tally_delta as PERMISSIVE for ALL to {{app}} using ((((pos >= ( SELECT place_lo() AS place_lo)) AND (pos <= ( SELECT place_hi() AS place_hi))) AND ((party_pos >= ( SELECT party_lo() AS party_lo)) AND (party_pos <= ( SELECT party_hi() AS party_hi))) AND ((body_no >= ( SELECT body_lo() AS body_lo)) AND (body_no <= ( SELECT body_hi() AS body_hi)))));
create policy keeper on tally_fold as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy whole on tally_fold as PERMISSIVE for ALL to {{app}} using ((((tree = 'place'::text) AND ( SELECT (party_is_open() AND body_is_open())) AND (node >= ( SELECT place_lo() AS place_lo)) AND (node_end <= ( SELECT place_hi() AS place_hi))) OR ((tree = 'party'::text) AND ( SELECT (place_is_open() AND body_is_open())) AND (node >= ( SELECT party_lo() AS party_lo)) AND (node_end <= ( SELECT party_hi() AS party_hi))) OR ((tree = 'body'::text) AND ( SELECT (place_is_open() AND party_is_open())) AND ((node >= ( SELECT body_lo() AS body_lo)) AND (node <= ( SELECT body_hi() AS body_hi))))));
create policy keeper on tally_measure as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy whole on tally_measure as PERMISSIVE for ALL to {{app}} using ((((tree = 'place'::text) AND ( SELECT (party_is_open() AND body_is_open())) AND (node >= ( SELECT place_lo() AS place_lo)) AND (node_end <= ( SELECT place_hi() AS place_hi))) OR ((tree = 'party'::text) AND ( SELECT (place_is_open() AND body_is_open())) AND (node >= ( SELECT party_lo() AS party_lo)) AND (node_end <= ( SELECT party_hi() AS party_hi))) OR ((tree = 'body'::text) AND ( SELECT (place_is_open() AND party_is_open())) AND ((node >= ( SELECT body_lo() AS body_lo)) AND (node <= ( SELECT body_hi() AS body_hi))))));
create policy keeper on upload as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy own on upload as PERMISSIVE for ALL to {{app}} using ((NOT (account_id IS DISTINCT FROM acting_account()))) with check ((NOT (account_id IS DISTINCT FROM acting_account())));
create policy reach on upload as PERMISSIVE for SELECT to {{app}} using ((EXISTS ( SELECT
   FROM import_run r
  WHERE (r.upload_id = upload.id))));
create policy changing on vitality_scheme as PERMISSIVE for UPDATE to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy entering on vitality_scheme as PERMISSIVE for INSERT to {{app}}, {{self}} with check ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));
create policy keeper on vitality_scheme as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy reading on vitality_scheme as PERMISSIVE for SELECT to {{app}}, {{self}} using (true);
create policy keeper on year_plan as PERMISSIVE for ALL to {{keeper}} using (true) with check (true);
create policy scope on year_plan as PERMISSIVE for ALL to {{app}}, {{self}} using ((may_see_persons() AND ((party_pos >= party_lo()) AND (party_pos <= party_hi()))));

-- Grants

grant INSERT, SELECT, UPDATE on account to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on account to {{keeper}};
grant SELECT on account to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on advisor_assignment to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on advisor_assignment to {{keeper}};
grant SELECT on advisor_assignment to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on annual_check to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on annual_check to {{keeper}};
grant SELECT on annual_check to {{self}};
grant INSERT, SELECT, UPDATE on appraisal to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on appraisal to {{keeper}};
grant INSERT, SELECT, UPDATE on appraisal to {{self}};
grant INSERT, SELECT, UPDATE on appraisal_member to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on appraisal_member to {{keeper}};
grant INSERT, SELECT, UPDATE on appraisal_member to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on appraisal_rating to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on appraisal_rating to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on appraisal_rating to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on attendance to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on attendance to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on attendance to {{self}};
grant INSERT, SELECT, UPDATE on attendance_confirmation to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on attendance_confirmation to {{keeper}};
grant INSERT, SELECT, UPDATE on attendance_confirmation to {{self}};
grant SELECT on audit_seal to {{app}};
grant SELECT on audit_seal to {{keeper}};
grant INSERT, SELECT, UPDATE on batch_change to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on batch_change to {{keeper}};
grant INSERT, SELECT, UPDATE on batch_change to {{self}};
grant INSERT, SELECT, UPDATE on batch_row to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on batch_row to {{keeper}};
grant INSERT, SELECT, UPDATE on batch_row to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on calendar_address to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on calendar_address to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on calendar_address to {{self}};
grant SELECT on change_line to {{app}};
grant DELETE, INSERT, SELECT on change_line to {{keeper}};
grant SELECT on change_line to {{self}};
grant USAGE on change_line_id_seq to {{app}};
grant USAGE on change_line_id_seq to {{keeper}};
grant USAGE on change_line_id_seq to {{self}};
grant INSERT, SELECT, UPDATE on check_in to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on check_in to {{keeper}};
grant INSERT, SELECT, UPDATE on check_in to {{self}};
grant INSERT, SELECT on claim to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on claim to {{keeper}};
grant SELECT on claim to {{self}};
grant INSERT, SELECT, UPDATE on complete_list to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on complete_list to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on complete_list_row to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on complete_list_row to {{keeper}};
grant INSERT, SELECT on consultation to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on consultation to {{keeper}};
grant SELECT on consultation to {{self}};
grant INSERT, SELECT on consultation_part to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on consultation_part to {{keeper}};
grant SELECT on consultation_part to {{self}};
grant INSERT, SELECT, UPDATE on convening to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on convening to {{keeper}};
grant INSERT, SELECT, UPDATE on convening to {{self}};
grant INSERT, SELECT, UPDATE on convening_read to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on convening_read to {{keeper}};
grant INSERT, SELECT, UPDATE on convening_read to {{self}};
grant SELECT, UPDATE on correction_request to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on correction_request to {{keeper}};
grant INSERT, SELECT, UPDATE on correction_request to {{self}};
grant INSERT, SELECT, UPDATE on counting_definition to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on counting_definition to {{keeper}};
grant SELECT on counting_definition to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on coverage_due to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on coverage_relation to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on coverage_relation to {{keeper}};
grant SELECT on coverage_relation to {{self}};
grant SELECT on coverage_snapshot to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on coverage_snapshot to {{keeper}};
grant SELECT on coverage_snapshot to {{self}};
grant SELECT on coverage_snapshot_day to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on coverage_snapshot_day to {{keeper}};
grant SELECT on coverage_snapshot_day to {{self}};
grant SELECT on coverage_span to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on coverage_span to {{keeper}};
grant SELECT on coverage_span to {{self}};
grant USAGE on coverage_span_id_seq to {{app}};
grant USAGE on coverage_span_id_seq to {{keeper}};
grant USAGE on coverage_span_id_seq to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on coverage_touched to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on credit_listing to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on credit_listing to {{keeper}};
grant SELECT on credit_listing to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on declared_figure to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on declared_figure to {{keeper}};
grant SELECT on declared_figure to {{self}};
grant INSERT, SELECT, UPDATE on duty_request to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on duty_request to {{keeper}};
grant INSERT, SELECT, UPDATE on duty_rule to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on duty_rule to {{keeper}};
grant INSERT, SELECT, UPDATE on duty_rule to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on evaluation to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on evaluation to {{keeper}};
grant SELECT on evaluation to {{self}};
grant INSERT, SELECT, UPDATE on exclusion to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on exclusion to {{keeper}};
grant INSERT, SELECT, UPDATE on exclusion to {{self}};
grant INSERT, SELECT on exclusion_case to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on exclusion_case to {{keeper}};
grant INSERT, SELECT on exclusion_case to {{self}};
grant INSERT, SELECT, UPDATE on exempt_category to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on exempt_category to {{keeper}};
grant SELECT on exempt_category to {{self}};
grant INSERT, SELECT, UPDATE on export_request to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on export_request to {{keeper}};
grant INSERT, SELECT, UPDATE on export_request to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on import_column to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on import_column to {{keeper}};
grant SELECT on import_column to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on import_effect to {{keeper}};
grant USAGE on import_effect_seq_seq to {{keeper}};
grant INSERT, SELECT on import_kept to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on import_kept to {{keeper}};
grant DELETE, INSERT, SELECT on import_line to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on import_line to {{keeper}};
grant SELECT on import_line to {{self}};
grant INSERT, SELECT, UPDATE on import_run to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on import_run to {{keeper}};
grant SELECT on import_run to {{self}};
grant INSERT, SELECT, UPDATE on inspection to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on inspection to {{keeper}};
grant INSERT, SELECT, UPDATE on inspection to {{self}};
grant SELECT, UPDATE on installation to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on installation to {{keeper}};
grant SELECT on installation to {{self}};
grant INSERT, SELECT, UPDATE on joint_invitation to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on joint_invitation to {{keeper}};
grant INSERT, SELECT, UPDATE on joint_invitation to {{self}};
grant INSERT, SELECT, UPDATE on joint_minutes to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on joint_minutes to {{keeper}};
grant INSERT, SELECT, UPDATE on joint_minutes to {{self}};
grant INSERT, SELECT, UPDATE on leave_request to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on leave_request to {{keeper}};
grant INSERT, SELECT, UPDATE on leave_request to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on list_difference to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on list_difference to {{keeper}};
grant SELECT on look_line to {{app}};
grant DELETE, INSERT, SELECT on look_line to {{keeper}};
grant SELECT on look_line to {{self}};
grant USAGE on look_line_id_seq to {{app}};
grant USAGE on look_line_id_seq to {{keeper}};
grant USAGE on look_line_id_seq to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on mass_org to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on mass_org to {{keeper}};
grant SELECT on mass_org to {{self}};
grant INSERT, SELECT, UPDATE on meeting to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on meeting to {{keeper}};
grant INSERT, SELECT, UPDATE on meeting to {{self}};
grant DELETE, INSERT, SELECT on meeting_approval to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on meeting_approval to {{keeper}};
grant DELETE, INSERT, SELECT on meeting_approval to {{self}};
grant INSERT, SELECT, UPDATE on meeting_attachment to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on meeting_attachment to {{keeper}};
grant INSERT, SELECT, UPDATE on meeting_attachment to {{self}};
grant INSERT, SELECT, UPDATE on meeting_kind to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on meeting_kind to {{keeper}};
grant INSERT, SELECT, UPDATE on meeting_kind to {{self}};
grant INSERT, SELECT, UPDATE on meeting_record to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on meeting_record to {{keeper}};
grant INSERT, SELECT, UPDATE on meeting_record to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on meeting_resolution to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on meeting_resolution to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on meeting_resolution to {{self}};
grant INSERT, SELECT on meeting_sample to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on meeting_sample to {{keeper}};
grant INSERT, SELECT on meeting_sample to {{self}};
grant INSERT, SELECT, UPDATE on member to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on member to {{keeper}};
grant INSERT, SELECT, UPDATE on member to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on member_not_double to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on member_not_double to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on member_not_double to {{self}};
grant SELECT on member_period to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on member_period to {{keeper}};
grant SELECT on member_period to {{self}};
grant USAGE on member_period_id_seq to {{app}};
grant USAGE on member_period_id_seq to {{keeper}};
grant USAGE on member_period_id_seq to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on member_tally to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on member_tally_day to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on member_tally_delta to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on member_tally_sector_moved to {{keeper}};
grant USAGE on member_tally_sector_moved_id_seq to {{keeper}};
grant SELECT on member_token to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on member_token to {{keeper}};
grant SELECT on member_token to {{self}};
grant SELECT on member_token_due to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on member_token_due to {{keeper}};
grant SELECT on member_token_due to {{self}};
grant SELECT on merged_record to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on merged_record to {{keeper}};
grant SELECT on merged_record to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on minutes_sketch to {{keeper}};
grant INSERT, SELECT, UPDATE on mismatch_settlement to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on mismatch_settlement to {{keeper}};
grant SELECT on mismatch_settlement to {{self}};
grant SELECT on no_party_reason to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on no_party_reason to {{keeper}};
grant SELECT on no_party_reason to {{self}};
grant USAGE on no_party_reason_id_seq to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on org_head to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on org_head to {{keeper}};
grant SELECT on org_head to {{self}};
grant DELETE, INSERT, SELECT on outer_identity to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on outer_identity to {{keeper}};
grant SELECT on party_group to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_group to {{keeper}};
grant SELECT on party_group to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on party_group_leader to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_group_leader to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_group_leader to {{self}};
grant SELECT on party_group_member to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_group_member to {{keeper}};
grant SELECT on party_group_member to {{self}};
grant INSERT, SELECT, UPDATE on party_org to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_org to {{keeper}};
grant SELECT, UPDATE on party_org to {{self}};
grant SELECT on party_org_code to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_code to {{keeper}};
grant SELECT on party_org_code to {{self}};
grant SELECT on party_org_count to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_count to {{keeper}};
grant SELECT on party_org_count to {{self}};
grant SELECT on party_org_guidance to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_guidance to {{keeper}};
grant SELECT on party_org_guidance to {{self}};
grant USAGE on party_org_guidance_id_seq to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_life to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_month to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_month_day to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_month_mark to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_not_double to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_not_double to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_not_double to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_region to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_region to {{keeper}};
grant SELECT on party_org_region to {{self}};
grant SELECT on party_org_token to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_token to {{keeper}};
grant SELECT on party_org_token to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on party_org_touched to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_post to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_post to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_post to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on party_term to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on party_term to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on party_term to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on past_password to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on past_password to {{keeper}};
grant SELECT on pinyin_initial to {{app}};
grant SELECT on pinyin_initial to {{keeper}};
grant SELECT on pinyin_initial to {{self}};
grant INSERT, SELECT, UPDATE on plan_template to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on plan_template to {{keeper}};
grant INSERT, SELECT, UPDATE on plan_template to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on recovery_code to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on recovery_code to {{keeper}};
grant SELECT on region to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on region to {{keeper}};
grant SELECT on region to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on reminder_delay to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on reminder_delay to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on reminder_delay to {{self}};
grant INSERT, SELECT, UPDATE on role_grant to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on role_grant to {{keeper}};
grant SELECT on role_grant to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on saved_view to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on saved_view to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on second_factor to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on second_factor to {{keeper}};
grant SELECT on sector to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on sector to {{keeper}};
grant SELECT on sector to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on session to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on session to {{keeper}};
grant SELECT on session to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on settle_due to {{keeper}};
grant INSERT, SELECT, UPDATE on setup_code to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on setup_code to {{keeper}};
grant SELECT on setup_code to {{self}};
grant INSERT, SELECT, UPDATE on sign_in_slip to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on sign_in_slip to {{keeper}};
grant SELECT on sign_in_slip to {{self}};
grant INSERT, SELECT, UPDATE on social_org to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on social_org to {{keeper}};
grant SELECT on social_org to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on social_org_not_double to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on social_org_not_double to {{keeper}};
grant DELETE, INSERT, SELECT, UPDATE on social_org_not_double to {{self}};
grant SELECT on social_org_period to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on social_org_period to {{keeper}};
grant SELECT on social_org_period to {{self}};
grant USAGE on social_org_period_id_seq to {{app}};
grant USAGE on social_org_period_id_seq to {{keeper}};
grant USAGE on social_org_period_id_seq to {{self}};
grant SELECT on social_org_token to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on social_org_token to {{keeper}};
grant SELECT on social_org_token to {{self}};
grant INSERT, SELECT, UPDATE on supervising_body to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on supervising_body to {{keeper}};
grant SELECT on supervising_body to {{self}};
grant USAGE on supervising_body_no_seq to {{app}};
grant USAGE on supervising_body_no_seq to {{keeper}};
grant USAGE on supervising_body_no_seq to {{self}};
grant SELECT on tally_definition to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on tally_definition to {{keeper}};
grant SELECT on tally_definition to {{self}};
grant SELECT on tally_delta to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on tally_delta to {{keeper}};
grant SELECT on tally_delta to {{self}};
grant USAGE on tally_delta_id_seq to {{app}};
grant USAGE on tally_delta_id_seq to {{keeper}};
grant USAGE on tally_delta_id_seq to {{self}};
grant SELECT on tally_fold to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on tally_fold to {{keeper}};
grant SELECT on tally_fold to {{self}};
grant SELECT on tally_measure to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on tally_measure to {{keeper}};
grant SELECT on tally_measure to {{self}};
grant DELETE, INSERT, SELECT, UPDATE on trusted_device to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on trusted_device to {{keeper}};
grant SELECT on trusted_device to {{self}};
grant INSERT, SELECT, UPDATE on upload to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on upload to {{keeper}};
grant SELECT on upload to {{self}};
grant INSERT, SELECT, UPDATE on vitality_scheme to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on vitality_scheme to {{keeper}};
grant INSERT, SELECT, UPDATE on vitality_scheme to {{self}};
grant INSERT, SELECT, UPDATE on year_plan to {{app}};
grant DELETE, INSERT, SELECT, UPDATE on year_plan to {{keeper}};
grant INSERT, SELECT, UPDATE on year_plan to {{self}};
