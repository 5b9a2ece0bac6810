-- Which counted election gave a person the value of an indicator, frozen with the other inputs of a computation.
alter table assessment.input_person add column ballots jsonb;
