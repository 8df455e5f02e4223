-- Begins the review of a subject or renames it; one row, the case's id. Who once drafted it stays a drafter.
insert into review_case (
  region_code, subject_kind, subject_id, unit_id, department_id, fiscal_year, title, money, stage, arrived_at, drafters)
values (:region, :kind, :subject, :unit, :department, :year, :title, :money, 'DRAFT', :now, :drafters)
on conflict (region_code, subject_kind, subject_id) do update set
  title = excluded.title, money = excluded.money,
  drafters = array(select distinct unnest(review_case.drafters || excluded.drafters))
returning id
