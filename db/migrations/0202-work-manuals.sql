-- 分类工作手册 (M026): how a kind of matter is done, step by step, and the matters that are done by it.
create table work.manual (
  region_id text not null,
  id uuid not null,
  -- The unit that issues it; it and the units below it work by it.
  organization_id uuid not null,
  -- 事项类别.
  kind text not null,
  title text not null,
  retired_on date,
  retired_because text,
  primary key (region_id, id),
  check ((retired_on is null) = (retired_because is null))
);
-- One manual in use for a kind of matter in a unit.
create unique index manual_of_kind on work.manual (region_id, organization_id, kind) where retired_on is null;
call platform.isolate('work.manual', 'select, insert, update');

-- What is being written; published it becomes a version and is gone from here.
create table work.manual_draft (
  region_id text not null,
  manual_id uuid not null,
  revision integer not null check (revision > 0),
  content jsonb not null,
  -- Everybody who wrote in it, by account and by person: none of them publishes it.
  writer_accounts uuid[] not null,
  writer_persons uuid[] not null,
  written_by text not null,
  written_on date not null,
  primary key (region_id, manual_id),
  foreign key (region_id, manual_id) references work.manual (region_id, id)
);
call platform.isolate('work.manual_draft', 'select, insert, update, delete');

-- Insert-only: a published version stays as it is, for every matter that began with it.
create table work.manual_version (
  region_id text not null,
  manual_id uuid not null,
  number integer not null check (number > 0),
  content jsonb not null,
  written_by text not null,
  published_on date not null,
  published_by text not null,
  primary key (region_id, manual_id, number),
  foreign key (region_id, manual_id) references work.manual (region_id, id)
);
call platform.isolate('work.manual_version', 'select, insert');

create table work.manual_matter (
  region_id text not null,
  id uuid not null,
  manual_id uuid not null,
  version integer not null,
  -- The unit whose matter it is.
  organization_id uuid not null,
  -- The matter that entries of the file name (evidence).
  matter_id uuid not null,
  title text not null,
  started_on date not null,
  started_by text not null,
  outcome text check (outcome in ('finished', 'stopped')),
  ended_on date,
  ended_note text,
  ended_by text,
  primary key (region_id, id),
  foreign key (region_id, manual_id, version) references work.manual_version (region_id, manual_id, number),
  check ((outcome is null) = (ended_on is null) and (outcome is null) = (ended_note is null) and (outcome is null) = (ended_by is null))
);
create index manual_matter_by_unit on work.manual_matter (region_id, organization_id);
create index manual_matter_by_manual on work.manual_matter (region_id, manual_id, version);
call platform.isolate('work.manual_matter', 'select, insert, update');

-- Who stands for a role of the manual in a matter.
create table work.manual_person (
  region_id text not null,
  matter_id uuid not null,
  role text not null,
  person_id uuid not null,
  primary key (region_id, matter_id, role),
  foreign key (region_id, matter_id) references work.manual_matter (region_id, id)
);
create index manual_person_by_person on work.manual_person (region_id, person_id);
call platform.isolate('work.manual_person', 'select, insert, update');

-- What happened, in order and insert-only; where a matter stands is computed from it.
create table work.manual_move (
  region_id text not null,
  matter_id uuid not null,
  sequence integer not null check (sequence > 0),
  kind text not null check (kind in ('done', 'returned')),
  -- done: the step; returned: the step that sends back, null for the unit.
  step integer,
  back_to integer,
  -- The form as filled in, of done; the reason, of returned.
  form jsonb,
  reason text,
  moved_on date not null,
  moved_by text not null,
  account_id uuid,
  person_id uuid,
  primary key (region_id, matter_id, sequence),
  foreign key (region_id, matter_id) references work.manual_matter (region_id, id),
  check ((kind = 'done') = (form is not null) and (kind = 'returned') = (reason is not null) and (kind = 'returned') = (back_to is not null)),
  check (kind = 'returned' or step is not null)
);
call platform.isolate('work.manual_move', 'select, insert');
