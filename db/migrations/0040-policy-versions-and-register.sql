-- Policy itself is files under policies/. Here stand: which pack a region follows, the exact content of every version
-- it ever decided by, the decisions, and the register of what the region does with it.
create schema policy;
grant usage on schema policy to dandang_app;

-- Which pack is in force from which day; the latest record of the latest day counts. Never changed.
create table policy.pack_choice (
  region_id text not null,
  id uuid not null,
  pack_id text not null,
  from_day date not null,
  reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id)
);
call platform.isolate('policy.pack_choice', 'select, insert');

-- Everything a version says, so that a past decision finds exactly what it was made by.
create table policy.pack_version (
  region_id text not null,
  version text not null,
  pack_id text not null,
  content_hash text not null,
  content jsonb not null,
  in_force_from date not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  primary key (region_id, version)
);
create index pack_version_by_pack on policy.pack_version (region_id, pack_id, loaded_at desc);
call platform.isolate('policy.pack_version', 'select, insert');

create table policy.decision (
  region_id text not null,
  id uuid not null,
  rule_id text not null,
  version text not null,
  on_day date not null,
  subject_kind text not null,
  subject_id text not null,
  facts jsonb not null,
  decision jsonb not null,
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (region_id, id),
  foreign key (region_id, version) references policy.pack_version (region_id, version)
);
create index decision_by_subject on policy.decision (region_id, subject_kind, subject_id, decided_at desc);
call platform.isolate('policy.decision', 'select, insert');

-- M001: measures in force here. A row is one state from a day on; measures of the pack without a row are in force everywhere.
create table policy.measure_state (
  region_id text not null,
  id uuid not null,
  -- Id of a measure of the pack, or of a local one (then the wording stands in `wording`).
  measure_id text not null,
  wording jsonb,
  state text not null check (state in ('in_force', 'withdrawn')),
  -- Units it is in force in, with everything below them; null is the whole region.
  unit_ids uuid[],
  from_day date not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id)
);
create index measure_state_by_measure on policy.measure_state (region_id, measure_id, from_day);
call platform.isolate('policy.measure_state', 'select, insert');

-- M002, M004: documents that are not in a pack, with what each rests on.
create table policy.document (
  region_id text not null,
  id uuid not null,
  title text not null,
  number text,
  issuer text not null,
  issued_on text,
  standing text not null check (standing in ('superior', 'local')),
  -- The set it belongs to (“1+5”) and its part in it.
  document_set text,
  part text check (part in ('main', 'supporting')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id)
);
create unique index document_once on policy.document (region_id, title, coalesce(number, ''), issuer);
call platform.isolate('policy.document', 'select, insert');

-- Clauses of a registered document or of a document of the pack (then document_ref is its id there).
create table policy.clause (
  region_id text not null,
  id uuid not null,
  document_ref text not null,
  position integer not null,
  number text not null,
  text text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, document_ref, number)
);
call platform.isolate('policy.clause', 'select, insert');

-- What a local document rests on: another document, and the clause of it where one is named.
create table policy.citation (
  region_id text not null,
  document_id uuid not null,
  position integer not null,
  basis_ref text not null,
  basis_clause_id uuid,
  primary key (region_id, document_id, position),
  foreign key (region_id, document_id) references policy.document (region_id, id),
  foreign key (region_id, basis_clause_id) references policy.clause (region_id, id)
);
create index citation_by_basis on policy.citation (region_id, basis_ref);
call platform.isolate('policy.citation', 'select, insert');

-- M004: how a clause is carried out here; the last row counts, the earlier ones are its history.
create table policy.clause_state (
  region_id text not null,
  id uuid not null,
  clause_id uuid not null,
  state text not null check (state in ('not_started', 'in_progress', 'implemented', 'not_applicable')),
  local_measure text,
  local_document_id uuid,
  owner text,
  due_on date,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, clause_id) references policy.clause (region_id, id),
  foreign key (region_id, local_document_id) references policy.document (region_id, id)
);
create index clause_state_by_clause on policy.clause_state (region_id, clause_id, id desc);
call platform.isolate('policy.clause_state', 'select, insert');

-- M003: the work systems a unit sorts its rules and tasks into.
create table policy.work_system (
  region_id text not null,
  id uuid not null,
  name text not null,
  position integer not null,
  closed_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id)
);
create unique index work_system_name on policy.work_system (region_id, name) where closed_on is null;
call platform.isolate('policy.work_system', 'select, insert, update');

create table policy.work_item (
  region_id text not null,
  id uuid not null,
  system_id uuid not null,
  kind text not null check (kind in ('rule', 'task')),
  title text not null,
  document_ref text,
  owner text,
  due_on date,
  done_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, system_id) references policy.work_system (region_id, id)
);
create index work_item_by_system on policy.work_item (region_id, system_id);
call platform.isolate('policy.work_item', 'select, insert, update');
