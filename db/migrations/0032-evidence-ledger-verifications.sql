-- What came out of each full verification of a log, and who asked for it: one line a run, never changed.
create table evidence.verification (
  region_id text not null,
  id uuid not null,
  log text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  by_name text not null,
  account_id uuid,
  outcome text not null check (outcome in ('intact', 'faults', 'cancelled', 'failed')),
  -- Null for runs that did not come to an end.
  size bigint,
  heads bigint,
  root bytea,
  waiting bigint,
  faults jsonb not null,
  more_faults bigint not null,
  primary key (region_id, id)
);
create index verification_by_log on evidence.verification (region_id, log, finished_at desc);
call platform.isolate('evidence.verification', 'select, insert');
