-- 一线动员 (M036) and 选派下沉 (M037): calls to fronts, who went where and when, harm in the line of duty and care for the family.
create table work.mobilization (
  region_id text not null,
  id uuid not null,
  -- The critical event that entries of the file name (evidence).
  event_id uuid not null,
  kind text not null check (kind in ('emergency', 'grassroots')),
  title text not null,
  from_on date not null,
  opened_by text not null,
  ended_on date,
  ended_because text,
  primary key (region_id, id),
  check ((ended_on is null) = (ended_because is null))
);
call platform.isolate('work.mobilization', 'select, insert, update');

create table work.front (
  region_id text not null,
  id uuid not null,
  mobilization_id uuid not null,
  name text not null,
  level text not null,
  post_type text not null,
  -- How many people it needs at a time.
  needed integer not null check (needed between 1 and 100000),
  primary key (region_id, id),
  foreign key (region_id, mobilization_id) references work.mobilization (region_id, id),
  unique (region_id, mobilization_id, name)
);
call platform.isolate('work.front', 'select, insert');

create table work.deployment (
  region_id text not null,
  id uuid not null,
  front_id uuid not null,
  person_id uuid not null,
  -- The unit that sends.
  organization_id uuid not null,
  duty text not null,
  state text not null check (state in ('called', 'on_site', 'returned', 'cancelled')),
  called_on date not null,
  called_by text not null,
  arrived_on date,
  arrival_evidence_id uuid,
  left_on date,
  left_note text,
  conduct text check (conduct in ('outstanding', 'competent', 'failing')),
  return_evidence_id uuid,
  primary key (region_id, id),
  foreign key (region_id, front_id) references work.front (region_id, id),
  check (state in ('called', 'cancelled') = (arrived_on is null)),
  check ((arrived_on is null) = (arrival_evidence_id is null)),
  check ((state in ('returned', 'cancelled')) = (left_on is not null)),
  check (left_on is null or arrived_on is null or left_on >= arrived_on)
);
-- Nobody is called to two fronts at once.
create unique index deployment_once on work.deployment (region_id, person_id) where state in ('called', 'on_site');
create index deployment_by_front on work.deployment (region_id, front_id);
create index deployment_by_unit on work.deployment (region_id, organization_id);
call platform.isolate('work.deployment', 'select, insert, update');

-- 因公伤亡: read by those alone who care for the family.
create table work.deployment_harm (
  region_id text not null,
  id uuid not null,
  deployment_id uuid not null,
  kind text not null check (kind in ('injury', 'sacrifice')),
  occurred_on date not null,
  account text not null,
  recorded_on date not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, deployment_id) references work.deployment (region_id, id)
);
create index deployment_harm_by_deployment on work.deployment_harm (region_id, deployment_id);
call platform.isolate('work.deployment_harm', 'select, insert');

create table work.family_care (
  region_id text not null,
  id uuid not null,
  harm_id uuid not null,
  task text not null,
  due_on date not null,
  done_on date,
  done_note text,
  done_by text,
  primary key (region_id, id),
  foreign key (region_id, harm_id) references work.deployment_harm (region_id, id),
  check ((done_on is null) = (done_note is null))
);
create index family_care_by_harm on work.family_care (region_id, harm_id);
call platform.isolate('work.family_care', 'select, insert, update');
