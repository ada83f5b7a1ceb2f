-- Hints against empty form: whether minutes read nearly the same as others, told to whoever is about to enter them and to nobody else.
-- Nothing here is readable by users of the application; what they are told comes out of two functions, without another's text or name.

-- Runs of four characters, of the words alone: numbers, dates and marks differ between copies, too.
create function text_shingles(said text) returns text[]
language sql immutable parallel safe set search_path = public as $$
  select coalesce(array_agg(distinct substr(t, i, 4) collate "C"), '{}')
  from (select regexp_replace(said, '[^一-龥A-Za-z]', '', 'g') as t) w, generate_series(1, length(t) - 3) i
$$;

-- The share of runs that two texts have in common, of all that either has (Jaccard).
create function shingles_alike(a text[], b text[]) returns float8
language sql immutable parallel safe as $$
  select case when cardinality(a) = 0 or cardinality(b) = 0 then 0
    else (select count(*) from (select unnest(a) intersect select unnest(b)) s)::float8
      / (select count(*) from (select unnest(a) union select unnest(b)) s) end
$$;

-- A sketch by which nearly the same texts are found among a million: the smallest hash in each of 32 parts of the runs (one-permutation
-- min-hash), four by four. Of two texts that are alike by 0.8 some of the eight agree in 98 of 100 cases, of 0.3 in 6.
create function shingle_bands(shingles text[]) returns int4[]
language sql immutable parallel safe as $$
  select case when cardinality(shingles) = 0 then '{}' else
    (select array_agg(hashtext(band || ':' || told) order by band) from (
      select part / 4 as band, string_agg(coalesce(h::text, '-'), ',' order by part) as told
      from generate_series(0, 31) part left join (
        select (x & 31) as part, min(x >> 5) as h from (select hashtext(s)::int8 + 2147483648 as x from unnest(shingles) s) y group by 1
      ) least using (part) group by 1) bands) end
$$;

create table minutes_sketch (
  meeting_id uuid primary key,
  party_pos int8 not null,
  bands int4[] not null,
  foreign key (meeting_id, party_pos) references meeting (id, party_pos) on update cascade
);
create index minutes_sketch_meeting on minutes_sketch (meeting_id, party_pos);
-- Looked up while somebody waits: entries are not put off.
create index minutes_sketch_bands on minutes_sketch using gin (bands) with (fastupdate = off);
comment on table minutes_sketch is 'From what minutes are found that read nearly the same; no text can be read out of it, and no user of the application reads it';
comment on column minutes_sketch.bands is 'Eight hashes of the discussion (shingle_bands); minutes nearly the same agree in one of them';

alter table minutes_sketch enable row level security;
alter table minutes_sketch force row level security;
grant select, insert, update, delete on minutes_sketch to {{keeper}};
create policy keeper on minutes_sketch to {{keeper}} using (true) with check (true);

-- Shorter ones say too little to be told apart.
create function sketch_minutes() returns trigger
language plpgsql security definer set search_path = public as $$
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
end $$;
create trigger meeting_record_sketch after insert on meeting_record for each row when (new.minutes is not null) execute function sketch_minutes();
create trigger meeting_record_sketch_again after update on meeting_record for each row
  when (old.minutes is distinct from new.minutes) execute function sketch_minutes();

create function minutes_said(meeting uuid) returns text
language sql stable security definer set search_path = public as $$
  select concat_ws(' ', r.minutes, (select string_agg(t.matter, ' ' order by t.number) from meeting_resolution t where t.meeting_id = meeting))
  from meeting_record r where r.meeting_id = meeting
$$;

-- Whether what is about to be entered reads nearly the same as a record of the branch's own, with its day, or as another's: of that nothing
-- but the fact. A text that stands in five branches' records was sent round, and one of the same day and place is of a joint meeting.
create function minutes_like(org uuid, on_day date, at_place text, said text, matters text, but_not uuid)
returns table (own boolean, held_on date)
language sql stable security definer set search_path = public as $$
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
    limit 100
  ), others as (
    select count(distinct n.party_org_id) as orgs from draft d, near n
    where shingles_alike(d.shingles, text_shingles(coalesce(minutes_said(n.id), ''))) >= 0.8
  )
  select true, held_on from mine
  union all
  select false, null from others where orgs between 1 and 4
$$;

-- Of one's own members those who stand as present in another meeting that began within the hour elsewhere; not where, nor with whom.
create function present_elsewhere(org uuid, on_day date, at_time time, at_place text, who uuid[], but_not uuid) returns setof uuid
language sql stable security definer set search_path = public as $$
  select distinct a.member_id
  from attendance a join meeting m on m.id = a.meeting_id join meeting_record r on r.meeting_id = m.id join member k on k.id = a.member_id
  where may_see_persons() and k.party_pos between party_lo() and party_hi() and k.managing_branch_id = org
    and a.member_id = any (who) and a.state = 'present' and m.withdrawn_at is null and m.id is distinct from but_not
    and m.held_on = on_day and r.place <> at_place
    and abs(extract(epoch from r.starts_at - at_time)) < 3600
$$;

do $$
declare f text;
begin
  foreach f in array array['text_shingles(text)', 'shingles_alike(text[], text[])', 'shingle_bands(text[])', 'sketch_minutes()',
    'minutes_said(uuid)', 'minutes_like(uuid, date, text, text, text, uuid)',
    'present_elsewhere(uuid, date, time, text, uuid[], uuid)'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  foreach f in array array['minutes_like(uuid, date, text, text, text, uuid)', 'present_elsewhere(uuid, date, time, text, uuid[], uuid)'] loop
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
