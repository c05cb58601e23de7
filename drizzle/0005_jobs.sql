CREATE TABLE `job_lines` (
	`job_run_id` integer NOT NULL,
	`line` integer NOT NULL,
	`at` integer NOT NULL,
	`level` text NOT NULL,
	`message` text NOT NULL,
	`fields` text,
	PRIMARY KEY(`job_run_id`, `line`),
	FOREIGN KEY (`job_run_id`) REFERENCES `job_runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `job_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`job` text NOT NULL,
	`trigger` text NOT NULL,
	`due_at` integer NOT NULL,
	`origin_id` integer,
	`missed` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`instance_id` integer,
	`state` text NOT NULL,
	`cancel_requested_at` integer,
	`sentence` text,
	`figures` text,
	`told_at` integer,
	FOREIGN KEY (`instance_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `job_runs_job` ON `job_runs` (`job`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `job_runs_due` ON `job_runs` (`job`,`due_at`) WHERE "trigger" <> 'manual' AND state <> 'died';--> statement-breakpoint
CREATE UNIQUE INDEX `job_runs_running` ON `job_runs` (`job`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `job_runs_untold` ON `job_runs` (`id`) WHERE told_at IS NULL;--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`cron` text NOT NULL,
	`enabled` integer NOT NULL,
	`jitter_ms` integer NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `schedule` (
	`id` integer PRIMARY KEY NOT NULL,
	`paused_at` integer,
	`paused_until` integer
);
--> statement-breakpoint
ALTER TABLE `runs` ADD `job_run_id` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `runs_job` ON `runs` (`job_run_id`,`project_id`) WHERE job_run_id IS NOT NULL;