-- Which corrections a rule offered were made on one target and still stand? A few at most, newest first; one of them by its id.
select f.region_code, f.id, f.target_id, f.rule, f.words, f.fields, f.form_before, f.form_after, f.made_at, o.display_name as made_by_name
from target_fix f
join officer o on o.region_code = f.region_code and o.id = f.made_by
where f.target_id = :target and f.undone_by is null and (cast(:id as bigint) is null or f.id = :id)
order by f.id desc
limit 50
