-- 调度 (M027, M034): a leading group or mechanism that meets again and again over the same list.
create table work.dispatch_series (
  region_id text not null,
  id uuid not null,
  name text not null,
  purpose text not null,
  started_on date not null,
  ended_on date,
  recorded_by text not null,
  primary key (region_id, id)
);
create unique index dispatch_series_name on work.dispatch_series (region_id, name) where ended_on is null;
call platform.isolate('work.dispatch_series', 'select, insert, update');

create table work.dispatch_meeting (
  region_id text not null,
  id uuid not null,
  series_id uuid not null,
  number integer not null,
  held_on date not null,
  chair text not null,
  attendees text,
  opened_on date,
  closed_on date,
  conclusion text,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, series_id) references work.dispatch_series (region_id, id),
  unique (region_id, series_id, number),
  check (opened_on is not null or closed_on is null)
);
call platform.isolate('work.dispatch_meeting', 'select, insert, update');

-- 议程: made anew until the meeting opens; from then on as it was gone through.
create table work.dispatch_agenda (
  region_id text not null,
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('instruction', 'issue', 'project', 'matter', 'indicator', 'topic')),
  -- The instruction, issue, project or matter; null for what was put on by hand.
  about_id uuid,
  title text not null,
  note text,
  noted_by text,
  primary key (region_id, id),
  foreign key (region_id, meeting_id) references work.dispatch_meeting (region_id, id),
  unique (region_id, meeting_id, position)
);
create unique index dispatch_agenda_once on work.dispatch_agenda (region_id, meeting_id, about_id) where about_id is not null;
call platform.isolate('work.dispatch_agenda', 'select, insert, update, delete');

-- 交办事项: an issue sent to a unit, or an instruction of a meeting; it comes back at every next meeting until it is done.
create table work.dispatch_task (
  region_id text not null,
  id uuid not null,
  series_id uuid not null,
  kind text not null check (kind in ('issue', 'instruction')),
  -- The meeting it was given at; null for an issue.
  meeting_id uuid,
  agenda_id uuid,
  title text not null,
  organization_id uuid not null,
  -- Where an issue comes from: typed in, or a domain to the right with its own key.
  source text not null,
  source_key text,
  given_on date not null,
  given_by text not null,
  -- Working days from given_on, and the day they end on by the calendar known then.
  days integer not null check (days between 1 and 250),
  due_on date not null,
  state text not null check (state in ('open', 'reported', 'done')),
  done_on date,
  primary key (region_id, id),
  foreign key (region_id, series_id) references work.dispatch_series (region_id, id),
  foreign key (region_id, meeting_id) references work.dispatch_meeting (region_id, id),
  foreign key (region_id, agenda_id) references work.dispatch_agenda (region_id, id),
  check ((kind = 'instruction') = (meeting_id is not null)),
  check ((state = 'done') = (done_on is not null))
);
create unique index dispatch_task_source on work.dispatch_task (region_id, source, source_key) where source_key is not null;
create index dispatch_task_by_series on work.dispatch_task (region_id, series_id, state);
create index dispatch_task_by_unit on work.dispatch_task (region_id, organization_id);
call platform.isolate('work.dispatch_task', 'select, insert, update');

-- What the unit says was done, and what somebody else says to it.
create table work.dispatch_report (
  region_id text not null,
  id uuid not null,
  task_id uuid not null,
  number integer not null,
  note text not null,
  reported_on date not null,
  reported_by text not null,
  reporter_account_id uuid,
  state text not null check (state in ('waiting', 'confirmed', 'returned')),
  opinion text,
  decided_on date,
  decided_by text,
  primary key (region_id, id),
  foreign key (region_id, task_id) references work.dispatch_task (region_id, id),
  unique (region_id, task_id, number),
  check ((state = 'waiting') = (decided_on is null))
);
call platform.isolate('work.dispatch_report', 'select, insert, update');
