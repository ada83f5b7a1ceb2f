-- What a member asks to have put right in the own record (更正申请): answered by whoever manages the member.

create table correction_request (
  id uuid primary key,
  member_id uuid not null references member (id),
  what text not null check (what in ('name', 'sex', 'bornOn', 'ethnicity', 'education', 'identityNumber', 'phone', 'joinedOn',
    'fullOn', 'workPost', 'workUnit', 'branch', 'other')),
  -- What the member says is right: sealed until it is answered, then gone; the record and its changes say the rest.
  wanted_sealed bytea,
  note text,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined')),
  answered_by text,
  answered_at timestamptz,
  answer text,
  check ((state = 'waiting') = (answered_at is null)),
  check ((state = 'waiting') = (wanted_sealed is not null)),
  check (state <> 'declined' or answer is not null)
);
create index correction_request_member on correction_request (member_id, id);
-- One thing is asked for once at a time; the waiting ones are few and looked for often.
create unique index correction_request_waiting on correction_request (member_id, what) where state = 'waiting';
comment on table correction_request is 'Corrections that members ask for (更正申请)';

alter table correction_request enable row level security;
alter table correction_request force row level security;
grant select, insert, update, delete on correction_request to {{keeper}};
grant select, update on correction_request to {{app}};
grant select, insert, update on correction_request to {{self}};
create policy keeper on correction_request to {{keeper}} using (true) with check (true);
-- Whoever manages the member reads and answers; the member asks and reads, and answers nothing.
create policy managing on correction_request for select to {{app}}, {{self}} using (may_see_persons()
  and exists (select from member m where m.id = member_id and m.party_pos between party_lo() and party_hi()));
create policy answering on correction_request for update to {{app}}, {{self}} using (may_see_persons()
  and exists (select from member m where m.id = member_id and m.party_pos between party_lo() and party_hi()));
create policy own on correction_request for select to {{self}} using (member_id = any (only_members()));
create policy asking on correction_request for insert to {{self}} with check (member_id = any (only_members()) and state = 'waiting');
