-- 全链条服务保障 (M035): a project as a chain of approvals and services, each owned by a department with a promised time.
create table work.chain (
  region_id text not null,
  id uuid not null,
  -- The unit that leads the service.
  organization_id uuid not null,
  title text not null,
  about text not null,
  -- 万元.
  investment numeric(16, 2) not null check (investment >= 0),
  opened_on date not null,
  -- 计划开工; 实际开工 with what proves it.
  planned_start_on date not null,
  started_on date,
  start_proof text,
  started_by text,
  stopped_on date,
  stopped_because text,
  recorded_by text not null,
  primary key (region_id, id),
  check ((started_on is null) = (start_proof is null)),
  check ((stopped_on is null) = (stopped_because is null))
);
create index chain_by_unit on work.chain (region_id, organization_id);
call platform.isolate('work.chain', 'select, insert, update');

create table work.chain_link (
  region_id text not null,
  id uuid not null,
  chain_id uuid not null,
  position integer not null check (position > 0),
  kind text not null check (kind in ('approval', 'service')),
  title text not null,
  organization_id uuid not null,
  -- 承诺时限, working days from the day the links before it were confirmed.
  promised_days integer not null check (promised_days between 1 and 500),
  -- Positions of the links that come before; always smaller ones, so that no chain bites its tail.
  after integer[] not null,
  -- Needed before the project may start.
  before_start boolean not null,
  state text not null check (state in ('open', 'reported', 'done')),
  -- The day the department says it finished, with the number of its paper or its result.
  done_on date,
  done_note text,
  done_by text,
  done_account_id uuid,
  opinion text,
  confirmed_on date,
  confirmed_by text,
  primary key (region_id, id),
  foreign key (region_id, chain_id) references work.chain (region_id, id),
  unique (region_id, chain_id, position),
  check (position > all (after)),
  check ((state = 'done') = (confirmed_on is not null)),
  check (state = 'open' or done_on is not null)
);
create index chain_link_by_unit on work.chain_link (region_id, organization_id);
call platform.isolate('work.chain_link', 'select, insert, update');

-- 堵点: why a link stands still and who answers for it; the clock of its department stands only where somebody else does.
create table work.chain_block (
  region_id text not null,
  id uuid not null,
  link_id uuid not null,
  reason text not null,
  -- The unit that has to clear it; null is the investor.
  organization_id uuid,
  raised_on date not null,
  raised_by text not null,
  -- Until when the unit named, or the unit that leads, may say whether it really stands for that; silence counts as agreed. Null where nobody has to be asked.
  answer_by date,
  agreed boolean,
  answered_on date,
  answered_by text,
  answer text,
  cleared_on date,
  cleared_by text,
  outcome text,
  primary key (region_id, id),
  foreign key (region_id, link_id) references work.chain_link (region_id, id),
  check ((cleared_on is null) = (outcome is null)),
  check ((agreed is null) = (answered_on is null)),
  check (agreed is distinct from false or answer is not null)
);
create unique index chain_block_once on work.chain_block (region_id, link_id) where cleared_on is null;
create index chain_block_by_unit on work.chain_block (region_id, organization_id) where cleared_on is null;
call platform.isolate('work.chain_block', 'select, insert, update');
