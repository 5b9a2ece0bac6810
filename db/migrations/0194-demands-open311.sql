-- Open311 GeoReport v2: programs of others that bring demands, each with a key of its own, and the services they may bring them under.
alter table demands.demand drop constraint demand_source_check;
alter table demands.demand add constraint demand_source_check check (source in ('resident', 'head', 'firm', 'netizen', 'solicited', 'hotline', 'open311'));

create table demands.open311_service (
  region_id text not null,
  code text not null,
  name text not null,
  description text not null,
  keywords text not null,
  category text not null,
  -- realtime: the number comes at once; batch: a token, and the number when the desk has sorted it.
  kind text not null check (kind in ('realtime', 'batch')),
  -- What is no longer offered stays for the requests that came under it.
  offered boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (region_id, code)
);
call platform.isolate('demands.open311_service', 'select, insert, update');

create table demands.open311_client (
  region_id text not null,
  id uuid not null,
  name text not null,
  -- A keyed hash: the key itself is shown once and kept nowhere.
  key_hash bytea not null,
  made_at timestamptz not null,
  made_by text not null,
  revoked_at timestamptz,
  revoked_by text,
  revoked_because text,
  primary key (region_id, id),
  unique (region_id, key_hash),
  check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_because is null))
);
call platform.isolate('demands.open311_client', 'select, insert, update');

create table demands.open311_request (
  region_id text not null,
  demand_id uuid not null,
  client_id uuid not null,
  service_code text not null,
  -- Only where the service answers with one.
  token text,
  sent_at timestamptz not null,
  primary key (region_id, demand_id),
  unique (region_id, token),
  foreign key (region_id, demand_id) references demands.demand (region_id, id),
  foreign key (region_id, client_id) references demands.open311_client (region_id, id),
  foreign key (region_id, service_code) references demands.open311_service (region_id, code)
);
create index open311_request_by_time on demands.open311_request (region_id, sent_at desc);
create index open311_request_by_client on demands.open311_request (region_id, client_id, sent_at);
call platform.isolate('demands.open311_request', 'select, insert');
