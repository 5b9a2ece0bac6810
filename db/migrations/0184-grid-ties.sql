-- 干部联户 (M223): each cadre bound to households; visits, things done, difficulties and what became of them.
create table grid.tie (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  started_on date not null,
  ended_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, household_id) references grid.household (region_id, id),
  check (ended_on is null or ended_on >= started_on)
);
-- A household has one cadre at a time.
create unique index tie_one_a_household on grid.tie (region_id, household_id) where ended_on is null;
create index tie_by_person on grid.tie (region_id, person_id);
call platform.isolate('grid.tie', 'select, insert, update');

-- The telephone makes the id: the same entry sent twice is one. Words are about people: sealed, and taken away when their time is over.
create table grid.tie_entry (
  region_id text not null,
  id uuid not null,
  tie_id uuid not null,
  kind text not null check (kind in ('visit', 'thing', 'difficulty')),
  on_day date not null,
  words bytea,
  keep_until date not null,
  settled_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, tie_id) references grid.tie (region_id, id),
  check (settled_on is null or (kind = 'difficulty' and settled_on >= on_day))
);
create index tie_entry_by_tie on grid.tie_entry (region_id, tie_id, on_day desc);
create index tie_entry_by_end on grid.tie_entry (region_id, keep_until) where words is not null;
call platform.isolate('grid.tie_entry', 'select, insert, update');
