-- 线上线下宣传 (M246): what is planned by channel and place, what was done with its proof, which households it reached.
create table grid.publicity (
  region_id text not null,
  id uuid not null,
  -- Its households are who is to be reached.
  organization_id uuid not null,
  title text not null,
  words text not null,
  starts_on date not null,
  due_on date not null,
  -- The same pressed twice is one.
  client_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, client_id),
  check (due_on >= starts_on)
);
create index publicity_by_organization on grid.publicity (region_id, organization_id, starts_on desc);
call platform.isolate('grid.publicity', 'select, insert');

-- One channel at one place: a village or community, or an area or group of it.
create table grid.publicity_item (
  region_id text not null,
  id uuid not null,
  publicity_id uuid not null,
  -- As the pack names it, and on which side the pack had it.
  channel text not null,
  online boolean not null,
  organization_id uuid not null,
  patch_id uuid,
  due_on date not null,
  called_off_on date,
  called_off_because text,
  called_off_by text,
  primary key (region_id, id),
  foreign key (region_id, publicity_id) references grid.publicity (region_id, id),
  foreign key (region_id, patch_id) references grid.patch (region_id, id),
  check ((called_off_on is null) = (called_off_because is null) and (called_off_on is null) = (called_off_by is null))
);
create unique index publicity_item_once on grid.publicity_item (region_id, publicity_id, channel, coalesce(patch_id, organization_id));
create index publicity_item_by_organization on grid.publicity_item (region_id, organization_id);
call platform.isolate('grid.publicity_item', 'select, insert, update');

-- Done: by whoever did it, with its proof. The whole place of the item, a part of it, or the households of a list.
create table grid.publicity_entry (
  region_id text not null,
  -- Made by whoever records it: sent twice it is one.
  id uuid not null,
  item_id uuid not null,
  patch_id uuid,
  listed boolean not null,
  done_on date not null,
  words text not null,
  file_hash text not null,
  file_name text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  account_id uuid,
  primary key (region_id, id),
  foreign key (region_id, item_id) references grid.publicity_item (region_id, id),
  foreign key (region_id, patch_id) references grid.patch (region_id, id)
);
create index publicity_entry_by_item on grid.publicity_entry (region_id, item_id);
call platform.isolate('grid.publicity_entry', 'select, insert');

-- The neighbours' patches that lay in the place on that day: merging areas later takes nothing away.
create table grid.publicity_patch (
  region_id text not null,
  entry_id uuid not null,
  patch_id uuid not null,
  primary key (region_id, entry_id, patch_id),
  foreign key (region_id, entry_id) references grid.publicity_entry (region_id, id),
  foreign key (region_id, patch_id) references grid.patch (region_id, id)
);
call platform.isolate('grid.publicity_patch', 'select, insert');

-- The households of a list.
create table grid.publicity_household (
  region_id text not null,
  entry_id uuid not null,
  household_id uuid not null,
  primary key (region_id, entry_id, household_id),
  foreign key (region_id, entry_id) references grid.publicity_entry (region_id, id),
  foreign key (region_id, household_id) references grid.household (region_id, id)
);
call platform.isolate('grid.publicity_household', 'select, insert');
