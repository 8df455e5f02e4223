-- Which fields of a draft were saved one by one, and who did it last? Some hundred rows at most.
select f.field, f.revision, f.typed, f.changed_by, o.display_name as changed_by_name, f.changed_at
from target_field f
join officer o on o.region_code = f.region_code and o.id = f.changed_by
where f.target_id = :target
