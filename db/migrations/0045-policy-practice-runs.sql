-- What the examples of the practices gave, one row for each program on each set of packs: the catalogue counts only the row of its own.
create table policy.practice_run (
  region_id text not null,
  program_version text not null,
  library_hash text not null,
  ran_at timestamptz not null,
  results jsonb not null,
  primary key (region_id, program_version, library_hash)
);
call platform.isolate('policy.practice_run', 'select, insert, update');
