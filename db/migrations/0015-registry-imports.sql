-- The first draft of these tables held one row of the file per row; rows now lie sealed in blocks.
drop table registry.roster_import_row;
drop table registry.roster_import;
drop table registry.column_mapping;

-- One import of one file (or several person files). Nothing touches the registry before it is applied.
-- Whether it is being read or written just now is what its job says, so a process that dies leaves no false state.
create table registry.roster_import (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('roster', 'person_files')),
  file_hashes text[] not null,
  file_name text not null,
  state text not null check (state in ('mapping', 'checked', 'applied', 'undone', 'abandoned')),
  -- Sheets found, with headings and sample values: samples hold identity numbers, so all of it is sealed.
  sheets_sealed bytea not null,
  -- Which sheets are read and what each column means.
  plans jsonb not null default '[]',
  -- Names of units in the file that are not on file, and what an officer said they are.
  units jsonb not null default '{}',
  counts jsonb not null default '{}',
  -- The blocks that count; a reading that was cut off leaves others, which the next one clears.
  first_block integer not null default 0,
  block_count integer not null default 0,
  job_id uuid,
  job_kind text,
  -- Counts every change a person makes, so that two officers at one import do not overwrite each other unseen.
  revision integer not null default 0,
  created_by text not null,
  account_id uuid,
  created_at timestamptz not null,
  applied_at timestamptz,
  applied_by text,
  undone_at timestamptz,
  undone_by text,
  undone_because text,
  primary key (region_id, id)
);
create index roster_import_by_time on registry.roster_import (region_id, created_at desc);
call platform.isolate('registry.roster_import', 'select, insert, update');

-- Rows of the file with what was made of them and decided about them, some hundred to a block, sealed.
create table registry.roster_import_block (
  region_id text not null,
  import_id uuid not null,
  block integer not null,
  -- How many rows there are of each kind; what a filtered list needs to find its blocks without opening them.
  counts jsonb not null,
  sealed bytea not null,
  primary key (region_id, import_id, block),
  foreign key (region_id, import_id) references registry.roster_import (region_id, id)
);
call platform.isolate('registry.roster_import_block', 'select, insert, update, delete');

-- Who was created or changed by an applied import: what undoing it looks at.
create table registry.roster_import_person (
  region_id text not null,
  import_id uuid not null,
  person_id uuid not null,
  created boolean not null,
  primary key (region_id, import_id, person_id),
  foreign key (region_id, import_id) references registry.roster_import (region_id, id),
  foreign key (region_id, person_id) references registry.person (region_id, id)
);
create index roster_import_person_by_person on registry.roster_import_person (region_id, person_id);
call platform.isolate('registry.roster_import_person', 'select, insert');

-- Columns as an officer matched them, by the SHA-256 of the headings.
create table registry.column_mapping (
  region_id text not null,
  signature text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (region_id, signature)
);
call platform.isolate('registry.column_mapping', 'select, insert, update');
