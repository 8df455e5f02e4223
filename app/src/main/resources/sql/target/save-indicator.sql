-- Writes one row of an indicator table anew, or adds it; one row.
insert into target_indicator (
  region_code, target_id, row_id, position, level1, level2, name, target_kind, comparator, target_value, target_high, target_text,
  unit, points, core, definition, scoring_rule)
values (
  :region, :target, :row, :position, :level1, :level2, :name, :kind, :comparator, :value, :high, :text,
  :unit, :points, :core, :definition, :scoringRule)
on conflict (region_code, target_id, row_id) do update set
  position = excluded.position, level1 = excluded.level1, level2 = excluded.level2, name = excluded.name,
  target_kind = excluded.target_kind, comparator = excluded.comparator, target_value = excluded.target_value,
  target_high = excluded.target_high, target_text = excluded.target_text, unit = excluded.unit, points = excluded.points,
  core = excluded.core, definition = excluded.definition, scoring_rule = excluded.scoring_rule
