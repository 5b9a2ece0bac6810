-- 信息双向畅通 (M232): messages down the line to heads and on to residents, reports up to the next head or the village's desk; who has read.
create table grid.message (
  region_id text not null,
  id uuid not null,
  direction text not null check (direction in ('down', 'up')),
  -- The village or community, and the patch from which it goes down or comes up; without a patch it goes to the whole unit and those below it.
  organization_id uuid not null,
  patch_id uuid,
  title text not null,
  words text not null,
  -- Residents read it on the public page of their area until this day; null: for heads only.
  public_until date,
  -- The same pressed twice is one.
  client_id uuid not null,
  sent_at timestamptz not null,
  sent_on date not null,
  sent_by text not null,
  -- A report of an area head ends at the desk of the village.
  desk_read_at timestamptz,
  desk_read_by text,
  primary key (region_id, id),
  unique (region_id, client_id),
  foreign key (region_id, patch_id) references grid.patch (region_id, id),
  check (direction = 'down' or (patch_id is not null and public_until is null))
);
create index message_by_organization on grid.message (region_id, organization_id, sent_at desc);
create index message_public on grid.message (region_id, public_until) where public_until is not null;
call platform.isolate('grid.message', 'select, insert, update');

-- One line for everybody it is for. With an account it reaches the phone; without one somebody tells it by mouth and says so.
create table grid.message_copy (
  region_id text not null,
  message_id uuid not null,
  head_id uuid not null,
  on_phone boolean not null,
  read_at timestamptz,
  told_at timestamptz,
  told_by text,
  primary key (region_id, message_id, head_id),
  foreign key (region_id, message_id) references grid.message (region_id, id),
  foreign key (region_id, head_id) references grid.head (region_id, id)
);
create index message_copy_by_head on grid.message_copy (region_id, head_id);
call platform.isolate('grid.message_copy', 'select, insert, update');
