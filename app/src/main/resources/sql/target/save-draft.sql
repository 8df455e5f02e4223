-- Writes what was changed field by field, and counts the save; one row.
update target_version set
  execution_weight = :weight, money_unit = :moneyUnit, funds_total = :total, funds_superior = :superior, funds_local = :local,
  funds_other = :other, funds_carry_over = :carryOver, overview = :overview, basis = :basis, annual_target = :annualTarget,
  long_term_target = :longTermTarget, note = :note, contact_name = :contactName, contact_phone = :contactPhone,
  markup_removed = :markup, indicator_count = :count, points_total = :points, core_points = :core,
  revision = :revision, changed_by = :officer, changed_at = now()
where id = :id and revision = :revision - 1
