-- 五个一 (M230). The phone makes the id, so that the same visit sent twice is one; `digest` tells a repetition from another visit under its id.
create table grid.visit (
  region_id text not null,
  id uuid not null,
  household_id uuid not null,
  patch_id uuid not null,
  account_id uuid not null,
  head_name text not null,
  visited_at timestamptz not null,
  met boolean not null,
  talked boolean not null,
  registered boolean not null,
  leaflet boolean not null,
  problems boolean not null,
  complete boolean generated always as (met and talked and registered and leaflet and problems) stored,
  -- What was collected, sealed: people speak about themselves. Taken away when its time is over.
  collected bytea,
  keep_until date not null,
  digest text not null,
  received_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, household_id) references grid.household (region_id, id),
  foreign key (region_id, patch_id) references grid.patch (region_id, id)
);
create index visit_by_household on grid.visit (region_id, household_id, visited_at desc);
create index visit_by_patch on grid.visit (region_id, patch_id, visited_at desc);
create index visit_by_end on grid.visit (region_id, keep_until) where collected is not null;
call platform.isolate('grid.visit', 'select, insert, update');

-- 六有 (M231): proof of what the program cannot count by itself.
create table grid.area_proof (
  region_id text not null,
  area_id uuid not null,
  item text not null check (item in ('map', 'chart', 'badges', 'cards', 'chat_groups', 'resident_account')),
  note text not null,
  file_hash text,
  file_name text,
  given_on date not null,
  given_by text not null,
  primary key (region_id, area_id, item),
  foreign key (region_id, area_id) references grid.patch (region_id, id),
  check ((file_hash is null) = (file_name is null))
);
call platform.isolate('grid.area_proof', 'select, insert, update');
