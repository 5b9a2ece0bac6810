-- Proof belongs to the attempt it was given for: what was rejected is no proof of the next result. Files of before are taken to be of the
-- first attempt, since nothing says of which one they were.
alter table demands.attachment add column round integer not null default 0 check (round >= 0);
