-- 逐级责任 (M240): one measure put into practice, from the level it came from down to the lowest that has to act.
create table supervision.rollout (
  region_id text not null,
  id uuid not null,
  title text not null,
  -- 配套制度: the document it rests on, and the measure of the packs it puts into practice, if it is one.
  basis text not null,
  measure_id text,
  reaches_to text not null check (reaches_to in ('province', 'city', 'county', 'town', 'unit')),
  started_on date not null,
  started_by text not null,
  ended_on date,
  ended_by text,
  ended_because text,
  primary key (region_id, id),
  unique (region_id, title),
  check ((ended_on is null) = (ended_because is null))
);
call platform.isolate('supervision.rollout', 'select, insert, update');

-- What one body has to do, under what the level above has to do. A body outside the region stands with its name and the level stated.
create table supervision.duty (
  region_id text not null,
  id uuid not null,
  rollout_id uuid not null,
  parent_id uuid,
  level text not null check (level in ('province', 'city', 'county', 'town', 'unit')),
  organization_id uuid,
  outside text,
  keeper text not null,
  task text not null,
  due_on date not null,
  given_on date not null,
  given_by text not null,
  state text not null check (state in ('open', 'reported', 'done', 'withdrawn')),
  report text,
  done_on date,
  reported_on date,
  reported_by text,
  reporter_account_id uuid,
  opinion text,
  decided_on date,
  decided_by text,
  primary key (region_id, id),
  unique (region_id, rollout_id, id),
  foreign key (region_id, rollout_id) references supervision.rollout (region_id, id),
  -- Both of one rollout.
  foreign key (region_id, rollout_id, parent_id) references supervision.duty (region_id, rollout_id, id),
  check ((organization_id is null) = (outside is not null)),
  check (state not in ('reported', 'done') or (report is not null and done_on is not null))
);
-- One standing duty of a body in a rollout.
create unique index duty_once on supervision.duty (region_id, rollout_id, coalesce(organization_id::text, outside)) where state <> 'withdrawn';
create index duty_by_unit on supervision.duty (region_id, organization_id) where organization_id is not null;
call platform.isolate('supervision.duty', 'select, insert, update');

-- 提醒、催办: by the calendar once a day and kind, by hand as often as needed; kept, because it is part of how the duty was carried out.
create table supervision.duty_reminder (
  region_id text not null,
  id uuid not null,
  duty_id uuid not null,
  kind text not null check (kind in ('due_soon', 'overdue', 'by_hand')),
  on_day date not null,
  note text,
  reminded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, duty_id) references supervision.duty (region_id, id)
);
create unique index duty_reminder_once on supervision.duty_reminder (region_id, duty_id, kind, on_day) where kind <> 'by_hand';
create index duty_reminder_by_duty on supervision.duty_reminder (region_id, duty_id);
call platform.isolate('supervision.duty_reminder', 'select, insert');
