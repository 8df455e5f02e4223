-- What was handed in for a target, oldest first? One row for each round.
select s.region_code, s.round, s.form, s.sha256, s.submitted_by, s.submitted_at, o.display_name as submitted_by_name
from target_submission s
join officer o on o.region_code = s.region_code and o.id = s.submitted_by
where s.target_id = :target
order by s.round
