create schema security;
grant usage on schema security to dandang_app;

create table security.account (
  region_id text not null,
  id uuid not null,
  name text not null,
  display_name text not null,
  person_id uuid,
  password_hash text not null,
  password_set_at timestamptz not null,
  password_history text[] not null default '{}',
  must_change_password boolean not null default false,
  totp_sealed bytea,
  -- Waits here from showing the QR code until the first right code.
  totp_pending_sealed bytea,
  totp_last_step bigint,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  language text not null default 'zh-CN',
  created_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, name)
);
create unique index account_by_person on security.account (region_id, person_id) where person_id is not null and disabled_at is null;
call platform.isolate('security.account', 'select, insert, update');

-- Signing in happens before the region is known, so a name is unique over the whole installation.
-- This directory is the one table without the region in its key (a reference table when distributed); it holds nothing else.
create table security.account_name (
  name text not null primary key,
  region_id text not null
);
call platform.isolate('security.account_name', 'select, insert');

-- In which region does this name sign in? Runs as the owner, whom row level security does not bind,
-- so that it answers whatever role the program connects as. It tells the region and nothing more.
create function security.region_of_account_name(wanted text) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select region_id from security.account_name where name = wanted $$;
revoke all on function security.region_of_account_name(text) from public;
grant execute on function security.region_of_account_name(text) to dandang_app;

create table security.grant_of_role (
  region_id text not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  organization_id uuid,
  organization_path text,
  granted_by text not null,
  granted_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, account_id) references security.account (region_id, id)
);
create index grant_by_account on security.grant_of_role (region_id, account_id) where revoked_at is null;
create index grant_by_role on security.grant_of_role (region_id, role) where revoked_at is null;
-- The same role within the same scope once only, also when two administrators grant it at the same moment.
create unique index grant_once on security.grant_of_role (region_id, account_id, role, coalesce(organization_path, '')) where revoked_at is null;
call platform.isolate('security.grant_of_role', 'select, insert, update');

-- The cookie holds a random token; here stands only its SHA-256.
create table security.session (
  region_id text not null,
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  address text,
  primary key (region_id, token_hash),
  foreign key (region_id, account_id) references security.account (region_id, id)
);
create index session_by_account on security.session (region_id, account_id);
call platform.isolate('security.session', 'select, insert, update');
