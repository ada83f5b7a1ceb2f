-- A search reads thousands of pieces before it reads a record, and asked the caller's bounds anew of each: they are asked once now,
-- as of spans. Who sees which piece stays as it was; the index is led by the bounds that a search names itself.
alter policy scope on social_org_token using (
  ((select place_is_open()) or pos between (select place_lo()) and (select place_hi()))
  and ((select party_is_open()) or party_pos between (select party_lo()) and (select party_hi()))
  and ((select body_is_open()) or body_no between (select body_lo()) and (select body_hi())));
alter policy scope on party_org_token using (
  ((select place_is_open()) or region_pos between (select place_lo()) and (select place_hi()))
  and ((select party_is_open()) or pos between (select party_lo()) and (select party_hi()))
  and ((select body_lo()) = 0 or exists (select from coverage_relation r where r.party_org_id = party_org_token.party_org_id)));
alter policy scope on member_token using (
  (select may_see_persons()) and ((select party_is_open()) or pos between (select party_lo()) and (select party_hi()))
  and (not private or (select may_see_private())));
