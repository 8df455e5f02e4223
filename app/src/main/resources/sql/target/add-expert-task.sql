-- Asks an expert to look at a form; one row, its id, or none when that expert has this task already.
insert into expert_task (region_code, target_id, unit_id, officer_id, what_for, last_day, asked_by, asked_at)
values (:region, :target, :unit, :expert, :what, :day, :officer, :now)
on conflict (region_code, target_id, officer_id) where ended_at is null do nothing
returning id
