-- 空转: a branch on paper. Told from records of meetings alone, on any day, by one function for every list and figure; the rule stands in
-- src/features/counting/party-life.rules.ts, and a test holds the two to each other.

-- The first day that is looked at: three whole months before the month of the day, and that month up to the day.
create function party_life_since(on_day date) returns date
language sql immutable parallel safe as $$ select (date_trunc('month', on_day) - interval '3 months')::date $$;

-- active: met at least once in that time; idle: did not; null: nothing is owed (no branch, 功能型, of another system) or not there for all of it.
-- It tells one word of a Party organisation that may stand out of sight and covers an organisation in sight: so figures agree for all who look.
create function party_life(org uuid, on_day date) returns text
language sql stable security definer set search_path = public as $$
  select case
    when p.kind not in ('branch', 'joint_branch') or p.functional or p.outside_system
      or p.first_on > party_life_since(on_day) or p.ended_on <= on_day then null
    when exists (select from meeting m where m.party_org_id = p.id and m.withdrawn_at is null
      and m.held_on between party_life_since(on_day) and on_day) then 'active'
    else 'idle' end
  from party_org p where p.id = org
$$;

-- Of an organisation, by those who cover it in the ways that count: active where one of them is, idle where each of them is, else null.
create function social_org_life(org uuid, on_day date, ways text[]) returns text
language sql stable security definer set search_path = public as $$
  select case when bool_or(life = 'active') then 'active' when bool_and(coalesce(life = 'idle', false)) then 'idle' end
  from coverage_relation r join party_org p on p.id = r.party_org_id
    cross join lateral (select party_life(r.party_org_id, on_day) as life) l
  where r.social_org_id = org and r.valid @> on_day and case when p.functional then 'functional' else r.way end = any (ways)
$$;

do $$
declare f text;
begin
  foreach f in array array['party_life(uuid, date)', 'social_org_life(uuid, date, text[])'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
