-- 逐人逐月任务清单 (M022): one task of one winner in one month. It may be changed until the month's list is confirmed.
create table work.month_task (
  region_id text not null,
  id uuid not null,
  claim_id uuid not null,
  -- First day of the month.
  month date not null,
  position integer not null,
  title text not null,
  kind text not null check (kind in ('amount', 'done')),
  -- Thousandths of the unit; 1000 where the target is done or not done.
  target bigint not null check (target > 0),
  unit text not null,
  -- The last day to report, by the working-day clock of the policy on the day the list was made.
  due_on date not null,
  listed_on date,
  listed_by text,
  primary key (region_id, id),
  foreign key (region_id, claim_id) references work.claim (region_id, id),
  unique (region_id, claim_id, month, position)
);
call platform.isolate('work.month_task', 'select, insert, update, delete');

-- What the cadre says was done, and what somebody else says to it. A correction is a further report.
create table work.report (
  region_id text not null,
  id uuid not null,
  task_id uuid not null,
  number integer not null,
  amount bigint not null check (amount >= 0),
  note text not null,
  attachments jsonb not null,
  reported_on date not null,
  reported_at timestamptz not null,
  reported_by text not null,
  reporter_account_id uuid,
  state text not null check (state in ('waiting', 'confirmed', 'returned')),
  opinion text,
  decided_on date,
  decided_by text,
  evidence_id uuid,
  primary key (region_id, id),
  foreign key (region_id, task_id) references work.month_task (region_id, id),
  unique (region_id, task_id, number),
  check ((state = 'waiting') = (decided_on is null)),
  check ((state = 'confirmed') = (evidence_id is not null))
);
call platform.isolate('work.report', 'select, insert, update');
