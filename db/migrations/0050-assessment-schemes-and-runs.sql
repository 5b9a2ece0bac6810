create schema assessment;
grant usage on schema assessment to dandang_app;

-- A version of a scheme never changes: a change is the next version.
create table assessment.scheme (
  region_id text not null,
  id uuid not null,
  key text not null,
  version integer not null check (version > 0),
  title jsonb not null,
  definition jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, key, version)
);
call platform.isolate('assessment.scheme', 'select, insert');

-- One year of one scheme. `computation` is the number of the latest computation; 0 before the first.
create table assessment.run (
  region_id text not null,
  id uuid not null,
  year integer not null,
  scheme_key text not null,
  scheme_id uuid not null,
  period_from date not null,
  period_to date not null,
  due_on date,
  outstanding_share_approved boolean not null default false,
  approval_document text,
  state text not null check (state in ('draft', 'collecting', 'computed', 'proposed', 'confirmed')),
  computation integer not null default 0,
  opened_at timestamptz not null,
  opened_by text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  primary key (region_id, id),
  unique (region_id, year, scheme_key),
  foreign key (region_id, scheme_id) references assessment.scheme (region_id, id),
  check (period_to > period_from)
);
call platform.isolate('assessment.run', 'select, insert, update');

-- 情况说明: who is under investigation, on long leave … as an office states it in writing. Without a statement a fact is not known, which is not "no".
create table assessment.fact_statement (
  region_id text not null,
  id uuid not null,
  run_id uuid not null,
  fact text not null,
  otherwise jsonb not null,
  exceptions jsonb not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, run_id) references assessment.run (region_id, id)
);
create index fact_statement_by_run on assessment.fact_statement (region_id, run_id, fact, recorded_at desc);
call platform.isolate('assessment.fact_statement', 'select, insert');

-- Marks by groups of raters and typed-in values (rater = ''). A correction supersedes the old line.
create table assessment.mark (
  region_id text not null,
  id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  indicator text not null,
  rater text not null default '',
  value text not null,
  source text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, run_id) references assessment.run (region_id, id)
);
create unique index mark_current on assessment.mark (region_id, run_id, person_id, indicator, rater) where superseded_at is null;
call platform.isolate('assessment.mark', 'select, insert, update');

-- 计分: what went in, frozen. The same inputs give the same results for ever.
create table assessment.computation (
  region_id text not null,
  run_id uuid not null,
  number integer not null,
  scheme_id uuid not null,
  policy_version text not null,
  known_at timestamptz not null,
  computed_by text not null,
  people integer not null,
  group_keys jsonb not null,
  inputs_hash text not null,
  primary key (region_id, run_id, number),
  foreign key (region_id, run_id) references assessment.run (region_id, id)
);
call platform.isolate('assessment.computation', 'select, insert');

-- One column of the frozen sheets, packed (see rules/pack-column.ts).
create table assessment.input_column (
  region_id text not null,
  run_id uuid not null,
  number integer not null,
  column_key text not null,
  packed bytea not null,
  primary key (region_id, run_id, number, column_key),
  foreign key (region_id, run_id, number) references assessment.computation (region_id, run_id, number)
);
call platform.isolate('assessment.input_column', 'select, insert');

-- Who stood at which position of the sheets, and the evidence behind the counted values.
create table assessment.input_person (
  region_id text not null,
  run_id uuid not null,
  number integer not null,
  position integer not null,
  person_id uuid not null,
  class text not null,
  group_key text not null,
  organization_id uuid,
  organization_path text not null,
  facts jsonb not null,
  counted jsonb not null,
  primary key (region_id, run_id, number, position),
  foreign key (region_id, run_id, number) references assessment.computation (region_id, run_id, number)
);
create index input_person_by_person on assessment.input_person (region_id, person_id);
call platform.isolate('assessment.input_person', 'select, insert');

create table assessment.result (
  region_id text not null,
  run_id uuid not null,
  number integer not null,
  person_id uuid not null,
  organization_id uuid,
  organization_path text not null,
  year integer not null,
  class text not null,
  group_key text not null,
  state text not null check (state in ('scored', 'incomplete', 'excluded')),
  score bigint,
  rank integer,
  group_size integer not null,
  dimensions jsonb not null,
  explanation jsonb not null,
  missing jsonb not null,
  proposal jsonb,
  proposed_grade text,
  grade text,
  primary key (region_id, run_id, number, person_id),
  foreign key (region_id, run_id, number) references assessment.computation (region_id, run_id, number)
);
create index result_by_person on assessment.result (region_id, person_id, year desc);
create index result_by_group on assessment.result (region_id, run_id, number, group_key, rank);
call platform.isolate('assessment.result', 'select, insert, update');

-- Every decision on a grade, in order; the latest holds.
create table assessment.grade_decision (
  region_id text not null,
  id uuid not null,
  run_id uuid not null,
  number integer not null,
  person_id uuid not null,
  grade text not null,
  proposed_grade text,
  reason text,
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (region_id, id),
  foreign key (region_id, run_id) references assessment.run (region_id, id)
);
create index grade_decision_by_person on assessment.grade_decision (region_id, run_id, person_id, decided_at);
call platform.isolate('assessment.grade_decision', 'select, insert');
