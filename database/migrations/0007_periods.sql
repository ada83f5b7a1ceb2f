-- The row says what holds now, the periods say when. These triggers keep the second from the first, a statement at a time.
-- A change and a correction hold from their day on, in every period after it; a correction says why.

create function keep_social_org_periods() returns trigger
language plpgsql security definer set search_path = public as $$
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
end $$;

create trigger social_org_inserted after insert on social_org referencing new table as new_rows
  for each statement execute function keep_social_org_periods();
create trigger social_org_updated after update on social_org referencing new table as new_rows old table as old_rows
  for each statement execute function keep_social_org_periods();

create function keep_member_periods() returns trigger
language plpgsql security definer set search_path = public as $$
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
end $$;

create trigger member_inserted after insert on member referencing new table as new_rows
  for each statement execute function keep_member_periods();
create trigger member_updated after update on member referencing new table as new_rows old table as old_rows
  for each statement execute function keep_member_periods();

create function count_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$;
-- A code that moves with the tree is nobody's change: it must not turn away whoever is editing the record.
create trigger social_org_version before update on social_org for each row
  when (new.party_pos = old.party_pos or new.responsible_party_org_id <> old.responsible_party_org_id) execute function count_version();
create trigger party_org_version before update on party_org for each row
  when (new.pos = old.pos) execute function count_version();
create trigger member_version before update on member for each row
  when (not rekeying() and (new.party_pos = old.party_pos and new.membership_pos is not distinct from old.membership_pos)
    or new.managing_branch_id <> old.managing_branch_id or new.membership_branch_id is distinct from old.membership_branch_id)
  execute function count_version();
