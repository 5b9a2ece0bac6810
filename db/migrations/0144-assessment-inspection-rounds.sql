-- 政治建设考察 (M043, M051): a round over teams, leaders and internal sections of the registry as of a day.
create table assessment.inspection_round (
  region_id text not null,
  id uuid not null,
  title text not null,
  basis text not null,
  -- The registry as of this day says who is to be inspected.
  as_of date not null,
  levels text[] not null,
  -- Units whose subtrees the round covers, empty: the whole region; kinds of unit, empty: all.
  unit_ids uuid[] not null,
  unit_types text[] not null,
  -- What is looked at: [{key, name}].
  items jsonb not null,
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz,
  closed_by text,
  conclusion text,
  -- Coverage as it stood when the round was closed, and the policy it was held against.
  closing jsonb,
  primary key (region_id, id),
  check ((closed_at is null) = (conclusion is null) and (closed_at is null) = (closing is null))
);
call platform.isolate('assessment.inspection_round', 'select, insert, update');

-- Who was inspected. Findings are typed by people, with their basis; a correction is a new version with its reason.
create table assessment.inspection (
  region_id text not null,
  id uuid not null,
  round_id uuid not null,
  level text not null check (level in ('team', 'leader', 'section')),
  -- The unit or section itself, or where the leader serves.
  organization_id uuid not null,
  person_id uuid,
  version integer not null check (version > 0),
  inspected_on date not null,
  inspectors text not null,
  -- The last day of the term in which a reply holds up the closing of the round.
  reply_until date not null,
  primary key (region_id, id),
  foreign key (region_id, round_id) references assessment.inspection_round (region_id, id),
  check ((level = 'leader') = (person_id is not null))
);
create unique index inspection_of_unit on assessment.inspection (region_id, round_id, level, organization_id) where person_id is null;
create unique index inspection_of_leader on assessment.inspection (region_id, round_id, person_id) where person_id is not null;
create index inspection_by_person on assessment.inspection (region_id, person_id) where person_id is not null;
call platform.isolate('assessment.inspection', 'select, insert, update');

create table assessment.inspection_finding (
  region_id text not null,
  inspection_id uuid not null,
  version integer not null,
  item text not null,
  verdict text not null check (verdict in ('sound', 'attention', 'problem')),
  basis text not null,
  -- Why this version took the place of an earlier one.
  reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, inspection_id, version, item),
  foreign key (region_id, inspection_id) references assessment.inspection (region_id, id)
);
call platform.isolate('assessment.inspection_finding', 'select, insert');

create table assessment.inspection_reply (
  region_id text not null,
  id uuid not null,
  inspection_id uuid not null,
  version integer not null,
  reply text not null,
  replied_at timestamptz not null,
  replied_by text not null,
  primary key (region_id, id),
  foreign key (region_id, inspection_id) references assessment.inspection (region_id, id)
);
create index inspection_reply_by_inspection on assessment.inspection_reply (region_id, inspection_id);
call platform.isolate('assessment.inspection_reply', 'select, insert');

-- 整改: what must be put right by when, what was reported, whether it was accepted.
create table assessment.rectification (
  region_id text not null,
  id uuid not null,
  inspection_id uuid not null,
  item text not null,
  demand text not null,
  due_on date not null,
  state text not null check (state in ('open', 'reported', 'done')),
  report text,
  reported_on date,
  reported_by text,
  decision_reason text,
  done_on date,
  demanded_at timestamptz not null,
  demanded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, inspection_id) references assessment.inspection (region_id, id),
  check (state = 'open' or report is not null),
  check ((state = 'done') = (done_on is not null))
);
create index rectification_by_inspection on assessment.rectification (region_id, inspection_id);
call platform.isolate('assessment.rectification', 'select, insert, update');
