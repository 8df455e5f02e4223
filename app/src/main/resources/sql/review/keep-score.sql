-- Keeps the points of one item of the review form.
insert into review_score (region_code, case_id, round, item, points, unit_id, officer_id, at)
values (:region, :case, :round, :item, :points, :unit, :officer, now())
on conflict (region_code, case_id, round, item) do update set
  points = excluded.points, officer_id = excluded.officer_id, at = excluded.at
