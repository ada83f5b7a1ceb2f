-- What was studied at a meeting (学习材料), each with the day on which it was published where that is known.
alter table meeting_record add column studied jsonb not null default '[]' check (jsonb_typeof(studied) = 'array');
comment on column meeting_record.studied is 'Texts that were studied (学习材料): a list of {title, publishedOn}; publishedOn (发布日期) may be null';

-- A superior draws records at random (抽查), says why, and the branches drawn from can see that it was done: in the history of the Party
-- organisation whose part of the tree was drawn from. What is drawn is what may be read anyhow.
create table meeting_sample (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  from_on date not null,
  to_on date not null check (to_on > from_on),
  reason text not null,
  size int2 not null check (size between 1 and 50),
  of_total int4 not null,
  meeting_ids uuid[] not null,
  drawn_by text,
  drawn_at timestamptz not null default now(),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index meeting_sample_org on meeting_sample (party_org_id, party_pos);
create index meeting_sample_times on meeting_sample (drawn_at, id);
comment on table meeting_sample is 'Random samples (抽查) of meetings that an office has drawn, with the reason';
comment on column meeting_sample.of_total is 'How many meetings the sample was drawn from';

alter table meeting_sample enable row level security;
alter table meeting_sample force row level security;
grant select, insert, update, delete on meeting_sample to {{keeper}};
create policy keeper on meeting_sample to {{keeper}} using (true) with check (true);
grant select, insert on meeting_sample to {{app}}, {{self}};
create policy scope on meeting_sample to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi());

create function log_meeting_sample() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if rekeying() then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, 'insert',
    jsonb_build_object('meeting_sample', jsonb_build_array(null, jsonb_build_object('from_on', new.from_on, 'to_on', new.to_on, 'size', new.size,
      'of_total', new.of_total))), change_on(), new.reason, new.party_pos);
  return null;
end $$;
create trigger meeting_sample_log after insert on meeting_sample for each row execute function log_meeting_sample();

-- What was drawn of one of two merged Party organisations was drawn of the other.
create function meeting_samples_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update meeting_sample d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $$;
create trigger meeting_samples_follow_merge before delete on party_org for each row execute function meeting_samples_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['log_meeting_sample()', 'meeting_samples_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
