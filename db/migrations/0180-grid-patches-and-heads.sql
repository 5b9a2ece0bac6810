create schema grid;
grant usage on schema grid to dandang_app;

-- 片—组—邻 (M227): a strict tree. The level of the parent follows from the own one, so that no row can hang elsewhere.
create table grid.patch (
  region_id text not null,
  id uuid not null,
  level text not null check (level in ('area', 'group', 'neighbour')),
  parent_id uuid,
  parent_level text generated always as (case level when 'group' then 'area' when 'neighbour' then 'group' end) stored,
  -- The village or community it belongs to.
  organization_id uuid not null,
  -- 编号, as it stands in the tables people keep; loading a table again finds the patch by it.
  code text not null,
  name text not null,
  -- GeoJSON polygon of an area, for the map.
  shape jsonb,
  started_on date not null,
  ended_on date,
  merged_into uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, id, level),
  unique (region_id, code),
  foreign key (region_id, parent_id, parent_level) references grid.patch (region_id, id, level),
  foreign key (region_id, merged_into) references grid.patch (region_id, id),
  check ((level = 'area') = (parent_id is null)),
  check (merged_into is null or ended_on is not null)
);
create index patch_by_parent on grid.patch (region_id, parent_id);
create index patch_by_organization on grid.patch (region_id, organization_id, level);
call platform.isolate('grid.patch', 'select, insert, update');

-- Who serves or served a patch. At most one serves it at a time; earlier ones stay on record.
create table grid.head (
  region_id text not null,
  id uuid not null,
  patch_id uuid not null,
  name text not null,
  -- 联系电话, as it is made public with the name (M232).
  contact text not null,
  person_id uuid,
  account_id uuid,
  way text not null check (way in ('appointed', 'recommended', 'volunteered')),
  near boolean not null,
  handy boolean not null,
  familiar boolean not null,
  source text not null,
  party_member boolean not null,
  -- Consent and the check of the qualification stand before the first day of service.
  consented_on date not null,
  qualified_by text not null,
  served_from date not null,
  served_to date,
  ended_because text check (ended_because in ('absent', 'unable', 'unfit', 'other', 'merged')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, patch_id) references grid.patch (region_id, id),
  check ((served_to is null) = (ended_because is null)),
  check (served_to is null or served_to >= served_from),
  check (consented_on <= served_from)
);
create unique index head_one_a_patch on grid.head (region_id, patch_id) where served_to is null;
create index head_by_patch on grid.head (region_id, patch_id, served_from);
create index head_by_person on grid.head (region_id, person_id) where person_id is not null;
create index head_by_account on grid.head (region_id, account_id) where account_id is not null;
call platform.isolate('grid.head', 'select, insert, update');

-- 工作证 and 联系卡 (M231, M233): a number for the head, a code that nobody can guess for the card's QR. Both end with the service.
create table grid.credential (
  region_id text not null,
  number integer not null,
  head_id uuid not null,
  card_code text not null,
  issued_on date not null,
  cancelled_on date,
  cancelled_because text,
  primary key (region_id, number),
  unique (region_id, card_code),
  foreign key (region_id, head_id) references grid.head (region_id, id),
  check ((cancelled_on is null) = (cancelled_because is null))
);
create unique index credential_one_a_head on grid.credential (region_id, head_id) where cancelled_on is null;
call platform.isolate('grid.credential', 'select, insert, update');

-- 住户. It lies in at most one neighbour's patch, because it has one place for it; without one it is uncovered.
create table grid.household (
  region_id text not null,
  id uuid not null,
  organization_id uuid not null,
  address text not null,
  patch_id uuid,
  patch_level text generated always as (case when patch_id is null then null else 'neighbour' end) stored,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, organization_id, address),
  foreign key (region_id, patch_id, patch_level) references grid.patch (region_id, id, level)
);
create index household_by_patch on grid.household (region_id, patch_id);
call platform.isolate('grid.household', 'select, insert, update');

-- 居民信息账: what serving the household needs and nothing else, sealed field by field, gone when its time is over.
create table grid.resident (
  region_id text not null,
  household_id uuid not null,
  contact bytea not null,
  phone bytea not null,
  people integer not null check (people between 1 and 99),
  told_on date not null,
  keep_until date not null,
  primary key (region_id, household_id),
  foreign key (region_id, household_id) references grid.household (region_id, id)
);
create index resident_by_end on grid.resident (region_id, keep_until);
call platform.isolate('grid.resident', 'select, insert, update, delete');

-- 动态调整 (M238): open from the ground until a successor serves; meanwhile the post is listed as vacant.
create table grid.replacement (
  region_id text not null,
  id uuid not null,
  patch_id uuid not null,
  head_id uuid not null,
  ground text not null check (ground in ('absent', 'unable', 'unfit', 'other')),
  away_from date,
  note text not null,
  -- The row of the pack's table that demanded it; null where a person decided.
  article text,
  opened_on date not null,
  opened_by text not null,
  successor_id uuid,
  settled_on date,
  primary key (region_id, id),
  foreign key (region_id, patch_id) references grid.patch (region_id, id),
  foreign key (region_id, head_id) references grid.head (region_id, id),
  foreign key (region_id, successor_id) references grid.head (region_id, id),
  check ((successor_id is null) = (settled_on is null)),
  check (ground <> 'absent' or away_from is not null)
);
create unique index replacement_one_open on grid.replacement (region_id, patch_id) where settled_on is null;
call platform.isolate('grid.replacement', 'select, insert, update');

-- Two areas become one: what was moved, on which day, why.
create table grid.merger (
  region_id text not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  group_ids uuid[] not null,
  reason text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, from_id) references grid.patch (region_id, id),
  foreign key (region_id, into_id) references grid.patch (region_id, id)
);
call platform.isolate('grid.merger', 'select, insert');
