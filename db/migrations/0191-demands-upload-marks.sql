-- Photos sent without an account, counted by address and hour, so that nobody fills the store. A keyed hash of the day; gone after a day.
create table demands.upload_mark (
  region_id text not null,
  mark bytea not null,
  hour timestamptz not null,
  photos integer not null check (photos > 0),
  primary key (region_id, mark, hour)
);
create index upload_mark_by_hour on demands.upload_mark (region_id, hour);
call platform.isolate('demands.upload_mark', 'select, insert, update, delete');
