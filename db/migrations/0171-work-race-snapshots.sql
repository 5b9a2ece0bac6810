-- Standing of a race after a month: what was confirmed up to one fixed day. Written once, never changed.
create table work.race_snapshot (
  region_id text not null,
  race_id uuid not null,
  -- First day of the month.
  month date not null,
  counted_until date not null,
  taken_at timestamptz not null,
  primary key (region_id, race_id, month),
  foreign key (region_id, race_id) references work.race (region_id, id)
);
call platform.isolate('work.race_snapshot', 'select, insert');

create table work.race_standing (
  region_id text not null,
  race_id uuid not null,
  month date not null,
  lane_id uuid not null,
  -- Millionths of a point; null without a task that counts.
  points bigint,
  rank integer,
  unranked text check (unranked in ('no_task', 'few_months', 'small_group')),
  -- The figures it rests on: every task with target, confirmed amount, weight and evidence.
  tasks jsonb not null,
  primary key (region_id, race_id, month, lane_id),
  foreign key (region_id, race_id, month) references work.race_snapshot (region_id, race_id, month),
  foreign key (region_id, lane_id) references work.race_lane (region_id, id),
  check ((rank is null) = (unranked is not null))
);
call platform.isolate('work.race_standing', 'select, insert');
