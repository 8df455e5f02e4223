-- Which labels were taught here and still hold? Some tens at most: the region's own before those of single units.
select m.id, m.unit_id, u.name as unit_name, m.printed, m.area, m.meaning, m.example, m.taught_by,
       o.display_name as taught_by_name, m.taught_at
from label_mapping m
join officer o on o.region_code = m.region_code and o.id = m.taught_by
left join organisation u on u.region_code = m.region_code and u.id = m.unit_id
where m.undone_at is null
order by m.unit_id is not null, m.id
