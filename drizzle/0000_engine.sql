CREATE TABLE `analyses` (
	`answer_id` integer PRIMARY KEY NOT NULL,
	`analyser_version` integer NOT NULL,
	`brand_set_revision` integer NOT NULL,
	`shortened` integer NOT NULL,
	FOREIGN KEY (`answer_id`) REFERENCES `answers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `judgements` (
	`answer_id` integer PRIMARY KEY NOT NULL,
	`task_id` integer NOT NULL,
	`judge_version` integer NOT NULL,
	`reply` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`answer_id`) REFERENCES `answers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mentions` (
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
);
--> statement-breakpoint
CREATE INDEX `mentions_brand` ON `mentions` (`brand_id`,`state`);--> statement-breakpoint
CREATE TABLE `snapshot_totals` (
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
);
--> statement-breakpoint
CREATE TABLE `snapshots` (
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
);
--> statement-breakpoint
CREATE TABLE `answer_bodies` (
	`answer_id` integer PRIMARY KEY NOT NULL,
	`body` blob NOT NULL,
	FOREIGN KEY (`answer_id`) REFERENCES `answers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer NOT NULL,
	`run_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`prompt_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`served_model` text NOT NULL,
	`surface` text NOT NULL,
	`search` integer NOT NULL,
	`sample` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`status` text NOT NULL,
	`finish_reason` text,
	`text` text NOT NULL,
	`latency_ms` integer NOT NULL,
	`input_tokens` integer NOT NULL,
	`cached_input_tokens` integer NOT NULL,
	`cache_write_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`reasoning_tokens` integer NOT NULL,
	`searches` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answers_task_id_unique` ON `answers` (`task_id`);--> statement-breakpoint
CREATE INDEX `answers_project_day` ON `answers` (`project_id`,`day`,`id`);--> statement-breakpoint
CREATE INDEX `answers_prompt` ON `answers` (`prompt_id`,`model_id`,`day`);--> statement-breakpoint
CREATE INDEX `answers_model` ON `answers` (`model_id`,`day`);--> statement-breakpoint
CREATE INDEX `answers_run` ON `answers` (`run_id`);--> statement-breakpoint
CREATE TABLE `citations` (
	`answer_id` integer NOT NULL,
	`position` integer NOT NULL,
	`url` text NOT NULL,
	`title` text,
	`domain` text,
	`domain_from` text NOT NULL,
	PRIMARY KEY(`answer_id`, `position`),
	FOREIGN KEY (`answer_id`) REFERENCES `answers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `citations_domain` ON `citations` (`domain`,`answer_id`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`cause` text NOT NULL,
	`project_id` integer,
	`provider` text,
	`message` text NOT NULL,
	`params` text NOT NULL,
	`at` integer NOT NULL,
	`acknowledged_at` integer
);
--> statement-breakpoint
CREATE INDEX `alerts_cause` ON `alerts` (`cause`,`at`);--> statement-breakpoint
CREATE INDEX `alerts_at` ON `alerts` (`at`);--> statement-breakpoint
CREATE TABLE `budget_use` (
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`period` text NOT NULL,
	`settled` integer NOT NULL,
	`exposure` integer NOT NULL,
	`held` integer NOT NULL,
	PRIMARY KEY(`scope`, `scope_id`, `period`)
);
--> statement-breakpoint
CREATE TABLE `budgets` (
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`period` text NOT NULL,
	`action` text NOT NULL,
	`limit` integer NOT NULL,
	`alert_at` real DEFAULT 0.8 NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `scope_id`, `period`, `action`)
);
--> statement-breakpoint
CREATE TABLE `holds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer,
	`owner_id` integer NOT NULL,
	`provider` text NOT NULL,
	`project_id` integer,
	`model_id` integer NOT NULL,
	`kind` text NOT NULL,
	`run_id` integer,
	`amount` integer NOT NULL,
	`estimate` integer NOT NULL,
	`state` text NOT NULL,
	`day` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `holds_open` ON `holds` (`owner_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `holds_exposure` ON `holds` (`created_at`) WHERE state = 'exposure';--> statement-breakpoint
CREATE INDEX `holds_task` ON `holds` (`task_id`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	`provider` text NOT NULL,
	`model_id` integer NOT NULL,
	`served_model` text,
	`kind` text NOT NULL,
	`project_id` integer,
	`run_id` integer,
	`task_id` integer,
	`answer_id` integer,
	`hold_id` integer NOT NULL,
	`state` text NOT NULL,
	`input_tokens` integer NOT NULL,
	`cached_input_tokens` integer NOT NULL,
	`cache_write_tokens` integer NOT NULL,
	`cache_write_1h_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`reasoning_tokens` integer NOT NULL,
	`searches` integer NOT NULL,
	`service_tier` text,
	`tokens_cost` integer NOT NULL,
	`search_cost` integer NOT NULL,
	`total` integer NOT NULL,
	`reported_cost` integer,
	`price_ids` text NOT NULL,
	`raw_usage` text,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_hold` ON `ledger` (`hold_id`);--> statement-breakpoint
CREATE INDEX `ledger_day` ON `ledger` (`day`,`id`);--> statement-breakpoint
CREATE INDEX `ledger_provider` ON `ledger` (`provider`,`day`);--> statement-breakpoint
CREATE INDEX `ledger_project` ON `ledger` (`project_id`,`day`);--> statement-breakpoint
CREATE INDEX `ledger_run` ON `ledger` (`run_id`);--> statement-breakpoint
CREATE INDEX `ledger_answer` ON `ledger` (`answer_id`);--> statement-breakpoint
CREATE INDEX `ledger_task` ON `ledger` (`task_id`);--> statement-breakpoint
CREATE TABLE `home` (
	`id` integer PRIMARY KEY NOT NULL,
	`home_id` text NOT NULL,
	`kind` text NOT NULL,
	`zone` text NOT NULL,
	`created_at` integer NOT NULL,
	`seed_version` text,
	`registry_revision` integer DEFAULT 0 NOT NULL,
	`demo_seed` text
);
--> statement-breakpoint
CREATE TABLE `instances` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`pid` integer NOT NULL,
	`process_start` text NOT NULL,
	`host` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE TABLE `brands` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`is_own` integer NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	`domains` text NOT NULL,
	`position` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `brands_project` ON `brands` (`project_id`,`position`);--> statement-breakpoint
CREATE TABLE `project_models` (
	`project_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`project_id`, `model_id`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`model_id`) REFERENCES `models`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `projects` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`industry` text,
	`language` text DEFAULT 'en' NOT NULL,
	`country` text,
	`active` integer DEFAULT true NOT NULL,
	`search` integer DEFAULT true NOT NULL,
	`samples` integer DEFAULT 1 NOT NULL,
	`max_output_tokens` integer DEFAULT 4096 NOT NULL,
	`judge` text,
	`brand_set_revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `projects_name` ON `projects` (`name`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `prompts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`text` text NOT NULL,
	`language` text,
	`tags` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`position` integer NOT NULL,
	`previous_id` integer,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prompts_text` ON `prompts` (`project_id`,`text`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE INDEX `prompts_active` ON `prompts` (`project_id`,`active`,`position`);--> statement-breakpoint
CREATE TABLE `endpoints` (
	`name` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`base_url` text NOT NULL,
	`free` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `models` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`display_name` text NOT NULL,
	`is_current` integer DEFAULT false NOT NULL,
	`is_available` integer DEFAULT false NOT NULL,
	`match` text,
	`max_searches` integer DEFAULT 5 NOT NULL,
	`search_input_tokens` integer DEFAULT 60000 NOT NULL,
	`origin` text NOT NULL,
	`first_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `models_provider_model` ON `models` (`provider`,`model`);--> statement-breakpoint
CREATE TABLE `prices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`model_id` integer NOT NULL,
	`unit` text NOT NULL,
	`pico` integer NOT NULL,
	`min_input_tokens` integer DEFAULT 0 NOT NULL,
	`service_tier` text,
	`effective_from` integer NOT NULL,
	`effective_to` integer,
	`origin` text NOT NULL,
	`source` text NOT NULL,
	`checked_on` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`model_id`) REFERENCES `models`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `prices_model` ON `prices` (`model_id`,`unit`,`effective_from`);--> statement-breakpoint
CREATE TABLE `served_models` (
	`model_id` integer NOT NULL,
	`served` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	`first_seen_day` text NOT NULL,
	PRIMARY KEY(`model_id`, `served`),
	FOREIGN KEY (`model_id`) REFERENCES `models`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`day` text NOT NULL,
	`status` text NOT NULL,
	`trigger` text NOT NULL,
	`owner_id` integer,
	`cancel_requested_at` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `runs_project` ON `runs` (`project_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `runs_unfinished` ON `runs` (`status`) WHERE status = 'running';--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`prompt_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`subject_answer_id` integer,
	`search` integer NOT NULL,
	`country` text,
	`max_output_tokens` integer NOT NULL,
	`sample` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`owner_id` integer,
	`not_before` integer DEFAULT 0 NOT NULL,
	`error_class` text,
	`error_message` text,
	`finished_at` integer,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prompt_id`) REFERENCES `prompts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`model_id`) REFERENCES `models`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tasks_run` ON `tasks` (`run_id`,`state`,`provider`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_unfinished` ON `tasks` (`owner_id`) WHERE state = 'leased';--> statement-breakpoint
CREATE INDEX `tasks_prompt` ON `tasks` (`prompt_id`);