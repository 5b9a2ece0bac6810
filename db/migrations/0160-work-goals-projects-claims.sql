create schema work;
grant usage on schema work to dandang_app;

-- 目标树 (M020): vision → flagship project → project line. A goal is closed, never deleted.
create table work.goal (
  region_id text not null,
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('vision', 'flagship', 'objective')),
  title text not null,
  target text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, parent_id) references work.goal (region_id, id),
  check ((kind = 'vision') = (parent_id is null))
);
create index goal_by_parent on work.goal (region_id, parent_id);
call platform.isolate('work.goal', 'select, insert');

-- 榜单项目 (M021, M031): published for claim with conditions, decided by a leader, its result published.
create table work.project (
  region_id text not null,
  id uuid not null,
  goal_id uuid not null,
  organization_id uuid not null,
  title text not null,
  about text not null,
  conditions text not null,
  -- [{fact, test, value}]: facts of the registry a claimant must have; checked at the claim.
  requirements jsonb not null,
  commitment text not null,
  -- [{title, kind, amount, unit, months}]: what the month lists of the winners are made of.
  plan jsonb not null,
  winners integer not null check (winners between 1 and 50),
  opens_on date not null,
  closes_on date not null,
  -- The first month (its first day) of the month lists.
  starts_on date not null,
  state text not null check (state in ('draft', 'open', 'decided', 'announced', 'finished', 'withdrawn')),
  decided_on date,
  decided_by text,
  decided_reason text,
  announced_on date,
  ended_on date,
  ended_because text,
  matter_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, goal_id) references work.goal (region_id, id),
  check (closes_on >= opens_on),
  check (state not in ('finished', 'withdrawn') or ended_because is not null)
);
create index project_by_goal on work.project (region_id, goal_id);
create index project_by_unit on work.project (region_id, organization_id);
call platform.isolate('work.project', 'select, insert, update');

create table work.claim (
  region_id text not null,
  id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  statement text not null,
  -- What the requirements said on the day of the claim: [{fact, test, value, found, outcome}].
  checked jsonb not null,
  entered_by text not null,
  claimed_on date not null,
  state text not null check (state in ('claimed', 'won', 'lost', 'committed', 'withdrawn')),
  decided_reason text,
  committed_on date,
  withdrawn_on date,
  withdrawn_because text,
  primary key (region_id, id),
  foreign key (region_id, project_id) references work.project (region_id, id),
  check ((state = 'withdrawn') = (withdrawn_because is not null))
);
-- One standing claim of a person for a project; who withdrew may claim again.
create unique index claim_once on work.claim (region_id, project_id, person_id) where state <> 'withdrawn';
create index claim_by_person on work.claim (region_id, person_id);
call platform.isolate('work.claim', 'select, insert, update');

-- 比选: what each named person thought of a claim, with the reason.
create table work.comparison (
  region_id text not null,
  claim_id uuid not null,
  account_id uuid not null,
  name text not null,
  -- Hundredths of a point out of 100.
  score integer not null check (score between 0 and 10000),
  reason text not null,
  compared_at timestamptz not null,
  primary key (region_id, claim_id, account_id),
  foreign key (region_id, claim_id) references work.claim (region_id, id)
);
call platform.isolate('work.comparison', 'select, insert, update');
