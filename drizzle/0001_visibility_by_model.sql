-- Compares the models: visibility of every brand by day and model. Ratios are computed on reading; nobody asked, no value.
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
