-- One run a period is for routine, special and term assessments; annual and team runs are told apart by their year, whatever period they look at.
drop index assessment.run_of_period;
create unique index run_of_period on assessment.run (region_id, scheme_key, period_from, period_to) where purpose not in ('annual', 'team');
