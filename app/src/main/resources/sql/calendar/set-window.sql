-- Sets when a step of a year opens and closes.
insert into calendar_window (region_code, fiscal_year, step, opens_on, closes_on, grace_minutes, changed_by, changed_at)
values (:region, :year, :step, :opens, :closes, :grace, :officer, now())
on conflict (region_code, fiscal_year, step) do update set
  opens_on = excluded.opens_on, closes_on = excluded.closes_on, grace_minutes = excluded.grace_minutes,
  changed_by = excluded.changed_by, changed_at = excluded.changed_at
