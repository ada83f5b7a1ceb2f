-- Votes (表决) of several kinds: an ordinary resolution, an admission, an election each have their own quorum and majority. Ballots are
-- kept as sums; no column ties a member to a choice (GEN-07).

alter table meeting_resolution
  add column vote text not null default 'ordinary' check (vote in ('ordinary', 'admission', 'regularization', 'election')),
  add column issued int2 check (issued >= 0),
  add column returned int2 check (returned >= 0),
  add column invalid int2 check (invalid between 0 and returned),
  add column written_yes int2 check (written_yes >= 0),
  add column written_no int2 check (written_no >= 0),
  add column written_abstained int2 check (written_abstained >= 0),
  add column election jsonb check (jsonb_typeof(election -> 'candidates') = 'array' and jsonb_typeof(election -> 'writtenIn') = 'array'),
  add check (num_nulls(issued, returned, invalid) in (0, 3)),
  add check (num_nulls(written_yes, written_no, written_abstained) in (0, 3)),
  add check (vote = 'ordinary' or issued is not null),
  add check (vote in ('admission', 'regularization') or written_yes is null),
  add check ((vote = 'election') = (election is not null)),
  -- What is counted is what came back and holds; of an election each candidate has such a sum.
  add check (vote = 'election' or issued is null or yes + no + abstained = returned - invalid);
comment on column meeting_resolution.vote is 'Code of voteKinds: which quorum and majority it takes';
comment on column meeting_resolution.issued is 'Ballots of a secret vote (无记名) that were given out, came back, and don''t hold; null: by show of hands';
comment on column meeting_resolution.written_yes is 'Written opinions of those who could not come, counted in an admission alone (DEV-14)';
comment on column meeting_resolution.election is 'Seats, which ballot, candidates and those written in, each with sums of votes';
