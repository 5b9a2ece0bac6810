-- 赛绩竞标 (M033): a contest of units by field; each indicator has its direction, unit and benchmark.
create table work.contest (
  region_id text not null,
  id uuid not null,
  title text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id)
);
call platform.isolate('work.contest', 'select, insert, update');

create table work.contest_indicator (
  region_id text not null,
  id uuid not null,
  contest_id uuid not null,
  position integer not null,
  field text not null,
  name text not null,
  unit text not null,
  direction text not null check (direction in ('more', 'less')),
  -- Thousandths of the unit.
  benchmark bigint not null check (benchmark > 0),
  benchmark_source text not null,
  primary key (region_id, id),
  foreign key (region_id, contest_id) references work.contest (region_id, id),
  unique (region_id, contest_id, field, name)
);
call platform.isolate('work.contest_indicator', 'select, insert');

create table work.contest_unit (
  region_id text not null,
  contest_id uuid not null,
  organization_id uuid not null,
  primary key (region_id, contest_id, organization_id),
  foreign key (region_id, contest_id) references work.contest (region_id, id)
);
call platform.isolate('work.contest_unit', 'select, insert');

-- A result is never changed: a correction is a further one, and the last counts. What is not there is missing, not zero.
create table work.contest_result (
  region_id text not null,
  indicator_id uuid not null,
  organization_id uuid not null,
  -- First day of the month that the figure speaks of.
  period date not null,
  number integer not null,
  amount bigint not null check (amount >= 0),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, indicator_id, organization_id, period, number),
  foreign key (region_id, indicator_id) references work.contest_indicator (region_id, id)
);
call platform.isolate('work.contest_result', 'select, insert');
