create schema analysis;
grant usage on schema analysis to dandang_app;

-- One diagnosis of a region on a day, with the policy version and settings it used: enough to compute it again.
create table analysis.run (
  region_id text not null,
  id uuid not null,
  as_of date not null,
  known_at timestamptz not null,
  policy_version text not null,
  settings jsonb not null,
  people integer not null,
  created_by text not null,
  finished_at timestamptz not null,
  primary key (region_id, id)
);
create index run_by_time on analysis.run (region_id, finished_at desc);
call platform.isolate('analysis.run', 'select, insert');

-- Findings are proposals of the program; what people say about them stands in finding_decision. Neither is ever changed.
create table analysis.finding (
  region_id text not null,
  run_id uuid not null,
  person_id uuid not null,
  problem text not null,
  id uuid not null,
  organization_id uuid not null,
  organization_path ltree not null,
  state text not null check (state in ('suspected', 'not_suspected', 'abstained')),
  strength double precision,
  confidence text,
  group_key text not null,
  group_size integer not null,
  signals jsonb not null,
  counter_evidence jsonb,
  reasons jsonb not null,
  primary key (region_id, run_id, person_id, problem),
  foreign key (region_id, run_id) references analysis.run (region_id, id)
);
create unique index finding_by_id on analysis.finding (region_id, id);
create index finding_of_person on analysis.finding (region_id, person_id);
create index finding_of_state on analysis.finding (region_id, run_id, problem, state);
call platform.isolate('analysis.finding', 'select, insert');

-- A decision concerns a person and a problem; it names the finding it was taken on and stays until another one follows.
create table analysis.finding_decision (
  region_id text not null,
  id uuid not null,
  finding_id uuid not null,
  person_id uuid not null,
  problem text not null,
  decision text not null check (decision in ('confirmed', 'rejected')),
  reason text not null,
  decided_by text not null,
  account_id uuid,
  decided_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, finding_id) references analysis.finding (region_id, id)
);
create index finding_decision_of_person on analysis.finding_decision (region_id, person_id, problem, decided_at desc);
call platform.isolate('analysis.finding_decision', 'select, insert');

-- The person's own word on a confirmed finding (right of reply).
create table analysis.finding_reply (
  region_id text not null,
  id uuid not null,
  finding_id uuid not null,
  person_id uuid not null,
  text text not null,
  replied_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, finding_id) references analysis.finding (region_id, id)
);
create index finding_reply_of_finding on analysis.finding_reply (region_id, finding_id);
call platform.isolate('analysis.finding_reply', 'select, insert');
