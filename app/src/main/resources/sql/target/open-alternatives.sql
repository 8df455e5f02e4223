-- What did two people both write and nobody has decided yet? A handful of rows.
select a.id, a.field, a.value, o.display_name as written_by, a.written_at
from target_alternative a
join officer o on o.region_code = a.region_code and o.id = a.written_by
where a.target_id = :target and a.settled_at is null
order by a.id
