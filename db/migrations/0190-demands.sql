create schema demands;
grant usage on schema demands to dandang_app;

-- 园区和企业 (M224): who is visited and asked.
create table demands.firm (
  region_id text not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('firm', 'park')),
  organization_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, name)
);
call platform.isolate('demands.firm', 'select, insert');
-- The cadres who serve a firm; a person of the registry where one is known.
create table demands.firm_cadre (
  region_id text not null,
  firm_id uuid not null,
  name text not null,
  person_id uuid,
  primary key (region_id, firm_id, name),
  foreign key (region_id, firm_id) references demands.firm (region_id, id)
);
create index firm_cadre_by_name on demands.firm_cadre (region_id, name);
call platform.isolate('demands.firm_cadre', 'select, insert');
-- What serving them brought: technologies introduced, orders and financing in units of 10,000 yuan.
create table demands.firm_result (
  region_id text not null,
  id uuid not null,
  firm_id uuid not null,
  kind text not null check (kind in ('technology', 'order', 'financing')),
  amount numeric(14, 2) not null check (amount >= 0),
  note text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, firm_id) references demands.firm (region_id, id)
);
create index firm_result_by_firm on demands.firm_result (region_id, firm_id);
call platform.isolate('demands.firm_result', 'select, insert');

-- 诉求 (M235, M236). One row is where a demand stands; what happened to it stands in demands.step.
create table demands.demand (
  region_id text not null,
  id uuid not null,
  number text not null,
  -- Made by whoever sends it: the same request again is the same demand.
  client_id uuid not null,
  source text not null check (source in ('resident', 'head', 'firm', 'netizen', 'solicited', 'hotline')),
  words text not null,
  place text not null,
  latitude double precision,
  longitude double precision,
  patch_id uuid,
  -- The desk that answers for it: the unit of the patch, or the region's own.
  organization_id uuid not null,
  firm_id uuid,
  theme text not null,
  scope text not null check (scope in ('one', 'few', 'area')),
  about_head boolean not null,
  -- Kept apart after a flood from one telephone, until the desk has looked at it. Never lost.
  held boolean not null,
  class text check (class in ('private', 'small', 'big')),
  level text check (level in ('neighbour', 'area', 'departments', 'committee')),
  -- The patch whose head has it now, at the levels of heads.
  handling_patch uuid,
  lead_id uuid,
  state text not null check (state in ('collected', 'classified', 'handled', 'answered', 'merged')),
  received_at timestamptz not null,
  due_at timestamptz not null,
  handled_at timestamptz,
  answered_at timestamptz,
  answer text,
  -- What the person himself says of the result.
  resolved boolean,
  moves integer not null,
  reopened integer not null,
  merged_into uuid,
  adopted boolean,
  adopted_reason text,
  handler_account uuid,
  handler_name text,
  handler_person uuid,
  evidence_id uuid,
  -- Only where the person wants to be told; sealed; deleted on schedule.
  contact bytea,
  phone_mark bytea,
  address_mark bytea,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, number),
  unique (region_id, client_id),
  foreign key (region_id, firm_id) references demands.firm (region_id, id),
  foreign key (region_id, merged_into) references demands.demand (region_id, id),
  -- Nothing is closed without an answer (M236).
  check (state <> 'answered' or (answer is not null and answered_at is not null)),
  check ((state = 'merged') = (merged_into is not null)),
  check (state in ('collected', 'merged') or (class is not null and level is not null))
);
create index demand_open on demands.demand (region_id, state, due_at) where state in ('collected', 'classified', 'handled');
create index demand_by_unit on demands.demand (region_id, organization_id, received_at desc);
create index demand_by_lead on demands.demand (region_id, lead_id) where lead_id is not null;
create index demand_by_patch on demands.demand (region_id, handling_patch) where handling_patch is not null;
create index demand_by_time on demands.demand (region_id, received_at desc);
create index demand_by_firm on demands.demand (region_id, firm_id) where firm_id is not null;
create index demand_with_contact on demands.demand (region_id, answered_at) where contact is not null;
create index demand_with_mark on demands.demand (region_id, received_at) where address_mark is not null;
call platform.isolate('demands.demand', 'select, insert, update');

-- What happened, in order; lines are added, never changed.
create table demands.step (
  region_id text not null,
  demand_id uuid not null,
  number integer not null,
  step text not null check (step in ('filed', 'classified', 'lifted', 'returned', 'transferred', 'consulted', 'met', 'decided', 'handled', 'answered', 'reopened', 'merged', 'said', 'adopted', 'released')),
  at timestamptz not null,
  by_name text not null,
  account_id uuid,
  level text,
  organization_id uuid,
  text text not null,
  detail jsonb not null,
  primary key (region_id, demand_id, number),
  foreign key (region_id, demand_id) references demands.demand (region_id, id)
);
call platform.isolate('demands.step', 'select, insert');

-- 主办和协办: departments at work on a demand; each joint one says what it thinks.
create table demands.department (
  region_id text not null,
  demand_id uuid not null,
  organization_id uuid not null,
  role text not null check (role in ('lead', 'joint')),
  opinion text,
  primary key (region_id, demand_id, organization_id),
  foreign key (region_id, demand_id) references demands.demand (region_id, id)
);
create index department_by_unit on demands.department (region_id, organization_id);
call platform.isolate('demands.department', 'select, insert, update, delete');

create table demands.attachment (
  region_id text not null,
  demand_id uuid not null,
  hash text not null,
  name text not null,
  by_asker boolean not null,
  primary key (region_id, demand_id, hash),
  foreign key (region_id, demand_id) references demands.demand (region_id, id)
);
call platform.isolate('demands.attachment', 'select, insert');
-- Photos that came before their demand; whoever files names them by the same client id.
create table demands.photo (
  region_id text not null,
  client_id uuid not null,
  hash text not null,
  at timestamptz not null,
  primary key (region_id, client_id, hash)
);
call platform.isolate('demands.photo', 'select, insert');

-- 抽查回访: drawn by a keyed hash; done by neither the unit nor the person who handled it.
create table demands.callback (
  region_id text not null,
  demand_id uuid not null,
  -- A demand that was opened again is drawn again.
  round integer not null,
  due_on date not null,
  satisfied boolean,
  words text,
  done_at timestamptz,
  done_by text,
  primary key (region_id, demand_id, round),
  foreign key (region_id, demand_id) references demands.demand (region_id, id)
);
create index callback_open on demands.callback (region_id, due_on) where done_at is null;
call platform.isolate('demands.callback', 'select, insert, update');

-- 微服务 (M237): a small service by a head for a household.
create table demands.service (
  region_id text not null,
  id uuid not null,
  head_id uuid not null,
  head_name text not null,
  patch_id uuid not null,
  household text not null,
  kind text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  primary key (region_id, id)
);
create index service_by_head on demands.service (region_id, head_id);
call platform.isolate('demands.service', 'select, insert');
