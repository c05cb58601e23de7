CREATE TABLE `billed_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`provider` text NOT NULL,
	`source` text NOT NULL,
	`day` text NOT NULL,
	`model` text,
	`unit` text,
	`credit` text,
	`line` text NOT NULL,
	`amount` integer NOT NULL,
	`tolerance` integer NOT NULL,
	`quantity` integer,
	`rows` integer NOT NULL,
	`key` text NOT NULL,
	`superseded_by` integer,
	FOREIGN KEY (`import_id`) REFERENCES `billing_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `billed_lines_key` ON `billed_lines` (`provider`,`key`) WHERE superseded_by IS NULL;--> statement-breakpoint
CREATE INDEX `billed_lines_day` ON `billed_lines` (`provider`,`day`);--> statement-breakpoint
CREATE INDEX `billed_lines_import` ON `billed_lines` (`import_id`,`key`);--> statement-breakpoint
CREATE INDEX `billed_lines_superseded` ON `billed_lines` (`superseded_by`) WHERE superseded_by IS NOT NULL;--> statement-breakpoint
CREATE TABLE `billed_usage` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`provider` text NOT NULL,
	`hour` integer NOT NULL,
	`model` text NOT NULL,
	`input_tokens` integer NOT NULL,
	`cached_input_tokens` integer NOT NULL,
	`cache_write_tokens` integer NOT NULL,
	`cache_write_1h_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`searches` integer NOT NULL,
	`requests` integer,
	FOREIGN KEY (`import_id`) REFERENCES `billing_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `billed_usage_key` ON `billed_usage` (`provider`,`hour`,`model`);--> statement-breakpoint
CREATE INDEX `billed_usage_import` ON `billed_usage` (`import_id`);--> statement-breakpoint
CREATE TABLE `billing_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provider` text NOT NULL,
	`source` text NOT NULL,
	`name` text NOT NULL,
	`file_hash` text,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`added` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`restated` integer NOT NULL,
	`rejected` integer NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `billing_imports_at` ON `billing_imports` (`at`);--> statement-breakpoint
CREATE INDEX `billing_imports_file` ON `billing_imports` (`file_hash`);--> statement-breakpoint
CREATE TABLE `billing_mappings` (
	`provider` text PRIMARY KEY NOT NULL,
	`columns` text NOT NULL,
	`decimal` text,
	`updated_at` integer NOT NULL
);
