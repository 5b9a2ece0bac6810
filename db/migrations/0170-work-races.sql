-- 赛马 (M021, M023): the race of a quarter. Its difficulty weights are open while it is a draft and fixed, with name and reason, before the quarter begins.
create table work.race (
  region_id text not null,
  id uuid not null,
  title text not null,
  -- First day of the quarter.
  quarter date not null,
  runs text not null check (runs in ('winners', 'units', 'both')),
  state text not null check (state in ('draft', 'running', 'closed', 'withdrawn')),
  -- The parameters in force on the day of the start: {snapshotDays, groupMinimum, monthsMinimum, awardPlaces, boardPlaces, version}.
  terms jsonb,
  locked_on date,
  locked_by text,
  lock_reason text,
  ended_because text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  check ((state in ('running', 'closed')) = (locked_on is not null and state <> 'withdrawn')),
  check (state <> 'withdrawn' or ended_because is not null)
);
call platform.isolate('work.race', 'select, insert, update');

-- Difficulty of each project, ten-thousandths: 1.2 is 12000.
create table work.race_project (
  region_id text not null,
  race_id uuid not null,
  project_id uuid not null,
  weight integer not null check (weight between 1000 and 99900),
  reason text not null,
  primary key (region_id, race_id, project_id),
  foreign key (region_id, race_id) references work.race (region_id, id),
  foreign key (region_id, project_id) references work.project (region_id, id)
);
call platform.isolate('work.race_project', 'select, insert, update, delete');

-- Which unit is compared with which: each in one group.
create table work.race_group (
  region_id text not null,
  race_id uuid not null,
  organization_id uuid not null,
  name text not null,
  primary key (region_id, race_id, organization_id),
  foreign key (region_id, race_id) references work.race (region_id, id)
);
call platform.isolate('work.race_group', 'select, insert, delete');

-- Who runs, fixed at the start: a person with his claims or a unit with those of its people.
create table work.race_lane (
  region_id text not null,
  id uuid not null,
  race_id uuid not null,
  kind text not null check (kind in ('person', 'unit')),
  person_id uuid,
  organization_id uuid not null,
  group_name text not null,
  claim_ids uuid[] not null check (cardinality(claim_ids) > 0),
  primary key (region_id, id),
  foreign key (region_id, race_id) references work.race (region_id, id),
  check ((kind = 'person') = (person_id is not null))
);
create unique index race_lane_once on work.race_lane (region_id, race_id, organization_id, person_id) nulls not distinct;
call platform.isolate('work.race_lane', 'select, insert');
