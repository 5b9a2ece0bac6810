-- 重大斗争专项考察 (M041): an appraisal of people at an event, the talks held for it at each level, and the cadres found outstanding.
-- What became of them is read from the registry, never typed in here.
create table assessment.appraisal (
  region_id text not null,
  id uuid not null,
  title text not null,
  event text not null,
  period_from date not null,
  period_to date not null,
  document text,
  closed_at timestamptz,
  opened_at timestamptz not null,
  opened_by text not null,
  primary key (region_id, id),
  unique (region_id, title),
  check (period_to >= period_from)
);
call platform.isolate('assessment.appraisal', 'select, insert, update');

create table assessment.appraisal_talk (
  region_id text not null,
  id uuid not null,
  appraisal_id uuid not null,
  level text not null check (level in ('province', 'city', 'county', 'grassroots')),
  unit_name text not null,
  organization_id uuid,
  held_on date not null,
  people integer not null check (people > 0),
  held_by text not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, appraisal_id) references assessment.appraisal (region_id, id)
);
create index appraisal_talk_by_appraisal on assessment.appraisal_talk (region_id, appraisal_id, held_on);
call platform.isolate('assessment.appraisal_talk', 'select, insert');

-- A cadre found outstanding, with the reason. Taken off the list by a dated note, never deleted.
create table assessment.appraisal_cadre (
  region_id text not null,
  id uuid not null,
  appraisal_id uuid not null,
  person_id uuid not null,
  listed_on date not null,
  reason text not null,
  evidence_ids jsonb not null,
  removed_at timestamptz,
  removed_because text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, appraisal_id) references assessment.appraisal (region_id, id)
);
create unique index appraisal_cadre_listed on assessment.appraisal_cadre (region_id, appraisal_id, person_id) where removed_at is null;
create index appraisal_cadre_by_person on assessment.appraisal_cadre (region_id, person_id);
call platform.isolate('assessment.appraisal_cadre', 'select, insert, update');
