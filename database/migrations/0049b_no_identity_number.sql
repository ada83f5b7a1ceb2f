-- 身份待核 settled where there is no number to enter: who looked into it says on what basis.

alter table member add identity_basis text;
comment on column member.identity_basis is 'On what basis it is settled that no identity number can be entered (核对无公民身份号码); counts only while there is none';
create index member_pending on member (party_pos, name_key, id) where identity_pending and identity_basis is null;
