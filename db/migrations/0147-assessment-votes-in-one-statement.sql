-- Taking a vote and giving a ballot out are one statement each: lock, check, write. A function that is volatile looks anew with each of its
-- statements, so what it reads after it has the lock is what stands then. Both are called by House.call, which has entered region and role before.
-- Neither notes who, when or from where.

-- Puts votes of one election into the pool, in the order given. All are of one length: `indexes` holds 32 bytes a vote (of its token, then of itself),
-- `sealed` what is kept. Out: nothing when all are kept; else whether the election takes votes, and for each what stands under its token now.
create function assessment.keep_votes(region text, moment timestamptz, election uuid, groups text[], indexes bytea, sealed bytea)
returns table (place integer, takes boolean, stands bytea) language plpgsql volatile as $$
declare
  length constant integer := octet_length(sealed) / cardinality(groups);
  kept integer;
begin
  perform pg_advisory_xact_lock_shared(hashtext('ballots ' || election));
  if not exists (select from assessment.election e where e.region_id = region and e.id = election and e.state = 'open' and e.opens_at <= moment and e.closes_at > moment) then
    return query select 0, false, null::bytea;
    return;
  end if;
  insert into assessment.ballot_pool (region_id, election_id, token_index, vote_index, group_key, sealed)
  select region, election, substring(indexes from v.n * 32 - 31 for 16), substring(indexes from v.n * 32 - 15 for 16), v.group_key, substring(keep_votes.sealed from (v.n - 1) * length + 1 for length)
  from (select g.group_key, g.n::integer as n from unnest(groups) with ordinality as g(group_key, n)) v
  order by v.n on conflict do nothing;
  get diagnostics kept = row_count;
  if kept < cardinality(groups) then
    return query select v.n - 1, true, p.vote_index from generate_series(1, cardinality(groups)) as v(n)
      join assessment.ballot_pool p on p.region_id = region and p.election_id = election and p.token_index = substring(indexes from v.n * 32 - 31 for 16);
  end if;
end $$;

-- Gives a ballot out once, to a voter of the roll or to a code: `given` for the first request and for the same request again, `taken` for another one,
-- `closed` when the election takes none.
create function assessment.give_ballot(region text, moment timestamptz, election uuid, voter_name text, code bytea, request bytea)
returns table (outcome text) language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('ballots ' || election));
  if not exists (select from assessment.election e where e.region_id = region and e.id = election and e.state = 'open' and e.opens_at <= moment and e.closes_at > moment) then
    return query select 'closed';
    return;
  end if;
  if code is null then
    update assessment.election_voter v set taken = true, blinded = request
    where v.region_id = region and v.election_id = election and v.voter = voter_name and (not v.taken or v.blinded = request);
  else
    update assessment.election_code c set taken = true, blinded = request
    where c.region_id = region and c.election_id = election and c.code_hash = code and (not c.taken or c.blinded = request);
  end if;
  return query select case when found then 'given' else 'taken' end;
end $$;
