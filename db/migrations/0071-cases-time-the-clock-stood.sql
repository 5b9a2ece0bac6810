-- Working days the clock stood while a case was in its present state: no part of the time the state took.
alter table cases.case_file add column stood integer not null default 0 check (stood >= 0);
-- What lists sort and count by.
create index case_file_assigned on cases.case_file (region_id, assignee_id) where closed_on is null;
