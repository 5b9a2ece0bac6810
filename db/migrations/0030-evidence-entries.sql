-- Evidence is insert-only: entries, review steps and checks of figures are never changed or deleted by the application.
create schema evidence;
grant usage on schema evidence to dandang_app;

-- 事 (M011): identity here, what is said about it in versions.
create table evidence.matter (
  region_id text not null,
  id uuid not null,
  created_at timestamptz not null,
  primary key (region_id, id)
);
call platform.isolate('evidence.matter', 'select, insert');

create table evidence.matter_version (
  region_id text not null,
  id uuid not null,
  matter_id uuid not null,
  title text not null,
  arena text not null,
  organization_id uuid,
  started_on date not null,
  planned_on date,
  description text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, matter_id) references evidence.matter (region_id, id)
);
create unique index matter_version_current on evidence.matter_version (region_id, matter_id) where superseded_at is null;
create index matter_version_by_start on evidence.matter_version (region_id, started_on desc) where superseded_at is null;
call platform.isolate('evidence.matter_version', 'select, insert, update (superseded_at)');

-- M015: a critical event with its dates. Only its end may be set later.
create table evidence.critical_event (
  region_id text not null,
  id uuid not null,
  name text not null,
  kind text not null,
  from_on date not null,
  to_on date,
  document text not null,
  declared_at timestamptz not null,
  declared_by text not null,
  primary key (region_id, id),
  check (to_on is null or to_on >= from_on)
);
call platform.isolate('evidence.critical_event', 'select, insert, update (to_on)');

create table evidence.entry (
  region_id text not null,
  id uuid not null,
  kind text not null,
  title text not null,
  occurred_on date not null,
  arena text not null,
  organization_id uuid,
  matter_id uuid,
  critical_event_id uuid,
  corrects_id uuid,
  initial_state text not null check (initial_state in ('reported', 'unit_confirmed', 'confirmed')),
  content jsonb not null,
  organizations jsonb not null,
  source jsonb not null,
  figures jsonb not null,
  attachments jsonb not null,
  reported_at timestamptz not null,
  reported_by text not null,
  reporter_account_id uuid,
  reporter_person_id uuid,
  primary key (region_id, id),
  foreign key (region_id, matter_id) references evidence.matter (region_id, id),
  foreign key (region_id, critical_event_id) references evidence.critical_event (region_id, id)
);
create index entry_by_day on evidence.entry (region_id, occurred_on desc, id desc);
create index entry_by_organization on evidence.entry (region_id, organization_id, occurred_on desc) where organization_id is not null;
create index entry_by_matter on evidence.entry (region_id, matter_id) where matter_id is not null;
create index entry_by_critical_event on evidence.entry (region_id, critical_event_id) where critical_event_id is not null;
create index entry_by_corrected on evidence.entry (region_id, corrects_id) where corrects_id is not null;
create index entry_merit_and_observation on evidence.entry (region_id, kind, occurred_on desc) where kind in ('merit', 'observation');
create index entry_by_reporter on evidence.entry (region_id, reporter_account_id, id desc) where reporter_account_id is not null;
call platform.isolate('evidence.entry', 'select, insert');

create table evidence.entry_person (
  region_id text not null,
  entry_id uuid not null,
  person_id uuid not null,
  role text not null,
  lead boolean not null,
  -- Contribution in ten-thousandths.
  share smallint check (share between 0 and 10000),
  primary key (region_id, entry_id, person_id),
  foreign key (region_id, entry_id) references evidence.entry (region_id, id)
);
create index entry_person_by_person on evidence.entry_person (region_id, person_id, entry_id);
call platform.isolate('evidence.entry_person', 'select, insert');

-- The review trail. The number makes two reviewers at once impossible: one of them gets a conflict.
create table evidence.review_step (
  region_id text not null,
  entry_id uuid not null,
  number smallint not null,
  id uuid not null,
  action text not null,
  state text not null,
  opinion text not null,
  at timestamptz not null,
  by_name text not null,
  account_id uuid,
  person_id uuid,
  cause_entry_id uuid,
  primary key (region_id, entry_id, number),
  foreign key (region_id, entry_id) references evidence.entry (region_id, id)
);
create unique index review_step_by_id on evidence.review_step (region_id, id);
call platform.isolate('evidence.review_step', 'select, insert');

-- M019: a figure is checked by someone, and only then counts.
create table evidence.figure_check (
  region_id text not null,
  id uuid not null,
  entry_id uuid not null,
  figure_number smallint not null,
  state text not null check (state in ('verified', 'rejected')),
  note text not null,
  at timestamptz not null,
  by_name text not null,
  account_id uuid,
  primary key (region_id, id),
  foreign key (region_id, entry_id) references evidence.entry (region_id, id)
);
create index figure_check_by_entry on evidence.figure_check (region_id, entry_id, figure_number, at);
call platform.isolate('evidence.figure_check', 'select, insert');

-- What waits for whom: a work queue that follows the trail, so that an inbox never searches all entries.
create table evidence.waiting (
  region_id text not null,
  entry_id uuid not null,
  waiting_for text not null check (waiting_for in ('unit', 'department', 'dispute', 'correction')),
  organization_id uuid,
  reporter_account_id uuid,
  since timestamptz not null,
  primary key (region_id, entry_id)
);
create index waiting_by_kind on evidence.waiting (region_id, waiting_for, since);
call platform.isolate('evidence.waiting', 'select, insert, update, delete');

-- Figures that may contradict one another (M019) speak of the same matter or, without one, of the same unit.
create index entry_with_figures_by_matter on evidence.entry (region_id, matter_id) where figures <> '[]' and matter_id is not null;
create index entry_with_figures_by_organization on evidence.entry (region_id, organization_id) where figures <> '[]' and matter_id is null;

-- Completed tasks of a performance file (M008).
create index entry_by_performance_file on evidence.entry (region_id, (content->>'fileId')) where kind = 'task' and content->>'fileId' is not null;
