-- Keeps a form as it is handed in.
insert into target_submission (region_code, target_id, round, unit_id, form, sha256, submitted_by, submitted_at)
values (:region, :target, :round, :unit, :form, :sha256, :officer, :now)
