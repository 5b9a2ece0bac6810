-- Which accounts gave a file to the program. The same content given twice is one file, but each of them gave it: only whoever did may
-- attach it to something, so that knowing the hash of another's file opens nothing.
create table platform.file_given (
  region_id text not null,
  hash text not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (region_id, hash, account_id),
  foreign key (region_id, hash) references platform.file (region_id, hash)
);
call platform.isolate('platform.file_given', 'select, insert');
