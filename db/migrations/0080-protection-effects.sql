create schema protection;
grant usage on schema protection to dandang_app;

-- 影响期与免责: what a case forbids or shields, from when until when. Nothing is removed; an effect ends with the reason why.
create table protection.effect (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('restriction', 'relief')),
  -- The word of the packs: 记过、诫勉、容错、澄清.
  basis text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  from_day date not null,
  -- The first day it no longer holds; null while nothing ends it.
  until_day date,
  case_id uuid not null,
  source text not null,
  -- Entries that are not held against the person (relief).
  entry_ids uuid[] not null default '{}',
  began_at timestamptz not null,
  ended_on date,
  ended_because text check (ended_because in ('expired', 'lifted')),
  ended_by_case_id uuid,
  primary key (region_id, id),
  check (until_day is null or until_day > from_day),
  check ((ended_on is null) = (ended_because is null))
);
create index effect_by_person on protection.effect (region_id, person_id);
create index effect_by_case on protection.effect (region_id, case_id);
create index effect_due on protection.effect (region_id, until_day) where ended_on is null;
call platform.isolate('protection.effect', 'select, insert, update');

-- 典型案例: decided tolerance cases by the facts they were decided on, without names.
create table protection.precedent (
  region_id text not null,
  case_id uuid not null,
  field text not null,
  summary text not null,
  facts jsonb not null,
  conclusion text not null check (conclusion in ('tolerated', 'not_tolerated')),
  decided_on date not null,
  reason text not null,
  primary key (region_id, case_id)
);
call platform.isolate('protection.precedent', 'select, insert, update');
