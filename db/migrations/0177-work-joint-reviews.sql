-- 三堂会审 (M028): three configured parties give their opinions on one shared record; all three are needed before it is submitted.
create table work.review_panel (
  region_id text not null,
  id uuid not null,
  set_on date not null,
  set_by text not null,
  ended_on date,
  primary key (region_id, id)
);
-- One panel stands at a time; applications keep the one they were made under.
create unique index review_panel_once on work.review_panel (region_id) where ended_on is null;
call platform.isolate('work.review_panel', 'select, insert, update');

create table work.review_party (
  region_id text not null,
  panel_id uuid not null,
  position integer not null check (position between 1 and 3),
  name text not null,
  organization_id uuid not null,
  primary key (region_id, panel_id, position),
  foreign key (region_id, panel_id) references work.review_panel (region_id, id)
);
call platform.isolate('work.review_party', 'select, insert');

create table work.review_application (
  region_id text not null,
  id uuid not null,
  panel_id uuid not null,
  organization_id uuid not null,
  title text not null,
  about text not null,
  applied_on date not null,
  applied_by text not null,
  applicant_account_id uuid,
  state text not null check (state in ('in_review', 'returned', 'passed', 'submitted')),
  round integer not null check (round > 0),
  submitted_on date,
  primary key (region_id, id),
  foreign key (region_id, panel_id) references work.review_panel (region_id, id),
  check ((state = 'submitted') = (submitted_on is not null))
);
create index review_application_by_unit on work.review_application (region_id, organization_id);
call platform.isolate('work.review_application', 'select, insert, update');

-- Each time the record goes to the parties: the first, or again after it was returned, with what was changed.
create table work.review_round (
  region_id text not null,
  application_id uuid not null,
  round integer not null,
  opened_on date not null,
  changes text not null,
  primary key (region_id, application_id, round),
  foreign key (region_id, application_id) references work.review_application (region_id, id)
);
call platform.isolate('work.review_round', 'select, insert');

create table work.review_opinion (
  region_id text not null,
  application_id uuid not null,
  round integer not null,
  position integer not null,
  agreed boolean not null,
  -- The kind of reason, of those the pack names; null where agreed.
  kind text,
  reason text not null,
  given_on date not null,
  given_by text not null,
  primary key (region_id, application_id, round, position),
  foreign key (region_id, application_id, round) references work.review_round (region_id, application_id, round),
  check (agreed = (kind is null))
);
call platform.isolate('work.review_opinion', 'select, insert');
