-- 典型做法 (M239): what a unit found to work, reviewed, recommended to others, and what became of it there.
create table supervision.experience (
  region_id text not null,
  id uuid not null,
  organization_id uuid not null,
  title text not null,
  problem text not null check (problem in ('motivation', 'courage', 'capability', 'fit', 'cross_cutting')),
  account text not null,
  results text not null,
  -- The entry of the catalogue it is an instance of, if it is.
  practice_id text,
  state text not null check (state in ('submitted', 'accepted', 'returned', 'withdrawn')),
  submitted_on date not null,
  submitted_by text not null,
  submitter_account_id uuid,
  opinion text,
  decided_on date,
  decided_by text,
  primary key (region_id, id),
  unique (region_id, organization_id, title),
  check ((state = 'submitted') = (decided_on is null))
);
create index experience_by_unit on supervision.experience (region_id, organization_id);
call platform.isolate('supervision.experience', 'select, insert, update');

create table supervision.recommendation (
  region_id text not null,
  id uuid not null,
  experience_id uuid not null,
  organization_id uuid not null,
  recommended_on date not null,
  recommended_by text not null,
  why text not null,
  answer_by date not null,
  answer text check (answer in ('adopted', 'adapted', 'declined')),
  -- What is planned, or why not.
  answer_note text,
  finish_by date,
  answered_on date,
  answered_by text,
  primary key (region_id, id),
  foreign key (region_id, experience_id) references supervision.experience (region_id, id),
  unique (region_id, experience_id, organization_id),
  check ((answer is null) = (answered_on is null)),
  check ((answer is not null and answer <> 'declined') = (finish_by is not null))
);
create index recommendation_by_unit on supervision.recommendation (region_id, organization_id);
call platform.isolate('supervision.recommendation', 'select, insert, update');

-- 当地落实: reports in order; "in place" counts once somebody else has checked it.
create table supervision.adoption_report (
  region_id text not null,
  id uuid not null,
  recommendation_id uuid not null,
  number integer not null check (number > 0),
  standing text not null check (standing in ('running', 'in_place', 'given_up')),
  account text not null,
  reported_on date not null,
  reported_by text not null,
  reporter_account_id uuid,
  state text not null check (state in ('noted', 'waiting', 'confirmed', 'returned')),
  opinion text,
  decided_on date,
  decided_by text,
  primary key (region_id, id),
  foreign key (region_id, recommendation_id) references supervision.recommendation (region_id, id),
  unique (region_id, recommendation_id, number),
  check ((state in ('confirmed', 'returned')) = (decided_on is not null)),
  check ((state = 'noted') = (standing <> 'in_place'))
);
create unique index adoption_report_waits_once on supervision.adoption_report (region_id, recommendation_id) where state = 'waiting';
call platform.isolate('supervision.adoption_report', 'select, insert, update');
