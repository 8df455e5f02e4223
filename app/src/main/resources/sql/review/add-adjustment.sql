-- Asks for an adjustment; one row, its id.
insert into target_adjustment (
  region_code, target_id, unit_id, reason, words, attachment_name, attachment, proposal, created_by, created_at)
values (:region, :target, :unit, :reason, :words, :name, :content::bytea, :proposal, :officer, :now)
returning id
