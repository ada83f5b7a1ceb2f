-- Telephones of posts, heads, contacts and advisors stood in clear. When this has run, the program seals what is there, in the same
-- transaction, since the key is outside the database (seal-telephones.queries.ts); then 0042 makes bytes of it. The columns are
-- kept and changed, not dropped: functions that take whole rows of transition tables stumble over dropped columns.

-- A value as the log may keep it. What is sealed alike begins with six bytes that name its key, then the nonce, which is the
-- beginning of a keyed hash: its first eight bytes tell whether two values are equal.
create or replace function logged_value(r jsonb, field text) returns jsonb
language sql immutable as $$
  select case
    when r ->> field is null then 'null'
    when field in ('office_phone_sealed', 'contact_phone_sealed') then to_jsonb('#' || substr(r ->> field, 15, 16))
    when field like '%\_sealed' then to_jsonb(coalesce('#' || substr(r ->> replace(field, '_sealed', '_hash'), 3, 16), '***'))
    when field like '%\_hash' then to_jsonb('#' || substr(r ->> field, 3, 16))
    else r -> field end
$$;

-- Sealing anew is nobody's change of a record, as with members.
drop trigger social_org_version on social_org;
create trigger social_org_version before update on social_org for each row
  when (not rekeying() and (new.party_pos = old.party_pos or new.responsible_party_org_id <> old.responsible_party_org_id))
  execute function count_version();
drop trigger party_org_version on party_org;
create trigger party_org_version before update on party_org for each row
  when (not rekeying() and new.pos = old.pos) execute function count_version();
drop trigger org_head_log on org_head;
create trigger org_head_log after insert or update or delete on org_head for each row
  when (not rekeying() and not merging()) execute function log_fact('social_org');
drop trigger advisor_assignment_log on advisor_assignment;
create trigger advisor_assignment_log after insert or update or delete on advisor_assignment for each row
  when (not rekeying() and not merging()) execute function log_fact('social_org');
drop trigger party_post_log on party_post;
create trigger party_post_log after insert or update or delete on party_post for each row
  when (not rekeying() and not merging()) execute function log_fact('party_org');
drop trigger party_post_right_change on party_post;
create trigger party_post_right_change after update on party_post for each row
  when (not rekeying() and (old.post = 'secretary' or new.post = 'secretary')) execute function move_secretary_right();
