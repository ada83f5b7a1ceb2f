-- Telephones stand sealed alone. A number that was left in clear stops the upgrade, with everything as it was.
do $$
declare
  place text[];
  clear boolean;
begin
  foreach place slice 1 in array array[['party_org', 'phone', 'office_phone_sealed'], ['party_post', 'phone', 'office_phone_sealed'],
    ['social_org', 'contact_phone', 'contact_phone_sealed'], ['org_head', 'phone', 'office_phone_sealed'],
    ['advisor_assignment', 'phone', 'office_phone_sealed']] loop
    execute format($f$select exists (select from %I where %I !~ '^\\x[0-9a-f]{60,}$')$f$, place[1], place[2]) into clear;
    if clear then raise exception 'telephones of % are left in clear: seal them first', place[1]; end if;
    execute format('alter table %1$I alter column %2$I type bytea using %2$I::bytea', place[1], place[2]);
    execute format('alter table %I rename column %I to %I', place[1], place[2], place[3]);
  end loop;
end $$;
comment on column party_org.office_phone_sealed is 'Office telephone (办公电话), sealed alike: equal numbers look the same';
comment on column party_post.office_phone_sealed is 'Telephone of the holder of the post (班子成员电话), sealed alike';
comment on column social_org.contact_phone_sealed is 'Telephone of the contact (联系人电话), sealed alike';
comment on column org_head.office_phone_sealed is 'Telephone of the head (负责人电话), sealed alike';
comment on column advisor_assignment.office_phone_sealed is 'Telephone of the advisor or liaison (指导员、联络员电话), sealed alike';
