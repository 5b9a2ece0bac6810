-- 月调度、季总结、半年通报 (M245, T09): one paper a kind and period, made from what is on file, signed, published.
-- A schema of its own: it tells of grid, demands and work, and its number stands before that of the demands.
create schema bulletins;
grant usage on schema bulletins to dandang_app;

create table bulletins.report (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('month', 'quarter', 'half')),
  year integer not null check (year between 2000 and 2999),
  part integer not null check (part between 1 and 12),
  -- First day, and the first that no longer counts; as the pack cut the year when the paper was made.
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('draft', 'submitted', 'signed', 'published')),
  -- What was on file when it was made, and at which moment.
  figures jsonb not null,
  figured_at timestamptz not null,
  -- What people wrote; the opening null while the program's own words stand.
  opening text,
  demands_made text not null,
  drafted_by text not null,
  drafter_account_id uuid,
  submitted_on date,
  returned_because text,
  signed_on date,
  signed_by text,
  signer_account_id uuid,
  published_on date,
  published_by text,
  primary key (region_id, id),
  unique (region_id, kind, year, part),
  check (from_day < to_day),
  check (state in ('draft') or (opening is not null and submitted_on is not null)),
  check ((state in ('signed', 'published')) = (signed_on is not null and signed_by is not null)),
  check ((state = 'published') = (published_on is not null and published_by is not null))
);
call platform.isolate('bulletins.report', 'select, insert, update');
