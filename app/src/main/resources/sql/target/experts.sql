-- Who is an expert of this division today? Some dozens.
select distinct o.id, o.display_name as name, g.name as organisation
from appointment a
join officer o on o.region_code = a.region_code and o.id = a.officer_id
join organisation g on g.region_code = a.region_code and g.id = a.organisation_id
where a.role = 'EXPERT' and a.confirmed_at is not null and o.enabled
  and a.valid_from <= :today and (a.valid_until is null or a.valid_until >= :today)
order by 2, 1
