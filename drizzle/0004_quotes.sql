CREATE TABLE `run_quotes` (
	`run_id` integer PRIMARY KEY NOT NULL,
	`calls` integer NOT NULL,
	`expected` integer NOT NULL,
	`low` integer NOT NULL,
	`high` integer NOT NULL,
	`worst` integer NOT NULL,
	`basis` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ledger_calls` ON `ledger` (`model_id`,`kind`,`project_id`,`id`);