-- Begins a conversation about one place of the form; one row, its id.
insert into review_thread (region_code, case_id, unit_id, round, field, state, level, opened_by, opened_at)
values (:region, :case, :unit, :round, :field, 'OPEN', :level, :officer, :now)
returning id
