-- “三长”分级分类培训 (M234): classes by who holds them and whom they are for; who came.
create table grid.training_class (
  region_id text not null,
  id uuid not null,
  -- Whose heads are invited: this unit's and those below it.
  organization_id uuid not null,
  grade text not null check (grade in ('county', 'town', 'village')),
  levels text[] not null check (levels <@ array['area', 'group', 'neighbour'] and cardinality(levels) > 0),
  title text not null,
  held_on date not null,
  hours integer not null check (hours between 1 and 200),
  cancelled_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id)
);
create index training_class_by_day on grid.training_class (region_id, held_on);
call platform.isolate('grid.training_class', 'select, insert, update');

-- A person-time: one head at one class, once however often the list is handed in.
create table grid.training_attendance (
  region_id text not null,
  class_id uuid not null,
  head_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, class_id, head_id),
  foreign key (region_id, class_id) references grid.training_class (region_id, id),
  foreign key (region_id, head_id) references grid.head (region_id, id)
);
create index training_attendance_by_head on grid.training_attendance (region_id, head_id);
call platform.isolate('grid.training_attendance', 'select, insert');
