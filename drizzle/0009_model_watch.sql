CREATE TABLE `brand_revisions` (
	`project_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `listed_models` (
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`display_name` text,
	`first_listed_at` integer NOT NULL,
	`gone_at` integer,
	PRIMARY KEY(`provider`, `model`)
);
--> statement-breakpoint
CREATE TABLE `model_findings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`display_name` text,
	`kind` text NOT NULL,
	`relative` text,
	`evidence` text,
	`proposal` text,
	`found_at` integer NOT NULL,
	`told_at` integer,
	`decided_at` integer,
	`decision` text,
	`undo` text
);
--> statement-breakpoint
CREATE INDEX `model_findings_open` ON `model_findings` (`provider`,`model`) WHERE decided_at IS NULL;
--> statement-breakpoint
CREATE INDEX `model_findings_untold` ON `model_findings` (`found_at`) WHERE told_at IS NULL;
--> statement-breakpoint
CREATE INDEX `model_findings_decided` ON `model_findings` (`decided_at`);
--> statement-breakpoint
CREATE TABLE `model_lists` (
	`provider` text PRIMARY KEY NOT NULL,
	`tried_at` integer NOT NULL,
	`listed_at` integer,
	`listed` integer DEFAULT 0 NOT NULL,
	`writing` integer DEFAULT 0 NOT NULL,
	`error_class` text,
	`error` text
);
--> statement-breakpoint
CREATE TABLE `served_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`model_id` integer NOT NULL,
	`from_served` text NOT NULL,
	`to_served` text NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`model_id`) REFERENCES `models`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `served_changes_model` ON `served_changes` (`model_id`,`day`);
--> statement-breakpoint
ALTER TABLE `served_models` ADD `last_seen_day` text;
--> statement-breakpoint
-- What is known of the past: each name that answered after another one did.
INSERT INTO `served_changes` (`model_id`, `from_served`, `to_served`, `at`, `day`)
SELECT `model_id`, `before`, `served`, `first_seen_at`, `first_seen_day` FROM (
	SELECT `model_id`, `served`, `first_seen_at`, `first_seen_day`,
		LAG(`served`) OVER (PARTITION BY `model_id` ORDER BY `first_seen_at`, `rowid`) AS `before`
	FROM `served_models`
) WHERE `before` IS NOT NULL ORDER BY `first_seen_at`;
