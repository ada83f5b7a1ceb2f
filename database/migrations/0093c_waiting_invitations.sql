-- An invitation waits for an answer until the meeting begins, by the office's clock, which the product tells; the soonest come first.

drop function joint_invitations(uuid, boolean);
create function joint_invitations(only_one uuid, of_org uuid, begins_after timestamp, most int) returns table (id uuid, party_org_id uuid,
  party_org_name text, host_name text, kinds text[], on_day date, starts_at time, place text, topic text, agenda text, state text, reason text,
  cancelled boolean, joined_convening_id uuid, invited_by text, invited_at timestamptz)
language sql stable security definer set search_path = public as $$
  select i.id, p.id, p.name, h.name, c.kinds, c.on_day, c.starts_at, c.place, c.topic, c.agenda, i.state, i.reason, c.cancelled_at is not null,
    i.joined_convening_id, i.invited_by, i.invited_at
  from joint_invitation i join party_org p on p.id = i.party_org_id join convening c on c.id = i.convening_id join party_org h on h.id = c.party_org_id
  where may_see_persons() and i.party_pos between party_lo() and party_hi() and i.state <> 'taken_back'
    and (only_one is null or i.id = only_one)
    and (of_org is null or i.party_pos between (select k.pos from party_org k where k.id = of_org)
      and (select d.pos_end from party_org k join party_org_code d on d.pos = k.pos where k.id = of_org))
    and (begins_after is null or i.state = 'waiting' and c.cancelled_at is null and c.on_day + c.starts_at > begins_after)
  order by case when begins_after is not null then c.on_day + c.starts_at end, c.on_day desc, i.invited_at desc, i.id limit most
$$;
alter function joint_invitations(uuid, uuid, timestamp, int) owner to {{keeper}};
revoke execute on function joint_invitations(uuid, uuid, timestamp, int) from public;
grant execute on function joint_invitations(uuid, uuid, timestamp, int) to {{app}}, {{self}};
