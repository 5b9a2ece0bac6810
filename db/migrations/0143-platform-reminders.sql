-- Which reminders an account has taken note of, each at its stage: late reminds again although near was noted.
-- To-dos themselves are stored nowhere; they are asked from the domains.
create table platform.reminder_noted (
  region_id text not null,
  account_id uuid not null,
  todo_key text not null,
  stage text not null check (stage in ('late', 'today', 'soon', 'open')),
  noted_at timestamptz not null,
  primary key (region_id, account_id, todo_key, stage)
);
call platform.isolate('platform.reminder_noted', 'select, insert, delete');
