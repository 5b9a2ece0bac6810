-- A version of a ballot form never changes: a change is the next version.
create table assessment.ballot_form (
  region_id text not null,
  id uuid not null,
  key text not null,
  version integer not null check (version > 0),
  kind text not null,
  definition jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, key, version)
);
call platform.isolate('assessment.ballot_form', 'select, insert');

create table assessment.election (
  region_id text not null,
  id uuid not null,
  title text not null,
  form_id uuid not null,
  state text not null check (state in ('draft', 'open', 'closed', 'counted', 'published')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  subjects jsonb not null,
  groups jsonb not null,
  binding jsonb,
  left_out integer not null default 0,
  -- Random key of this election's pool, sealed with the house's; gone once it is closed.
  pool_key bytea,
  created_at timestamptz not null,
  created_by text not null,
  opened_at timestamptz,
  closed_at timestamptz,
  report jsonb,
  counted_at timestamptz,
  counted_by text,
  primary key (region_id, id),
  foreign key (region_id, form_id) references assessment.ballot_form (region_id, id),
  check (closes_at > opens_at)
);
create index election_due on assessment.election (region_id, closes_at) where state = 'open';
call platform.isolate('assessment.election', 'select, insert, update');

-- One RSA key pair a group. The private half is sealed with the house's key and gone once the election is closed.
create table assessment.election_key (
  region_id text not null,
  election_id uuid not null,
  group_key text not null,
  public_key text not null,
  private_key bytea,
  primary key (region_id, election_id, group_key),
  foreign key (region_id, election_id) references assessment.election (region_id, id)
);
call platform.isolate('assessment.election_key', 'select, insert, update');

-- The roll. No time, no order: `taken` says that the ballot was given out, and the hash of the blinded message lets the same request be answered again.
-- `voter` is person:<id> or account:<id>.
create table assessment.election_voter (
  region_id text not null,
  election_id uuid not null,
  voter text not null,
  group_key text not null,
  taken boolean not null default false,
  blinded bytea,
  primary key (region_id, election_id, voter),
  foreign key (region_id, election_id) references assessment.election (region_id, id)
);
create index election_voter_by_voter on assessment.election_voter (region_id, voter);
call platform.isolate('assessment.election_voter', 'select, insert, update, delete');

-- Printed one-time codes; only their hashes.
create table assessment.election_code (
  region_id text not null,
  code_hash bytea not null,
  election_id uuid not null,
  group_key text not null,
  taken boolean not null default false,
  blinded bytea,
  primary key (region_id, code_hash),
  foreign key (region_id, election_id) references assessment.election (region_id, id)
);
create index election_code_by_election on assessment.election_code (region_id, election_id, group_key);
call platform.isolate('assessment.election_code', 'select, insert, update, delete');

-- Votes waiting for the close: encrypted, all of one length, found only by a keyed hash of their token. No time, no serial, no voter.
create table assessment.ballot_pool (
  region_id text not null,
  election_id uuid not null,
  token_index bytea not null,
  vote_index bytea not null,
  group_key text not null,
  sealed bytea not null,
  primary key (region_id, election_id, token_index),
  foreign key (region_id, election_id) references assessment.election (region_id, id)
);
call platform.isolate('assessment.ballot_pool', 'select, insert, delete');

-- The box: written once, all votes of an election in one statement, in the order of token hashes.
create table assessment.ballot_vote (
  region_id text not null,
  election_id uuid not null,
  token_hash text not null,
  group_key text not null,
  message text not null,
  signature text not null,
  mark text not null,
  rows jsonb not null,
  primary key (region_id, election_id, token_hash),
  foreign key (region_id, election_id) references assessment.election (region_id, id)
);
call platform.isolate('assessment.ballot_vote', 'select, insert');

-- A published box, byte for byte, and the sets of voters its figures are over (for the check of later releases).
create table assessment.ballot_release (
  region_id text not null,
  election_id uuid not null,
  form_key text not null,
  root text not null,
  box text not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (region_id, election_id),
  foreign key (region_id, election_id) references assessment.election (region_id, id)
);
call platform.isolate('assessment.ballot_release', 'select, insert');

-- 政治素质观察表 (M044): one saving is one sheet.
create table assessment.observation_sheet (
  region_id text not null,
  id uuid not null,
  form_id uuid not null,
  person_id uuid not null,
  number integer not null,
  ratings jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, form_id, person_id, number),
  foreign key (region_id, form_id) references assessment.ballot_form (region_id, id)
);
call platform.isolate('assessment.observation_sheet', 'select, insert');

-- 负面清单 (M045): a verified fact matched to an entry; stops the procedure until reviewed.
create table assessment.negative_hit (
  region_id text not null,
  id uuid not null,
  form_id uuid not null,
  item text not null,
  entry text not null,
  person_id uuid not null,
  evidence_id uuid not null,
  note text not null,
  state text not null check (state in ('open', 'upheld', 'dismissed')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_account uuid,
  reviewed_at timestamptz,
  reviewed_by text,
  review_reason text,
  primary key (region_id, id),
  unique (region_id, form_id, item, entry, person_id, evidence_id),
  foreign key (region_id, form_id) references assessment.ballot_form (region_id, id)
);
create index negative_hit_by_person on assessment.negative_hit (region_id, person_id);
call platform.isolate('assessment.negative_hit', 'select, insert, update');
