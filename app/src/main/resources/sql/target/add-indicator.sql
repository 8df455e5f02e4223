-- Adds one row of an indicator table.
insert into target_indicator (
  region_code, target_id, position, level1, level2, name, target_kind, comparator, target_value, target_high, target_text,
  unit, points, core, definition, scoring_rule)
values (
  :region, :target, :position, :level1, :level2, :name, :kind, :comparator, :value, :high, :text,
  :unit, :points, :core, :definition, :scoringRule)
