-- Is an adjustment of this target on its way? At most one row.
select a.id
from target_adjustment a
join review_case c on c.region_code = a.region_code and c.subject_kind = 'adjustment' and c.subject_id = a.id
where a.target_id = :target and c.stage not in ('APPROVED', 'REFUSED')
order by a.id desc
limit 1
