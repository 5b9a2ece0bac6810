-- 优秀等次公示: the list that hung out, as it hung out. One in force per run; a changed list withdraws the old notice and starts a new term.
create table assessment.publicity (
  region_id text not null,
  id uuid not null,
  run_id uuid not null,
  number integer not null,
  opened_on date not null,
  -- The last day of the term.
  closes_on date not null,
  working_days integer not null check (working_days > 0),
  contact text not null,
  -- Null when published here; else the paper that proves the notice given elsewhere.
  document text,
  people jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawal_reason text,
  primary key (region_id, id),
  foreign key (region_id, run_id) references assessment.run (region_id, id),
  check (closes_on >= opened_on)
);
create unique index publicity_in_force on assessment.publicity (region_id, run_id) where withdrawn_at is null;
call platform.isolate('assessment.publicity', 'select, insert, update');

-- What somebody holds against a list. Who said it is sealed, and null when he gave no name.
create table assessment.publicity_objection (
  region_id text not null,
  id uuid not null,
  publicity_id uuid not null,
  person_id uuid,
  content text not null,
  objector bytea,
  received_on date not null,
  finding text check (finding in ('upheld', 'unfounded')),
  answer text,
  answered_at timestamptz,
  answered_by text,
  primary key (region_id, id),
  foreign key (region_id, publicity_id) references assessment.publicity (region_id, id)
);
create index publicity_objection_by_publicity on assessment.publicity_objection (region_id, publicity_id);
call platform.isolate('assessment.publicity_objection', 'select, insert, update');

-- 考核结果: what a person was told, version by version. A version put out of force stays readable.
create table assessment.outcome (
  region_id text not null,
  run_id uuid not null,
  person_id uuid not null,
  version integer not null check (version > 0),
  number integer not null,
  grade text not null,
  score bigint,
  rank integer,
  group_size integer,
  served_at timestamptz not null,
  served_by text not null,
  review_id uuid,
  read_at timestamptz,
  view text check (view in ('agree', 'disagree')),
  view_reason text,
  view_at timestamptz,
  superseded_at timestamptz,
  primary key (region_id, run_id, person_id, version),
  foreign key (region_id, run_id) references assessment.run (region_id, id)
);
create unique index outcome_in_force on assessment.outcome (region_id, person_id, run_id) where superseded_at is null;
call platform.isolate('assessment.outcome', 'select, insert, update');

-- 复核与申诉 (公务员法 第九十五条、第九十六条).
create table assessment.review (
  region_id text not null,
  id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  outcome_version integer not null,
  kind text not null check (kind in ('review', 'appeal')),
  previous_id uuid,
  state text not null check (state in ('filed', 'accepted', 'not_accepted', 'decided', 'withdrawn')),
  grounds text not null,
  attachments jsonb not null,
  filed_at timestamptz not null,
  filed_on date not null,
  accepted_on date,
  -- Until when it must be decided.
  due_on date,
  extension_reason text,
  closing_reason text,
  result text check (result in ('maintained', 'changed')),
  grade text,
  corrections jsonb not null default '[]',
  computation integer,
  closed_on date,
  closed_by text,
  closer_account_id uuid,
  policy_version text not null,
  primary key (region_id, id),
  foreign key (region_id, run_id, person_id, outcome_version) references assessment.outcome (region_id, run_id, person_id, version),
  foreign key (region_id, previous_id) references assessment.review (region_id, id)
);
create unique index review_open on assessment.review (region_id, person_id, run_id) where state in ('filed', 'accepted');
create index review_by_state on assessment.review (region_id, state, due_on);
call platform.isolate('assessment.review', 'select, insert, update');

-- Who decided a grade, as an account: who decided does not review what he decided.
alter table assessment.grade_decision add column account_id uuid;

-- 结果运用 (M062): what a grade leads to by the table, and whether it was done.
create table assessment.result_use (
  region_id text not null,
  id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  outcome_version integer not null,
  consequence text not null,
  months integer not null,
  reason jsonb not null,
  source text not null,
  state text not null check (state in ('open', 'used', 'void', 'to_reverse', 'reversed')),
  note text,
  changed_at timestamptz,
  changed_by text,
  primary key (region_id, id),
  foreign key (region_id, run_id, person_id, outcome_version) references assessment.outcome (region_id, run_id, person_id, version)
);
create index result_use_by_run on assessment.result_use (region_id, run_id, state);
create index result_use_by_person on assessment.result_use (region_id, person_id);
call platform.isolate('assessment.result_use', 'select, insert, update');
