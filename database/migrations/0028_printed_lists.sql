-- Printed lists (打印名册) are asked for as exports are: more kinds, and PDF.

alter table export_request drop constraint export_request_kind_check;
alter table export_request add constraint export_request_kind_check
  check (kind in ('social-orgs', 'party-orgs', 'members', 'leadership', 'advisors', 'contacts'));
alter table export_request drop constraint export_request_format_check;
alter table export_request add constraint export_request_format_check check (format in ('xlsx', 'csv', 'pdf'));

alter table export_request add column title text check (title <> '');
comment on column export_request.title is 'What a printed list is called; null for the export of a list';
