-- The lists of 未建党组织 under one reason walk the organisations that carry it, in the order of whichever tree is asked.
create index social_org_reason_by_party on social_org (no_party_reason, party_pos, id) where no_party_reason is not null;
create index social_org_reason_by_body on social_org (no_party_reason, body_no, id) where no_party_reason is not null;
