-- Keeps the document that approves a department's targets; one row, its id.
insert into target_approval (
  region_code, fiscal_year, department_id, document_no, dated, congress_on, issued_by, issued_at)
values (:region, :year, :department, :number, :dated, :congress, :officer, :now)
returning id
