CREATE TABLE `alert_deliveries` (
	`alert_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`ended_at` integer,
	`error` text,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `alert_deliveries_due` ON `alert_deliveries` (`next_attempt_at`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `alert_deliveries_ended` ON `alert_deliveries` (`ended_at`);--> statement-breakpoint
CREATE TABLE `alert_mutes` (
	`topic` text PRIMARY KEY NOT NULL,
	`alert_id` integer NOT NULL,
	`muted_at` integer NOT NULL,
	`until` integer,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `alert_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`notifies` integer DEFAULT true NOT NULL,
	`webhook_host` text,
	`webhook_set_at` integer
);
--> statement-breakpoint
CREATE TABLE `visibility_looks` (
	`project_id` integer NOT NULL,
	`brand_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`day` text NOT NULL,
	`since` text,
	`prompts` integer NOT NULL,
	`before` real,
	`now` real,
	`p` real,
	`verdict` text NOT NULL,
	PRIMARY KEY(`project_id`, `brand_id`, `model_id`)
);
--> statement-breakpoint
ALTER TABLE `alerts` ADD `notified_at` integer;--> statement-breakpoint
CREATE INDEX `alerts_project` ON `alerts` (`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `alerts_open` ON `alerts` (`project_id`) WHERE acknowledged_at IS NULL;--> statement-breakpoint
CREATE INDEX `alerts_untold` ON `alerts` (`id`) WHERE notified_at IS NULL;