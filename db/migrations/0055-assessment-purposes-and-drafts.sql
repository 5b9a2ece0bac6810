-- 年度、班子、专项、平时、任期: a run says what it is for and whom it assesses. Routine, special and term runs of one scheme may follow
-- each other within a year; annual and team runs stay one a year.
alter table assessment.run
  add column purpose text not null default 'annual' check (purpose in ('annual', 'team', 'special', 'routine', 'term')),
  add column subject text not null default 'person' check (subject in ('person', 'team')),
  add column title jsonb;
alter table assessment.run drop constraint run_region_id_year_scheme_key_key;
create unique index run_of_year on assessment.run (region_id, year, scheme_key) where purpose in ('annual', 'team');
create unique index run_of_period on assessment.run (region_id, scheme_key, period_from, period_to);

-- 方案草稿: may be unfinished anywhere; `revision` counts the saves so that two people cannot overwrite each other unseen.
create table assessment.scheme_draft (
  region_id text not null,
  id uuid not null,
  title jsonb not null,
  definition jsonb not null,
  copied_from uuid,
  revision integer not null check (revision > 0),
  state text not null check (state in ('open', 'adopted', 'discarded')),
  adopted_as uuid,
  created_at timestamptz not null,
  created_by text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (region_id, id),
  foreign key (region_id, copied_from) references assessment.scheme (region_id, id),
  foreign key (region_id, adopted_as) references assessment.scheme (region_id, id)
);
create index scheme_draft_open on assessment.scheme_draft (region_id, saved_at desc) where state = 'open';
call platform.isolate('assessment.scheme_draft', 'select, insert, update');
