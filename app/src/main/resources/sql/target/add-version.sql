-- Adds the version that follows an approved one, open until its parts are written; one row, its id.
insert into target_version (
  region_code, project_id, unit_id, fiscal_year, version, state, tier, title, table_no, region_name, money_unit,
  department_name, unit_name, execution_weight, funds_total, funds_superior, funds_local, funds_other, funds_carry_over,
  overview, basis, annual_target, long_term_target, note, contact_name, contact_phone, markup_removed, indicator_count,
  points_total, core_points, source_file_id, changed_by)
values (
  :region, :project, :unit, :year,
  (select max(version) + 1 from target_version where project_id = :project and fiscal_year = :year), 'DRAFT', :tier, :title,
  :tableNo, :regionName, :moneyUnit, :departmentName, :unitName, :weight, :total, :superior, :local, :other, :carryOver,
  :overview, :basis, :annualTarget, :longTermTarget, :note, :contactName, :contactPhone, :markup, :count, :points, :core,
  :source, :officer)
returning id
