-- 根子问题: many demands that come of one cause, and the unit that is to remove it. The task itself is an issue of dispatch (work.dispatch_task).
create table demands.root (
  region_id text not null,
  id uuid not null,
  title text not null,
  cause text not null,
  organization_id uuid not null,
  task_id uuid not null,
  opened_at timestamptz not null,
  opened_by text not null,
  -- The day dispatch says that it is done.
  done_on date,
  primary key (region_id, id),
  unique (region_id, task_id)
);
call platform.isolate('demands.root', 'select, insert, update');

alter table demands.demand
  add column root_id uuid,
  -- When the clock lifts it one level by itself; null where it does not.
  add column lift_at timestamptz,
  -- Where it is said to be lies outside the outline of the area it was brought to.
  add column outside boolean not null default false,
  add foreign key (region_id, root_id) references demands.root (region_id, id);
create index demand_by_root on demands.demand (region_id, root_id) where root_id is not null;
create index demand_to_lift on demands.demand (region_id, lift_at) where state = 'classified' and lift_at is not null;

-- 提请调度 (M034): a big matter handed to dispatch meetings; once a round, since opened again it may go there again.
create table demands.dispatched (
  region_id text not null,
  demand_id uuid not null,
  round integer not null,
  task_id uuid not null,
  organization_id uuid not null,
  sent_at timestamptz not null,
  sent_by text not null,
  done_on date,
  primary key (region_id, demand_id, round),
  unique (region_id, task_id),
  foreign key (region_id, demand_id) references demands.demand (region_id, id)
);
call platform.isolate('demands.dispatched', 'select, insert, update');

alter table demands.step drop constraint step_step_check;
alter table demands.step add constraint step_step_check check (step in ('filed', 'classified', 'lifted', 'returned', 'transferred', 'consulted', 'met', 'decided', 'handled', 'answered', 'reopened', 'merged', 'said', 'adopted', 'released', 'rooted', 'unrooted', 'sent', 'settled'));
