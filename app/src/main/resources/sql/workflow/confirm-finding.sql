-- Keeps the tick beside a finding that asks to be confirmed; ticking twice is once.
insert into review_confirmation (
  region_code, case_id, round, rule, field, message, unit_id, confirmed_by, confirmed_at)
values (:region, :case, :round, :rule, :field, :message, :unit, :officer, :now)
on conflict do nothing
