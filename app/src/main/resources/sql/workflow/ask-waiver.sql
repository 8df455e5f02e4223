-- Asks that a finding may stand; asking twice keeps the newer reason as long as nobody has decided.
insert into review_waiver (region_code, case_id, unit_id, round, rule, field, message, reason, asked_by, asked_at)
values (:region, :case, :unit, :round, :rule, :field, :message, :reason, :officer, :now)
on conflict (region_code, case_id, round, rule, field, message) do update set
  reason = excluded.reason, asked_by = excluded.asked_by, asked_at = excluded.asked_at
where review_waiver.decision is null
