-- An answer to an invitation may be under way while the host moves its meeting or calls it off. The host waits for it, so that
-- whoever has just joined is told too; an answer that waits for the host reads what holds by then.

create or replace function joint_parts_follow_host() returns trigger
language plpgsql security definer set search_path = public as $$
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
end $$;
