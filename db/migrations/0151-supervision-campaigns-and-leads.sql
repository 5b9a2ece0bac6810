-- 专项整治 (M088, M092): open for a time, with its own types of problem.
create table supervision.campaign (
  region_id text not null,
  id uuid not null,
  title text not null,
  basis text not null,
  types text[] not null check (cardinality(types) > 0),
  opens_on date not null,
  -- The last day on which problems count as found in it; later ones are repeats or new.
  ends_on date not null,
  opened_at timestamptz not null,
  opened_by text not null,
  closed_on date,
  conclusion text,
  closed_by text,
  primary key (region_id, id),
  check (ends_on > opens_on),
  check ((closed_on is null) = (conclusion is null))
);
call platform.isolate('supervision.campaign', 'select, insert, update');

create table supervision.problem (
  region_id text not null,
  id uuid not null,
  campaign_id uuid not null,
  organization_id uuid not null,
  type text not null,
  summary text not null,
  measure text not null,
  found_on date not null,
  due_on date not null,
  state text not null check (state in ('open', 'reported', 'closed')),
  report text,
  reported_on date,
  closed_on date,
  decided_reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, campaign_id) references supervision.campaign (region_id, id),
  check ((state = 'closed') = (closed_on is not null)),
  check (state = 'open' or report is not null)
);
create index problem_by_campaign on supervision.problem (region_id, campaign_id);
call platform.isolate('supervision.problem', 'select, insert, update');

-- Where a lead comes from: supervision items or a problem of a campaign; each leads to one case.
create table supervision.lead_origin (
  region_id text not null,
  kind text not null check (kind in ('item', 'problem')),
  origin_id uuid not null,
  case_id uuid not null,
  campaign_id uuid,
  primary key (region_id, kind, origin_id)
);
create index lead_origin_by_case on supervision.lead_origin (region_id, case_id);
call platform.isolate('supervision.lead_origin', 'select, insert');

-- 处理 (M088, M090): one line for each person of a case. A case and a person are different facts (T36).
create table supervision.handled (
  region_id text not null,
  case_id uuid not null,
  person_id uuid not null,
  type text not null,
  measure text not null,
  -- Whether it is a measure at all: 不予处理 stands here and counts nobody.
  counts boolean not null,
  -- 职务层次 and unit on the day of the decision.
  level text,
  organization_id uuid not null,
  campaign_id uuid,
  decided_on date not null,
  decided_by text not null,
  carried_out_on date,
  -- The case that follows up its effect period, when the measure has one.
  follow_up_case_id uuid,
  undone_on date,
  primary key (region_id, case_id, person_id)
);
create index handled_by_person on supervision.handled (region_id, person_id);
create index handled_by_campaign on supervision.handled (region_id, campaign_id) where campaign_id is not null;
call platform.isolate('supervision.handled', 'select, insert, update');

-- 警示案例 (M091): a decided case without names, sent to comparable units.
create table supervision.warning (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  type text not null,
  title text not null,
  body text not null,
  unit_types text[] not null,
  published_on date not null,
  published_by text not null,
  primary key (region_id, id),
  unique (region_id, case_id)
);
call platform.isolate('supervision.warning', 'select, insert');

create table supervision.warning_unit (
  region_id text not null,
  warning_id uuid not null,
  organization_id uuid not null,
  learned_on date,
  learned_by text,
  primary key (region_id, warning_id, organization_id),
  foreign key (region_id, warning_id) references supervision.warning (region_id, id)
);
create index warning_unit_by_unit on supervision.warning_unit (region_id, organization_id);
call platform.isolate('supervision.warning_unit', 'select, insert, update');
