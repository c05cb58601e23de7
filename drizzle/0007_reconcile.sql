CREATE TABLE `coverage_gaps` (
	`project_id` integer NOT NULL,
	`day` text NOT NULL,
	`prompt_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`expected` integer NOT NULL,
	`answered` integer NOT NULL,
	`reason` text NOT NULL,
	`expected_cost` integer,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `day`, `prompt_id`, `model_id`)
);
--> statement-breakpoint
CREATE TABLE `coverage_plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`since` integer NOT NULL,
	`cron` text,
	`prompts` text NOT NULL,
	`models` text NOT NULL,
	`samples` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `coverage_plans_project` ON `coverage_plans` (`project_id`,`since`);--> statement-breakpoint
CREATE TABLE `reconcile_marks` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`answer_id` integer DEFAULT 0 NOT NULL,
	`run_id` integer DEFAULT 0 NOT NULL,
	`ledger_id` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `repairs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`rule` text NOT NULL,
	`subject` text NOT NULL,
	`project_id` integer,
	`day` text,
	`before` text NOT NULL,
	`after` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `repairs_rule` ON `repairs` (`rule`,`id`);--> statement-breakpoint
CREATE INDEX `repairs_project` ON `repairs` (`project_id`,`id`);