CREATE TABLE `api_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`enabled` integer NOT NULL,
	`port` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`digest` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`expires_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_digest_unique` ON `api_tokens` (`digest`);--> statement-breakpoint
CREATE TABLE `latency_days` (
	`day` text NOT NULL,
	`model_id` integer NOT NULL,
	`kind` text NOT NULL,
	`bucket` integer NOT NULL,
	`calls` integer NOT NULL,
	PRIMARY KEY(`day`, `model_id`, `kind`, `bucket`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `operation_days` (
	`day` text NOT NULL,
	`project_id` integer NOT NULL,
	`model_id` integer NOT NULL,
	`kind` text NOT NULL,
	`outcome` text NOT NULL,
	`calls` integer NOT NULL,
	`retried` integer NOT NULL,
	`given_up` integer NOT NULL,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	PRIMARY KEY(`day`, `project_id`, `model_id`, `kind`, `outcome`)
) WITHOUT ROWID;
--> statement-breakpoint
-- What happened before: answers, judgements by what was charged for them, tasks that were given up, and calls that were
-- repeated, of which nobody knows any more what had been wrong with them.
INSERT INTO `operation_days` (`day`, `project_id`, `model_id`, `kind`, `outcome`, `calls`, `retried`, `given_up`, `input_tokens`, `output_tokens`)
SELECT day, project_id, model_id, 'answer', 'answered', COUNT(*), 0, 0, SUM(input_tokens), SUM(output_tokens) FROM answers GROUP BY 1, 2, 3
UNION ALL
SELECT day, COALESCE(project_id, 0), model_id, kind, 'answered', COUNT(*), 0, 0, SUM(input_tokens), SUM(output_tokens)
FROM ledger WHERE kind <> 'answer' AND state = 'settled' GROUP BY 1, 2, 3, 4
UNION ALL
SELECT r.day, t.project_id, t.model_id, t.kind, COALESCE(t.error_class, 'unknown'), SUM(t.attempts > 0), 0, COUNT(*), 0, 0
FROM tasks t JOIN runs r ON r.id = t.run_id WHERE t.state = 'failed' GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
INSERT INTO `operation_days` (`day`, `project_id`, `model_id`, `kind`, `outcome`, `calls`, `retried`, `given_up`, `input_tokens`, `output_tokens`)
SELECT r.day, t.project_id, t.model_id, t.kind, 'unknown', SUM(t.attempts - 1), SUM(t.attempts - 1), 0, 0, 0
FROM tasks t JOIN runs r ON r.id = t.run_id WHERE t.state IN ('done', 'failed') AND t.attempts > 1 GROUP BY 1, 2, 3, 4
ON CONFLICT (`day`, `project_id`, `model_id`, `kind`, `outcome`) DO UPDATE SET calls = calls + excluded.calls, retried = retried + excluded.retried;
--> statement-breakpoint
-- Each doubling of the time has 32 buckets: exact below 64 ms, within 3 % above.
INSERT INTO `latency_days` (`day`, `model_id`, `kind`, `bucket`, `calls`)
SELECT day, model_id, 'answer', 32 * doublings + (latency_ms >> doublings), COUNT(*) FROM (
  SELECT day, model_id, latency_ms, (latency_ms >= 64) + (latency_ms >= 128) + (latency_ms >= 256) + (latency_ms >= 512) + (latency_ms >= 1024) + (latency_ms >= 2048) + (latency_ms >= 4096) + (latency_ms >= 8192) + (latency_ms >= 16384) + (latency_ms >= 32768) + (latency_ms >= 65536) + (latency_ms >= 131072) + (latency_ms >= 262144) + (latency_ms >= 524288) + (latency_ms >= 1048576) + (latency_ms >= 2097152) + (latency_ms >= 4194304) + (latency_ms >= 8388608) AS doublings FROM answers
) GROUP BY 1, 2, 4;
