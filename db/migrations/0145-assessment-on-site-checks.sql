-- 现场评比、不定期督查 (M059). The draw can be checked by anybody: sections in the order of sha256(seed:id), the first ones are visited.
create table assessment.spot_check (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('contest', 'inspection')),
  title text not null,
  held_on date not null,
  -- Sections the draw was made from, as the registry had them: [{id, name, path}].
  pool jsonb not null,
  seed text not null,
  drawn uuid[] not null,
  -- [{key, name, points}], 100 points in all.
  criteria jsonb not null,
  planned_at timestamptz not null,
  planned_by text not null,
  primary key (region_id, id)
);
create index spot_check_by_day on assessment.spot_check (region_id, held_on);
call platform.isolate('assessment.spot_check', 'select, insert');

-- What an inspector gave a section on the spot; the highest number counts, earlier ones stay with the reason of the later.
create table assessment.spot_score (
  region_id text not null,
  check_id uuid not null,
  organization_id uuid not null,
  -- The account, or the name of a process without one.
  inspector text not null,
  number integer not null check (number > 0),
  inspector_name text not null,
  points jsonb not null,
  -- Millionths, 0 to 100 points.
  mark bigint not null check (mark between 0 and 100000000),
  note text not null,
  reason text,
  scored_at timestamptz not null,
  primary key (region_id, check_id, organization_id, inspector, number),
  foreign key (region_id, check_id) references assessment.spot_check (region_id, id),
  check (number = 1 or reason is not null)
);
call platform.isolate('assessment.spot_score', 'select, insert');

-- 一线跟踪、全程考核 (M058): a tracker stands by a key indicator, task or project through all its stages.
create table assessment.tracked_work (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('indicator', 'task', 'project')),
  title text not null,
  unit_id uuid not null,
  -- Who answers for the work, and who follows it; never the same person.
  person_id uuid not null,
  tracker_id uuid not null,
  -- [{key, name, weight, dueOn}], weights in percent, 100 in all.
  stages jsonb not null,
  attached_at timestamptz not null,
  attached_by text not null,
  ended_on date,
  end_reason text,
  primary key (region_id, id),
  check (person_id <> tracker_id),
  check ((ended_on is null) = (end_reason is null))
);
create index tracked_work_by_person on assessment.tracked_work (region_id, person_id);
create index tracked_work_by_tracker on assessment.tracked_work (region_id, tracker_id);
call platform.isolate('assessment.tracked_work', 'select, insert, update');

create table assessment.stage_check (
  region_id text not null,
  id uuid not null,
  work_id uuid not null,
  stage text not null,
  checked_on date not null,
  -- Millionths, 0 to 100 points.
  mark bigint not null check (mark between 0 and 100000000),
  -- The stage is finished with this check.
  finished boolean not null,
  finding text not null,
  attachments jsonb not null,
  checked_at timestamptz not null,
  checked_by text not null,
  primary key (region_id, id),
  foreign key (region_id, work_id) references assessment.tracked_work (region_id, id)
);
create index stage_check_by_work on assessment.stage_check (region_id, work_id);
-- A stage is finished once.
create unique index stage_finished on assessment.stage_check (region_id, work_id, stage) where finished;
call platform.isolate('assessment.stage_check', 'select, insert');
