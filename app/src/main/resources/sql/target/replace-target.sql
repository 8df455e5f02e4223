-- Replaces what a draft says; one row. The file it came in with stays when no new one is named.
update target_version set
  tier = :tier, title = :title, table_no = :tableNo, region_name = :regionName, money_unit = :moneyUnit,
  department_name = :departmentName, unit_name = :unitName, execution_weight = :weight, funds_total = :total,
  funds_superior = :superior, funds_local = :local, funds_other = :other, funds_carry_over = :carryOver,
  overview = :overview, basis = :basis, annual_target = :annualTarget, long_term_target = :longTermTarget, note = :note,
  contact_name = :contactName, contact_phone = :contactPhone, markup_removed = :markup, indicator_count = :count,
  points_total = :points, core_points = :core, source_file_id = coalesce(:source, source_file_id), changed_by = :officer, changed_at = now(),
  revision = revision + 1, written_at = revision + 1
where id = :id and state in ('DRAFT', 'RETURNED_UNIT')
