-- 专班、工作团队 (M024, M025): people of several sections under one leader who is a member of the party group.
create table work.team (
  region_id text not null,
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  theme text not null,
  leader_id uuid not null,
  -- The posts by which the leader was taken for a member of the party group, as they stood that day.
  leader_posts text not null,
  founded_on date not null,
  ended_on date,
  ended_because text,
  recorded_by text not null,
  primary key (region_id, id),
  check ((ended_on is null) = (ended_because is null))
);
create index team_by_unit on work.team (region_id, organization_id);
create index team_by_leader on work.team (region_id, leader_id);
call platform.isolate('work.team', 'select, insert, update');

create table work.team_member (
  region_id text not null,
  id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  section text not null,
  joined_on date not null,
  left_on date,
  primary key (region_id, id),
  foreign key (region_id, team_id) references work.team (region_id, id)
);
create unique index team_member_once on work.team_member (region_id, team_id, person_id) where left_on is null;
create index team_member_by_person on work.team_member (region_id, person_id);
call platform.isolate('work.team_member', 'select, insert, update');

-- 一件事一个团队办结: the key says that a matter belongs to exactly one team.
create table work.team_matter (
  region_id text not null,
  matter_id uuid not null,
  team_id uuid not null,
  due_on date not null,
  given_on date not null,
  given_by text not null,
  closed_on date,
  closed_by text,
  result text,
  primary key (region_id, matter_id),
  foreign key (region_id, team_id) references work.team (region_id, id),
  check ((closed_on is null) = (result is null))
);
create index team_matter_by_team on work.team_matter (region_id, team_id);
call platform.isolate('work.team_matter', 'select, insert, update');

-- A matter handed to another team, with the reason.
create table work.team_matter_move (
  region_id text not null,
  id uuid not null,
  matter_id uuid not null,
  from_team_id uuid not null,
  to_team_id uuid not null,
  reason text not null,
  moved_on date not null,
  moved_by text not null,
  primary key (region_id, id),
  foreign key (region_id, matter_id) references work.team_matter (region_id, matter_id)
);
call platform.isolate('work.team_matter_move', 'select, insert');

-- 任务清单: an item of a team's list with one who answers for it, until somebody else closes it.
create table work.team_item (
  region_id text not null,
  id uuid not null,
  team_id uuid not null,
  matter_id uuid,
  title text not null,
  person_id uuid not null,
  due_on date not null,
  state text not null check (state in ('open', 'reported', 'closed')),
  listed_on date not null,
  listed_by text not null,
  done_on date,
  done_note text,
  done_by text,
  done_account_id uuid,
  -- What was said to the last report, when it was sent back or closed.
  opinion text,
  closed_on date,
  closed_by text,
  evidence_id uuid,
  primary key (region_id, id),
  foreign key (region_id, team_id) references work.team (region_id, id),
  foreign key (region_id, matter_id) references work.team_matter (region_id, matter_id),
  check ((state = 'closed') = (closed_on is not null)),
  check (state = 'open' or done_on is not null)
);
create index team_item_by_team on work.team_item (region_id, team_id);
create index team_item_by_person on work.team_item (region_id, person_id);
call platform.isolate('work.team_item', 'select, insert, update');
