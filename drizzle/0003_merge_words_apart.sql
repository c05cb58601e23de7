-- The full-text index merges its parts when it is told to, a little at a time, and never within the transaction that stores an
-- analysis: merging by itself, it kept others from writing for a tenth of a second now and then.
INSERT INTO `answer_words` (`answer_words`, `rank`) VALUES ('automerge', 0);
