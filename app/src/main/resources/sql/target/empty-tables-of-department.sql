-- Which units of one department said that they have nothing of a kind of project in one year? At most two rows a unit.
select e.tier, e.fiscal_year, e.sentence, e.title, e.table_no, u.name as unit, coalesce(d.name, u.name) as department
from empty_table e
join organisation u on u.region_code = e.region_code and u.id = e.unit_id
left join organisation d on d.region_code = e.region_code and d.id = :department
where e.fiscal_year = :year and (u.id = :department or u.parent_id = :department)
order by e.tier, u.id
