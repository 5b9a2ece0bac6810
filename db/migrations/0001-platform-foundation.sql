-- The application role: every unit of work runs as it. It owns nothing and cannot bypass row level security.
create extension if not exists ltree;
create extension if not exists pg_trgm;

do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'dandang_app') then
    -- Roles belong to the whole server: another database may be making this one at the same moment.
    begin
      create role dandang_app nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  -- On a hosted PostgreSQL the migrating user is no superuser and must be a member to act as the role.
  if not pg_has_role(current_user, 'dandang_app', 'member') then
    execute format('grant dandang_app to %I', current_user);
  end if;
end $$;

create schema platform;
grant usage on schema platform to dandang_app;

-- Region isolation, written once: the table is visible and writable only within the region of the unit of work.
-- allowed: what the application role may do with its rows, e.g. 'select, insert' for append-only tables.
create procedure platform.isolate(target regclass, allowed text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy region on %s to dandang_app using (region_id = current_setting(''app.region'', true)) with check (region_id = current_setting(''app.region'', true))', target);
  execute format('grant %s on %s to dandang_app', allowed, target);
end $$;

-- Insert-only: corrections are new lines, never changes.
create table platform.audit (
  region_id text not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  address text,
  action text not null,
  subject_kind text not null,
  subject_id text,
  detail jsonb not null,
  primary key (region_id, id)
);
create index audit_by_time on platform.audit (region_id, at desc);
create index audit_by_subject on platform.audit (region_id, subject_kind, subject_id, at desc);
create index audit_by_account on platform.audit (region_id, account_id, at desc);
call platform.isolate('platform.audit', 'select, insert');

create table platform.outbox (
  region_id text not null,
  id uuid not null,
  at timestamptz not null,
  type text not null,
  payload jsonb not null,
  delivered_at timestamptz,
  primary key (region_id, id)
);
create index outbox_waiting on platform.outbox (region_id, id) where delivered_at is null;
call platform.isolate('platform.outbox', 'select, insert, update');

-- Uploaded files by content hash. `bytes` in the database keeps a file and the entry that names it in one transaction.
create table platform.file (
  region_id text not null,
  hash text not null,
  size integer not null,
  media_type text not null,
  name text not null,
  bytes bytea not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  primary key (region_id, hash)
);
call platform.isolate('platform.file', 'select, insert');

-- Transparency logs (RFC 6962 hashing). Append-only.
-- Whoever writes a row adds its leaf hash here in the same transaction, one line per batch; sealing gives it its place and takes the line away.
create table platform.ledger_pending (
  region_id text not null,
  log text not null,
  id uuid not null,
  kind text not null,
  entry_ids uuid[] not null,
  -- SHA-256 leaf hashes of 32 bytes each, in the order of entry_ids.
  hashes bytea not null,
  primary key (region_id, log, id),
  check (octet_length(hashes) = 32 * cardinality(entry_ids))
);
call platform.isolate('platform.ledger_pending', 'select, insert, delete');

create table platform.ledger_leaf (
  region_id text not null,
  log text not null,
  position bigint not null,
  kind text not null,
  entry_id uuid not null,
  hash bytea not null,
  primary key (region_id, log, position)
);
create unique index ledger_leaf_by_entry on platform.ledger_leaf (region_id, log, entry_id);
call platform.isolate('platform.ledger_leaf', 'select, insert');

-- Hashes of complete subtrees of 2^8, 2^16, 2^24 leaves; those between are folded from at most 255 of the level below.
create table platform.ledger_node (
  region_id text not null,
  log text not null,
  height smallint not null,
  position bigint not null,
  hash bytea not null,
  primary key (region_id, log, height, position)
);
call platform.isolate('platform.ledger_node', 'select, insert');

create table platform.ledger_head (
  region_id text not null,
  log text not null,
  size bigint not null,
  root bytea not null,
  sealed_at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  primary key (region_id, log, size)
);
call platform.isolate('platform.ledger_head', 'select, insert');

-- Long work: progress that survives a restart. A job whose worker is gone is shown as interrupted and can be started again.
create table platform.job (
  region_id text not null,
  id uuid not null,
  kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  input jsonb not null,
  output jsonb,
  done integer not null default 0,
  total integer,
  refusal jsonb,
  cancel_asked boolean not null default false,
  created_by text not null,
  account_id uuid,
  created_at timestamptz not null,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  primary key (region_id, id)
);
create index job_waiting on platform.job (region_id, created_at) where state in ('waiting', 'running');
call platform.isolate('platform.job', 'select, insert, update');

-- Small settings that are neither policy nor secret (demo marker, remembered mappings live in their domains).
create table platform.setting (
  region_id text not null,
  name text not null,
  value jsonb not null,
  primary key (region_id, name)
);
call platform.isolate('platform.setting', 'select, insert, update');
