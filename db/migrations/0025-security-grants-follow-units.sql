-- A grant bounded to a unit follows it through the tree and ends with it. Why it ended stands here when nobody took it back:
-- the security administrator then decides anew, perhaps for the unit it was merged into.
alter table security.grant_of_role add column ended_because text check (ended_because in ('unit_closed'));
alter table security.grant_of_role add column successor_id uuid;
create index grant_by_unit on security.grant_of_role (region_id, organization_id) where revoked_at is null and organization_id is not null;
create index grant_ended_with_unit on security.grant_of_role (region_id, account_id) where ended_because is not null;
