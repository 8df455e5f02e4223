-- Adds what somebody just did to a case.
insert into review_step (
  region_code, case_id, number, unit_id, round, action, from_stage, to_stage, officer_id, role, remark, at)
values (:region, :case, :number, :unit, :round, :action, :from, :to, :officer, :role, :remark, :at)
