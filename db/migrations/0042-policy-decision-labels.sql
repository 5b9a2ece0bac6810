-- What a decision was about, as people name it (a case by its number): a trial of a draft shows it long after, without asking the domain it came from.
alter table policy.decision add column subject_label text;
