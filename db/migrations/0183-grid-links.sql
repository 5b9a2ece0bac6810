-- 县级领导联乡镇、县直单位包村（社区） (M241): who is linked to which town or village, who went there, what was found and followed up.
create table grid.link (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('leader_town', 'organ_village')),
  person_id uuid,
  organ_id uuid,
  -- The town, village or community.
  target_id uuid not null,
  started_on date not null,
  ended_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  check ((kind = 'leader_town') = (person_id is not null)),
  check ((kind = 'organ_village') = (organ_id is not null)),
  check (ended_on is null or ended_on >= started_on)
);
-- The same leader or organ is linked to the same place once at a time.
create unique index link_once on grid.link (region_id, target_id, coalesce(person_id, organ_id)) where ended_on is null;
create index link_by_person on grid.link (region_id, person_id) where person_id is not null;
call platform.isolate('grid.link', 'select, insert, update');

-- 督导走访 under a link.
create table grid.guidance (
  region_id text not null,
  id uuid not null,
  link_id uuid not null,
  visited_on date not null,
  words text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, link_id) references grid.link (region_id, id)
);
create index guidance_by_link on grid.guidance (region_id, link_id, visited_on desc);
call platform.isolate('grid.guidance', 'select, insert');

-- 督办问题: found there, followed until settled.
create table grid.guided_problem (
  region_id text not null,
  id uuid not null,
  guidance_id uuid not null,
  title text not null,
  due_on date not null,
  settled_on date,
  result text,
  settled_by text,
  primary key (region_id, id),
  foreign key (region_id, guidance_id) references grid.guidance (region_id, id),
  check ((settled_on is null) = (result is null) and (settled_on is null) = (settled_by is null))
);
create index guided_problem_by_guidance on grid.guided_problem (region_id, guidance_id);
call platform.isolate('grid.guided_problem', 'select, insert, update');
