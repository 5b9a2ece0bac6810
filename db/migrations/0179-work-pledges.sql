-- 任期目标公开承诺 (M032): who owes a pledge for a term of office, one for each new team.
create table work.pledge_term (
  region_id text not null,
  id uuid not null,
  title text not null,
  from_year integer not null check (from_year between 1990 and 2200),
  to_year integer not null,
  -- The last day to hand in.
  due_on date not null,
  called_on date not null,
  called_by text not null,
  primary key (region_id, id),
  unique (region_id, title),
  check (to_year between from_year and from_year + 9)
);
call platform.isolate('work.pledge_term', 'select, insert');

create table work.pledge (
  region_id text not null,
  id uuid not null,
  term_id uuid not null,
  organization_id uuid not null,
  state text not null check (state in ('owed', 'submitted', 'published')),
  statement text,
  submitted_on date,
  submitted_by text,
  submitter_account_id uuid,
  opinion text,
  published_on date,
  published_by text,
  primary key (region_id, id),
  foreign key (region_id, term_id) references work.pledge_term (region_id, id),
  -- One pledge per team and term.
  unique (region_id, term_id, organization_id),
  check ((state = 'owed') = (submitted_on is null)),
  check ((state = 'published') = (published_on is not null))
);
create index pledge_by_unit on work.pledge (region_id, organization_id);
call platform.isolate('work.pledge', 'select, insert, update');

-- Measurable: every objective has a figure for every year of the term. Written anew until the pledge is published, fixed from then on.
create table work.pledge_objective (
  region_id text not null,
  id uuid not null,
  pledge_id uuid not null,
  position integer not null check (position > 0),
  title text not null,
  unit text not null,
  better text not null check (better in ('more', 'less')),
  primary key (region_id, id),
  foreign key (region_id, pledge_id) references work.pledge (region_id, id),
  unique (region_id, pledge_id, position)
);
call platform.isolate('work.pledge_objective', 'select, insert, delete');

create table work.pledge_target (
  region_id text not null,
  objective_id uuid not null,
  year integer not null,
  target numeric(18, 3) not null,
  primary key (region_id, objective_id, year),
  foreign key (region_id, objective_id) references work.pledge_objective (region_id, id) on delete cascade
);
call platform.isolate('work.pledge_target', 'select, insert, delete');

-- 年度对账: what was reached, with its source, by the word of somebody else. A correction is a further entry; the last confirmed counts.
create table work.pledge_actual (
  region_id text not null,
  id uuid not null,
  objective_id uuid not null,
  year integer not null,
  number integer not null check (number > 0),
  actual numeric(18, 3) not null,
  source text not null,
  entered_on date not null,
  entered_by text not null,
  enterer_account_id uuid,
  state text not null check (state in ('waiting', 'confirmed', 'returned')),
  opinion text,
  decided_on date,
  decided_by text,
  primary key (region_id, id),
  foreign key (region_id, objective_id, year) references work.pledge_target (region_id, objective_id, year),
  unique (region_id, objective_id, year, number),
  check ((state = 'waiting') = (decided_on is null))
);
create unique index pledge_actual_waits_once on work.pledge_actual (region_id, objective_id, year) where state = 'waiting';
call platform.isolate('work.pledge_actual', 'select, insert, update');
