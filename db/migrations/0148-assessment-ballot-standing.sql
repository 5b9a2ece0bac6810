-- Who may take a ballot, in one statement of its own (House.call): a voter of one election by any of his names, or the holder of a printed code.
create function assessment.ballot_standing(region text, election uuid, names text[], code bytea)
returns table (election_id uuid, voter text, group_key text, taken boolean) language plpgsql stable as $$
begin
  if code is not null then
    return query select c.election_id, null::text, c.group_key, c.taken from assessment.election_code c where c.region_id = region and c.code_hash = code;
  else
    return query select v.election_id, v.voter, v.group_key, v.taken from assessment.election_voter v
      where v.region_id = region and v.election_id = election and v.voter = any(names) order by v.voter desc limit 1;
  end if;
end $$;
