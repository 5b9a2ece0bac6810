-- Every fact is dated twice: valid_from/valid_to say when it is true, recorded_at/superseded_at when we knew it.
-- A version is never changed except to be superseded once.
create schema registry;
grant usage on schema registry to dandang_app;

create table registry.region (
  region_id text not null primary key,
  code text not null,
  name text not null,
  level text not null
);
call platform.isolate('registry.region', 'select, insert, update');

create table registry.organization (
  region_id text not null,
  id uuid not null,
  number integer not null,
  primary key (region_id, id),
  unique (region_id, number)
);
call platform.isolate('registry.organization', 'select, insert');

create table registry.organization_version (
  region_id text not null,
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  short_name text not null,
  type text not null,
  level text,
  field text,
  parent_id uuid,
  path ltree not null,
  sort_order integer not null default 0,
  tags text[] not null default '{}',
  -- Staffing number (编制数) of the whole organization; null where it is not set.
  establishment integer check (establishment >= 0),
  -- What its leading team should have: fields, women, young members, front-line experience.
  team_profile jsonb not null default '{}',
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, organization_id) references registry.organization (region_id, id),
  check (valid_to is null or valid_to > valid_from)
);
create index organization_version_current on registry.organization_version (region_id, organization_id) where superseded_at is null;
create index organization_version_path on registry.organization_version using gist (path) where superseded_at is null;
call platform.isolate('registry.organization_version', 'select, insert, update');

-- M005: a merger names what went into what, from which day, by which document.
create table registry.organization_merger (
  region_id text not null,
  id uuid not null,
  into_organization_id uuid not null,
  effective_on date not null,
  document text not null,
  from_organization_ids uuid[] not null,
  organization_mapping jsonb not null,
  post_mapping jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id)
);
call platform.isolate('registry.organization_merger', 'select, insert');

create table registry.post (
  region_id text not null,
  id uuid not null,
  primary key (region_id, id)
);
call platform.isolate('registry.post', 'select, insert');

create table registry.post_version (
  region_id text not null,
  id uuid not null,
  post_id uuid not null,
  organization_id uuid not null,
  title text not null,
  category text not null,
  leadership_level text,
  establishment integer not null default 1 check (establishment >= 0),
  principal boolean not null default false,
  requirement jsonb not null default '{}',
  sort_order integer not null default 0,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, post_id) references registry.post (region_id, id),
  check (valid_to is null or valid_to > valid_from)
);
create index post_version_current on registry.post_version (region_id, organization_id) where superseded_at is null;
create index post_version_by_post on registry.post_version (region_id, post_id) where superseded_at is null;
call platform.isolate('registry.post_version', 'select, insert, update');

create table registry.person (
  region_id text not null,
  id uuid not null,
  created_at timestamptz not null,
  primary key (region_id, id)
);
call platform.isolate('registry.person', 'select, insert');

-- Dates of life are text of the precision the file has: 1975, 1975-03 or 1975-03-08.
create table registry.person_version (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  pinyin text not null,
  initials text not null,
  sex text,
  born_on text,
  ethnicity text,
  native_place text,
  birth_place text,
  political_status text,
  party_joined_on text,
  work_started_on text,
  specialty text,
  professional_title text,
  staff_category text,
  tags text[] not null default '{}',
  photo_hash text,
  -- Sealed field by field; the index finds an equal number without revealing it.
  id_number_sealed bytea,
  id_number_index bytea,
  phone_sealed bytea,
  health_sealed bytea,
  -- Elements of an imported file that we do not know, kept for the way back.
  extra jsonb not null default '{}',
  -- Why the officer changed it; null when the file came in whole.
  reason text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id),
  check (valid_to is null or valid_to > valid_from)
);
create index person_version_by_person on registry.person_version (region_id, person_id, recorded_at desc);
create index person_version_by_name on registry.person_version (region_id, name) where superseded_at is null;
create index person_version_by_initials on registry.person_version (region_id, initials text_pattern_ops) where superseded_at is null;
create index person_version_by_id_number on registry.person_version (region_id, id_number_index) where superseded_at is null;
create unique index person_version_one_current on registry.person_version (region_id, person_id) where superseded_at is null and valid_to is null;
call platform.isolate('registry.person_version', 'select, insert, update');

-- An appointment may be proposed (waiting for its checkpoints, M008/M010), in_office or ended.
create table registry.appointment (
  region_id text not null,
  id uuid not null,
  appointment_id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  post_id uuid,
  title text not null,
  kind text not null check (kind in ('appointment', 'concurrent', 'secondment', 'trial')),
  main boolean not null default false,
  principal boolean not null default false,
  category text,
  leadership_level text,
  level_since text,
  state text not null check (state in ('proposed', 'in_office', 'ended')),
  started_on text not null,
  ended_on text,
  trial_until date,
  document text,
  ended_because text,
  tags text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id),
  foreign key (region_id, organization_id) references registry.organization (region_id, id)
);
create index appointment_by_person on registry.appointment (region_id, person_id) where superseded_at is null;
create index appointment_by_organization on registry.appointment (region_id, organization_id) where superseded_at is null;
create index appointment_by_appointment on registry.appointment (region_id, appointment_id);
call platform.isolate('registry.appointment', 'select, insert, update');

create table registry.rank (
  region_id text not null,
  id uuid not null,
  rank_id uuid not null,
  person_id uuid not null,
  rank text not null,
  started_on text not null,
  ended_on text,
  document text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id)
);
create index rank_by_person on registry.rank (region_id, person_id) where superseded_at is null;
call platform.isolate('registry.rank', 'select, insert, update');

create table registry.education (
  region_id text not null,
  id uuid not null,
  education_id uuid not null,
  person_id uuid not null,
  mode text not null check (mode in ('full_time', 'in_service')),
  level text,
  degree text,
  school text,
  major text,
  graduated_on text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id)
);
create index education_by_person on registry.education (region_id, person_id) where superseded_at is null;
call platform.isolate('registry.education', 'select, insert, update');

-- Family members are people who did not ask to be here: everything but the relation is sealed.
create table registry.family_member (
  region_id text not null,
  id uuid not null,
  family_member_id uuid not null,
  person_id uuid not null,
  relation text not null,
  sealed bytea not null,
  sort_order integer not null default 0,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id)
);
create index family_member_by_person on registry.family_member (region_id, person_id) where superseded_at is null;
call platform.isolate('registry.family_member', 'select, insert, update');

-- 简历 lines as the file states them.
create table registry.career_line (
  region_id text not null,
  id uuid not null,
  career_line_id uuid not null,
  person_id uuid not null,
  started_on text,
  ended_on text,
  text text not null,
  tags text[] not null default '{}',
  sort_order integer not null default 0,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id)
);
create index career_line_by_person on registry.career_line (region_id, person_id) where superseded_at is null;
call platform.isolate('registry.career_line', 'select, insert, update');

-- Grades of past years (A15) as recorded in the file; the assessment domain adds each year's final grade.
create table registry.annual_grade (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  year integer not null,
  grade text not null,
  source text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id)
);
create unique index annual_grade_current on registry.annual_grade (region_id, person_id, year) where superseded_at is null;
call platform.isolate('registry.annual_grade', 'select, insert, update');

-- 奖惩: rewards, and disciplinary measures with their effect period.
create table registry.reward_or_discipline (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('reward', 'discipline')),
  code text,
  title text not null,
  issuer text,
  issued_on text,
  effect_until date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id)
);
create index reward_or_discipline_by_person on registry.reward_or_discipline (region_id, person_id) where superseded_at is null;
call platform.isolate('registry.reward_or_discipline', 'select, insert, update');

-- Training hours by year and kind: the fact that the training-hour rules need.
create table registry.training_record (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  title text not null,
  kind text not null,
  hours integer not null check (hours >= 0),
  started_on date not null,
  ended_on date,
  organizer text,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id)
);
create index training_record_by_person on registry.training_record (region_id, person_id, started_on) where superseded_at is null;
call platform.isolate('registry.training_record', 'select, insert, update');

create table registry.saved_search (
  region_id text not null,
  id uuid not null,
  account_id uuid not null,
  title text not null,
  conditions jsonb not null,
  created_at timestamptz not null,
  primary key (region_id, id)
);
call platform.isolate('registry.saved_search', 'select, insert, update, delete');

-- One import of one file: parsed rows wait here until the officer accepts them. Nothing touches the registry before.
create table registry.roster_import (
  region_id text not null,
  id uuid not null,
  file_hash text not null,
  file_name text not null,
  state text not null check (state in ('mapping', 'reading', 'checked', 'applying', 'applied', 'undone', 'cancelled', 'failed')),
  mapping jsonb not null,
  summary jsonb not null,
  job_id uuid,
  created_by text not null,
  account_id uuid,
  created_at timestamptz not null,
  applied_at timestamptz,
  primary key (region_id, id)
);
call platform.isolate('registry.roster_import', 'select, insert, update');

create table registry.roster_import_row (
  region_id text not null,
  import_id uuid not null,
  row_number integer not null,
  sheet text not null,
  state text not null,
  -- Original cells and cleaned values are sealed: they hold ID numbers.
  sealed bytea not null,
  problems jsonb not null,
  differences jsonb not null,
  decision text,
  person_id uuid,
  primary key (region_id, import_id, row_number)
);
call platform.isolate('registry.roster_import_row', 'select, insert, update, delete');

create table registry.column_mapping (
  region_id text not null,
  signature text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (region_id, signature)
);
call platform.isolate('registry.column_mapping', 'select, insert, update');
