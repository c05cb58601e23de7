-- Lists, searches and reports over a million answers. Rows that are only ever found by their key lie in its order and keep no
-- second index of it; the drizzle schema has no word for that.
DROP VIEW `visibility_by_model`;
--> statement-breakpoint
CREATE TABLE `__new_mentions` (
	`answer_id` integer NOT NULL,
	`brand_id` integer NOT NULL,
	`state` text NOT NULL,
	`count` integer NOT NULL,
	`first_offset` integer,
	`rank` integer,
	`sentiment` text NOT NULL,
	`sentiment_method` text,
	`evidence_start` integer,
	`evidence_end` integer,
	`citations` integer NOT NULL,
	PRIMARY KEY(`answer_id`, `brand_id`),
	FOREIGN KEY (`answer_id`) REFERENCES `answers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`brand_id`) REFERENCES `brands`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_mentions` (`answer_id`, `brand_id`, `state`, `count`, `first_offset`, `rank`, `sentiment`, `sentiment_method`, `evidence_start`, `evidence_end`, `citations`)
SELECT `answer_id`, `brand_id`, `state`, `count`, `first_offset`, `rank`, `sentiment`, `sentiment_method`, `evidence_start`, `evidence_end`, `citations` FROM `mentions` ORDER BY `answer_id`, `brand_id`;
--> statement-breakpoint
DROP TABLE `mentions`;
--> statement-breakpoint
ALTER TABLE `__new_mentions` RENAME TO `mentions`;
--> statement-breakpoint
-- A brand in an answer, with all that a list filters and sorts by.
CREATE INDEX `mentions_brand` ON `mentions` (`brand_id`,`answer_id`,`state`,`sentiment`,`rank`);
--> statement-breakpoint
CREATE TABLE `__new_citations` (
	`answer_id` integer NOT NULL,
	`position` integer NOT NULL,
	`url` text NOT NULL,
	`title` text,
	`domain` text,
	`domain_from` text NOT NULL,
	PRIMARY KEY(`answer_id`, `position`),
	FOREIGN KEY (`answer_id`) REFERENCES `answers`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_citations` (`answer_id`, `position`, `url`, `title`, `domain`, `domain_from`)
SELECT `answer_id`, `position`, `url`, `title`, `domain`, `domain_from` FROM `citations` ORDER BY `answer_id`, `position`;
--> statement-breakpoint
DROP TABLE `citations`;
--> statement-breakpoint
ALTER TABLE `__new_citations` RENAME TO `citations`;
--> statement-breakpoint
CREATE INDEX `citations_domain` ON `citations` (`domain`,`answer_id`);
--> statement-breakpoint
CREATE TABLE `__new_snapshots` (
	`day` text NOT NULL,
	`project_id` integer NOT NULL,
	`prompt_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`surface` text NOT NULL,
	`search` integer NOT NULL,
	`brand_id` integer NOT NULL,
	`valid` integer NOT NULL,
	`named` integer NOT NULL,
	`rank_sum` integer NOT NULL,
	`rank_n` integer NOT NULL,
	`top1` integer NOT NULL,
	`top3` integer NOT NULL,
	`positive` integer NOT NULL,
	`neutral` integer NOT NULL,
	`negative` integer NOT NULL,
	`mixed` integer NOT NULL,
	`unscored` integer NOT NULL,
	`cited` integer NOT NULL,
	`citations` integer NOT NULL,
	PRIMARY KEY(`project_id`, `day`, `prompt_id`, `model_id`, `surface`, `search`, `brand_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_snapshots` (`day`, `project_id`, `prompt_id`, `model_id`, `surface`, `search`, `brand_id`, `valid`, `named`, `rank_sum`, `rank_n`, `top1`, `top3`, `positive`, `neutral`, `negative`, `mixed`, `unscored`, `cited`, `citations`)
SELECT `day`, `project_id`, `prompt_id`, `model_id`, `surface`, `search`, `brand_id`, `valid`, `named`, `rank_sum`, `rank_n`, `top1`, `top3`, `positive`, `neutral`, `negative`, `mixed`, `unscored`, `cited`, `citations` FROM `snapshots` ORDER BY `project_id`, `day`, `prompt_id`, `model_id`, `surface`, `search`, `brand_id`;
--> statement-breakpoint
DROP TABLE `snapshots`;
--> statement-breakpoint
ALTER TABLE `__new_snapshots` RENAME TO `snapshots`;
--> statement-breakpoint
CREATE TABLE `__new_snapshot_totals` (
	`day` text NOT NULL,
	`project_id` integer NOT NULL,
	`prompt_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`surface` text NOT NULL,
	`search` integer NOT NULL,
	`ok` integer NOT NULL,
	`refused` integer NOT NULL,
	`truncated` integer NOT NULL,
	`filtered` integer NOT NULL,
	`errors` integer NOT NULL,
	`citations` integer NOT NULL,
	`latency_ms_sum` integer NOT NULL,
	`cost` integer NOT NULL,
	PRIMARY KEY(`project_id`, `day`, `prompt_id`, `model_id`, `surface`, `search`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_snapshot_totals` (`day`, `project_id`, `prompt_id`, `model_id`, `surface`, `search`, `ok`, `refused`, `truncated`, `filtered`, `errors`, `citations`, `latency_ms_sum`, `cost`)
SELECT `day`, `project_id`, `prompt_id`, `model_id`, `surface`, `search`, `ok`, `refused`, `truncated`, `filtered`, `errors`, `citations`, `latency_ms_sum`, `cost` FROM `snapshot_totals` ORDER BY `project_id`, `day`, `prompt_id`, `model_id`, `surface`, `search`;
--> statement-breakpoint
DROP TABLE `snapshot_totals`;
--> statement-breakpoint
ALTER TABLE `__new_snapshot_totals` RENAME TO `snapshot_totals`;
--> statement-breakpoint
CREATE VIEW `visibility_by_model` AS
SELECT
  s.project_id,
  s.day,
  s.brand_id,
  b.name AS brand,
  b.is_own,
  s.model_id,
  m.provider,
  m.model,
  s.surface,
  s.search,
  SUM(s.valid) AS valid,
  SUM(s.named) AS named,
  CAST(SUM(s.named) AS REAL) / NULLIF(SUM(s.valid), 0) AS visibility,
  CAST(SUM(s.rank_sum) AS REAL) / NULLIF(SUM(s.rank_n), 0) AS average_position,
  SUM(s.rank_n) AS ranked
FROM snapshots s
JOIN brands b ON b.id = s.brand_id
JOIN models m ON m.id = s.model_id
GROUP BY s.project_id, s.day, s.brand_id, s.model_id, s.surface, s.search;
--> statement-breakpoint
DROP INDEX `answers_project_day`;
--> statement-breakpoint
-- A project's answers by day, with all that a list filters and sorts by.
CREATE INDEX `answers_list` ON `answers` (`project_id`,`day`,`id`,`prompt_id`,`model_id`,`search`,`status`,`latency_ms`);
--> statement-breakpoint
-- The same counts, coarser.
CREATE TABLE `snapshot_days` (
	`day` text NOT NULL,
	`project_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`surface` text NOT NULL,
	`search` integer NOT NULL,
	`brand_id` integer NOT NULL,
	`valid` integer NOT NULL,
	`named` integer NOT NULL,
	`rank_sum` integer NOT NULL,
	`rank_n` integer NOT NULL,
	`top1` integer NOT NULL,
	`top3` integer NOT NULL,
	`positive` integer NOT NULL,
	`neutral` integer NOT NULL,
	`negative` integer NOT NULL,
	`mixed` integer NOT NULL,
	`unscored` integer NOT NULL,
	`cited` integer NOT NULL,
	`citations` integer NOT NULL,
	PRIMARY KEY(`project_id`, `day`, `model_id`, `surface`, `search`, `brand_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `snapshot_days` (`project_id`, `day`, `model_id`, `surface`, `search`, `brand_id`, `valid`, `named`, `rank_sum`, `rank_n`, `top1`, `top3`, `positive`, `neutral`, `negative`, `mixed`, `unscored`, `cited`, `citations`)
SELECT `project_id`, `day`, `model_id`, `surface`, `search`, `brand_id`, SUM(`valid`), SUM(`named`), SUM(`rank_sum`), SUM(`rank_n`), SUM(`top1`), SUM(`top3`), SUM(`positive`), SUM(`neutral`), SUM(`negative`), SUM(`mixed`), SUM(`unscored`), SUM(`cited`), SUM(`citations`)
FROM `snapshots` GROUP BY 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
CREATE TABLE `snapshot_weeks` (
	`week` text NOT NULL,
	`project_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`surface` text NOT NULL,
	`search` integer NOT NULL,
	`prompt_id` integer NOT NULL,
	`brand_id` integer NOT NULL,
	`valid` integer NOT NULL,
	`named` integer NOT NULL,
	`rank_sum` integer NOT NULL,
	`rank_n` integer NOT NULL,
	`top1` integer NOT NULL,
	`top3` integer NOT NULL,
	`positive` integer NOT NULL,
	`neutral` integer NOT NULL,
	`negative` integer NOT NULL,
	`mixed` integer NOT NULL,
	`unscored` integer NOT NULL,
	`cited` integer NOT NULL,
	`citations` integer NOT NULL,
	PRIMARY KEY(`project_id`, `week`, `prompt_id`, `model_id`, `surface`, `search`, `brand_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `snapshot_weeks` (`project_id`, `week`, `prompt_id`, `model_id`, `surface`, `search`, `brand_id`, `valid`, `named`, `rank_sum`, `rank_n`, `top1`, `top3`, `positive`, `neutral`, `negative`, `mixed`, `unscored`, `cited`, `citations`)
SELECT `project_id`, date(`day`, '-6 days', 'weekday 1'), `prompt_id`, `model_id`, `surface`, `search`, `brand_id`, SUM(`valid`), SUM(`named`), SUM(`rank_sum`), SUM(`rank_n`), SUM(`top1`), SUM(`top3`), SUM(`positive`), SUM(`neutral`), SUM(`negative`), SUM(`mixed`), SUM(`unscored`), SUM(`cited`), SUM(`citations`)
FROM `snapshots` GROUP BY 1, 2, 3, 4, 5, 6, 7;
--> statement-breakpoint
CREATE TABLE `snapshot_total_days` (
	`day` text NOT NULL,
	`project_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`surface` text NOT NULL,
	`search` integer NOT NULL,
	`ok` integer NOT NULL,
	`refused` integer NOT NULL,
	`truncated` integer NOT NULL,
	`filtered` integer NOT NULL,
	`errors` integer NOT NULL,
	`citations` integer NOT NULL,
	`latency_ms_sum` integer NOT NULL,
	`cost` integer NOT NULL,
	PRIMARY KEY(`project_id`, `day`, `model_id`, `surface`, `search`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `snapshot_total_days` (`project_id`, `day`, `model_id`, `surface`, `search`, `ok`, `refused`, `truncated`, `filtered`, `errors`, `citations`, `latency_ms_sum`, `cost`)
SELECT `project_id`, `day`, `model_id`, `surface`, `search`, SUM(`ok`), SUM(`refused`), SUM(`truncated`), SUM(`filtered`), SUM(`errors`), SUM(`citations`), SUM(`latency_ms_sum`), SUM(`cost`)
FROM `snapshot_totals` GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
-- The domains that valid answers cite.
CREATE TABLE `source_days` (
	`day` text NOT NULL,
	`project_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`surface` text NOT NULL,
	`search` integer NOT NULL,
	`domain` text NOT NULL,
	`answers` integer NOT NULL,
	`citations` integer NOT NULL,
	PRIMARY KEY(`project_id`, `day`, `model_id`, `surface`, `search`, `domain`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `source_days` (`project_id`, `day`, `model_id`, `surface`, `search`, `domain`, `answers`, `citations`)
SELECT a.`project_id`, a.`day`, a.`model_id`, a.`surface`, a.`search`, COALESCE(c.`domain`, ''), COUNT(DISTINCT a.`id`), COUNT(*)
FROM `answers` a JOIN `citations` c ON c.`answer_id` = a.`id`
WHERE a.`status` IN ('ok', 'refused') GROUP BY 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
-- What cost reports read.
CREATE TABLE `ledger_days` (
	`day` text NOT NULL,
	`project_id` integer NOT NULL,
	`provider` text NOT NULL,
	`model_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`entries` integer NOT NULL,
	`total` integer NOT NULL,
	PRIMARY KEY(`day`, `project_id`, `provider`, `model_id`, `kind`, `state`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `ledger_days_project` ON `ledger_days` (`project_id`,`day`);
--> statement-breakpoint
INSERT INTO `ledger_days` (`day`, `project_id`, `provider`, `model_id`, `kind`, `state`, `entries`, `total`)
SELECT `day`, COALESCE(`project_id`, 0), `provider`, `model_id`, `kind`, `state`, COUNT(*), SUM(`total`)
FROM `ledger` GROUP BY 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
-- Words of analysed answers, found within a project. The index keeps no texts: they are in the answers, and never change.
CREATE VIRTUAL TABLE `answer_words` USING fts5(`project`, `text`, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
INSERT INTO `answer_words` (`rowid`, `project`, `text`)
SELECT a.`id`, 'project' || a.`project_id`, indexed_text(a.`text`) FROM `answers` a JOIN `analyses` n ON n.`answer_id` = a.`id` ORDER BY a.`id`;
